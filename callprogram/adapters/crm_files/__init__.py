"""Files that CRMs import: calls, notes and promises, each with the CRM's own id."""

from callprogram.adapters.crm_files.writing import file_of, files_of

__all__ = ["file_of", "files_of"]
