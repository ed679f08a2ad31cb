"""Names of columns are compared as people read them, and each means one thing."""

from collections import defaultdict

import pytest

from callprogram.adapters.exports.columns import vocabulary
from callprogram.adapters.exports.columns.headers import normalised
from callprogram.adapters.exports.columns.vocabulary import is_never, meaning_of
from callprogram.adapters.exports.columns.vocabulary.lists import languages


def test_no_name_means_two_things_in_any_two_languages() -> None:
    meant = defaultdict(set)
    for language in languages():
        for field, names in language.items():
            for name in names:
                meant[normalised(name)].add(field)
    assert {name: fields for name, fields in meant.items() if len(fields) > 1 or not name} == {}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Person - Email - Work", "email"),
        ("properties.email", "email"),
        ("Address 1: Country/Region", "country"),
        ("primary_contact_primary_phone", "phone_work"),
        ("Organization 1 - Name", "company"),
        ("What's your name?", "name"),
        ("Your full name", "contact"),
        ("Contact 2 Name", None),
        ("Name 2", None),
        ("Parent Account Name", None),
        ("Company Type", None),
    ],
)
def test_a_name_is_known_among_words_that_change_nothing(header: str, field: str | None) -> None:
    meaning = meaning_of(header)
    assert (meaning.field if meaning else None) == field


@pytest.mark.parametrize("name", ["Firma", "Telefon", "E-Mail", "Teléfono", "Phone", "Kunden-Nr."])
def test_the_first_of_several_columns_of_one_name_is_the_best(name: str) -> None:
    ranks = [meaning.rank for number in (1, 2, 3) if (meaning := meaning_of(f"{name} {number}"))]
    assert len(ranks) == 3
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    "header", ["Fax (work)", "Created By", "Phone 1 - Label", "Last Modified", "Ansprechpartner 2 Tel"]
)
def test_some_words_change_everything(header: str) -> None:
    assert is_never(header)


def test_every_field_has_names() -> None:
    assert {meaning.field for meaning in vocabulary.meanings().values()} >= set(vocabulary.FIELDS) - {"phone"}
