"""Lists planned, changed by hand and signed off."""
