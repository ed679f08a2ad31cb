"""Heads-ups: what an account owner hears of the calls of one list, before its hour begins, and of what changes then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callprogram.domain.customers.clocks import clock, day_and_time, place
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.lists.holds import answer_by
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.words.dates import counted, day_in
from callprogram.domain.words.subjects import subject

NOTHING, OFF = "", "off"  # what the reader was told before of an entry, where it is not when it is called
_LOOK, _SAY = "Look at your coming calls", "Say what to know, or ask to hold the call"
_YOURS = "yours"


class News(StrEnum):
    """What there is to say of an entry, as the heading of a letter with several."""

    CALLED = "Called"
    STANDBY = "Standbys, called only if somebody does not answer"
    TAKEN_OFF = "Not called after all"
    PUT_BACK = "Called after all"
    MOVED = "Called at another time"


_AS = {True: "lead them", False: "look after these calls"}


@dataclass(frozen=True)
class Line:
    """One customer on the list, and what the reader was told before.

    `away` is who looks after the customer where that is not the reader, who hears of it in their place: as who `leads`
    them, else as who is at the desk.
    """

    entry: Entry
    customer: Customer
    before: str = NOTHING
    away: str = ""
    leads: bool = False


@dataclass(frozen=True)
class Occasion:
    """Who calls, on which list, and where the reader's clock is."""

    executive: str
    call_list: CallList
    zone: str

    @property
    def caller(self) -> str:
        """Who calls, without for whom, as there is room for in a subject."""
        return self.executive.partition(", for ")[0]

    @property
    def clocks(self) -> str:
        """Whose times these are."""
        return f"Times are those of {place(self.zone)}."

    @property
    def day(self) -> str:
        """`Tuesday 24 November`, where the reader is."""
        day = day_in(self.zone, self.call_list.starts_at)
        return f"{day:%A} {day.day} {day:%B}"


def is_ahead(call_list: CallList, now: datetime) -> bool:
    """Whether the hour is still to come: afterwards nobody needs to hear of it beforehand."""
    return call_list.started_at is None and now < call_list.starts_at


def as_told(entry: Entry) -> str:
    """What somebody who is told of the entry now knows of it."""
    return OFF if entry.state is EntryState.SKIPPED else entry.planned_at.isoformat()


def news_of(line: Line) -> News | None:
    """What is new to the reader; nothing where the customer is as they were told, or was called already."""
    now = as_told(line.entry)
    if line.before == now or line.entry.state is EntryState.DONE:
        return None
    if line.before == NOTHING:
        called = News.STANDBY if line.entry.standby else News.CALLED
        return None if now == OFF else called
    if now == OFF:
        return News.TAKEN_OFF
    return News.PUT_BACK if line.before == OFF else News.MOVED


def letter(occasion: Occasion, lines: Sequence[Line], now: datetime) -> Content | None:
    """One letter of all that is new to the reader; None where nothing is."""
    told = [(news, line) for line in lines if (news := news_of(line))]
    if not told:
        return None
    if len(told) == 1:
        return _of_one(occasion, *told[0], now)
    lines = [line for _, line in told]
    heading, opening, until = _of_several(occasion, [news for news, _ in told], _whose(lines), now)
    own = any(not line.away for line in lines)
    return Content(
        subject=heading,
        opening=opening,
        sections=_sections(occasion, told),
        link="/upcoming" if own else "",
        link_words="Say what to know, or ask to hold a call" if own else "",
        closing=f"{until}{_because(lines)}",
    )


def to_deputy(occasion: Occasion, executive: str, lines: Sequence[Line]) -> Content:
    """What whoever holds the hour for the executive hears of its list once it is signed off."""
    told = [(News.STANDBY if line.entry.standby else News.CALLED, line) for line in lines]
    calls = sum(news is News.CALLED for news, _ in told)
    begins = clock(occasion.call_list.starts_at, occasion.zone)
    return Content(
        subject=subject("You hold the hour for ", executive, f" on {occasion.day}"),
        opening=f"{counted(calls, 'call')} from {begins} on. {occasion.clocks}",
        sections=_sections(occasion, told),
        link=f"/this_week?week={occasion.call_list.week}",
        link_words="Look at the list",
        closing=f"You get this because you hold the hour while {executive} is away.",
    )


def taken_back(occasion: Occasion) -> Content:
    """What whoever heard of a list hears when it is a draft again."""
    return Content(
        subject=f"Planned again: the calls of {occasion.day}",
        opening=f"Whom {occasion.executive} calls on {occasion.day} is open again. What you heard of it does not hold "
        "any more; you hear once the list is signed off anew.",
        closing="You get this because you heard of the list before.",
    )


