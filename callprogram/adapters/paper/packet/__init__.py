"""The packet: the whole hour on paper, for a desk without a screen and a seat in a plane."""

from callprogram.adapters.paper.packet.writing import write

__all__ = ["write"]
