"""Languages: the words by which other languages name days and people, and what they are in English."""
