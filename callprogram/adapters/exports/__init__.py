"""CRM exports: bytes to rows of text, headers to fields, columns to customers."""

from callprogram.adapters.exports.exports import read
from callprogram.adapters.exports.glancing import glance, headers_of, some_rows
from callprogram.adapters.exports.rejects import rejects_csv
from callprogram.adapters.exports.wanted_numbers import answers_in, wanted_csv

__all__ = ["answers_in", "glance", "headers_of", "read", "rejects_csv", "some_rows", "wanted_csv"]
