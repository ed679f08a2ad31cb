"""The brief: what the executive reads before a call, on the page and on paper; `spoken` has what is heard."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from callprogram.domain.calls.calls import OUTCOMES, Call, Disposition
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.customers.changes import Earlier, changed, money
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.holds import Answer
from callprogram.domain.patterns.remedies import Remedy, to_be_said
from callprogram.domain.promises.commitments import Commitment, for_the_call, in_a_line, unfinished
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.domain.words.sentences import capital, on_one_line

_LONGEST_NOTE = 160
_UNLABELLED, _LONGEST_LABEL = "How it stands", 40
_TOLD_WHEN_CHANGED = ("account owner", "contact", "health", "value")


@dataclass(frozen=True)
class Brief:
    """What matters before a call: the promises still open, then facts, each one plain sentence.

    `unknown` names what nobody has said. `calls_for` is the executive for whom a deputy calls.
    """

    promises: tuple[str, ...]
    facts: tuple[str, ...]
    careful: str = ""
    say_as: str = ""
    unknown: tuple[str, ...] = field(default=(), compare=False)
    calls_for: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, in reading order."""
        return (*self._on_behalf, *self.promises, *self.facts)

    @property
    def labelled(self) -> tuple[tuple[str, str], ...]:
        """All of it for the screen, those to mind first: what stands before a colon is what its line is about."""
        return tuple(_labelled(line) for line in (*self._minded, *self.facts))

    @property
    def minded(self) -> int:
        """How many of these lines are to be minded: who calls for whom, how the name is said, care, promises."""
        return len(self._minded)

    @property
    def _minded(self) -> tuple[str, ...]:
        said = f"Sounds like: {self.say_as}" if self.say_as else ""
        careful = f"Careful: {self.careful}" if self.careful else ""
        return *self._on_behalf, *filter(None, (said, careful)), *self.promises

    @property
    def _on_behalf(self) -> tuple[str, ...]:
        return (f"You call for {self.calls_for}",) if self.calls_for else ()


@dataclass(frozen=True)
class Matters:
    """What the desk knows of a customer: their cases, what was given in each by its id, and what was changed since.

    `away` is what their automatic answer says while they are.
    """

    cases: tuple[Case, ...] = ()
    given: Mapping[int, Sequence[str]] = field(default_factory=dict)
    remedies: tuple[Remedy, ...] = ()
    away: str = ""


_NOTHING = Matters()


def brief_of(
    customer: Customer,
    commitments: Iterable[Commitment],
    calls: Iterable[Call],
    today: date,
    zone: str,
    *,
    earlier: Earlier | None = None,
    matters: Matters = _NOTHING,
    read_now: bool = False,
) -> Brief:
    """The brief for one customer on the day of the call, days as in that zone; `calls` in any order.

    Of the remedies those are told that their cases caused. `read_now` says that it is read on that day alone, so that
    promises are told as they stand on it.
    """
    told_of = in_a_line if read_now else for_the_call
    before = _latest_first(calls)
    talks = {day_in(zone, call.started_at) for call in before if call.disposition is Disposition.CONNECTED}
    facts = [
        f"Away: {shortened(matters.away)}" if matters.away else "",
        *(_remedy(each, today) for each in to_be_said(matters.remedies, matters.cases, today, talks)),
        *(line for each in matters.cases if not each.settled_on for line in _case(each, matters, today, zone)),
        f"Last call {_call_in_words(before[0], today, zone)}" if before else "",
        _changes(customer, earlier, today),
        _worth(customer, today),
        _trouble(customer),
        _crm_note(customer),
    ]
    return Brief(
        promises=tuple(told_of(commitment, today, zone) for commitment in unfinished(commitments)),
        facts=tuple(filter(None, facts)),
        careful=customer.careful,
        say_as=customer.say_as,
        unknown=_unknown(customer, before),
    )


def with_answers(brief: Brief, answers: Iterable[Answer], owner: str, *, is_silent: bool = False) -> Brief:
    """The brief with what its account owner wants to be known, right after the promises, or that they are silent."""
    said = tuple(f"{answer.answered_by}: {shortened(answer.text)}" for answer in answers)
    if not said:
        nothing = (f"{owner} was asked and has not answered yet",) if is_silent else ()
        return replace(brief, facts=nothing + brief.facts)
    unknown = tuple(each for each in brief.unknown if each != _what_they_say(owner))
    return replace(brief, facts=said + brief.facts, unknown=unknown)


