"""What a report adds to its rows is told from the rows, and what it says once for a group is said in every row."""

import pytest

from callprogram.adapters.exports.files import reports

HEADER = ("Owner", "Company", "Phone", "Revenue")
ADA = ("Ada", "Acme", "212 555 0177", "5")
BOB = ("Bob", "Bolt", "212 555 0178", "6")


def added(*rows: tuple[str, ...]) -> set[int]:
    return reports.added(range(len(rows)), rows.__getitem__)


@pytest.mark.parametrize(
    "total",
    [
        ("Subtotal", "", "", "11"),
        ("", "Subtotal", "", "11"),
        ("Grand Total", "", "", "$1,234.50"),
        ("", "Count", "2", ""),
        ("Count: 2", "", "", ""),
        ("Sous-total", "", "", "11 EUR"),
        ("Teilergebnis", "", "", "11,00 €"),
        ("小計", "", "", "11"),
        ("Subtotal US", "", "", "11"),
        ("Zwischensumme Nord", "", "", "11,00"),
        ("Total for Ada", "", "", "11"),
        ("Bob Total", "", "", "11"),
        ("Bob Ergebnis", "", "", "11"),
        ("Total Bob", "", "", "11"),
        ("Account Owner: Bob (2 records)", "", "", ""),
    ],
)
def test_a_total_among_the_rows_is_no_customer(total: tuple[str, ...]) -> None:
    assert added(ADA, BOB, total, ADA) == {2}


@pytest.mark.parametrize(
    "row",
    [
        ("Ada", "Total", "01 47 44 45 46", ""),
        ("Total", "", "01 47 44 45 46", ""),
        ("Total", "", "+33 1 47 44 45 46", ""),
        ("Total Energies", "", "", ""),
        ("Ann Count", "", "", ""),
        ("Count", "", "", ""),
        ("Tin Roof (Boston)", "", "", ""),
    ],
)
def test_a_customer_who_is_called_like_a_total_stays(row: tuple[str, ...]) -> None:
    assert added(ADA, BOB, row, ADA) == set()


def test_the_total_of_a_group_is_told_by_what_is_said_rows_above_it() -> None:
    rows = [ADA, ("", "Bolt", "1", "6"), ("Total Ada", "", "", "11"), BOB, ("Total Ada", "", "", "11")]
    assert added(*rows) == {2}


def test_the_title_of_a_group_goes_with_its_total() -> None:
    rows = [("North", "", "", ""), ADA, BOB, ("Summe North", "", "", "11"), ("South", "", "", ""), ADA]
    assert added(*rows) == {0, 3}


def test_a_header_that_comes_again_goes_with_the_titles_above_it() -> None:
    rows = [ADA, ("At risk", "", "", ""), HEADER, BOB, ("Cog", "", "", ""), ("", "", "", "")]
    assert reports.repeated(range(len(rows)), rows.__getitem__, HEADER) == {1, 2, 5}


def test_the_columns_that_are_filled_once_for_a_group_are_told_by_its_totals() -> None:
    rows = [ADA, ("", "Bolt", "1", "6"), ("Subtotal", "", "", "11"), BOB, ("Subtotal", "", "", "6")]
    assert reports.groups_of(rows, added(*rows)) == (0,)


def test_groups_within_groups_are_both_told() -> None:
    rows = [
        ("West", "Ada", "Acme", "1"),
        ("", "", "Bolt", "2"),
        ("", "Subtotal", "", "3"),
        ("", "Bob", "Cog", "4"),
        ("Subtotal", "", "", "7"),
    ]
    assert reports.groups_of(rows, added(*rows)) == (0, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [ADA, ("", "Bolt", "1", "6"), ("Cy", "Cog", "2", "7")],
        [
            ADA,
            ("Ada", "Bolt", "1", "6"),
            ("Subtotal", "", "", "11"),
            BOB,
            ("Bob", "Cog", "2", "7"),
            ("Total", "", "", "9"),
        ],
        [ADA, ("Subtotal", "", "", "5"), BOB, ("Subtotal", "", "", "6")],
    ],
)
def test_without_totals_or_gaps_nothing_is_said_for_a_group(rows: list[tuple[str, ...]]) -> None:
    assert reports.groups_of(rows, added(*rows)) == ()


def test_what_is_said_once_for_a_group_is_said_in_every_row() -> None:
    rows = [("Ada", "Acme", ""), ("", "Bolt", ""), ("Bob", "Cog", "x"), ("",)]
    assert list(reports.filled_down(rows, (0,))) == [
        ("Ada", "Acme", ""),
        ("Ada", "Bolt", ""),
        ("Bob", "Cog", "x"),
        ("Bob",),
    ]


def test_a_footer_is_what_stands_below_the_rows() -> None:
    rows = [ADA, BOB, ("Total", "", "", "11"), ("Acme Inc", "", "", "")]
    assert (reports.footer_of(rows, 4), reports.footer_of(rows[:2], 4)) == (2, 0)


@pytest.mark.parametrize(
    "footer",
    [(" Wednesday, September 30, 2026 01:46 PM", "", "", ""), ("Wednesday", " September 30", " 2026 01:46 PM")],
    ids=["one cell", "commas that nobody quoted"],
)
def test_a_customer_of_whom_only_the_name_is_said_is_above_the_footer(footer: tuple[str, ...]) -> None:
    assert reports.footer_of([ADA, BOB, ("Cog Works", "", "", ""), footer], 4) == 1
