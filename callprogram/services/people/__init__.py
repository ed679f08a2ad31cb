"""Who signs in, and the outbox."""
