"""Forgetting somebody: which rows are about them, what becomes of each, and what still speaks of them elsewhere."""
