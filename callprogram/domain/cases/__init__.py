"""Cases: one matter of one customer each, with an owner by name, a clock, and the side of whoever said no."""
