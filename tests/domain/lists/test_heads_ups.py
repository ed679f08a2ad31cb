"""Heads-ups: one letter of all that is new to an account owner, and none where nothing is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.lists.heads_ups import OFF, Line, News, Occasion, as_told, is_ahead, letter, news_of
from callprogram.domain.people.messages import Content
from tests.examples import HOUR, MOORLICHT, PROGRAM, TIN_ROOF, a_list, an_entry

LIST = a_list(PROGRAM)
FRIDAY = HOUR - timedelta(days=4)
OCCASION = Occasion("Ada Byron", LIST, "Europe/Amsterdam")
ENTRY = replace(an_entry(1, MOORLICHT), id=7)
STANDBY = replace(an_entry(1, TIN_ROOF, 2), id=8, standby=True, reason="Nobody has called since March.")
NOBODY_NAMED = Customer(3, company="Northwind")
AWAY = replace(ENTRY, state=EntryState.SKIPPED, skipped_why="away")
LATER = replace(ENTRY, planned_at=ENTRY.planned_at + timedelta(days=1))
TOLD = as_told(ENTRY)


def one(line: Line) -> Content:
    found = letter(OCCASION, [line], FRIDAY)
    assert found
    return found


@pytest.mark.parametrize(
    ("line", "news"),
    [
        (Line(ENTRY, MOORLICHT), News.CALLED),
        (Line(STANDBY, TIN_ROOF), News.STANDBY),
        (Line(AWAY, MOORLICHT), None),
        (Line(ENTRY, MOORLICHT, TOLD), None),
        (Line(AWAY, MOORLICHT, TOLD), News.TAKEN_OFF),
        (Line(ENTRY, MOORLICHT, OFF), News.PUT_BACK),
        (Line(AWAY, MOORLICHT, OFF), None),
        (Line(LATER, MOORLICHT, TOLD), News.MOVED),
        (Line(replace(ENTRY, state=EntryState.DONE), MOORLICHT), None),
    ],
)
def test_what_is_new_is_the_difference_to_what_was_told_before(line: Line, news: News | None) -> None:
    assert news_of(line) is news
    assert (letter(OCCASION, [line], FRIDAY) is None) is (news is None)


def test_one_customer_is_named_in_the_subject() -> None:
    assert one(Line(ENTRY, MOORLICHT)) == Content(
        "Moorlicht Energie: called on Tuesday 24 November at 16:12",
        "Ada Byron calls Saskia Tönnies of Moorlicht Energie on Tuesday 24 November at 16:12.",
        one(Line(ENTRY, MOORLICHT)).sections,
        "/upcoming?entry=7",
        "Say what to know, or ask to hold the call",
        "An answer helps until Monday 23 November at 16:00. You get this because you look after Moorlicht Energie.",
    )
    assert one(Line(ENTRY, MOORLICHT)).sections[0].points == ("Renews on 2 December.",)


def test_a_standby_is_said_to_be_one() -> None:
    found = one(Line(STANDBY, TIN_ROOF))
    assert found.subject == "Tin Roof: perhaps called on Tuesday 24 November"
    assert found.opening == (
        "Paige Sorensen of Tin Roof is a standby on Tuesday 24 November, called only if somebody else does not answer."
    )


def test_a_deputy_is_named_in_the_subject_and_for_whom_they_call_below_it() -> None:
    deputy = replace(OCCASION, executive="Lena Fischer, for Ada Byron,")
    found = letter(deputy, [Line(ENTRY, MOORLICHT), Line(STANDBY, TIN_ROOF)], FRIDAY)
    assert found
    assert found.subject == "Lena Fischer calls 1 customer on Tuesday 24 November"
    assert found.opening.startswith("Lena Fischer, for Ada Byron, calls 1 customer of yours")


def test_several_are_one_letter_with_the_standbys_apart() -> None:
    found = letter(OCCASION, [Line(ENTRY, MOORLICHT), Line(STANDBY, TIN_ROOF)], FRIDAY)
    assert found
    assert found.subject == "Ada Byron calls 1 customer on Tuesday 24 November"
    assert found.opening == (
        "Ada Byron calls 1 customer of yours on Tuesday 24 November, and may call 1 more if somebody does not answer. "
        "Times are those of Amsterdam."
    )
    assert [(section.heading, section.points) for section in found.sections] == [
        ("Called", ("16:12, Saskia Tönnies of Moorlicht Energie: Renews on 2 December.",)),
        (
            "Standbys, called only if somebody does not answer",
            ("Paige Sorensen of Tin Roof",),
        ),
    ]
    assert found.link == "/upcoming"


def test_where_all_are_standbys_nobody_is_said_to_be_called() -> None:
    found = letter(OCCASION, [Line(STANDBY, TIN_ROOF), Line(STANDBY, NOBODY_NAMED)], FRIDAY)
    assert found
    assert found.subject == "Ada Byron may call 2 customers on Tuesday 24 November"
    assert found.sections[0].points == ("Paige Sorensen of Tin Roof; Northwind",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Line(AWAY, MOORLICHT, TOLD), "Moorlicht Energie: not called on Tuesday 24 November"),
        (Line(ENTRY, MOORLICHT, OFF), "Moorlicht Energie: called after all on Tuesday 24 November"),
        (Line(LATER, MOORLICHT, TOLD), "Moorlicht Energie: now on Wednesday 25 November at 16:12"),
    ],
)
def test_a_change_says_what_it_is(line: Line, words: str) -> None:
    assert one(line).subject == words


@pytest.mark.parametrize(("before", "how"), [(OFF, "after all"), (TOLD, "instead")])
def test_a_standby_that_changes_is_one_still(before: str, how: str) -> None:
    later = replace(STANDBY, planned_at=LATER.planned_at)
    assert one(Line(later, TIN_ROOF, before)).opening == (
        f"Tin Roof may be called on Tuesday 24 November {how}, if somebody else does not answer."
    )


def test_a_list_at_another_time_says_so_once() -> None:
    moved = replace(STANDBY, planned_at=LATER.planned_at)
    found = letter(OCCASION, [Line(LATER, MOORLICHT, TOLD), Line(moved, TIN_ROOF, TOLD)], FRIDAY)
    assert found
    assert found.subject == "Your customers are called on Tuesday 24 November instead"
    assert found.sections[0].points == (
        "Moorlicht Energie: Wednesday 25 November at 16:12",
        "Tin Roof: a standby on Tuesday 24 November",
    )


def test_several_changes_are_one_letter() -> None:
    lines = [Line(AWAY, MOORLICHT, TOLD), Line(LATER, TIN_ROOF, TOLD), Line(ENTRY, NOBODY_NAMED, OFF)]
    found = letter(OCCASION, lines, FRIDAY)
    assert found
    assert (found.subject, found.opening) == (
        "Changed: whom of yours we call on Tuesday 24 November",
        "The list has changed since you heard of it. Times are those of Amsterdam.",
    )
    assert [(section.heading, section.points) for section in found.sections] == [
        ("Not called after all", ("Moorlicht Energie: away",)),
        ("Called after all", ("Northwind: Tuesday 24 November at 16:12",)),
        ("Called at another time", ("Tin Roof: Wednesday 25 November at 16:12",)),
    ]


def test_an_hour_is_ahead_until_it_begins() -> None:
    assert is_ahead(LIST, HOUR - timedelta(seconds=1))
    assert not is_ahead(LIST, HOUR)
    assert not is_ahead(replace(LIST, started_at=FRIDAY), FRIDAY)
