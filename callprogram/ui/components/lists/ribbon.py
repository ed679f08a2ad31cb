"""The hour as a ribbon: who is called at which minute, their own clock, why, and what their account owner said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from callprogram.domain.calls.calls_in_words import outcome_in_words
from callprogram.domain.customers.clocks import clock, clock_there
from callprogram.domain.lists.call_list import CallList, EntryState, ListState
from callprogram.domain.program.seats import Seat
from callprogram.services.views import Card
from callprogram.ui.components.words.own_components import component, files
from callprogram.ui.components.words.presses import SENDING, Press, heard, listen
from callprogram.ui.components.words.words import badge_of

_component = component("ribbon", *SENDING, *files(__file__, "ribbon"))
PIN, WHY = "pin", "why"
MENU = {
    "swap": "Swap …",
    "leave-out": "Leave out …",
    "snooze": "Snooze · 4 weeks",
    "customer": "Open the customer",
}


def show(
    call_list: CallList, cards: Sequence[Card], pinned: frozenset[int], hear: Callable[[Press], object], *, edits: bool
) -> None:
    """Every call in its order; what is pressed is about a customer, whom a list that is planned anew keeps."""
    key = f"ribbon-{call_list.week}"
    menu = [{"what": what, "label": label} for what, label in MENU.items()] if edits else []
    _component(
        key=key,
        data={"cards": [_card(call_list, card, pinned) for card in cards], "menu": menu, "heard": list(heard())},
        default={"pressed": None},
        on_pressed_change=partial(listen, key, hear),
    )


@dataclass(frozen=True)
class Example:
    """A made-up call as a picture: minute, person, company, the clock there, badge and reason."""

    at: str
    name: str
    company: str
    clock: tuple[int, int, str]
    badge: tuple[str, str]
    reason: str


def show_example(calls: Sequence[Example]) -> None:
    """A ribbon in which nothing can be pressed."""
    cards = [_example(about, each) for about, each in enumerate(calls)]
    _component(key="ribbon-example", data={"cards": cards, "menu": [], "heard": []})


def _example(about: int, call: Example) -> dict[str, object]:
    (hour, minute, words), (colour, seat) = call.clock, call.badge
    said = {"about": about, "at": call.at, "name": call.name, "company": call.company, "reason": call.reason}
    looks = {"clock": {"hour": hour, "minute": minute, "words": words}, "badge": {"colour": colour, "words": seat}}
    return said | looks | {"owner": "", "loud": False, "pinned": False, "over": False, "example": True}


def _card(call_list: CallList, card: Card, pinned: frozenset[int]) -> dict[str, object]:
    entry, customer = card.entry, card.customer
    colour, words = badge_of(entry.seat)
    return {
        "about": customer.id,
        "at": clock(entry.planned_at, call_list.zone),
        "name": customer.person,
        "company": customer.company if customer.contact.name else "",
        "clock": _clock(card),
        "badge": {"colour": colour, "words": words},
        "reason": entry.reason,
        "owner": _outcome(card) or owner_in_words(card, call_list),
        "loud": is_loud(card),
        "pinned": customer.id in pinned,
        "over": entry.state in {EntryState.DONE, EntryState.SKIPPED},
    }


def is_loud(card: Card) -> bool:
    """Whether they are called about a complaint of which their account owner was asked and has said nothing."""
    return card.entry.seat is Seat.ESCALATION and card.is_silent and card.entry.state is EntryState.PENDING


def _clock(card: Card) -> dict[str, object]:
    zones, moment = card.entry.zones, card.entry.planned_at
    if not zones:
        return {"hour": 0, "minute": 0, "words": ""}
    there = moment.astimezone(ZoneInfo(zones[0]))
    return {"hour": there.hour % 12, "minute": there.minute, "words": clock_there(zones, moment)}


def _outcome(card: Card) -> str:
    if card.entry.state is EntryState.SKIPPED:
        return f"Not called: {card.entry.skipped_why}"
    return outcome_in_words(card.call, never=card.customer.do_not_call) if card.call else ""


def owner_in_words(card: Card, call_list: CallList) -> str:
    """What the account owner said, or once it is signed off that they have not answered yet; never who opened what."""
    owner = card.customer.account_owner
    if card.answers:
        return "\n".join(f"✓ {each.answered_by}: “{each.text}”" for each in card.answers)
    if owner and card.is_silent:
        return f"{owner} has not answered yet"
    if call_list.state is ListState.DRAFT:
        return ""
    if not owner:
        return "No account owner"
    return f"{owner} was told · not answered yet" if card.is_told else f"Account owner {owner}"
