"""One trouble of many rows is one problem with its rows."""

import polars as pl

from callprogram.adapters.frames.problems import ODDITIES, Problems
from callprogram.domain.customers.imports import Problem, Severity


def problems(*lines: tuple[int, str, str, str, Severity]) -> Problems:
    rows = [(row, place, *rest) for place, (row, *rest) in enumerate(lines)]
    return Problems(pl.DataFrame(rows, schema=ODDITIES, orient="row"))


def test_the_same_in_one_column_is_one_problem_with_its_rows_in_order() -> None:
    lines = [(row, "Phone", f"ask {row}", "not a phone number", Severity.WARNING) for row in (9, 2, 4, 7)]
    (problem,) = problems(*lines)
    assert problem == Problem(
        "Phone", "not a phone number", Severity.WARNING, (2, 4, 7, 9), ("ask 2", "ask 4", "ask 7")
    )


def test_another_column_message_or_severity_is_another_problem() -> None:
    found = problems(
        (1, "Phone", "x", "odd", Severity.WARNING),
        (1, "Mobile", "x", "odd", Severity.WARNING),
        (1, "Phone", "x", "strange", Severity.WARNING),
        (1, "Phone", "x", "odd", Severity.ERROR),
    )
    assert len(found) == 4


def test_what_could_not_be_used_comes_first_then_what_most_rows_have() -> None:
    found = problems(
        (1, "A", "", "rare", Severity.WARNING),
        (2, "A", "", "common", Severity.WARNING),
        (3, "A", "", "common", Severity.WARNING),
        (4, "", "", "refused", Severity.ERROR),
    )
    assert [each.message for each in found] == ["refused", "common", "rare"]
    assert (found[0], found[1:]) == (next(iter(found)), list(found)[1:])


def test_nothing_odd_is_no_problem() -> None:
    assert (len(problems()), list(problems())) == (0, [])
