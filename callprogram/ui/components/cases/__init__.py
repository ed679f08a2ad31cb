"""How cases look: which there are, the story of one, what is next in it, and its answer."""
