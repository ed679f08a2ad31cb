"""Calls: what is known before, what happens during, what follows after."""
