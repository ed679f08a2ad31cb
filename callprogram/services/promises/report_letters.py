"""Report letters: what was said in calls, and what is promised, kept or late, as it is of one reader's concern.

A letter keeps what it is about, one word for each thing; what it says is read off how things stand when it goes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.clocks import clock, place
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.messages import Content, Message, Section
from callprogram.domain.people.recipients import name_of, reached_at
from callprogram.domain.promises.commitments import Commitment, State, how_due, is_awaited
from callprogram.domain.words.dates import counted, day_in, weekday_in_words
from callprogram.domain.words.sentences import on_one_line
from callprogram.domain.words.subjects import subject
from callprogram.services.acting import Acting
from callprogram.services.promises.report_facts import (
    As,
    Line,
    Reader,
    Told,
    left_out_to,
    line_of,
    program_of,
    promised_in,
    reader_of,
    rows_of,
    told_to,
)

_HEADINGS = {
    As.EXECUTIVE: "You promised",
    As.OWNER: "Promised in your name",
    As.STAND_IN: "{executive} promised",
    As.HELPER: "{executive} promised; can you help?",
    As.KEEPER: "Kept by you; they do not know yet",
    As.DESK: "Overdue",
    As.AWAITING: "Promised by customers; they may only have to be asked",
    As.FORMER: "Not yours to keep any more",
}
_IN_THE_SUBJECT = {
    As.EXECUTIVE: "to keep",
    As.OWNER: "to keep",
    As.STAND_IN: "to keep",
    As.HELPER: "to help with",
    As.KEEPER: "to tell",
    As.DESK: "overdue",
    As.AWAITING: "by customers",
    As.FORMER: "not yours any more",
}
_REASONS = {
    As.EXECUTIVE: "you promised this",
    As.OWNER: "this was promised in your name",
    As.STAND_IN: "nobody knows {executive}'s address",
    As.HELPER: "you can help {executive}",
    As.KEEPER: "you kept a promise",
    As.DESK: "you look after these calls",
    As.AWAITING: "you look after these calls",
    As.FORMER: "you were told before that this is yours",
}
_MINE = {As.EXECUTIVE, As.OWNER, As.STAND_IN, As.KEEPER}
_NAMED = {As.DESK, As.HELPER, As.STAND_IN}


def letter(acting: Acting, message: Message) -> Content | None:
    """What the letter says as things stand; None where nothing of it is of the reader's concern any more."""
    reader = reader_of(acting, message.recipient)
    calls = sorted(rows_of(reader.transaction, Call, message.known), key=lambda call: call.started_at)
    entries = rows_of(reader.transaction, Entry, message.known)
    heard = (*(told_to(reader, call) for call in calls), *(left_out_to(reader, entry) for entry in entries))
    told = sorted((each for each in heard if each), key=lambda each: each.at)
    in_calls = [each for call in calls for each in promised_in(reader.transaction, call)]
    said = {each.id for one in told for each in one.promised}
    named = (*in_calls, *rows_of(reader.transaction, Commitment, message.known))
    others = {each.id: each for each in named if each.id not in said}
    theirs = {each for each, before in message.known.items() if before}
    read = (line_of(reader, each, was_theirs=f"commitment {each.id}" in theirs) for each in others.values())
    lines = [line for line in read if line]
    return _written(reader, told, sorted(lines, key=_soonest)) if told or lines else None


def in_words(reader: Reader, commitment: Commitment) -> str:
    """`Moorlicht Energie: Send it — due Friday 4 December`."""
    customer = reader.transaction.get(Customer, commitment.customer_id)
    return f"{customer.name}: {commitment.text} — {how_due(commitment, reader.today) or 'no date'}"


def _soonest(line: Line) -> tuple[date, int]:
    return line.commitment.due_on or date.max, line.commitment.id


def _written(reader: Reader, told: Sequence[Told], lines: Sequence[Line]) -> Content:
    sections = (*_calls(reader, told), *_promises(reader, lines))
    link, words = _link(told, lines)
    return Content(
        subject=_subject(reader, told, lines),
        opening=_opening(reader, told, lines),
        sections=sections,
        link=link,
        link_words=words,
        closing=f"You get this because {' and because '.join(_reasons(told, lines))}.",
    )


def _calls(reader: Reader, told: Sequence[Told]) -> Iterable[Section]:
    """A section for each talk, and one for all who were not talked to."""
    days = {day_in(reader.zone, each.at) for each in told}
    for each in (one for one in told if one.talked):
        points = (*_note(each.note), *(_promised(reader, commitment) for commitment in each.promised))
        heading = f"{_when(reader, each, several=len(days) > 1)}, {each.customer.in_full}"
        yield Section(heading, points or ("Talked; nothing was noted.",))
    talked = frozenset(one.customer.id for one in told if one.talked)
    missed = [one for one in told if one.outcome and not one.talked and not _only_tried(one, talked)]
    for heading, those in (("Not talked to", missed), ("Not called", [one for one in told if not one.outcome])):
        if those:
            yield Section(heading, tuple(_missed(reader, each, several=len(days) > 1) for each in those))


def _only_tried(told: Told, talked: frozenset[int]) -> bool:
    """Whether a call was but a try to reach somebody who was talked to in another one."""
    return told.customer.id in talked and not (told.note or told.promised)


