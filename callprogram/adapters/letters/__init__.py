"""Letters as they come: mail files of every kind, read without trusting any of them."""
