"""Parts of the hour's own settings."""
