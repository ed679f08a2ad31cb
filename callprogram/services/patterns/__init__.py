"""What people do with what the cases teach."""
