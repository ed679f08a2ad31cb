"""Whom what waits is for, and several things of a kind in one line."""

import pytest

from callprogram.domain.people.members import Member, Role
from callprogram.services.overview.needs import Kind, Need, for_whom_it_is, in_lines


def to_tell(number: int, name: str) -> Need:
    return Need(Kind.NOT_TOLD, f"Tell {name}", "“Send it” was kept; they do not know yet.", number, name=name)


LATE = Need(Kind.LATE_PROMISES, "2 promises late", "Moorlicht; Tin Roof.")
OLD = Need(Kind.OLD_DATA, "CRM data", "The CRM export is 9 days old.")


def read(*needs: Need) -> list[tuple[str, str]]:
    return [(line.what, line.words) for line in in_lines(needs)]


def test_a_few_of_a_kind_have_a_line_each() -> None:
    few = [to_tell(number, name) for number, name in enumerate(("Alder", "Birch", "Cedar"))]
    assert [what for what, _ in read(LATE, *few, OLD)] == [
        *("2 promises late", "Tell Alder", "Tell Birch", "Tell Cedar", "CRM data")
    ]


def test_more_of_a_kind_are_one_line_that_names_the_first_customers_once_where_the_first_stood() -> None:
    names = ("Alder", "Alder", "Birch", "Cedar", "Damson", "Elder")
    many = [to_tell(number, name) for number, name in enumerate(names)]
    assert read(LATE, *many, OLD) == [
        ("2 promises late", "Moorlicht; Tin Roof."),
        ("6 kept promises to tell", "Alder, Birch, Cedar, and 2 more."),
        ("CRM data", "The CRM export is 9 days old."),
    ]


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.EXECUTIVE, [Kind.ANSWER, Kind.LETTERS, Kind.TO_APPROVE, Kind.TO_REVIEW, Kind.OLD_DATA]),
        (Role.ASSISTANT, [Kind.ANSWER, Kind.LETTERS, Kind.TO_APPROVE, Kind.OLD_DATA]),
        (Role.DESK, [Kind.TO_APPROVE, Kind.OLD_DATA]),
        (Role.ADMIN, [Kind.OLD_DATA]),
    ],
)
def test_nobody_is_told_of_what_somebody_else_has_to_do(role: Role, told: list[Kind]) -> None:
    kinds = (Kind.ANSWER, Kind.LETTERS, Kind.TO_APPROVE, Kind.TO_REVIEW, Kind.OLD_DATA)
    somebody = Member("mia@example.com", "Mia", frozenset({role}))
    assert [need.kind for need in for_whom_it_is(somebody, (Need(kind, "", "") for kind in kinds))] == told
