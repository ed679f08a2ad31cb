"""CRM exports: bytes to rows of text, headers to fields, columns to customers."""

from callprogram.adapters.exports.exports import headers_of, read
from callprogram.adapters.exports.rejects import rejects_csv

__all__ = ["headers_of", "read", "rejects_csv"]
