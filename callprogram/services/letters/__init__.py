"""What is done with letters: taken in, decided, answered."""
