"""Patterns: three cases of two customers, and who of them is called first."""

from datetime import date, timedelta

import pytest

from callprogram.domain.patterns.patterns import Pattern, Trouble, in_words, patterns_of

MONDAY = date(2026, 11, 16)


def trouble(number: int, customer: int, *, cause: str = "billing", wrote: bool = True, days: int = 0) -> Trouble:
    reference = f"CE-2026-{number:04}" if number else ""
    return Trouble(cause, str(customer), MONDAY + timedelta(days=days), reference, customer, wrote)


def found(*troubles: Trouble, talks: dict[int, date] | None = None, forbidden: set[int] | None = None) -> list[Pattern]:
    return list(patterns_of(troubles, talks or {}, forbidden or set()))


@pytest.mark.parametrize(
    ("customers", "is_one"), [((1, 2), False), ((1, 1, 1), False), ((1, 1, 2), True), ((1, 2, 3), True)]
)
def test_three_cases_of_two_customers_are_a_pattern(customers: tuple[int, ...], is_one: bool) -> None:
    assert bool(found(*(trouble(number, each) for number, each in enumerate(customers, 1)))) is is_one


def test_a_pattern_says_how_many_since_when_and_which() -> None:
    [pattern] = found(trouble(2, 2, days=3), trouble(1, 1), trouble(3, 1, cause="Billing ", days=9))
    assert (pattern.cause, pattern.cases, pattern.customers, pattern.since) == ("billing", 3, 2, MONDAY)
    assert pattern.references == ("CE-2026-0001", "CE-2026-0002", "CE-2026-0003")
    assert in_words(pattern, MONDAY) == "billing: 3 cases of 2 customers since 16 November"


def test_what_only_the_crm_has_makes_no_pattern_and_joins_one() -> None:
    quiet = [trouble(0, each, wrote=False) for each in (7, 8, 9)]
    assert found(*quiet) == []
    [pattern] = found(*quiet, *(trouble(number, number) for number in (1, 2, 3)))
    assert (pattern.cases, pattern.customers) == (3, 3)
    assert pattern.worth_calling == (7, 8, 9, 1, 2, 3)


def test_the_quiet_come_first_then_who_waits_longest() -> None:
    [pattern] = found(
        trouble(1, 1, days=2), trouble(2, 2), trouble(3, 3, wrote=False, days=5), trouble(4, 4, wrote=False, days=4)
    )
    assert pattern.worth_calling == (4, 3, 2, 1)


def test_nobody_is_worth_a_call_who_was_talked_to_since_or_wants_none() -> None:
    cases = [trouble(number, number) for number in (1, 2, 3)]
    talks = {1: MONDAY + timedelta(days=1), 2: MONDAY - timedelta(days=1)}
    [pattern] = found(*cases, talks=talks, forbidden={3})
    assert pattern.worth_calling == (2,)


def test_writing_more_often_brings_nobody_forward() -> None:
    once = [trouble(1, 1), trouble(2, 2, days=1)]
    often = [trouble(number, 2, days=1) for number in range(3, 9)]
    [pattern] = found(*once, *often)
    assert pattern.worth_calling == (1, 2)


def test_causes_of_most_customers_come_first() -> None:
    two = [trouble(number, number % 2, cause="price") for number in range(1, 8)]
    three = [trouble(number, number, cause="quality") for number in (11, 12, 13)]
    assert [each.cause for each in found(*two, *three)] == ["quality", "price"]
