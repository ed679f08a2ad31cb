"""Call lists: who may be called, who is chosen, and why."""
