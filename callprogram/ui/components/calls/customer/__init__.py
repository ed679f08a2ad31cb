"""Parts of the page of one customer."""
