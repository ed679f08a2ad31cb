"""What each role may do, and to which rows."""
