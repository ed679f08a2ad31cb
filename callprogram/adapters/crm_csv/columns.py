"""Headers as fields: what CRMs call them in English and German, and what a person mapped by hand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from textwrap import shorten

from callprogram.errors import BadInputError

_NAMES = {
    "crm_id": "account id, associated company ids, associated company id, company id, customer id, customer number,"
    "customer no, account number, kundennummer, kundennr, kunden id, debitorennummer, record id, contact id, crm id,"
    "id",
    "company": "account name, company name, company, associated company, account, customer, customer name,"
    "organization, organization name, organisation, firma, firmenname, unternehmen, kunde, kundenname",
    "contact": "contact name, full name, contact person, primary contact, contact, ansprechpartner, ansprechpartnerin,"
    "kontakt, kontaktperson, kontaktname",
    "title": "title, job title, position, role, funktion, berufsbezeichnung, stellenbezeichnung",
    "email": "email, email address, work email, business email, contact email, e mail adresse, mail, mailadresse",
    "phone": "direct, direct phone, direct dial, direct line, durchwahl, phone, phone number, business phone,"
    "work phone, office phone, telephone, telephone number, tel, tel no, contact phone, phone work, telefon,"
    "telefonnummer, telefon geschäftlich, rufnummer, festnetz, main, main phone, company phone, account phone,"
    "zentrale, mobile, mobile phone, mobile number, mobile phone number, mobile no, phone mobile, cell, cell phone,"
    "cell phone number, mobil, mobilnummer, mobiltelefon, telefon mobil, handy, handynummer",
    "country": "country, country region, mailing country, billing country, country code, land, staat",
    "language": "language, preferred language, sprache",
    "time_zone": "time zone, timezone, zeitzone",
    "account_owner": "account owner, contact owner, company owner, owner, account manager, betreuer, kundenbetreuer,"
    "betreuerin, kundenbetreuerin",
    "revenue": "annual revenue, revenue, arr, annual recurring revenue, jahresumsatz, umsatz",
    "currency": "currency, annual revenue currency, currency code, account currency, währung, waehrung",
    "renewal_on": "renewal date, renewal, renewal on, contract renewal date, next renewal, contract end date,"
    "vertragsverlängerung, verlängerung, verlängerungsdatum, vertragsende",
    "customer_since": "customer since, kunde seit",
    "last_contact_on": "last contact, last contacted, last contact date, last contacted date, last activity,"
    "last activity date, letzter kontakt, letzte aktivität",
    "health": "health, health score, customer health, kundenzustand",
    "nps": "nps, nps score, net promoter score",
    "segment": "segment, tier, customer segment, kundensegment",
    "open_cases": "open cases, open tickets, offene fälle, offene tickets",
    "do_not_call": "do not call, dnc, nicht anrufen",
    "notes": "notes, note, description, comments, bemerkungen, bemerkung, notizen, notiz, beschreibung",
}
FIELDS = tuple(_NAMES)
_SEVERAL = {"phone", "contact"}
_SHOWN = 60  # letters of a header, and headers, that a message shows
_FIRST = ("firstname", "vorname", "givenname")
_LAST = ("lastname", "surname", "nachname", "familyname", "familienname", "name")
_LABELS = {"mobil": "mobile", "cell": "mobile", "handy": "mobile", "direct": "direct", "durchwahl": "direct"}
_MAIN = {"main": "main", "zentrale": "main"}


def normalised(header: str) -> str:
    """A header for comparing: letters and figures only, in small letters, without the number that a second one has."""
    plain = unicodedata.normalize("NFKC", re.sub(r"#\d+$", "", header.strip())).casefold()
    return "".join(filter(str.isalnum, plain))


_ALIASES = {field: tuple(map(normalised, names.split(","))) for field, names in _NAMES.items()}
_KNOWN = frozenset({*_FIRST, *_LAST}.union(*_ALIASES.values()))


def displayed(cells: Iterable[str]) -> tuple[str, ...]:
    """The headers, each different: a second `Phone` is `Phone#2`, an unnamed one `#7` by its place."""
    shown: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for place, cell in enumerate(cells, 1):
        header = same = " ".join(cell.split()) or f"#{place}"
        counts[header] += 1
        while same in shown:
            counts[header] = max(counts[header], 2)
            same = f"{header}#{counts[header]}"
            counts[header] += same in shown
        shown[same] = None
    return tuple(shown)


def recognised(cells: Iterable[str], known: AbstractSet[str]) -> int:
    """How many of the cells are the name of a field or among `known` names, each counted once."""
    names = {_unnumbered(normalised(cell)) for cell in cells} | {normalised(cell) for cell in cells}
    return len(names & (_KNOWN | known) - {""})


def label_of(header: str) -> str:
    """What kind of number a column has: mobile, direct, main, else phone."""
    name = normalised(header)
    return next((label for part, label in (_LABELS | _MAIN).items() if part in name), "phone")


def fields_of(headers: Sequence[str], by_hand: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The headers that fill each field, in the order in which to use them; raises BadInputError for unknown ones."""
    given = {field: tuple(_named(headers, name) for name in names) for field, names in by_hand.items() if names}
    _require_sound(given)
    taken = {header for names in given.values() for header in names}
    free = [header for header in headers if header not in taken]
    found = {field: given.get(field) or _recognised_for(field, free) for field in FIELDS}
    return {field: names for field, names in found.items() if names}


