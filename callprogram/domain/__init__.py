"""Rules: frozen dataclasses and free functions, without a clock and without I/O."""
