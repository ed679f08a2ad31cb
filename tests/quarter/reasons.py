"""Reasons held against the data: every figure in a sentence is the customer's, and beyond its limit."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from callprogram.domain.words.dates import ago_in_words
from tests.quarter.company import Account, Company
from tests.quarter.figures import Rows, day
from tests.quarter.world import World

_HEALTH_BELOW, _CASES_FROM, _NPS_UNTIL, _PROMOTER = 60, 2, 4, 9
_MONTHS = tuple(calendar.month_name)[1:]
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?")
_OF_SEAT = {
    "promise": r"“.*” (was kept|is due)|asked to be called again",
    "renewal": r"renews on",
    "at-risk": r"open case|health|rated us \d+ of 10",
    "escalation": r"complained on .*“",
    "unheard": r"never called|last talked|last contact|tried",
    "new": r"a customer since",
    "happy": r"of 10; thank",
    "random": r"by chance",
}


def untrue(world: World, rows: Rows) -> list[str]:
    """Every sentence that says something else than the data did when its list was signed off, and what."""
    return [
        f"{each.week} {rows.crm_id[entry.customer_id]} {entry.seat}: {entry.reason} ({why})"
        for each in rows.lists
        if str(each.week) in world.signed_off
        for entry in rows.entries
        if entry.call_list_id == each.id
        for why in _wrong(rows, *world.signed_off[str(each.week)], entry, day(each.starts_at))
    ]


def _wrong(rows: Rows, company: Company, at: datetime, entry: Row[Any], of: date) -> Iterator[str]:
    account = company.get(rows.crm_id[entry.customer_id])
    if account is None:
        yield "nobody the CRM knows"
        return
    words = entry.reason
    if not re.search(_OF_SEAT[entry.seat], words, re.IGNORECASE):
        yield "its seat is not named"
    outside = re.sub(r"“.*?”", "", words)
    yield from _of_health(account, outside)
    yield from _of_calls(rows, entry.customer_id, outside, at, of)
    yield from _of_promises(rows, entry.customer_id, words, at, of)
    if (said := re.search(r"renews on (.+?)[;.]", outside)) and _read(said[1], of) != account.renewal_on:
        yield f"it renews on {account.renewal_on}"
    if (said := re.search(r"customer since (\d{4})", outside)) and int(said[1]) != account.since.year:
        yield f"a customer since {account.since.year}"
    if (said := re.search(r"a customer since (.+?)[;.]", outside)) and _read(said[1], of) != account.since:
        yield f"a customer since {account.since}"


def _of_health(account: Account, words: str) -> Iterator[str]:
    if (said := re.search(r"ealth (?:is )?(\d+)", words)) and not (int(said[1]) == account.health < _HEALTH_BELOW):
        yield f"health is {account.health}"
    if (said := re.search(r"(\d+) open case", words)) and not (int(said[1]) == account.cases >= _CASES_FROM):
        yield f"{account.cases} open cases"
    if said := re.search(r"rated us (\d+) of 10", words):
        good = "thank" in words
        fits = account.nps is not None and (account.nps >= _PROMOTER if good else account.nps <= _NPS_UNTIL)
        if int(said[1]) != account.nps or not fits:
            yield f"NPS is {account.nps}"


def _of_calls(rows: Rows, customer: int, words: str, at: datetime, of: date) -> Iterator[str]:
    before = [each for each in rows.calls if each.customer_id == customer and each.started_at < at and each.disposition]
    talks = [day(each.started_at) for each in before if each.disposition == "connected"]
    if re.search("never (called|talked)", words, re.IGNORECASE) and before:
        yield f"called on {day(before[-1].started_at)}"
    said = re.search(r"last talked (.+?)[;.]", words, re.IGNORECASE)
    if said and (not talks or said[1] != ago_in_words(talks[-1], of)):
        yield f"last talk {talks[-1] if talks else 'never'}"


def _of_promises(rows: Rows, customer: int, words: str, at: datetime, of: date) -> Iterator[str]:
    mine = [each for each in rows.promises if each.customer_id == customer and each.made_at < at]
    for text, rest in re.findall(r"“(.*?)” ((?:was|is) [^;]*|due [^;]*)", words):
        meant = [each for each in mine if each.text == text]
        kept = [each for each in meant if each.kept_at and each.kept_at < at]
        if not meant:
            yield "no such promise"
        elif "was kept" in rest:
            if not any(each.told_at is None or each.told_at >= at for each in kept):
                yield "they were told" if kept else "it was not kept"
        elif _read(rest, of) not in {each.due_on for each in meant}:
            yield f"due on {meant[-1].due_on}"
    for text in re.findall(r"omplained on .*?“(.*?)”", words):
        if not any(each.customer_id == customer and each.wants == text for each in rows.complaints):
            yield "no such complaint"


def _read(words: str, near: date) -> date | None:
    """The day that is said, in the year that is nearest where none is."""
    if not (said := _DAY.search(words)):
        return None
    month = _MONTHS.index(said[2]) + 1
    years = [int(said[3])] if said[3] else [near.year - 1, near.year, near.year + 1]
    return min((date(year, month, int(said[1])) for year in years), key=lambda each: abs(each - near))
