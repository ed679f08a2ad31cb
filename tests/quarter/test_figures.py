"""The figures of a quarter say of a few rows what anybody would count."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tests.quarter import figures
from tests.quarter.figures import Rows

FIRST = datetime(2026, 3, 3, 15, tzinfo=UTC)  # a Tuesday


def a_list(number: int, weeks: int) -> Any:  # noqa: ANN401 -- as a row of the table
    starts_at = FIRST + timedelta(weeks=weeks)
    return SimpleNamespace(id=number, starts_at=starts_at, frozen_at=starts_at - timedelta(days=4))


def an_entry(number: int, call_list: int, customer: int, seat: str = "renewal") -> Any:  # noqa: ANN401
    return SimpleNamespace(
        id=number, call_list_id=call_list, customer_id=customer, seat=seat, standby=False, state="done"
    )


def a_talk(number: int, days: int, disposition: str = "connected") -> Any:  # noqa: ANN401
    started_at = FIRST + timedelta(days=days)
    return SimpleNamespace(id=number, customer_id=1, started_at=started_at, entry_id=None, disposition=disposition)


def a_promise(kept: int, told: int | None, **more: object) -> Any:  # noqa: ANN401
    moments = [None if days is None else FIRST + timedelta(days=days) for days in (kept, told)]
    known = {"customer_id": 1, "text": "Send it", "owner": "Tom", "told_in_call": None, **more}
    return SimpleNamespace(kept_at=moments[0], told_at=moments[1], **known)


def rows(**known: object) -> Rows:
    nothing: dict[str, Any] = {"lists": [], "entries": [], "calls": [], "promises": [], "complaints": []}
    return Rows({1: "A-1", 2: "A-2"}, **nothing | known)


@pytest.mark.parametrize(
    ("days", "told", "too_soon"),
    [(55, False, True), (56, False, False), (27, True, True), (28, True, False)],
)
def test_a_talk_is_too_soon_within_eight_weeks_or_four_for_something_kept(
    days: int, told: bool, too_soon: bool
) -> None:
    promises = [a_promise(20, days, told_in_call=2)] if told else []

    [again] = figures.again(rows(calls=[a_talk(1, 0), a_talk(2, days)], promises=promises))

    assert again.is_too_soon is too_soon


def test_whoever_asked_to_be_called_again_is_not_called_too_soon() -> None:
    [again] = figures.again(rows(calls=[a_talk(1, 0), a_talk(2, 7, "rescheduled"), a_talk(3, 14)]))

    assert not again.is_too_soon


@pytest.mark.parametrize(
    ("told", "listed", "untold"),
    [(6, False, 0), (7, False, 0), (8, False, 1), (None, False, 1), (None, True, 0)],
)
def test_a_kept_promise_is_told_in_five_working_days_or_on_the_next_list(
    told: int | None, listed: bool, untold: int
) -> None:
    lists = [a_list(1, 0), a_list(2, 1), a_list(3, 2)]
    entries = [an_entry(1, 2, 1)] if listed else []

    found = figures.untold(rows(lists=lists, entries=entries, promises=[a_promise(0, told)]))

    assert len(found) == untold


def test_seats_and_kinds_are_those_of_the_first_line() -> None:
    found = rows(
        lists=[a_list(1, 0), a_list(2, 3)],
        entries=[an_entry(1, 1, 1), an_entry(2, 2, 1, "new"), an_entry(3, 2, 2, "happy")],
    )

    assert [each.day for each in figures.seats(found)] == [date(2026, 3, 3), date(2026, 3, 24), date(2026, 3, 24)]
    assert figures.kinds_a_month(found) == [3]


def test_what_was_to_be_told_when_the_list_was_signed_off_counts_as_told() -> None:
    lists, entries = [a_list(1, 5)], [an_entry(9, 1, 1, "promise")]
    talks = [a_talk(1, 0), a_talk(2, 35)]
    talks[1].entry_id = 9

    told_after, told_before = (
        figures.again(rows(lists=lists, entries=entries, calls=talks, promises=[a_promise(20, told)]))[0]
        for told in (33, 25)
    )

    assert (told_after.is_too_soon, told_before.is_too_soon) == (False, True)
