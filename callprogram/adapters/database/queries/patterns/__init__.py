"""What cases teach, as questions to the database."""
