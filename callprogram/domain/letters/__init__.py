"""Letters: what reached the executive from outside, as it came, and what it says."""
