"""Parts about promises."""
