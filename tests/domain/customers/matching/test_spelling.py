"""A segment that a CRM spells in several ways is one, and keeps the spelling that it has."""

from callprogram.domain.customers.matching.spelling import one_spelling


def test_the_spelling_that_most_rows_have_is_everybody_s() -> None:
    assert one_spelling({}, {"Mid-Market": 5, "Mid-market": 2, "MID MARKET": 1, "Enterprise": 9}) == {
        "Mid-market": "Mid-Market",
        "MID MARKET": "Mid-Market",
    }


def test_the_spelling_that_is_known_stays_whatever_a_file_says() -> None:
    assert one_spelling({"Mid-Market": 1}, {"mid-market": 500}) == {"mid-market": "Mid-Market"}


def test_of_equally_many_the_first_by_name_is_taken() -> None:
    assert one_spelling({}, {"b-kunde": 1, "B-Kunde": 1}) == {"b-kunde": "B-Kunde"}


def test_other_letters_and_no_segment_stay_as_they_are() -> None:
    assert one_spelling({"A": 1}, {"A+": 3, "": 7, "Ä": 1}) == {}
