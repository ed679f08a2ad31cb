"""One hour a week, an executive calls customers; what is promised in it comes true."""

__version__ = "0.1.0"
