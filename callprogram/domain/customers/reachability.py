"""When a customer can be called: inside business hours on a working day, wherever they may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers.timezone import time_zones_for_number

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import Phone, region_of
from callprogram.domain.customers.zones.written import LIKE_EACH_OTHER, Zones, zones_by, zones_of_address
from callprogram.domain.program.call_hour import zone_names
from callprogram.domain.words.countries import territories, today_s_name
from callprogram.domain.words.working_days import is_holiday, weekend_of

OPENS, CLOSES = time(9), time(17)
NOWHERE = "time zone not known"
HOLIDAY, WEEKEND, OUTSIDE = "a public holiday there", "the weekend there", "outside their 09:00 to 17:00"


@dataclass(frozen=True)
class Place:
    """Where a customer may be: every time zone, and the country whose holidays and weekend count there."""

    zones: tuple[str, ...]
    country: str | None = None

    def __str__(self) -> str:
        return " ".join((self.country or "-", *self.zones))


NO_PLACE = Place(())


def place_of(customer: Customer) -> Place:
    """The customer's place."""
    number = place_of_number(customer.phone) if customer.phone else NO_PLACE
    return place_from(customer.time_zone, customer.country, number, zones_by_address(customer, number))


def zones_by_address(customer: Customer, number: Place) -> Zones:
    """The zones that the customer's address names, in their own country or where the number may be."""
    country = customer.country or LIKE_EACH_OTHER.get(number.country or "", number.country or "")
    return zones_of_address(country, customer.state, customer.postal_code, customer.city)


def place_from(time_zone: str | None, country: str | None, number: Place, address: Zones = ()) -> Place:
    """A place by what the CRM says and by the number to call; the country is the CRM's, else the number's.

    The CRM's own zone decides. Else it is what the address and the number say, all of it where they disagree, or the
    country's zones; a number alone decides where no country is known.
    """
    if time_zone:
        return Place((time_zone,), country or number.country)
    of_number = zones_by_number(country, number)
    zones = zones_by(address, of_number) if address else of_number or (_zones_of_country(country) if country else ())
    return Place(zones, country or number.country)


def zones_by_number(country: str | None, number: Place) -> Zones:
    """The zones that a number names, in that country where one is known that has any."""
    of_country = _zones_of_country(country) if country else ()
    return tuple(zone for zone in number.zones if zone in of_country) if of_country else number.zones


def place_of_number(phone: Phone) -> Place:
    """The place that a number says."""
    if phone.e164 is None:
        return NO_PLACE
    return Place(today_s_zones(time_zones_for_number(phonenumbers.parse(phone.e164))), region_of(phone))


def today_s_zones(names: Iterable[str]) -> tuple[str, ...]:
    """The zones of these names that there are today, by name."""
    return tuple(sorted({today_s_name(name) for name in names} & set(zone_names())))


def place_kept(customer: Customer) -> str | None:
    """The customer's place as it is kept beside them; none where no number can be dialled."""
    return str(place_of(customer)) if customer.phone else None


@cache
def read_place(text: str) -> Place:
    """A place as it is written: `DE Europe/Berlin`."""
    country, *zones = text.split()
    return Place(tuple(zones), None if country == "-" else country)


def closed(place: Place, starts_at: datetime, lasts: timedelta) -> str | None:
    """Why a call at that moment would find them closed; none where they are at work in every zone they may be in."""
    reasons = [_closed(place.country, ZoneInfo(zone), starts_at, lasts) for zone in place.zones] or [NOWHERE]
    return next(filter(None, reasons), None)


def closed_by_the_clock(place: Place, starts_at: datetime, lasts: timedelta) -> str | None:
    """Why that time of the week finds them closed, public holidays left aside."""
    weekend = weekend_of(place.country)
    reasons = [_by_the_clock(weekend, ZoneInfo(zone), starts_at, lasts) for zone in place.zones] or [NOWHERE]
    return next(filter(None, reasons), None)


def why_closed(place: Place, starts: Sequence[datetime], lasts: timedelta) -> str | None:
    """Why none of these moments suits them, the day before the hour; none where one does."""
    reasons = {closed(place, start, lasts) for start in starts}
    return None if None in reasons else next(why for why in (NOWHERE, HOLIDAY, WEEKEND, OUTSIDE) if why in reasons)


def zones_of(customer: Customer) -> tuple[str, ...]:
    """Every time zone the customer may be in, by name; none where nothing is known."""
    return place_of(customer).zones


def within_hours(zones: Iterable[str], starts_at: datetime, lasts: timedelta) -> bool:
    """Whether a call lies between opening and closing, Monday to Friday, in every one of the zones; false without."""
    return closed(Place(tuple(zones)), starts_at, lasts) is None


def clocks(zones: Iterable[str], moment: datetime) -> tuple[time, ...]:
    """What the clock may show where the customer is, each time once, the earliest first."""
    return tuple(sorted({moment.astimezone(ZoneInfo(zone)).time() for zone in zones}))


def _closed(country: str | None, zone: ZoneInfo, starts_at: datetime, lasts: timedelta) -> str | None:
    first = starts_at.astimezone(zone)
    return HOLIDAY if is_holiday(country, first.date()) else _by_the_clock(weekend_of(country), zone, starts_at, lasts)


def _by_the_clock(weekend: frozenset[int], zone: ZoneInfo, starts_at: datetime, lasts: timedelta) -> str | None:
    first, last = starts_at.astimezone(zone), (starts_at + lasts).astimezone(zone)
    if first.weekday() in weekend:
        return WEEKEND
    at_work = first.date() == last.date() and first.time() >= OPENS and last.time() <= CLOSES
    return None if at_work else OUTSIDE


@cache
def _zones_of_country(country: str) -> tuple[str, ...]:
    return tuple(sorted(zone for zone, territory in territories().items() if territory == country))
