"""When a customer can be called: inside business hours, wherever they may be."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import phonenumbers
from babel.core import get_global
from phonenumbers.timezone import time_zones_for_number

from callprogram.domain.call_hour import zone_names
from callprogram.domain.customers import Customer
from callprogram.domain.phones import Phone
from callprogram.errors import BadInputError

OPENS, CLOSES = time(9), time(17)
_SATURDAY = 5


def zones_of(customer: Customer) -> tuple[str, ...]:
    """Every time zone the customer may be in, by name; none where nothing is known.

    The CRM's own zone decides. Else it is the country's zones, narrowed by the number where it names some of them; a
    number alone decides where no country is known.
    """
    if customer.time_zone:
        return (customer.time_zone,)
    of_country = _zones_of_country(customer.country) if customer.country else ()
    of_phone = _zones_of_phone(customer.phone)
    narrowed = tuple(zone for zone in of_phone if zone in of_country)
    return narrowed or of_country or of_phone


def read_country(text: str) -> str:
    """A country by its two letters (ISO 3166 alpha-2); raises BadInputError for one that telephones do not know."""
    letters = text.strip().upper()
    if letters not in phonenumbers.SUPPORTED_REGIONS:
        raise BadInputError(f"“{text}” is not a country; write its two letters, like NL.")
    return letters


def country_of(zone: str) -> str | None:
    """The country that a time zone is in; none for UTC and its like."""
    country = _territories().get(_today_s_name(zone))
    return country if country in phonenumbers.SUPPORTED_REGIONS else None


def within_hours(zones: Iterable[str], starts_at: datetime, lasts: timedelta) -> bool:
    """Whether a call lies between opening and closing on a working day in every one of the zones; false without any."""
    return all([_open(ZoneInfo(zone), starts_at, lasts) for zone in zones] or [False])


def clocks(zones: Iterable[str], moment: datetime) -> tuple[time, ...]:
    """What the clock may show where the customer is, each time once, the earliest first."""
    return tuple(sorted({moment.astimezone(ZoneInfo(zone)).time() for zone in zones}))


def _open(zone: ZoneInfo, starts_at: datetime, lasts: timedelta) -> bool:
    first, last = starts_at.astimezone(zone), (starts_at + lasts).astimezone(zone)
    same_working_day = first.date() == last.date() and first.weekday() < _SATURDAY
    return same_working_day and first.time() >= OPENS and last.time() <= CLOSES


@cache
def _zones_of_country(country: str) -> tuple[str, ...]:
    return tuple(sorted(zone for zone, territory in _territories().items() if territory == country))


@cache
def _territories() -> dict[str, str]:
    territories: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]  # Babel types it loosely
    return {_today_s_name(zone): territory for zone, territory in territories.items()}


def _zones_of_phone(phone: Phone | None) -> tuple[str, ...]:
    if phone is None or phone.e164 is None:
        return ()
    found = {_today_s_name(zone) for zone in time_zones_for_number(phonenumbers.parse(phone.e164))}
    return tuple(sorted(found & set(zone_names())))


@cache
def _today_s_name(zone: str) -> str:
    """The name by which a zone goes in both sources: one writes Pacific/Truk, the other Pacific/Chuuk."""
    aliases: dict[str, str] = get_global("zone_aliases")  # type: ignore[assignment]  # Babel types it loosely
    return aliases.get(zone, zone)