def shortened(text: str, longest: int = _LONGEST_NOTE) -> str:
    """The text on one line of at most so many characters, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 2].rsplit(' ', 1)[0]} …"


def _labelled(line: str) -> tuple[str, str]:
    label, _, words = line.partition(": ")
    return (label, words) if words and len(label) <= _LONGEST_LABEL else (_UNLABELLED, line)


def _latest_first(calls: Iterable[Call]) -> list[Call]:
    return sorted((call for call in calls if call.disposition), key=lambda call: call.started_at, reverse=True)


def _call_in_words(call: Call, today: date, zone: str) -> str:
    outcome = OUTCOMES[call.disposition].lower() if call.disposition else ""
    said = f": {shortened(on_one_line(call.note))}" if call.note.strip() else ""
    return f"{in_words(day_in(zone, call.started_at), today)}, {outcome}{said}"


def _case(case: Case, matters: Matters, today: date, zone: str) -> Iterator[str]:
    """What they want; who has it and until when they hear; what they were given; and the other side."""
    yield f"Escalated on {in_words(case.raised_on, today)}: “{shortened(case.wants)}”"
    who = f"{case.owner} has it" if case.owner else "nobody has it yet"
    yield f"Their case: {', '.join(filter(None, (who, _clock(case, today, zone))))}"
    if given := matters.given.get(case.id):
        yield f"Decided for them: {shortened(', '.join(given))}"
    if case.answer:
        yield f"{case.answered_by}: {shortened(case.answer)}"


def _clock(case: Case, today: date, zone: str) -> str:
    if case.state is State.WAITING:
        return "it is theirs to answer"
    if case.answered_at is None:
        day = day_in(zone, case.answer_by) if case.answer_by else None
        return f"to be answered by {in_words(day, today)}" if day else ""
    more = f"; they hear more by {in_words(case.hear_by, today)}" if case.hear_by else ""
    return f"answered on {in_words(day_in(zone, case.answered_at), today)}{more}"


def _remedy(remedy: Remedy, today: date) -> str:
    return f"Changed because of them: {shortened(remedy.text)}, since {in_words(remedy.holds_on, today)}"


def _changes(customer: Customer, earlier: Earlier | None, today: date) -> str:
    said = changed(earlier.customer, customer, _TOLD_WHEN_CHANGED) if earlier else ()
    return f"New since {in_words(earlier.changed_on, today)}: {', '.join(said)}" if earlier and said else ""


def _unknown(customer: Customer, before: Sequence[Call]) -> tuple[str, ...]:
    known = {
        "their role": customer.contact.title,
        "who looks after them": customer.account_owner,
        "how long they have been a customer": customer.customer_since,
        "what they are worth": money(customer),
        "when they renew": customer.renewal_on,
        "their health": "" if customer.health is None else "known",
        "any earlier call": before or customer.last_contact_on,
        _what_they_say(customer.account_owner): not customer.account_owner,
    }
    return tuple(name for name, value in known.items() if not value)


def _what_they_say(owner: str) -> str:
    return f"what {owner} says"


def _worth(customer: Customer, today: date) -> str:
    value = f"{money(customer)} a year" if customer.revenue is not None else ""
    renewal = _renewal(customer.renewal_on, today) if customer.renewal_on else ""
    since = f"customer since {customer.customer_since.year}" if customer.customer_since else ""
    return capital(", ".join(filter(None, (value, renewal, since))))


def _renewal(day: date, today: date) -> str:
    return f"{'was to renew on' if day < today else 'renews'} {in_words(day, today)}"


def _trouble(customer: Customer) -> str:
    cases = counted(customer.open_cases, "open case") if customer.open_cases else ""
    health = f"health {customer.health}" if customer.health is not None else ""
    nps = f"rated us {customer.nps} of 10" if customer.nps is not None else ""
    return capital(", ".join(filter(None, (cases, health, nps))))


def _crm_note(customer: Customer) -> str:
    return f"From the CRM: {shortened(customer.notes)}" if customer.notes.strip() else ""
