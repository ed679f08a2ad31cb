"""Words and small parts that every page has."""
