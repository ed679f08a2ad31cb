"""Sentences: a promise as people say it, read into its words, who keeps it, and until when."""
