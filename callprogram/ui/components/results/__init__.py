"""Parts of the results."""
