"""Columns: what the domain has is what comes back, and the audit trail can say it in JSON."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from callprogram.adapters.database.columns import (
    Contacts,
    Headers,
    IsoWeek,
    Moment,
    Money,
    StoredAs,
    Words,
    plain,
    word,
)
from callprogram.domain.calls.calls import Status
from callprogram.domain.customers.customers import Contact
from callprogram.domain.customers.phones import Phone
from callprogram.domain.program.call_hour import Week

DIALECT = SQLiteDialect()


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
    written, later = (str(IsoWeek.process_bind_param(each, DIALECT)) for each in (week, week.later(1)))

    assert written < later
    assert IsoWeek.process_result_value(written, DIALECT) == week


def test_a_word_comes_back_as_a_word() -> None:
    assert word(Status).process_bind_param(Status.NO_ANSWER, DIALECT) == "no-answer"
    assert word(Status).process_result_value("no-answer", DIALECT) is Status.NO_ANSWER


def test_texts_come_back_in_order() -> None:
    assert Words.process_result_value(Words.process_bind_param(("b", "a"), DIALECT), DIALECT) == ("b", "a")


def test_headers_come_back_as_tuples() -> None:
    assert Headers.process_result_value({"phone": ["Phone", "Mobile"]}, DIALECT) == {"phone": ("Phone", "Mobile")}


def test_contacts_come_back_with_their_numbers() -> None:
    contacts = (Contact("Ada", "CEO", "ada@example.com", (Phone("020 1", "mobile", "+31201", "12", True),)), Contact())
    kept = json.loads(json.dumps(Contacts.process_bind_param(contacts, DIALECT)))

    assert Contacts.process_result_value(kept, DIALECT) == contacts


@pytest.mark.parametrize("column", [Moment, Money, IsoWeek, word(Status)], ids=["Moment", "Money", "IsoWeek", "word"])
def test_nothing_stays_nothing(column: StoredAs[Any]) -> None:
    assert column.process_bind_param(None, DIALECT) is None
    assert column.process_result_value(None, DIALECT) is None


@pytest.mark.parametrize("column", [Words, Contacts], ids=["Words", "Contacts"])
def test_a_list_that_is_not_there_is_empty(column: StoredAs[Any]) -> None:
    assert column.process_bind_param(None, DIALECT) == []
    assert column.process_result_value(None, DIALECT) == ()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (0.5, 0.5),
        (Status.BUSY, "busy"),
        (Decimal("1.50"), "1.50"),
        (Week(2026, 49), "2026-W49"),
        (time(16), "16:00:00"),
        (date(2026, 12, 4), "2026-12-04"),
        (datetime(2026, 12, 4, 15, tzinfo=UTC), "2026-12-04T15:00:00+00:00"),
        ({Status.BUSY: (1, None)}, {"busy": [1, None]}),
        (Phone("1"), {"raw": "1", "label": "phone", "e164": None, "extension": None, "valid": False}),
        ((Contact("Ada"),), [{"name": "Ada", "title": "", "email": "", "phones": [], "crm_id": None}]),
    ],
)
def test_the_audit_trail_says_values_plainly(value: object, said: object) -> None:
    assert plain(value) == said
    json.dumps(plain(value))