def _of_several(occasion: Occasion, news: Sequence[News], whose: str, now: datetime) -> tuple[str, str, str]:
    """The subject, the opening, and until when an answer helps."""
    calls, standbys = news.count(News.CALLED), news.count(News.STANDBY)
    if calls + standbys < len(news):
        theirs = "Your customers" if whose == _YOURS else f"Customers of {whose}"
        moved = subject("", theirs, f" are called on {occasion.day} instead")
        changes = subject("Changed: whom of ", whose, f" we call on {occasion.day}")
        heading = moved if set(news) == {News.MOVED} else changes
        return heading, f"The list has changed since you heard of it. {occasion.clocks}", ""
    who, until = occasion.executive, f"{_helps_until(occasion, now)} "
    if not calls:
        may = f"may call {standbys} customers"
        opening = f"{who} {may} of {whose} on {occasion.day}, if somebody else does not answer."
        return subject("", occasion.caller, f" {may} on {occasion.day}"), opening, until
    what = f"calls {counted(calls, 'customer')}"
    more = f", and may call {standbys} more if somebody does not answer" if standbys else ""
    opening = f"{who} {what} of {whose} on {occasion.day}{more}. {occasion.clocks}"
    return subject("", occasion.caller, f" {what} on {occasion.day}"), opening, until


def _of_one(occasion: Occasion, news: News, line: Line, now: datetime) -> Content:
    words, more = _said(occasion, news, line)
    because = _because([line])
    first = news in {News.CALLED, News.STANDBY}
    return Content(
        subject=subject("", line.customer.name, words),
        opening=more,
        sections=(Section("Why", (line.entry.reason,)),) if first else (),
        link="" if line.away else f"/upcoming?entry={line.entry.id}",
        link_words="" if line.away else _LOOK if news is News.TAKEN_OFF else _SAY,
        closing=f"{_helps_until(occasion, now)} {because}" if first else because,
    )


def _whose(lines: Sequence[Line]) -> str:
    """Whose customers they are, after `of`: the reader's where any is, else those of who is away."""
    names = dict.fromkeys(line.away for line in lines)
    return _YOURS if "" in names else " and ".join(names)


def _because(lines: Sequence[Line]) -> str:
    """Why the reader gets it; for whoever is away they answer by mail, as they have no page of those customers."""
    customers = lines[0].customer.name if len(lines) == 1 else "these customers"
    leads = {line.away: line.leads for line in lines}
    own = [f"you look after {customers}"] * ("" in leads)
    away = [f"{name} is away, and you {_AS[led]}" for name, led in leads.items() if name]
    answer = "Anything to know before? Just answer this mail. " if away else ""
    return f"{answer}You get this because {', and because '.join([*own, *away])}."


def _said(occasion: Occasion, news: News, line: Line) -> tuple[str, str]:
    """What follows the customer's name in the subject of a letter about them, and its opening."""
    name, when = line.customer.name, day_and_time(line.entry.planned_at, occasion.zone)
    if news is News.CALLED:
        called = f": called on {when}"
        return called, f"{occasion.executive} calls {line.customer.in_full} on {when}."
    if news is News.STANDBY:
        standby = (
            f"{line.customer.in_full} is a standby on {occasion.day}, called only if somebody else does not answer"
        )
        return f": perhaps called on {occasion.day}", f"{standby}."
    if news is News.TAKEN_OFF:
        return f": not called on {occasion.day}", f"{name} is not called on {occasion.day} after all: {_why_not(line)}."
    how = "instead" if news is News.MOVED else "after all"
    if line.entry.standby:
        may = f"{name} may be called on {occasion.day} {how}, if somebody else does not answer."
        return f": perhaps called on {occasion.day}", may
    short = f": now on {when}" if news is News.MOVED else f": called after all on {occasion.day}"
    return short, f"{name} is called on {when} {how}."


def _why_not(line: Line) -> str:
    return line.entry.skipped_why.rstrip(".")


def _sections(occasion: Occasion, told: Sequence[tuple[News, Line]]) -> tuple[Section, ...]:
    points = ((news, [_point(occasion, news, line) for each, line in told if each is news]) for news in News)
    return tuple(Section(news, _in_one_line(news, lines)) for news, lines in points if lines)


def _in_one_line(news: News, lines: Sequence[str]) -> tuple[str, ...]:
    """Standbys all in one line, others one by one."""
    return ("; ".join(lines),) if news is News.STANDBY else tuple(lines)


def _point(occasion: Occasion, news: News, line: Line) -> str:
    if news is News.CALLED:
        return f"{clock(line.entry.planned_at, occasion.zone)}, {line.customer.in_full}: {line.entry.reason}"
    if news is News.STANDBY:
        return line.customer.in_full
    if news is News.TAKEN_OFF:
        return f"{line.customer.name}: {_why_not(line)}"
    if line.entry.standby:
        return f"{line.customer.name}: a standby on {occasion.day}"
    return f"{line.customer.name}: {day_and_time(line.entry.planned_at, occasion.zone)}"


def _helps_until(occasion: Occasion, now: datetime) -> str:
    return f"An answer helps until {day_and_time(answer_by(occasion.call_list, now), occasion.zone)}."
