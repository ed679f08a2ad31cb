"""Files that CRMs import: calls, notes and promises, each with the CRM's own id."""

from callprogram.adapters.written_back.writing import file_of, files_of

__all__ = ["file_of", "files_of"]
