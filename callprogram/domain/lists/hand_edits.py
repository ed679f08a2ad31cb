"""Hand edits: what somebody changed on a draft; facts of their own, which planning again keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callprogram.domain.program.call_hour import Week


class Kind(StrEnum):
    """What was done: kept on the list, put on it, or taken off."""

    PIN = "pin"
    ADD = "add"
    DROP = "drop"


@dataclass(frozen=True)
class HandEdit:
    """One change of a week's draft; the latest for a customer counts."""

    id: int
    program_id: int
    week: Week
    customer_id: int
    kind: Kind
    made_at: datetime
    made_by: str
    why: str = ""


@dataclass(frozen=True)
class HandEdits:
    """Whom people put on a list and took off it; `added` may be called before their gap or snooze is over."""

    kept: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()


def hand_edits(edits: Iterable[HandEdit]) -> HandEdits:
    """What the edits of a week come to."""
    latest = {edit.customer_id: edit.kind for edit in sorted(edits, key=lambda each: each.id)}

    def those(kind: Kind) -> frozenset[int]:
        return frozenset(customer for customer, last in latest.items() if last is kind)

    return HandEdits(those(Kind.PIN), those(Kind.ADD), those(Kind.DROP))
