"""Columns about the account owner: `Téléphone du commercial` beside `Commercial` is nobody's to call."""

from collections.abc import Iterable, Mapping, Sequence

from callprogram.adapters.exports.columns.headers import normalised, words

_REACHED_BY = ("phone", "email")


def of_owner(found: Mapping[str, Sequence[str]], headers: Iterable[str]) -> frozenset[str]:
    """The headers that say more about the owner than the one found; a number or an address that is alone stays."""
    owners = found.get("account_owner", ())
    about = {header for header in headers for owner in owners if _is_about(header, owner)}
    alone = {header for field in _REACHED_BY for header in found.get(field, ()) if about >= {*found[field]}}
    taken = {header for field, names in found.items() if field not in _REACHED_BY for header in names}
    return frozenset(about - alone - taken)


def _is_about(header: str, owner: str) -> bool:
    """Whether a header has all words of the owner's, or their first letters, and others: `RM Mobile`."""
    said, whose, name = {*words(header)}, words(owner), normalised(owner)
    if header == owner or normalised(header) == name:
        return False
    letters = "".join(word[0] for word in whose)
    return (
        {*whose} < said or (len(whose) > 1 and {letters} < said) or (not name.isascii() and name in normalised(header))
    )
