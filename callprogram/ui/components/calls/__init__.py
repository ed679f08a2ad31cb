"""Parts of the running hour."""
