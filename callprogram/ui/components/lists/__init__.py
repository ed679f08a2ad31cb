"""Parts of this week's list."""
