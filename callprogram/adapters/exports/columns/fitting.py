"""Whether the cells of a column can be what its header says."""

from collections.abc import Mapping
from types import MappingProxyType

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.names import is_one
from callprogram.adapters.frames.schema import DATES

_MANY, _SOME, _SPARSE = 0.5, 0.2, 0.25
_FEW_CELLS, _ENOUGH_CELLS = 2, 3  # below which nothing is said against a header
_NAMES = ("key", "address", "date", "flag", "url", "written_phone", "number", "salutation")
_AGAINST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "phone": ("email", "date", "url", "flag", "country_name", "person"),
        "company": ("key", "email", "date", "flag", "written_phone", "number"),
        "contact": _NAMES,
        "title": ("salutation", "email", "date", "written_phone", "number", "url"),
        "account_owner": ("date", "flag", "link", "written_phone", "country_name"),
        "crm_id": ("email", "date", "written_phone", "flag", "words"),
        "contact_id": ("email", "date", "written_phone", "flag", "words"),
        "country": ("email", "date", "number", "url"),
        "state": ("email", "date", "written_phone", "number", "url", "flag", "status"),
        "city": ("email", "date", "written_phone", "number", "url", "flag"),
        "postal_code": ("email", "international", "url", "flag"),
        "currency": ("number", "date", "email"),
        "language": ("number", "date", "email"),
        "nps": ("email", "date", "person"),
        "open_cases": ("email", "date", "person"),
        "revenue": ("email", "date"),
    }
)
_NEEDED: Mapping[str, str] = MappingProxyType(
    {
        "phone": "callable",
        "email": "email",
        "country": "country",
        "revenue": "figures",
        **dict.fromkeys(DATES, "day"),
    }
)
_WHOLE = MappingProxyType(
    dict.fromkeys(("name", "in_charge", "first_name", "infix", "last_name"), "contact") | {"customer_name": "company"}
)


def fits(wanted: str, column: Column) -> bool:
    """Whether the cells leave it open that the column fills a field: few are another kind, some are its own."""
    whole = "phone" if wanted.startswith("phone") else _WHOLE.get(wanted, wanted)
    count, needed = len(column.cells), _NEEDED.get(whole)
    if count >= _ENOUGH_CELLS and needed and column.share(needed) < _SOME:
        return False
    against = any(column.share(kind) > _MANY for kind in _AGAINST.get(whole, ()))
    return count < _FEW_CELLS or not against


def is_weak(wanted: str, column: Column) -> bool:
    """Whether another column that says the same is to be preferred: few cells, one company, owners without names."""
    if len(column.cells) < _SPARSE * len(column.rows):
        return True
    if wanted == "company":
        return is_one(column)
    return wanted == "account_owner" and max(column.share("person"), column.share("login")) < _SOME
