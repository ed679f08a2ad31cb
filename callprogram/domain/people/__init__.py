"""Members, and what is told to whom."""
