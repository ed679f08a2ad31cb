"""A case as files: what it was, to be read by people and by programs, and its letters as they came."""
