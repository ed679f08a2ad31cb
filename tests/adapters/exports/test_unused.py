"""What columns look like that fill nothing, and what they could fill."""

import pytest

from callprogram.adapters.exports.unused import unused_columns


@pytest.mark.parametrize(
    ("header", "cells", "looks_like", "could_be"),
    [
        ("Total", ("1200", "900"), "amounts of money", ("revenue",)),
        ("Deal", ("€1200", "€900"), "amounts of money", ("revenue",)),
        ("Wert", ("5", "6"), "amounts of money", ("revenue",)),
        ("Stand", ("5", "6"), "numbers", ("revenue", "health", "nps", "open_cases")),
        ("Kunden-Nr", ("5", "6"), "numbers", ()),
        ("Почтовый индекс", ("190000", "191000"), "numbers", ()),
        ("Fax", ("+44 20 7946 0001", "+44 20 7946 0002"), "telephone numbers", ()),
        ("Факс", ("+44 20 7946 0001", "+44 20 7946 0002"), "telephone numbers", ()),
        ("Сумма сделки", ("1200", "900"), "amounts of money", ("revenue",)),
        ("Excel day", ("45000", "45010"), "dates", ("renewal_on", "customer_since", "last_contact_on")),
        ("Signed", ("2026-01-02", "2026-01-03"), "dates", ("renewal_on", "customer_since", "last_contact_on")),
        ("Car", ("+44 1632 960001", "+44 1632 960002"), "telephone numbers", ("phone",)),
        ("Site", ("www.example.com", "https://example.org"), "web addresses", ()),
        ("Colour", ("red", ""), "text", ()),
        ("Industry", ("Real Estate", "Food Processing"), "text", ()),
        ("Met", ("Anna Lee", "Xiu Qqq"), "names of people", ("contact", "account_owner")),
        ("Executive sponsor", ("Xiu Qqq", "Bqo Zzl"), "names of people", ("contact", "account_owner")),
        ("Old", ("", ""), "nothing", ()),
    ],
)
def test_a_column_is_offered_for_what_its_cells_look_like(
    header: str, cells: tuple[str, ...], looks_like: str, could_be: tuple[str, ...]
) -> None:
    rows = [("Acme", cell) for cell in cells]
    (found,) = unused_columns(("Company", header), rows, {"Company"}, {"company": ("Company",)})
    assert (found.header, found.looks_like, found.could_be) == (header, looks_like, could_be)
    assert found.filled == len(list(filter(None, cells))) / 2


def test_a_field_that_is_filled_is_not_offered() -> None:
    (found,) = unused_columns(("Total",), [("1200",)], set(), {"revenue": ("Umsatz",)})
    assert found.could_be == ()
