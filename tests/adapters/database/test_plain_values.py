"""Domain values as JSON has them: what the audit trail says of them, and what is read again."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import UnionType

import pytest

from callprogram.adapters.database.plain_values import plain, reader
from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer
from callprogram.domain.calendar.series import Guest, Part
from callprogram.domain.calls.calls import Status
from callprogram.domain.cases.sides import Side
from callprogram.domain.customers.customers import Contact
from callprogram.domain.customers.phones import Phone
from callprogram.domain.people.members import Role
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.program.call_hour import Happens, Rhythm, Week, WeekChange

FRIDAY = datetime(2026, 12, 4, 15, tzinfo=UTC)


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


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Contact, Contact("Ada", phones=(Phone("020 1", e164="+31201", valid=True),))),
        (tuple[Side, ...], (Side("priya@example.com", "Priya", asked_at=FRIDAY), Side("", "Tom"))),
        (WeekChange, WeekChange(Week(2026, 49), Happens.MOVED, FRIDAY)),
        (GuestAnswer, GuestAnswer("ada@example.com", Comes.YES, "", Week(2026, 49))),
        (Guest, Guest("ada@example.com", "Ada", Part.CHAIR)),
        (Rhythm, Rhythm(date(2026, 1, 1), time(16), "UTC", 60)),
        (Content, Content("Soon", "Hello", sections=(Section("Calls", ("Acme", "Birch")),))),
        (frozenset[Role], frozenset({Role.DESK, Role.ADMIN})),
        (Mapping[str, tuple[int, ...]], {"calls": (1, 2)}),
        (tuple[date, date] | None, (date(2026, 12, 24), date(2027, 1, 2))),
        (Decimal | None, None),
    ],
)
def test_what_is_said_plainly_is_read_again_by_its_type(kind: type | UnionType, value: object) -> None:
    assert reader(kind)(json.loads(json.dumps(plain(value)))) == value


def test_a_field_that_an_older_row_lacks_is_as_in_a_new_value() -> None:
    [change] = reader(tuple[WeekChange, ...])(
        [{"week": "2026-W49", "happens": "skipped", "starts_at": None, "why": ""}]
    )

    assert change == WeekChange(Week(2026, 49), Happens.SKIPPED, None, "", None)