def require_fields(file: str, headers: Sequence[str], fields: Mapping[str, object]) -> None:
    """Raises BadInputError where no column has a telephone number, or none a name."""
    there = f"its headers are {_listed(headers)}"
    if "phone" not in fields:
        raise BadInputError(f"No column of {file} has telephone numbers: {there}; map one with phone=HEADER.")
    if not fields.keys() & {"company", "contact", "email"}:
        raise BadInputError(f"No column of {file} names the customers: {there}; map one with company=HEADER.")


def _recognised_for(field: str, headers: Sequence[str]) -> tuple[str, ...]:
    if field == "phone":
        return _phones(headers)
    best = _first_of(headers, _ALIASES[field])
    return best or (_person(headers) if field == "contact" else ())


def _phones(headers: Sequence[str]) -> tuple[str, ...]:
    """Every column of numbers to call, those likeliest to be answered first."""
    order = _ALIASES["phone"]
    numbered = {header: _unnumbered(normalised(header)) for header in headers}
    phones = [header for header, name in numbered.items() if name in order]
    return tuple(sorted(phones, key=lambda header: order.index(numbered[header])))


def _person(headers: Sequence[str]) -> tuple[str, ...]:
    """First and last name; a bare `Name` is the last one beside a first one, else the whole."""
    return _first_of(headers, _FIRST) + _first_of(headers, _LAST)


def _first_of(headers: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The header with the most preferred of the names, if any has one."""
    places = {normalised(header): header for header in reversed(headers)}
    return next(((places[name],) for name in names if name in places), ())


def _named(headers: Sequence[str], name: str) -> str:
    """The header that a person meant."""
    alike = [header for header in headers if header.casefold() == name.strip().casefold()]
    if name in headers:
        return name
    if len(alike) == 1:
        return alike[0]
    raise BadInputError(f"There is no header {name}; the file has {_listed(headers)}.")


def _require_sound(given: Mapping[str, Sequence[str]]) -> None:
    """Raises BadInputError for a field that there is not, too many headers for one, or a header for two fields."""
    headers = [header for names in given.values() for header in names]
    for field, names in given.items():
        if field not in FIELDS:
            raise BadInputError(f"There is no field {field}; the fields are {', '.join(FIELDS)}.")
        if len(names) > 1 and field not in _SEVERAL:
            raise BadInputError(f"The field {field} takes one header; choose one of {', '.join(names)}.")
    for header in headers:
        if headers.count(header) > 1:
            raise BadInputError(f"The header {header} is mapped twice; map it to one field.")


def _unnumbered(name: str) -> str:
    return name.rstrip("0123456789")


def _listed(headers: Sequence[str]) -> str:
    return ", ".join(shorten(header, _SHOWN, placeholder="…") for header in headers[:_SHOWN])
