"""The hour's people in a row, the minutes left, what was just kept, and who comes next."""

from collections.abc import Mapping
from datetime import datetime

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.calls_in_words import kept_in_words, minutes_of, outcome_in_words
from callprogram.domain.calls.running_hour import Upcoming, ends_at
from callprogram.domain.customers.clocks import clock, times_there
from callprogram.domain.lists.call_list import EntryState, begun_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import turning
from callprogram.ui.session import pieces

_NEXT_WEEK = "first next week"
_CALLED_BACK = "☎\ufe0e"  # the sign, not the picture in colours


def strip(program: Program, view: WeekView, card: Card) -> dict[str, object]:
    """What stands above and below the call."""
    upcoming = turning.coming_after(program, view, card)
    starts = {each.entry.id: each for each in upcoming}
    zone, back = view.call_list.zone, called_back(program, view)
    return {
        "people": [_person(each, card, starts.get(each.entry.id), zone, back) for each in view.cards],
        "waiting": [
            {"entry": each.entry.id, "at": clock(each.starts_at, zone)}
            for each in upcoming
            if each.starts_at and not each.entry.standby
        ],
        "ends": milliseconds(ends_at(program, view.call_list)),
        "length": program.minutes,
        "kept": _kept(view),
    }


def called_back(program: Program, view: WeekView) -> dict[int, datetime]:
    """Which customers have called back in vain since the hour began, and when."""
    if pieces().telephony is None:
        return {}
    begun, missed = begun_at(view.call_list), pieces().views.missed_calls(program)
    return {each.customer.id: each.call.started_at for each in missed if each.call.started_at >= begun}


def milliseconds(moment: datetime) -> int:
    """A moment as browsers count."""
    return int(moment.timestamp() * 1000)


def _person(
    each: Card, card: Card, upcoming: Upcoming | None, zone: str, back: Mapping[int, datetime]
) -> dict[str, object]:
    name, called_at = each.customer.person, back.get(each.customer.id)
    line = "now" if each is card and not _outcome(each) else _line(each, upcoming, zone)
    return {
        "entry": each.entry.id,
        "name": name,
        "initials": "".join(word[0] for word in name.split() if word[0].isalnum())[:2].upper() or "?",
        "standby": each.entry.standby,
        "tick": _CALLED_BACK if called_at else _tick(each),
        "line": f"called back at {clock(called_at, zone)}" if called_at else line,
    }


def _tick(card: Card) -> str:
    if card.entry.state is EntryState.SKIPPED:
        return "–"
    return {None: "", Disposition.CONNECTED: "✓"}.get(_outcome(card), "↺")


def _outcome(card: Card) -> Disposition | None:
    return card.call.disposition if card.call else None


def _line(card: Card, upcoming: Upcoming | None, zone: str) -> str:
    if card.entry.state is EntryState.SKIPPED:
        return "skipped"
    if card.call and card.call.disposition:
        minutes = minutes_of(card.call) if card.call.disposition is Disposition.CONNECTED else None
        came = outcome_in_words(card.call, never=card.customer.do_not_call).lower()
        return came + (f", {minutes} min" if minutes is not None else "")
    if upcoming is None or upcoming.starts_at is None:
        return _NEXT_WEEK
    here, there = clock(upcoming.starts_at, zone), times_there(card.entry.zones, upcoming.starts_at)
    return "standby" if card.entry.standby else here if here == there else f"{here} · {there} there"


def _kept(view: WeekView) -> dict[str, object] | None:
    """What the last outcome kept, with the way back: to take it back for a while, or to add to it."""
    call_id, until = turning.just_wrapped_up()
    for card in view.cards:
        if card.call and card.call.id == call_id and card.call.disposition:
            made = sum(each.made_in_call == call_id for each in card.promises)
            name = card.customer.contact.first_name or card.customer.name
            words = kept_in_words(card.call, name, never=card.customer.do_not_call)
            return {
                "words": ", ".join(filter(None, (words, counted(made, "promise") if made else ""))),
                "entry": card.entry.id,
                "call": call_id,
                "undo": max(0, milliseconds(until) - milliseconds(now())),
            }
    return None
