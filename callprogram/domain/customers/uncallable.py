"""Who cannot be called: what stands in the way, and what their number may be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException

from callprogram.domain.customers.corrections import wrong_numbers
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import Phone, dialable, read_phone, region_of, shown
from callprogram.domain.customers.reachability import place_of
from callprogram.domain.words.countries import country_name, country_of

_NOT_DIALLED = re.compile(r"[^\d+()/.\-\s]+")
_SEVERAL = re.compile(r"[/;,|]|\bor\b")
_LETTERS = str.maketrans("OoIl", "0011")
_NONE = {
    re.compile(r"\d[.,]\d+E\+?\d", re.IGNORECASE): "Shortened by a spreadsheet",
    re.compile(r"^\s*(?:ext|x|dw|durchwahl|poste)\b", re.IGNORECASE): "Only an extension",
    re.compile(r"^\D*$"): "No number",
}
_UNREAD = {
    NumberParseException.INVALID_COUNTRY_CODE: "No country is known",
    NumberParseException.TOO_LONG: "Too many digits",
}


class Lack(StrEnum):
    """What a customer lacks to be called."""

    NUMBER = "number"
    TIME_ZONE = "time-zone"


@dataclass(frozen=True)
class Guess:
    """What a number may be, and why; `sure` where the customer's own row says so and no digit is left over."""

    phone: Phone
    why: str
    sure: bool


@dataclass(frozen=True)
class Uncallable:
    """A customer who cannot be called: the cell as it came, what is wrong with it, and what the number may be."""

    customer: Customer
    lack: Lack
    cell: str
    why: str
    guess: Guess | None = None


def uncallable(customer: Customer) -> Uncallable | None:
    """What keeps a customer from being called; none where nothing does, or nobody may call them at all."""
    if customer.do_not_call:
        return None
    if customer.phone is None:
        cell = " · ".join(dict.fromkeys(phone.raw for phone in customer.phones if phone.raw))
        return Uncallable(customer, Lack.NUMBER, cell, _what_is_wrong(customer), _guess(customer))
    if not place_of(customer).zones:
        return Uncallable(customer, Lack.TIME_ZONE, shown(customer.phone), "No time zone is known")
    return None


def easiest_first(customers: Iterable[Customer]) -> list[Uncallable]:
    """Those who cannot be called: with a sure guess, an unsure one, a cell that says something, then the others."""
    found = filter(None, map(uncallable, customers))
    return sorted(found, key=lambda each: (not (each.guess and each.guess.sure), each.guess is None, not each.cell))


def _what_is_wrong(customer: Customer) -> str:
    if customer.wrong_phone:
        return "It proved wrong"
    phone = next((each for each in customer.phones if each.raw), None)
    if phone is None:
        return "No number at all"
    if phone.valid:
        return "Costs more than a call"
    words = next((words for pattern, words in _NONE.items() if pattern.search(phone.raw)), "")
    return words or _what_digits_lack(phone.e164 or _NOT_DIALLED.sub(" ", phone.raw), customer.country)


def _what_digits_lack(text: str, region: str | None) -> str:
    """Why digits are no number in use, as read in a country."""
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException as error:
        return _UNREAD.get(error.error_type, "Too few digits")
    if phonenumbers.is_valid_number(number):
        return "Its area code is not known" if text.startswith("+") else "Not written as a number"
    if any(read_phone(f"{text}{digit}", region).valid for digit in range(10)):
        return "One digit is missing"
    if phonenumbers.truncate_too_long_number(number):
        return "Too many digits"
    return "No such number is in use"


def _guess(customer: Customer) -> Guess | None:
    """The best guess, a sure one first; never a number that proved wrong."""
    wrong = wrong_numbers(customer.corrections)
    found = [each for each in _guesses(customer) if dialable(each.phone) and each.phone.e164 not in wrong]
    return min(found, key=lambda each: not each.sure, default=None)


def _guesses(customer: Customer) -> Iterator[Guess]:
    for phone in customer.contact.phones:
        yield Guess(phone, "their other number in the CRM", sure=True)
    for phone in customer.phones:
        yield Guess(phone, "a number of somebody else there", sure=False)
        yield from _readings(phone.raw, customer)


def _readings(cell: str, customer: Customer) -> Iterator[Guess]:
    """The ways to read a cell, in each country that the customer may be in."""
    text = _NOT_DIALLED.sub(" ", cell)
    own = {phone.e164 for phone in customer.phones if phone.e164}
    for region, says, strong in _regions(customer):
        whole = read_phone(text, region)
        certain = strong and region_of(whole) == region and not own
        yield Guess(whole, f"by {says}, {country_name(region)}", certain)
        plus = read_phone(f"+{text.strip().lstrip('+')}", None)
        if region_of(plus) == region:
            yield Guess(plus, f"with the missing +, by {says}, {country_name(region)}", certain)
        first, *others = _SEVERAL.split(cell)
        if others:
            yield Guess(read_phone(first, region), "the first of two numbers", sure=False)
        if (mended := cell.translate(_LETTERS)) != cell:
            yield Guess(read_phone(mended, region), "letters read as figures", sure=False)


def _regions(customer: Customer) -> Iterator[tuple[str, str, bool]]:
    """The countries that a customer may be in, what says so, and whether it is sure.

    A time zone is not: CRMs offer the same one in several countries.
    """
    zone = country_of(customer.time_zone) if customer.time_zone else None
    if customer.country:
        yield customer.country, "the country", zone in {None, customer.country}
    elif zone:
        yield zone, "the time zone", False
    for contact in () if customer.country or zone else customer.contacts:
        ending = contact.email.rpartition(".")[2].upper().replace("UK", "GB")
        if ending in phonenumbers.SUPPORTED_REGIONS:
            yield ending, "the email address", False
