"""What is done for the law: holds that are set and lifted."""
