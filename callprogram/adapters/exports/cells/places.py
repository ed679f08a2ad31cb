"""Where customers are and what they speak: countries, languages and time zones by every name that exports use."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import babel
from babel import Locale
from babel.core import get_global
from phonenumbers import SUPPORTED_REGIONS

from callprogram.adapters.exports.cells.spelling import LANGUAGES, NEIGHBOURS, OF_OTHER_LETTERS, clean, letters
from callprogram.domain.customers.zones.written import countries_with_state

_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
_COUNTRIES = {
    "US": "united states of america, america, the united states, u s of a, сша, америка, ηπα, abd, أمريكا,"
    "états unis d amérique, "
    "estados unidos de américa,"
    "vereinigte staaten von amerika, verenigde staten van amerika, stati uniti d america, estados unidos da américa,"
    "eeuu, vs amerika, 米国, usa",
    "GB": "great britain, britain, england, scotland, wales, northern ireland, großbritannien, schottland,"
    "nordirland, angleterre, écosse, pays de galles, grande bretagne, inglaterra, escocia, gran bretaña, engeland,"
    "groot brittannië, schotland, inghilterra, scozia, gran bretagna, escócia, grã bretanha, 英国, 英国 イギリス,"
    "united kingdom of great britain and northern ireland, англия, англія, ingiltere, بريطانيا",
    "NL": "holland, the netherlands, netherlands the, pays bas hollande, holanda, olanda, nederland, オランダ王国",
    "IE": "republic of ireland, eire",
    "DE": "brd, federal republic of germany, bundesrepublik deutschland, d, ger",
    "AT": "a, republik österreich",
    "CH": "suisse schweiz, schweiz suisse, swiss, svizzera",
    "FR": "f",
    "IT": "i, 伊",
    "ES": "e",
    "BE": "b",
    "LU": "l",
    "PT": "p",
    "AE": "الإمارات, الامارات, оаэ, uae, u a e, vae, emirates, emirate, emiratos árabes, eau",
    "CZ": "česká republika, чехия, чешская республика, czech republic, the czech republic, tschechische republik,"
    "tschechei, république tchèque,"
    "república checa, tsjechische republiek, repubblica ceca, república tcheca",
    "TR": "turkey, turkiye, türkei",
    "KR": "korea, south korea, korea south, republic of korea, korea republic of, korea rep, 韓国, 大韓民国",
    "KP": "korea democratic people s republic of, dprk, korea north, democratic people s republic of korea",
    "RU": "рф, российская федерация, російська федерація, rusya federasyonu, russian federation,"
    "russische föderation, fédération de russie, federación rusa",
    "HK": "hong kong, hongkong, 香港",
    "MO": "macao, macau",
    "TW": "taiwan province of china, republic of china, taiwan roc, 台湾",
    "CN": "中华人民共和国, 中國, кнр, 中国大陆, people s republic of china, peoples republic of china, prc, china prc,"
    "mainland china, vr china",
    "CI": "ivory coast, elfenbeinküste, cote d ivoire",
    "VN": "viet nam",
    "SA": "السعودية, ksa, saudi",
    "BY": "белоруссия, республика беларусь",
    "KZ": "республика казахстан",
    "SK": "slovenská republika, slovak republic",
    "MK": "macedonia, macedonia the former yugoslav republic of, mazedonien",
    "MD": "republic of moldova",
    "CD": "congo the democratic republic of the, congo democratic republic of the, dr congo, drc, congo kinshasa,"
    "democratic republic of the congo",
    "CG": "congo, republic of the congo, congo brazzaville",
    "VG": "virgin islands british",
    "VI": "virgin islands u s, virgin islands us",
    "FM": "micronesia federated states of",
    "SZ": "swaziland",
    "MM": "burma",
    "CV": "cape verde",
    "LA": "lao people s democratic republic, lao pdr",
    "SY": "syrian arab republic",
    "BN": "brunei darussalam",
    "PS": "palestine, state of palestine, palestinian territory occupied",
    "VA": "holy see vatican city state, holy see, vatican",
    "TL": "east timor",
    "SH": "saint helena ascension and tristan da cunha",
}
_OFFICIAL = re.compile(r"(?!korea|congo)(.+?), (?:.* of(?: the)?|.*republic|the)", re.IGNORECASE)
_BRACKETED = re.compile(r"(.+?)\s*[(\[](.+)[)\]]")
_BESIDE = re.compile(r"([A-Za-z]{2,3})\s+-\s+(.+)|(.+?)\s+-\s+([A-Za-z]{2,3})|[(\[]([A-Za-z]{2,3})[)\]]\s*(.+)")
_SUBDIVISION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_ALSO_STATES = {"granada", "luxembourg", "luxemburg", "niger"}  # of Spain and Nicaragua, Belgium, Nigeria
_CODE = re.compile("[A-Za-z]{0,3}")
_ZONES = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "alaska time": "America/Anchorage",
    "hawaii time": "Pacific/Honolulu",
}
_KEPT = Path(__file__).with_name("countries.json")
_MADE_BY, _VERSION = "made by", f"Babel {babel.__version__}"
_GREEK = "\u0370"  # the first letter beyond those of Latin script
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SPOKEN = "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr "
_SPOKEN += "uk vi zh"
_CONTINENTS = ("africa/", "america/", "asia/", "atlantic/", "europe/", "pacific/")
_NOT_LOCAL = {"est", "mst", "gmt+0", "gmt-0", "gmt0"}  # IANA has them, but as offsets that no summer changes
_ZONE = re.compile(r"\(?(?:(?:utc|gmt)\s*[+-]\s*\d{1,2}:\d\d\)\s*)(.*)", re.IGNORECASE)


def country(text: str) -> str:
    """A country's ISO 3166 alpha-2 code, from that, the alpha-3 code, or its name in a language that exports are in."""
    if text in SUPPORTED_REGIONS:
        return text
    known = _known_to(text)
    if whole := known.get(letters(text)):
        return whole
    codes = {known[letters(spelled)] for spelled in _spellings(clean(text)) if letters(spelled) in known}
    if len(codes) != 1:
        raise ValueError("not a country that is known by this name")
    return codes.pop()


