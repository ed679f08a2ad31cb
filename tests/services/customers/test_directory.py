"""The directory: a page of whoever is wanted, and how many there are in each saved view, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.customers import correcting, reviewing
from callprogram.services.promises import promising
from callprogram.services.views.directory import DirectoryFilter, Neighbours, Sort, Which
from tests.examples import MOORLICHT, SASKIA
from tests.services.conftest import Desk

TODAY = date(2026, 11, 24)
TOM = Member("tom@example.com", "Tom Reed", frozenset({Role.TEAMMATE}))


@pytest.fixture
def three(desk: Desk) -> dict[str, Customer]:
    """Alder renews soon and is worth most, Birch has no number, Cedar is Tom's and renewed long ago."""
    alder = replace(MOORLICHT, crm_id="A", company="Alder", renewal_on=TODAY + timedelta(days=90), health=40,
                    revenue=Decimal(900), currency="EUR", segment="Energy")  # fmt: skip
    birch = replace(MOORLICHT, crm_id="B", company="birch", contacts=(Contact("Bo Lind"),), segment="Energy")
    cedar = replace(MOORLICHT, crm_id="C", company="Cedar", account_owner="Tom Reed", health=70,
                    renewal_on=TODAY - timedelta(days=1), revenue=Decimal(1000), currency="CZK")  # fmt: skip
    return {each.company: desk.keep(each) for each in (alder, birch, cedar)}


def names(desk: Desk, wanted: DirectoryFilter) -> list[str]:
    return [each.customer.company for each in desk.views.directory(wanted, TODAY).listed]


@pytest.mark.parametrize(
    ("which", "there"),
    [
        (Which.ALL, ["Alder", "birch", "Cedar"]),
        (Which.RENEWING, ["Alder"]),
        (Which.NUMBERLESS, ["birch"]),
        (Which.NEVER, ["birch", "Cedar"]),
        (Which.PROMISED, ["Cedar"]),
        (Which.SNOOZED, ["birch"]),
        (Which.MINE, []),
        (Which.GONE, []),
    ],
)
def test_a_saved_view_has_whom_it_counts(
    desk: Desk, program: Program, three: dict[str, Customer], which: Which, there: list[str]
) -> None:
    desk.do(outcomes.log, program, LoggedCall(three["Alder"].id, Outcome(Disposition.CONNECTED)))
    desk.do(outcomes.log, program, LoggedCall(three["Cedar"].id, Outcome(Disposition.NO_ANSWER)))
    desk.do(promising.promise, three["Cedar"].id, "Send the prices")
    kept = desk.do(promising.promise, three["Alder"].id, "Call Bo", owner="Tom", due_on=TODAY)
    desk.do(promising.keep, kept.id)
    desk.do(correcting.snooze, three["birch"].id, TODAY + timedelta(days=1), "They asked", TODAY)

    assert names(desk, DirectoryFilter(which)) == there
    assert desk.views.directory(DirectoryFilter(), TODAY).counts[which] == len(there)


def test_whoever_the_crm_has_no_more_is_in_no_other_view(desk: Desk, three: dict[str, Customer]) -> None:
    desk.do(reviewing.stop_calling, [three["Alder"].id])
    assert names(desk, DirectoryFilter(Which.GONE)) == ["Alder"]
    assert names(desk, DirectoryFilter()) == ["birch", "Cedar"]
    assert names(desk, DirectoryFilter(Which.RENEWING)) == []


@pytest.mark.usefixtures("three")
def test_a_teammate_finds_their_own_alone(desk: Desk) -> None:
    found = desk.views.seen_by(TOM).directory(DirectoryFilter(), TODAY)
    assert [each.customer.company for each in found.listed] == ["Cedar"]
    assert (found.counts[Which.ALL], found.counts[Which.MINE]) == (1, 1)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("sort", "rising", "falling"),
    [
        (Sort.NAME, ["Alder", "birch", "Cedar"], ["Cedar", "birch", "Alder"]),
        (Sort.OWNER, ["Cedar", "Alder", "birch"], ["Cedar", "Alder", "birch"]),
        (Sort.RENEWAL, ["Cedar", "Alder", "birch"], ["Alder", "Cedar", "birch"]),
        (Sort.HEALTH, ["Alder", "Cedar", "birch"], ["Cedar", "Alder", "birch"]),
        (Sort.WORTH, ["Cedar", "Alder", "birch"], ["Alder", "Cedar", "birch"]),
    ],
)
def test_they_are_sorted_by_any_column_and_whoever_has_nothing_there_comes_last(
    desk: Desk, sort: Sort, rising: list[str], falling: list[str]
) -> None:
    assert names(desk, DirectoryFilter(sort=sort)) == rising
    assert names(desk, DirectoryFilter(sort=sort, falling=True)) == falling


def test_whoever_was_talked_to_last_comes_first(desk: Desk, program: Program, three: dict[str, Customer]) -> None:
    for name in ("Cedar", "Alder"):
        desk.do(outcomes.log, program, LoggedCall(three[name].id, Outcome(Disposition.CONNECTED)))
        desk.now += timedelta(days=1)
    found = desk.views.directory(DirectoryFilter(sort=Sort.TALKED, falling=True), TODAY).listed
    assert [(each.customer.company, each.last_talked is not None) for each in found] == [
        ("Alder", True),
        ("Cedar", True),
        ("birch", False),
    ]


@pytest.mark.usefixtures("three")
def test_words_owner_and_segment_narrow_them_down(desk: Desk) -> None:
    assert names(desk, DirectoryFilter(words="bo LIND")) == ["birch"]
    assert names(desk, DirectoryFilter(owner="Tom Reed")) == ["Cedar"]
    assert names(desk, DirectoryFilter(segment="Energy")) == ["Alder", "birch"]
    assert names(desk, DirectoryFilter(words=SASKIA.email, segment="Energy")) == ["Alder"]
    assert desk.views.segments() == ("Energy",)


def test_one_customer_stands_between_two_others(desk: Desk, three: dict[str, Customer]) -> None:
    place = desk.views.place_in(DirectoryFilter(), TODAY, three["birch"].id)
    assert place == Neighbours(2, 3, three["Alder"].id, three["Cedar"].id)
    assert desk.views.place_in(DirectoryFilter(Which.RENEWING), TODAY, three["birch"].id) == Neighbours()


@pytest.mark.usefixtures("three")
def test_a_page_is_the_next_few(desk: Desk) -> None:
    found = desk.views.directory(DirectoryFilter(page=1), TODAY, limit=2)
    assert ([each.customer.company for each in found.listed], found.total) == (["Cedar"], 3)
