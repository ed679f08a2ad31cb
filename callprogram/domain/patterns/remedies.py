"""Remedies: what was changed because of a cause, from which day it holds, and who of its customers was told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.patterns.causes import key_of
from callprogram.domain.people.addresses import compared
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import in_words
from callprogram.domain.words.subjects import subject
from callprogram.errors import BadInputError


@dataclass(frozen=True)
class Remedy:
    """What was changed because of a cause, in words that its customers read, and the day from which it holds."""

    id: int
    program_id: int
    cause: str
    text: str
    holds_on: date
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class Telling:
    """Somebody with this case was told of a remedy, after a person had read the letter."""

    id: int
    remedy_id: int
    case_id: int
    told_by: str
    told_at: datetime


@dataclass(frozen=True)
class Concerned:
    """One of whom a remedy speaks: their first case with its cause, who and at which address, and whether they know.

    `cases` are the ids of all of them; `why_not` says why nobody writes to them, `told_at` when they were told.
    """

    case: Case
    customer: Customer | None
    person: str
    to: str
    cases: tuple[int, ...] = ()
    why_not: str = ""
    told_at: datetime | None = None

    @property
    def name(self) -> str:
        """The customer, else whoever wrote."""
        return self.customer.name if self.customer else self.person or self.to or "Nobody named"

    @property
    def waits(self) -> bool:
        """Whether they can be told, and were not."""
        return self.told_at is None and not self.why_not


def changed(program_id: int, cause: str, text: str, holds_on: date, by: str, at: datetime) -> Remedy:
    """A new remedy; raises BadInputError where it says nothing."""
    if not text.strip():
        raise BadInputError("Say in a sentence what was changed, as its customers will read it.")
    return Remedy(0, program_id, cause, " ".join(text.split()), holds_on, by, at)


def concerned_by(
    remedy: Remedy, cases: Iterable[Case], customers: Mapping[int, Customer], told: Iterable[Telling]
) -> tuple[Concerned, ...]:
    """Everybody with a case of its cause, each once whatever their cases became, those who came first at the top."""
    told_at = {each.case_id: each.told_at for each in told if each.remedy_id == remedy.id}
    theirs: dict[str, list[Case]] = {}
    for case in sorted(cases, key=lambda each: each.id):
        if key_of(remedy.cause) in map(key_of, case.causes):
            theirs.setdefault(_who(case), []).append(case)
    return tuple(_concerned(each, customers, told_at) for each in theirs.values())


def letter_to(one: Concerned, remedy: Remedy, writer: str, today: date) -> Draft:
    """The letter as somebody would begin it; whoever sends it has read it, and may change everything in it."""
    greeting = f"Dear {one.person}," if one.person.strip() else "Hello,"
    day = in_words(remedy.holds_on, today)
    text = remedy.text.rstrip(".")
    body = (
        f"{greeting}\n\n"
        f"You told us of trouble with {remedy.cause}, and we changed something because of it. Since {day}: {text}.\n\n"
        f"Just answer this mail if it happens to you again.\n\n"
        f"Our reference: {one.case.reference}\n\n{writer or 'Yours'}"
    )
    return Draft(one.to, subject("What we changed: ", remedy.cause, f" ({one.case.reference})"), body)


def not_yet(remedy: Remedy, today: date) -> str:
    """Why nobody is told on this day, as a sentence; empty from the day on which it holds."""
    day = in_words(remedy.holds_on, today)
    return f"It holds from {day} on; nobody is told before." if today < remedy.holds_on else ""


def to_be_said(
    remedies: Iterable[Remedy], cases: Iterable[Case], today: date, talks: Collection[date]
) -> tuple[Remedy, ...]:
    """What holds by now because of the cases of a customer, and since when nobody talked to them."""
    causes = {(case.program_id, key_of(cause)) for case in cases for cause in case.causes}
    theirs = (each for each in remedies if (each.program_id, key_of(each.cause)) in causes)
    return tuple(each for each in theirs if each.holds_on <= today and not any(each.holds_on <= day for day in talks))


def _concerned(cases: list[Case], customers: Mapping[int, Customer], told_at: Mapping[int, datetime]) -> Concerned:
    first = cases[0]
    customer = customers.get(first.customer_id or 0)
    person = next(filter(None, (each.person for each in cases)), customer.contact.name if customer else "")
    to = next(filter(None, (each.email for each in cases)), customer.contact.email if customer else "")
    told = [told_at[each.id] for each in cases if each.id in told_at]
    ids = tuple(each.id for each in cases)
    return Concerned(first, customer, person, to, ids, _why_not(customer, to), min(told, default=None))


def _why_not(customer: Customer | None, to: str) -> str:
    if customer and customer.do_not_call:
        return "asked to be left alone, or is erased"
    return "" if to else "nobody knows an address"


def _who(case: Case) -> str:
    return str(case.customer_id) if case.customer_id else compared(case.email or case.person or case.reference)
