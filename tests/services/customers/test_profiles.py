"""Profiles: kept under a name, replaced under the same, forgotten."""

import pytest

from callprogram.domain.customers.imports import Source, profile_for
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.customers import profiles
from tests.services.conftest import NOW, Desk

SOURCE = Source(
    "crm.csv", "utf-8", ",", 1, ("Firma", "Rufnummer X"), {"company": ("Firma",), "phone": ("Rufnummer X",)}
)


def test_a_way_to_read_is_kept_and_found_by_the_same_headers(desk: Desk) -> None:
    kept = desk.do(profiles.save, " Monday  export ", SOURCE, "DE")

    assert (kept.name, kept.region, kept.saved_at, kept.saved_by) == ("Monday export", "DE", NOW, "You")
    assert desk.views.profiles() == (kept,)
    assert profile_for([kept], ("RUFNUMMER  X", "firma")) == kept
    assert profile_for([kept], ("Firma", "Rufnummer X", "Land")) is None


def test_a_profile_takes_the_place_of_one_with_its_name(desk: Desk) -> None:
    desk.do(profiles.save, "Monday export", SOURCE, "DE")
    kept = desk.do(profiles.save, "Monday export", SOURCE, "AT")

    assert desk.views.profiles() == (kept,)


def test_a_profile_needs_a_name(desk: Desk) -> None:
    with pytest.raises(BadInputError, match="needs a name"):
        desk.do(profiles.save, "  ", SOURCE, "DE")


def test_a_profile_is_forgotten_by_its_name(desk: Desk) -> None:
    desk.do(profiles.save, "Monday export", SOURCE, "DE")
    desk.do(profiles.forget, "Monday export")

    assert desk.views.profiles() == ()
    with pytest.raises(NotFoundError, match="no profile “Monday export”"):
        desk.do(profiles.forget, "Monday export")


def test_the_last_use_of_a_profile_is_kept_also_where_it_is_saved_anew(desk: Desk) -> None:
    desk.do(profiles.save, "Monday export", SOURCE, "DE")
    desk.do(profiles.note_use, "Monday export")
    desk.do(profiles.note_use, "forgotten meanwhile")
    kept = desk.do(profiles.save, "Monday export", SOURCE, "AT")

    assert (kept.used_at, desk.views.profiles()) == (NOW, (kept,))
