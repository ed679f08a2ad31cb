"""What came of the hours."""
