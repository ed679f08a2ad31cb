"""The hour in calendars."""