def country_among_states(text: str) -> str:
    """The code of a country whose name stands where states do; empty for what may be a state."""
    if _CODE.fullmatch(text) or letters(text) in _ALSO_STATES:
        return ""
    named = _known_to(text).get(letters(text), "")
    return named if named and countries_with_state(text) <= {named} else ""


def language(text: str) -> str:
    """A language's ISO 639 alpha-2 code where it is known, else as it was typed."""
    first = re.split(r"[-_(,;/]", clean(text))[0]
    return _languages().get(letters(text)) or _languages().get(letters(first)) or text


def time_zone(text: str) -> str:
    """An IANA time zone's name, from that or what Windows, HubSpot, Salesforce and Rails call it."""
    for spelled in _zone_spellings(clean(text)):
        if zone := _zones().get(spelled.casefold().replace(" ", "_")):
            return zone
    raise ValueError("not a time zone such as Europe/Berlin")


def name_of(code: str) -> str:
    """A country's English name; its code where it has none."""
    return _texts(Locale("en").territories).get(code, code)


def _spellings(text: str) -> Iterable[str]:
    """What a text may name a country by when it is more than a name: `Germany (DE)`, `Bolivia, State of`, `US-CA`."""
    if match := _SUBDIVISION.fullmatch(text) or _OFFICIAL.fullmatch(text):
        return (match[1],)
    match = _BRACKETED.fullmatch(text) or _BESIDE.fullmatch(text)
    return filter(None, match.groups()) if match else ()


def _zone_spellings(text: str) -> Iterable[str]:
    """What a text may name a zone by: `us_slash_eastern`, `(GMT+01:00) Central European Time (Europe/Berlin)`."""
    yield text.replace("_slash_", "/")
    if match := _BRACKETED.fullmatch(text):
        yield match[2]
    if match := _ZONE.fullmatch(text):
        yield re.sub(r"\s*\(.*\)$", "", match[1])
        yield match[1].split(",")[0]
    yield re.sub(r"\s*\(US & Canada\)$", "", text)


