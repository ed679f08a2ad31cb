"""Where everybody stands, in arrays: what the CRM says from narrow rows, and what happened to the few."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import polars as pl
from sqlalchemy import Connection

from callprogram.adapters.database.queries.narrow_rows import DAYS, NAMES, narrow_rows, numbered
from callprogram.adapters.database.queries.populations import yardsticks
from callprogram.adapters.database.queries.recorded_facts import RecordedFacts
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import read_place
from callprogram.domain.lists.standings import (
    NEVER,
    UNKNOWN,
    Numbers,
    Recorded,
    Standings,
    days_since,
    nothing_recorded,
    recorded_of,
    sizes,
)
from callprogram.domain.program.yardsticks import Yardstick


def standings(connection: Connection, known: RecordedFacts, today: date, places: Sequence[str]) -> Standings:
    """Where all customers at these places stand, whoever may be called, by id."""
    found = _from_the_crm(narrow_rows(connection, places), today, yardsticks(connection))
    _put_days(found.silent, found.ids, known.reached, today)
    _put_days(found.called, found.ids, known.called, today)
    _put_days(found.tried, found.ids, {each: days[-1] for each, days in known.tried.items()}, today)
    _put_recorded(found, found.ids, known, today)
    return found


def _from_the_crm(rows: pl.DataFrame, today: date, sticks: Mapping[str | None, Yardstick]) -> Standings:
    owner, company = (numbered(rows[name])[0] for name in NAMES)
    place, places = numbered(rows["place"])
    currency, currencies = numbered(rows["currency"])
    segment, segments = numbered(rows["segment"])
    measures = [sticks.get(each or None, Yardstick(1, 0)) for each in currencies] or [Yardstick(1, 0)]
    revenue = rows["revenue"].to_numpy()
    ahead = {name: _days_ahead(rows[name], today) for name in DAYS}
    nobody = np.zeros(len(rows), bool)
    return Standings(
        ids=rows["id"].to_numpy(),
        renewal_in=np.where(ahead["renewal_on"] >= 0, ahead["renewal_on"], NEVER),
        silent=np.where(ahead["last_contact_on"] == NEVER, NEVER, np.maximum(0, -ahead["last_contact_on"])),
        called=np.full(len(rows), NEVER),
        tried=np.full(len(rows), NEVER),
        since=np.where(ahead["customer_since"] <= 0, -ahead["customer_since"], UNKNOWN),
        health=rows["health"].to_numpy(),
        nps=rows["nps"].to_numpy(),
        cases=np.maximum(0, rows["open_cases"].to_numpy()),
        size=sizes(revenue, np.array([each.mean for each in measures], np.int64)[currency]),
        small=revenue <= np.array([each.middle for each in measures], np.int64)[currency],
        do_not_call=nobody,
        numberless=nobody,
        place=place,
        segment=segment,
        owner=owner,
        company=company,
        places=tuple(map(read_place, places)),
        segments=tuple(segments),
        **vars(nothing_recorded(len(rows))),
    )


def _days_ahead(days: pl.Series, today: date) -> Numbers:
    """Days from today to each; NEVER for none."""
    return (days - today).dt.total_days().fill_null(NEVER).to_numpy()


def _put_days(silent: Numbers, ids: Numbers, days: Mapping[int, date], today: date) -> None:
    where, who = _where(ids, sorted(days))
    silent[where] = np.minimum(silent[where], [days_since(days[each], today) for each in who])


def _put_recorded(found: Recorded, ids: Numbers, known: RecordedFacts, today: date) -> None:
    where, who = _where(ids, known.known)
    few = [known.facts(Customer(each, snoozed_until=known.snoozed.get(each)), today) for each in who]
    for name, values in vars(recorded_of(few)).items():
        getattr(found, name)[where] = values


def _where(ids: Numbers, wanted: Sequence[int]) -> tuple[Numbers, list[int]]:
    """The places of those of the wanted ones who are there, and who they are."""
    asked = np.array(wanted, np.int64)
    places = np.searchsorted(ids, asked)
    there = (
        (places < len(ids)) & (ids[np.minimum(places, max(0, len(ids) - 1))] == asked)
        if len(ids)
        else np.zeros(len(asked), bool)
    )
    return places[there], asked[there].tolist()
