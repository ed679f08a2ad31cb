"""Patterns: what causes cases again and again, what was changed because of it, and whether writing paid."""
