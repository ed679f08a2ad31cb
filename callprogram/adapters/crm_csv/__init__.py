"""CRM exports: bytes to rows of text, headers to fields, columns to customers."""

from callprogram.adapters.crm_csv.exports import read
from callprogram.adapters.crm_csv.rejects import rejects_csv, write_rejects

__all__ = ["read", "rejects_csv", "write_rejects"]
