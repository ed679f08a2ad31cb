"""Decisions: what was given to put something right or refused, against whose budget, and whether one would again."""
