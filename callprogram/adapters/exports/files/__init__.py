"""The bytes of a file as rows of text."""
