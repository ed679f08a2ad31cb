"""The label of each row says what kind of number stands beside it."""

import pytest

from callprogram.adapters.exports.columns.labels import label_in, labels_of


@pytest.mark.parametrize(
    ("phone", "label"),
    [
        ("Phone 1 - Value", "Phone 1 - Label"),
        ("Phone 1 - Value", "Phone 1 - Type"),
        ("Phone 1", "Phone 1 Type"),
        ("contact_primary_phone", "contact_primary_phone_type"),
        ("phone.0.value", "phone.0.label"),
        ("電話番号1", "電話番号1 種別"),
    ],
)
def test_a_column_of_labels_is_found_by_its_name(phone: str, label: str) -> None:
    assert labels_of([phone, "Mobile"], [label, phone, "Phone 2 - Label", "Account Type"]) == {phone: label}


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("Mobile", "mobile"),
        ("* Work", "phone"),
        ("Home", "home"),
        ("Main", "main"),
        ("Other", "other"),
        ("Car", "other"),
        ("Другой", "other"),
        ("Мобильный", "mobile"),
        ("Факс (рабочий)", None),
        ("", "phone"),
        ("Work Fax", None),
        ("Pager", None),
        ("Handy", "mobile"),
        ("携帯", "mobile"),
    ],
)
def test_a_label_says_the_kind_of_a_number_or_that_it_is_none_to_call(cell: str, label: str | None) -> None:
    assert label_in(cell) == label
