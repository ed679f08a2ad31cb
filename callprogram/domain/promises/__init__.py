"""Promises: made, understood, kept, told."""