def _spelled_out(name: str) -> str:
    """A German name as it is typed where there are no umlauts."""
    return name.casefold().translate(_UMLAUTS)


def _known_to(text: str) -> Mapping[str, str]:
    """The countries by their names in languages with a text's letters: those of others cost a moment to load."""
    return _countries_in_other_letters() if text and max(text) >= _GREEK else countries_by_name()


@cache
def _countries_in_other_letters() -> dict[str, str]:
    return _named("territories", set(countries_by_name().values()), OF_OTHER_LETTERS) | countries_by_name()


@cache
def countries_by_name() -> dict[str, str]:
    """Every code and name of a country, its letters only, with the alpha-2 code: from the file where it still holds."""
    kept: dict[str, str] = json.loads(_KEPT.read_text("utf-8"))
    return kept if kept.pop(_MADE_BY) == _VERSION else every_country()


def every_country() -> dict[str, str]:
    """The same put together anew, which takes as long as reading a small export."""
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]  # Babel types it loosely
    codes = {code for code in _texts(Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)}
    codes -= _NO_COUNTRIES | aliases.keys()
    replaced = {letters(alias): new[0] for alias, new in aliases.items() if alias.isalpha() and new[0] in codes}
    several = {letters(alias) for alias, new in aliases.items() if len(new) > 1}
    own = {letters(name): code for code, names in _COUNTRIES.items() for name in names.split(",")}
    german = {
        letters(_spelled_out(name)): code for code, name in _texts(Locale("de").territories).items() if code in codes
    }
    known = replaced | german | _named("territories", codes) | own | {letters(code): code for code in codes}
    return {name: code for name, code in known.items() if name not in several}


def keep_countries() -> None:
    """Write the file of countries anew, by the Babel that is installed."""
    names = {_MADE_BY: _VERSION, **dict(sorted(every_country().items()))}
    _KEPT.write_text(json.dumps(names, ensure_ascii=False, indent=0) + "\n", "utf-8")


@cache
def _languages() -> dict[str, str]:
    """Every code and name of a language, its letters only, with the alpha-2 code."""
    codes = {code for code in _texts(Locale("en").languages) if re.fullmatch("[a-z]{2}", code)}
    aliases: dict[str, str] = get_global("language_aliases")  # type: ignore[assignment]  # Babel types it loosely
    longer = {alias: code for alias, code in aliases.items() if alias.isalpha() and code in codes}
    own = {letters(Locale(code).get_language_name(code) or code): code for code in _SPOKEN.split()}
    return own | _named("languages", codes) | longer | {code: code for code in codes}


@cache
def _zones() -> dict[str, str]:
    """Every name of a zone, in small letters, with IANA's."""
    windows: dict[str, str] = get_global("windows_zone_mapping")  # type: ignore[assignment]  # Babel types it loosely
    named = {name.casefold().replace(" ", "_"): zone for name, zone in (windows | _ZONES).items()}
    iana = {zone.casefold(): zone for zone in available_timezones()}
    cities = {name.split("/")[-1]: zone for name, zone in iana.items() if name.startswith(_CONTINENTS)}
    return {name: zone for name, zone in (cities | named | iana).items() if name not in _NOT_LOCAL}


def _named(kind: str, codes: set[str], spoken: tuple[str, ...] = LANGUAGES + NEIGHBOURS) -> dict[str, str]:
    """The names of territories or languages in the languages that exports are in, letters only, with their code."""
    names = [_texts(getattr(Locale.parse(each), kind)) for each in reversed(spoken)]
    return {letters(name): code for each in names for code, name in each.items() if code in codes}


def _texts(names: Mapping[Any, object]) -> dict[str, str]:
    return {str(code): str(name) for code, name in names.items()}
