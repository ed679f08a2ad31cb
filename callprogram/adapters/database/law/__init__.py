"""What is on legal hold, asked by whatever deletes."""
