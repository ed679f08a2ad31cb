"""Time zones by what an address says: a table of states and postal codes, and how it is read."""
