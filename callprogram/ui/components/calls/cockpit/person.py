"""Who is called and why: the person, their clock, the reason, the brief, and what happened before."""

from collections.abc import Mapping
from datetime import datetime

from callprogram.bootstrap import now
from callprogram.domain.calls.briefs import shortened
from callprogram.domain.calls.questions import questions_for
from callprogram.domain.customers.clocks import clocks_here_and_there, why_that_clock
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.domain.words.dates import in_words
from callprogram.services.views import Card, Happening
from callprogram.ui.components.customers import other_contacts
from callprogram.ui.components.words.words import seat_colour, seat_word
from callprogram.ui.session import here, pieces, today

_HAPPENINGS = 6


def person(card: Card, asked: Mapping[Seat, tuple[str, ...]], zone: str) -> dict[str, object]:
    """All that is read of one customer before the call."""
    customer, entry = card.customer, card.entry
    questions = questions_for(asked, entry.seat, card.promised_before)
    owner = f"account owner {customer.account_owner}" if customer.account_owner else ""
    there = clocks_here_and_there(now(), zone, entry.zones)
    return {
        "name": customer.person,
        "first": customer.contact.first_name or customer.name,
        "title": customer.contact.title,
        "company": customer.company,
        "about": " · ".join(filter(None, (there, why_that_clock(customer), owner))),
        "others": len(others := other_contacts.others_at(customer)),
        "why": other_contacts.why(customer) if others else "",
        "seat": [seat_word(entry.seat), seat_colour(entry.seat)],
        "reason": entry.reason,
        "brief": [{"label": label, "words": words} for label, words in card.brief.labelled],
        "minded": card.brief.minded,
        "questions": list(questions),
    }


def history(program: Program, customer: Customer, hour: datetime) -> dict[str, object]:
    """What happened with them before the hour, the latest first, and the CRM's note where the brief cuts it short."""
    found = pieces().views.history(customer.id, today(program.zone), program.zone).happenings
    before = [each for each in found if each.at < hour]
    return {
        "happenings": [_line(program, each) for each in before[:_HAPPENINGS]],
        "more": max(0, len(before) - _HAPPENINGS),
        "page": f"customers?customer={customer.reference}",
        "crm": customer.notes.strip() if shortened(customer.notes) != " ".join(customer.notes.split()) else "",
    }


def _line(program: Program, happening: Happening) -> dict[str, str]:
    day = here(happening.at, program.zone).date()
    words = " · ".join(filter(None, happening.words.splitlines()))
    return {"day": in_words(day, today(program.zone)), "what": happening.what, "words": words}
