"""Sender rules: an address or a whole domain whose letters go straight to the executive, or to the bin."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.letters.routes import Route
from callprogram.errors import BadInputError

_DOMAIN = re.compile(r"@?[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class SenderRule:
    """One rule; an address without a name before the @ is a domain."""

    id: int
    address: str
    route: Route
    why: str
    set_by: str
    set_at: datetime


def read_sender(text: str) -> str:
    """An address, or a domain as `@example.com`; raises BadInputError for what is neither."""
    address = text.strip().casefold()
    if _DOMAIN.fullmatch(address):
        return "@" + address.removeprefix("@")
    name, _, domain = address.rpartition("@")
    if not name or re.search(r"[\s<>,;@]", name) or not _DOMAIN.fullmatch(domain):
        raise BadInputError(
            f"“{text.strip()}” is no address; write one like anna@example.com, or @example.com for all of them."
        )
    return address


def rule_for(email: str | None, rules: Iterable[SenderRule]) -> SenderRule | None:
    """The rule for this sender: the address's own before its domain's."""
    by_address = {each.address: each for each in rules}
    domain = "@" + (email or "").rpartition("@")[2]
    return by_address.get(email or "") or by_address.get(domain)
