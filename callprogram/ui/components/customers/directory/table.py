"""The table of customers: saved views, columns to sort by, pages, and what is done with several (components v2)."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from math import ceil

from callprogram.domain.customers.changes import money
from callprogram.domain.customers.clocks import clock_there
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import zones_of
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.services.views import Directory, Listed
from callprogram.services.views.directory import AT_ONCE, DirectoryFilter, Sort, Which
from callprogram.ui.components.words import presses
from callprogram.ui.components.words.own_components import component, files
from callprogram.ui.components.words.presses import Press

_COLUMNS = {
    Sort.NAME: "Customer",
    "there": "There",
    Sort.OWNER: "Account owner",
    Sort.RENEWAL: "Renews",
    Sort.WORTH: "A year",
    Sort.HEALTH: "Health",
    Sort.TALKED: "Last talked",
    "promises": "Promises",
}
_ACTS = {"put-on": "Put on next list", "snooze": "Snooze", "owner": "Change owner", "forbid": "Do not call …"}
_component = component("directory", *presses.SENDING, *files(__file__, "table"))


def show(
    found: Directory,
    wanted: DirectoryFilter,
    now: datetime,
    zone: str,
    hear: Callable[[Press], object],
    *,
    said: str = "",
    may_plan: bool = True,
) -> None:
    """One page of customers; `said` is what was just done with several of them, which can be undone."""
    rows = [_row(each, day_in(zone, now), now, zone) for each in found.listed]
    _component(
        key="directory",
        data={
            "views": [
                {"name": which, "count": count, "chosen": which is wanted.which}
                for which, count in found.counts.items()
                if count or which is Which.ALL or which is wanted.which
            ],
            "columns": [
                {"name": name, "label": label, "sorts": isinstance(name, Sort)}
                for name, label in _COLUMNS.items()
                if name is Sort.NAME or any(row[name] for row in rows)
            ],
            "rows": rows,
            "sort": wanted.sort,
            "falling": wanted.falling,
            "page": wanted.page,
            "pages": ceil(found.total / AT_ONCE),
            "total": counted(found.total, "customer"),
            "said": said,
            "acts": _acts(may_plan=may_plan),
            "heard": list(presses.heard()),
        },
        default={"pressed": None},
        on_pressed_change=partial(presses.listen, "directory", hear),
    )


def _acts(*, may_plan: bool) -> list[dict[str, object]]:
    """What can be done with several customers; who may not plan only says whom nobody is to call."""
    return [
        {"what": what, "label": label, "main": what == "put-on"}
        for what, label in _ACTS.items()
        if may_plan or what in {"snooze", "forbid"}
    ]


def _row(listed: Listed, day: date, now: datetime, zone: str) -> dict[str, object]:
    customer, open_ = listed.customer, listed.promises
    talked = in_words(day_in(zone, listed.last_talked), day) if listed.last_talked else _by_the_crm(customer, day)
    return {
        "id": customer.id,
        "reference": customer.reference,
        Sort.NAME: customer.name,
        "person": customer.contact.name if customer.contact.name != customer.name else "",
        "there": _there(customer, now),
        Sort.OWNER: customer.account_owner,
        Sort.RENEWAL: in_words(customer.renewal_on, day) if customer.renewal_on else "",
        Sort.WORTH: money(customer),
        Sort.HEALTH: "" if customer.health is None else str(customer.health),
        Sort.TALKED: talked,
        "promises": f"{open_} open" if open_ else "",
    }


def _there(customer: Customer, now: datetime) -> str:
    if customer.do_not_call:
        return "do not call"
    zones = zones_of(customer) if customer.phone else ()
    return clock_there(zones, now) if zones else "no number"


def _by_the_crm(customer: Customer, day: date) -> str:
    return f"never; CRM {in_words(customer.last_contact_on, day)}" if customer.last_contact_on else "never"
