"""What clocks show, in plain words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import (
    NO_PLACE,
    clocks,
    place_of_number,
    zones_by_address,
    zones_by_number,
)
from callprogram.domain.customers.zones.written import in_both, is_somewhere


def clock(moment: datetime, zone: str) -> str:
    """`16:05` as the wall clock there shows it."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def clock_there(zones: Sequence[str], moment: datetime) -> str:
    """`15:12 in Lisbon`; where it is not known which zone they are in, the earliest and the latest it can be."""
    where = f"in {place(zones[0])}" if len(zones) == 1 else "there"
    return f"{times_there(zones, moment)} {where}"


def times_there(zones: Sequence[str], moment: datetime) -> str:
    """`15:12`, or `15:12–17:12` where they may be in several zones."""
    times = clocks(zones, moment)
    return "–".join(f"{time:%H:%M}" for time in dict.fromkeys((times[0], times[-1])))


def clocks_here_and_there(moment: datetime, zone: str, zones: Sequence[str]) -> str:
    """`16:12 here, 15:12 in Lisbon`; `16:12 here and in Berlin` where both clocks show the same."""
    here = clock(moment, zone)
    if not zones:
        return f"{here} here"
    there = clock_there(zones, moment)
    same = there.removeprefix(here)
    return f"{here} here and{same}" if same != there and same.startswith(" ") else f"{here} here, {there}"


def why_that_clock(customer: Customer) -> str:
    """By what a customer's zones are known, where an address names them: `by California`; empty elsewhere."""
    number = place_of_number(customer.phone) if customer.phone else NO_PLACE
    address = zones_by_address(customer, number)
    if customer.time_zone or not address:
        return ""
    said = next(
        text
        for text, alone in (
            (customer.state, replace(customer, postal_code="", city="")),
            (customer.postal_code, replace(customer, city="")),
            (customer.city, customer),
        )
        if zones_by_address(alone, number)
    )
    of_number = zones_by_number(customer.country, number)
    if in_both(address, of_number) or not is_somewhere(of_number):
        return f"by {said}"
    return f"{said} is on {place(address[0])} time, the number on {place(of_number[0])} time; both count"


def place(zone: str) -> str:
    """A time zone as a place: `Amsterdam`."""
    return zone.rpartition("/")[2].replace("_", " ")


def day_and_time(moment: datetime, zone: str) -> str:
    """`Tuesday 24 November at 16:00`, there."""
    there = moment.astimezone(ZoneInfo(zone))
    return f"{there:%A} {there.day} {there:%B} at {there:%H:%M}"
