"""Writing the packet as PDF, by Typst: what people wrote is handed over as data and is never read as markup."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import segno
import typst

from callprogram.domain.calls.briefs import shortened
from callprogram.domain.calls.questions import questions_for
from callprogram.domain.customers.clocks import place
from callprogram.domain.customers.phones import shown, tel_address
from callprogram.domain.customers.reachability import clocks
from callprogram.domain.program.seats import Seat
from callprogram.domain.words.dates import counted
from callprogram.domain.words.paper import Paper
from callprogram.services.views import Card, WeekView

_TEMPLATE = Path(__file__).parent / "packet.typ"
_OUTCOMES = ("Talked", "Voicemail", "No answer", "Wrong number", "Another time")
_NAME, _WORDS = 70, 150
_FACTS, _PROMISES = 4, 3


def write(title: str, view: WeekView, questions: Mapping[Seat, tuple[str, ...]], paper: Paper = Paper.A4) -> bytes:
    """The list of a week as PDF, two customers a page, standbys last; no private note is in it."""
    packet = {
        "paper": paper,
        "title": shortened(title, _NAME),
        "when": _when(view),
        "outcomes": _OUTCOMES,
        "sheets": [
            _sheet(card, view, questions_for(questions, card.entry.seat, card.promised_before)) for card in view.cards
        ],
    }
    made = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"packet": json.dumps(packet)})
    if not isinstance(made, bytes):
        raise TypeError("one document is one file")
    return made


def _sheet(card: Card, view: WeekView, questions: tuple[str, ...]) -> dict[str, object]:
    customer, brief = card.customer, card.brief
    phone = customer.phone
    more = len(brief.promises) - _PROMISES
    promises = [*brief.promises[:_PROMISES], *([f"and {counted(more, 'more promise')}"] if more > 0 else [])]
    return {
        "at_here": _at_here(card, view.call_list.zone),
        "person": shortened(customer.person, _NAME),
        "role": _short_line(customer.contact.title, customer.company),
        "owner": _short_line(f"Looked after by {customer.account_owner}" if customer.account_owner else ""),
        "seat": card.entry.seat.capitalize(),
        "reason": shortened(card.entry.reason, _WORDS),
        "say_as": shortened(brief.say_as, _NAME),
        "careful": shortened(brief.careful, _WORDS),
        "promises": [shortened(promise, _WORDS) for promise in promises],
        "facts": [shortened(fact, _WORDS) for fact in brief.facts[:_FACTS]],
        "unknown": f"Nobody knows: {', '.join(brief.unknown)}." if brief.unknown else "",
        "questions": [shortened(question, _WORDS) for question in questions],
        "number": shown(phone) if phone else "",
        "code": _code(tel_address(phone)) if phone else "",
    }


def _when(view: WeekView) -> str:
    zone = ZoneInfo(view.call_list.zone)
    start, end = view.call_list.starts_at.astimezone(zone), view.call_list.ends_at.astimezone(zone)
    return f"{start:%A} {start.day} {start:%B %Y}, {start:%H:%M}–{end:%H:%M} {place(view.call_list.zone)}"


def _at_here(card: Card, zone: str) -> str:
    entry = card.entry
    here = f"{clocks((zone,), entry.planned_at)[0]:%H:%M} here"
    there = dict.fromkeys(f"{time:%H:%M}" for time in clocks(entry.zones, entry.planned_at)) if entry.zones else {}
    standby = "Standby, from" if entry.standby else f"{entry.position}."
    return f"{standby} {here}" + (f", {'–'.join(there)} there" if there else "")


def _short_line(*parts: str) -> str:
    return shortened(", ".join(filter(None, parts)), _WORDS)


def _code(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=1, xmldecl=False)
    return picture.getvalue().decode()
