"""What stands on the other side of a calendar file: programs that read it."""
