"""Customers who cannot be called: what is typed is saved, and the next one comes up (components v2)."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import shown
from callprogram.domain.customers.uncallable import Lack, Uncallable, easiest_first, uncallable
from callprogram.domain.program.call_hour import zone_names
from callprogram.domain.words.countries import country_name
from callprogram.errors import CallprogramError
from callprogram.services.customers import correcting
from callprogram.ui.components.words import presses
from callprogram.ui.components.words.own_components import component, files
from callprogram.ui.components.words.presses import Press
from callprogram.ui.session import country, on_a_telephone, pieces

P = ParamSpec("P")
R = TypeVar("R")

_KEY = "numbers"
_SITTING, _SAVED, _REFUSED = "numbers-sitting", "numbers-saved", "numbers-refused"
_BY = {"save": "typed under Numbers", "guess": "a guess taken under Numbers"}
_FIELDS = {Lack.NUMBER: Field.PHONE, Lack.TIME_ZONE: Field.TIME_ZONE}
_component = component("numbers", *presses.SENDING, *files(__file__, "numbers"))


def show(found: Sequence[Customer], total: int) -> None:
    """The first of `total` customers who cannot be called, and those that were mended in this sitting."""
    rows = _rows(easiest_first(found))
    saved = _remembered(_SAVED)
    _component(
        key=_KEY,
        data={
            "rows": rows,
            "done": len(saved),
            "total": len(saved) + total,
            "zones": list(zone_names()) if any(row["lack"] == Lack.TIME_ZONE for row in rows) else [],
            "keyboard": not on_a_telephone(),
            "heard": list(presses.heard()),
            "refused": _remembered(_REFUSED),
        },
        default={"pressed": None},
        on_pressed_change=partial(presses.listen, _KEY, _hear),
    )


def begun_with(total: int) -> int:
    """How many there were when this sitting began, of whom `total` are left."""
    return len(_remembered(_SAVED)) + total


def _rows(found: Sequence[Uncallable]) -> list[dict[str, object]]:
    """Whoever is to mend, and was, each in the place where they were first seen."""
    open_ = {each.customer.id: _open_row(each) for each in found}
    saved = _remembered(_SAVED)
    for again in saved.keys() & open_.keys():
        del saved[again]
    mended = {each.id: _saved_row(each, saved[each.id]) for each in pieces().views.customers_with(list(saved))}
    sitting = _remembered(_SITTING)
    sitting |= dict.fromkeys(open_)
    return [row for row in ((open_ | mended).get(each) for each in sitting) if row]


def _open_row(each: Uncallable) -> dict[str, object]:
    guess = each.guess
    return _row(each.customer, each.lack) | {
        "cell": each.cell,
        "why": each.why,
        "guess": shown(guess.phone) if guess else "",
        "guess_why": guess.why if guess else "",
        "sure": bool(guess and guess.sure),
    }


def _saved_row(customer: Customer, lack: Lack) -> dict[str, object]:
    number = shown(customer.phone) if customer.phone else ""
    now_known = number if lack is Lack.NUMBER else customer.time_zone or ""
    return _row(customer, lack) | {"saved": True, "number": now_known}


def _row(customer: Customer, lack: Lack) -> dict[str, object]:
    where = customer.city or (country_name(customer.country) if customer.country else "")
    person = ", ".join(filter(None, (customer.person if customer.person != customer.name else "", where)))
    said = {"id": customer.id, "name": customer.name, "person": person, "owner": customer.account_owner, "lack": lack}
    cell = " · ".join(dict.fromkeys(phone.raw for contact in customer.contacts for phone in contact.phones))
    return said | {"cell": cell, "why": "", "guess": "", "guess_why": "", "sure": False, "saved": False, "number": ""}


def _hear(press: Press) -> None:
    """Save what the press carries, which is what stood on the screen; what cannot be is said at its row."""
    try:
        _do(press)
    except CallprogramError as error:
        _remembered(_REFUSED)[press.id] = str(error)


def _do(press: Press) -> None:
    saved = _remembered(_SAVED)
    if press.what == "undo":
        pieces().act(correcting.take_back, press.about, _FIELDS[saved.pop(press.about, Lack.NUMBER)])
        return
    (customer,) = pieces().views.customers_with([press.about])
    missing = uncallable(customer)
    if missing and missing.lack is Lack.TIME_ZONE:
        pieces().act(correcting.set_time_zone, press.about, press.text, _BY[press.what])
    else:
        pieces().act(correcting.correct_number, press.about, press.text, _BY[press.what], country())
    saved[press.about] = missing.lack if missing else Lack.NUMBER


def _remembered(what: str) -> dict[Any, Any]:
    """Something of this sitting, by id."""
    return st.session_state.setdefault(what, {})  # type: ignore[no-any-return]
