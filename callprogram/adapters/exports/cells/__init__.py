"""Cells of one kind as values: amounts, dates, telephone numbers, places."""
