"""Parts about customers and their imports."""
