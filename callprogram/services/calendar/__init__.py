"""The hour kept in step with every calendar."""
