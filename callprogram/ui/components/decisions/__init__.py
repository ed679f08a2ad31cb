"""How decisions look: what waits to be approved, what is looked at again, and budgets."""
