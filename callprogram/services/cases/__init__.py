"""What is done in a case: opened, owned, the other side asked, settled and closed."""
