"""What waits, shown with what to do about it."""
