"""How letters look: what waits, one of them with its gates, and how they come in."""
