"""The outside: files, database, calendar, telephone."""
