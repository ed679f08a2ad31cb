"""Staying: whether a customer stayed after something was decided for them, as far as the CRM says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Since(StrEnum):
    """What became of a customer since."""

    STAYED = "stayed"
    LEFT = "left since"


@dataclass(frozen=True)
class InTheCrm:
    """What exports say of a customer: on which days a renewal was due, and on which day they were not there any more.

    `latest` is the day of the latest export.
    """

    renewals: frozenset[date] = frozenset()
    latest: date = date.min
    gone_on: date | None = None


def since(decided_on: date, known: InTheCrm) -> Since | None:
    """Gone, or still there though a renewal was due; None where nothing says either."""
    if known.gone_on:
        return Since.LEFT if known.gone_on >= decided_on else None
    was_due = any(decided_on < each < known.latest for each in known.renewals)
    return Since.STAYED if was_due else None
