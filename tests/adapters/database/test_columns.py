"""Columns: what the domain has is what comes back."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from callprogram.adapters.database.columns import (
    Contacts,
    Moment,
    Money,
    StoredAs,
    kept_as,
)
from callprogram.domain.calls.calls import Status
from callprogram.domain.customers.customers import Contact
from callprogram.domain.customers.phones import Phone
from callprogram.domain.program.call_hour import Week

DIALECT = SQLiteDialect()


def stored(kind: object) -> StoredAs[Any]:
    column = kept_as(kind)
    assert isinstance(column, StoredAs)
    return column


WEEK, WORD, TEXTS = stored(Week), stored(Status), stored(tuple[str, ...])
HEADERS = stored(Mapping[str, tuple[str, ...]])


def test_a_moment_is_kept_in_utc() -> None:
    in_tokyo = datetime(2026, 11, 24, 8, tzinfo=timezone(timedelta(hours=9)))

    assert Moment.process_bind_param(in_tokyo, DIALECT) == datetime(2026, 11, 23, 23)  # noqa: DTZ001 - kept without its zone
    assert Moment.process_result_value(datetime(2026, 11, 23, 23), DIALECT) == in_tokyo  # noqa: DTZ001 - the same


@given(st.decimals(-(10**15), 10**15, places=2))
def test_money_comes_back_to_the_cent(amount: Decimal) -> None:
    assert Money.process_result_value(Money.process_bind_param(amount, DIALECT), DIALECT) == amount


def test_money_of_whole_amounts_comes_back_with_its_cents() -> None:
    assert str(Money.process_result_value(27_600_000, DIALECT)) == "276000.00"


@given(st.dates(date(1000, 1, 8), date(9980, 10, 1)))
def test_weeks_sort_as_text_as_they_do_in_time(day: date) -> None:
    week = Week(*day.isocalendar()[:2])
    written, later = (str(WEEK.process_bind_param(each, DIALECT)) for each in (week, week.later(1)))

    assert written < later
    assert WEEK.process_result_value(written, DIALECT) == week


def test_a_word_comes_back_as_a_word() -> None:
    assert WORD.process_bind_param(Status.NO_ANSWER, DIALECT) == "no-answer"
    assert WORD.process_result_value("no-answer", DIALECT) is Status.NO_ANSWER


def test_texts_come_back_in_order() -> None:
    assert TEXTS.process_result_value(TEXTS.process_bind_param(("b", "a"), DIALECT), DIALECT) == ("b", "a")


def test_headers_come_back_as_tuples() -> None:
    assert HEADERS.process_result_value({"phone": ["Phone", "Mobile"]}, DIALECT) == {"phone": ("Phone", "Mobile")}


def test_contacts_come_back_with_their_numbers() -> None:
    contacts = (Contact("Ada", "CEO", "ada@example.com", (Phone("020 1", "mobile", "+31201", "12", True),)), Contact())
    kept = json.loads(json.dumps(Contacts.process_bind_param(contacts, DIALECT)))

    assert Contacts.process_result_value(kept, DIALECT) == contacts


@pytest.mark.parametrize("column", [Moment, Money, WEEK, WORD], ids=["Moment", "Money", "Week", "word"])
def test_nothing_stays_nothing(column: StoredAs[Any]) -> None:
    assert column.process_bind_param(None, DIALECT) is None
    assert column.process_result_value(None, DIALECT) is None


@pytest.mark.parametrize("column", [TEXTS, Contacts], ids=["texts", "contacts"])
def test_a_list_that_is_not_there_is_empty(column: StoredAs[Any]) -> None:
    assert column.process_bind_param(None, DIALECT) == []
    assert column.process_result_value(None, DIALECT) == ()


def test_days_that_may_lack_stay_nothing_and_come_back_as_days() -> None:
    away = stored(tuple[date, date] | None)

    assert away.process_result_value(None, DIALECT) is None
    assert away.process_result_value(["2026-12-24", "2027-01-02"], DIALECT) == (date(2026, 12, 24), date(2027, 1, 2))
