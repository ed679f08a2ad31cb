"""The results on one page, for a meeting of the board."""

from callprogram.adapters.paper.report.writing import write

__all__ = ["write"]
