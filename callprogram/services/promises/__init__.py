"""Promises made, kept, told, and thought of."""
