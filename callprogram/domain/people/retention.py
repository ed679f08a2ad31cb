"""Retention: how long what was said and written is kept, by rule, where somebody has set one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from callprogram.domain.words.dates import counted
from callprogram.errors import BadInputError

THE_RULE = 1  # there is one
LONGEST = 600  # months


class What(StrEnum):
    """What a rule is about; what is said of it is in `GOES`."""

    NOTES = "notes"
    CALLS = "calls"
    MESSAGES = "messages"
    IMPORTS = "imports"
    LOG = "log"
    BINNED = "binned"
    APPLICATIONS = "applications"
    CASES = "cases"


# One of each, as it is counted, and what becomes of it.
GOES: Mapping[What, tuple[str, str]] = {
    What.NOTES: ("note", "What was written down of a call, the private part too."),
    What.CALLS: ("number of a call", "Its number and reasons; when the call was, and what came of it, still counts."),
    What.MESSAGES: ("message", "What was sent, or could not be."),
    What.IMPORTS: ("import", "What customers were before it; it cannot be undone any more."),
    What.LOG: ("line of the audit trail", "The words of it; who, when and what stay, and the trail is whole."),
    What.BINNED: ("letter in the bin", "The letter and its files."),
    What.APPLICATIONS: ("application for a job", "The letter and its files, from when it was decided."),
    What.CASES: (
        "case that is over",
        "Its letters and what was written in it; when it was, and what was given, still counts.",
    ),
}
# Months that many would choose; nothing goes by them before somebody says so.
PROPOSED: Mapping[What, int] = {What.BINNED: 1, What.APPLICATIONS: 6, What.CASES: 36}


@dataclass(frozen=True)
class Retention:
    """For how many months each is kept, for ever where nothing is said; nothing goes before an admin has it `acts`."""

    id: int
    notes: int | None = None
    calls: int | None = None
    messages: int | None = None
    imports: int | None = None
    log: int | None = None
    binned: int | None = None
    applications: int | None = None
    cases: int | None = None
    acts: bool = field(default=False, kw_only=True)

    @property
    def months(self) -> Mapping[What, int]:
        """What is not kept for ever, and for how long it is."""
        every = ((what, getattr(self, what.value)) for what in What)
        return {what: months for what, months in every if months is not None}


def read_months(months: int | None) -> int | None:
    """Months as somebody has set them, 0 for ever; raises BadInputError for what is no such number."""
    if months is not None and not 0 <= months <= LONGEST:
        raise BadInputError(f"Say how many months from 1 to {LONGEST}, or 0 for ever.")
    return months or None


def kept_for(retention: Retention, months: Mapping[What, int | None]) -> Retention:
    """The rule with months for each of these; raises BadInputError as `read_months` does."""
    every = (read_months(months.get(what, retention.months.get(what))) for what in What)
    return Retention(retention.id, *every, acts=retention.acts)


def ends(retention: Retention, now: datetime) -> Mapping[What, datetime]:
    """Before which moment each goes."""
    return {what: now - relativedelta(months=months) for what, months in retention.months.items()}


def in_words(went: Mapping[What, int]) -> str:
    """`12 notes, 3 letters in the bin`; nothing where nothing goes."""
    return ", ".join(_counted(what, count) for what, count in went.items() if count)


def _counted(what: What, count: int) -> str:
    one, _, rest = GOES[what][0].partition(" ")
    return f"{counted(count, one)} {rest}".rstrip()