def _missed(reader: Reader, told: Told, *, several: bool) -> str:
    came = f"{_when(reader, told, several=several)}, {told.customer.in_full}: {told.came}"
    return on_one_line("\n".join((came, told.note, *(_promised(reader, each) for each in told.promised))))


def _when(reader: Reader, told: Told, *, several: bool) -> str:
    at = clock(told.at, reader.zone)
    return f"{weekday_in_words(day_in(reader.zone, told.at), reader.today)} at {at}" if several else at


def _promised(reader: Reader, commitment: Commitment) -> str:
    program = program_of(reader.transaction, commitment)
    own = reader.email in reached_at(commitment.owner, reader.members, program)
    nobody = "they" if is_awaited(commitment) else "no owner yet"
    owner = "you" if own else name_of(commitment.owner, reader.members) or nobody
    done = {State.KEPT: "kept", State.TOLD: "done, and they know"}
    stands = done.get(commitment.state) or how_due(commitment, reader.today) or "no date"
    return f"Promised: {commitment.text} — {owner}, {stands}"


def _promises(reader: Reader, lines: Sequence[Line]) -> Iterable[Section]:
    by_heading: dict[str, list[str]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.how.value):
        heading = _HEADINGS[line.how].format(executive=line.executive)
        by_heading[heading].append(_in_a_line(reader, line))
    return (Section(heading, tuple(points)) for heading, points in by_heading.items())


def _in_a_line(reader: Reader, line: Line) -> str:
    words = in_words(reader, line.commitment)
    if line.how is As.KEEPER:
        return words.rpartition(" — ")[0]
    what, _, due = words.rpartition(" — ")
    if line.how is As.FORMER:
        return f"{what} — {_what_became(reader, line.commitment)}"
    owner = name_of(line.commitment.owner, reader.members) if line.how in _NAMED else ""
    return f"{what} — {owner}, {due}" if owner else words


def _what_became(reader: Reader, commitment: Commitment) -> str:
    if commitment.state is State.WITHDRAWN:
        return f"withdrawn: {commitment.withdrawn_why}"
    return f"{name_of(commitment.owner, reader.members) or 'nobody'} keeps it now"


def _opening(reader: Reader, told: Sequence[Told], lines: Sequence[Line]) -> str:
    if not told:
        waits = any(line.how is not As.FORMER for line in lines)
        return "Customers wait for what they were promised." if waits else "There is less for you to keep."
    days = {day_in(reader.zone, each.at) for each in told}
    when = f" on {weekday_in_words(min(days), reader.today)}" if len(days) == 1 else ""
    return f"This is what came of the calls{when}. Times are those of {place(reader.zone)}."


def _subject(reader: Reader, told: Sequence[Told], lines: Sequence[Line]) -> str:
    if not told:
        customers = {line.commitment.customer_id for line in lines}
        alone = reader.transaction.get(Customer, min(customers)).name if len(customers) == 1 else ""
        return subject(f"{_counted(lines)}{': ' if alone else ''}", alone)
    who, talked = told[0].who, [each for each in told if each.talked]
    if len(told) == 1:
        verb = "talked to" if talked else "did not reach" if told[0].outcome else "did not call"
        return subject(f"{who} {verb} ", told[0].customer.name)
    yours = "of yours" if all(each.looks_after for each in told) else "about something of yours"
    if not talked:
        verb = "reached" if any(each.outcome for each in told) else "called"
        return subject(f"{who} {verb} none of {len(told)} customers {yours}")
    return subject(f"{who} talked to {counted(len(talked), 'customer')} {yours}")


def _counted(lines: Sequence[Line]) -> str:
    """`2 promises to keep, 1 to help with, 3 overdue`."""
    many: dict[str, int] = defaultdict(int)
    for line in sorted(lines, key=lambda line: line.how.value):
        many[_IN_THE_SUBJECT[line.how]] += 1
    (first, number), *others = many.items()
    return ", ".join([f"{counted(number, 'promise')} {first}", *(f"{count:,} {words}" for words, count in others)])


def _link(told: Sequence[Told], lines: Sequence[Line]) -> tuple[str, str]:
    if any(line.how in _MINE for line in lines) or any(each.promised for each in told):
        return "/commitments?owner=Mine", "Mark them as kept, move them, or tell the customer"
    if lines:
        helps = any(line.how in {As.HELPER, As.FORMER} for line in lines)
        return "/commitments" if helps else "/commitments?show=Overdue", "Look at what was promised"
    if len(told) == 1:
        return f"/customers?customer={told[0].customer.reference}", f"Open {told[0].customer.name}"
    return "/customers", "Open your customers"


def _reasons(told: Sequence[Told], lines: Sequence[Line]) -> Iterable[str]:
    looked_after = [each.customer.name for each in told if each.looks_after]
    reasons = [f"you look after {looked_after[0] if len(looked_after) == 1 else 'these customers'}"] * bool(
        looked_after
    )
    reasons += [_REASONS[As.OWNER]] * any(not each.looks_after for each in told)
    reasons += [_REASONS[line.how].format(executive=line.executive) for line in lines]
    return dict.fromkeys(reasons)


def _note(note: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in note.split("\n"))))
