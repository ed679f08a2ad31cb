"""For the law: what is held, so that nothing of it goes, and what a case gives out as a whole."""
