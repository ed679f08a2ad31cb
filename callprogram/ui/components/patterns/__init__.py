"""How patterns look: what comes to be again and again, and what was changed because of it."""
