"""The narrow rows of everybody, on both databases: what a text of many lines must not mix up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from callprogram.adapters.database.queries.narrow_rows import NAMES, narrow_rows, numbered
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.domain.lists.standings import UNKNOWN
from tests.examples import MOORLICHT

VIENNA = "AT Europe/Vienna"
IN_VIENNA = replace(MOORLICHT, crm_id="ACC-9", country="AT", time_zone="Europe/Vienna")


def narrow(transaction: DatabaseTransaction, *, at: tuple[str, ...] = (VIENNA,)) -> pl.DataFrame:
    return narrow_rows(transaction.connection, at)


def test_numbers_days_and_words_come_back(transaction: DatabaseTransaction) -> None:
    known = replace(
        IN_VIENNA,
        revenue=Decimal("1250.50"),
        currency="EUR",
        health=-3,
        segment="Mid, “market”\n",
        renewal_on=date(2027, 1, 31),
    )
    kept = transaction.add(known)

    assert narrow(transaction).drop(NAMES).rows() == [
        (
            *(kept.id, 125_050, -3, UNKNOWN, UNKNOWN),
            *(date(2027, 1, 31), None, None),
            *(VIENNA, "EUR", "Mid, “market”\n"),
        )
    ]


def test_names_are_the_same_as_the_domain_compares_them(transaction: DatabaseTransaction) -> None:
    for number, owner in enumerate((" Jürgen GROß ", "", "jürgen gross", "Ann", "ANN", "  ")):
        transaction.add(replace(IN_VIENNA, crm_id=f"NEW-{number}", account_owner=owner))

    assert numbered(narrow(transaction)["account_owner"])[0].tolist() == [0, UNKNOWN, 0, 1, 1, UNKNOWN]


def test_people_without_a_company_are_of_one_house_where_they_have_one_number(transaction: DatabaseTransaction) -> None:
    for number, company in enumerate(("", "", "Acme")):
        transaction.add(replace(IN_VIENNA, crm_id=f"NEW-{number}", company=company))

    assert numbered(narrow(transaction)["company"])[0].tolist() == [0, 0, 1]


def test_whoever_is_elsewhere_or_must_not_be_called_is_not_among_them(transaction: DatabaseTransaction) -> None:
    transaction.add(replace(IN_VIENNA, do_not_call=True))

    assert len(narrow(transaction)) == 0
    assert len(narrow(transaction, at=())) == 0
    assert len(narrow(transaction, at=("FR Europe/Paris",))) == 0


@pytest.mark.parametrize("odd", ["Acme\x1fHolding", "Acme\x1eHolding", "\x1e1\x1f2", "Acme\x1f"])
def test_a_name_with_the_signs_between_lines_in_it_mixes_nobody_up(transaction: DatabaseTransaction, odd: str) -> None:
    for number, company in enumerate(("Before", odd, "After", "before")):
        transaction.add(replace(IN_VIENNA, crm_id=f"NEW-{number}", company=company, account_owner="Ann"))
    found = narrow(transaction)

    assert numbered(found["account_owner"])[0].tolist() == [0, 0, 0, 0]
    assert numbered(found["company"])[0].tolist() == [0, 1, 2, 0]


def test_values_are_numbered_as_they_first_come() -> None:
    numbers, values = numbered(pl.Series(["b", "a", None, "b", "c", "a"], dtype=pl.Categorical))

    assert numbers.tolist() == [0, 1, UNKNOWN, 0, 2, 1]
    assert values.to_list() == ["b", "a", "c"]
