"""Subjects fit into the list of mails on a telephone, and what is cut is the name."""

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.words.subjects import LONGEST_SUBJECT, subject


def test_a_short_name_stays_and_a_long_one_is_cut_between_words() -> None:
    assert subject("Ada talked to ", "Acme") == "Ada talked to Acme"
    found = subject("Ada talked to ", "Royal Society for the Protection of Birds and Other Animals", ": today")
    assert found == "Ada talked to Royal Society for the Protection of…: today"


@given(st.text(), st.text(), st.text())
def test_nothing_is_ever_longer(before: str, name: str, after: str) -> None:
    assert len(subject(before, name, after)) <= LONGEST_SUBJECT
