"""What people do: each function is one transaction."""
