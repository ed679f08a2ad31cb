"""The spoken brief: who it is, who looks after them, what was promised, what to be careful about, in ten seconds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calls.spoken import LANGUAGES, LONGEST_BRIEF, SpokenBrief, in_words, spoken_brief
from callprogram.domain.promises.commitments import State
from tests.examples import MOORLICHT, PROMISE

BRIEF = SpokenBrief("Jane Okafor", "Northwind", "Priya", "faster exports", date(2026, 3, 3))
WORDS = st.text(max_size=300)


def test_the_brief_says_who_whose_and_what_was_promised() -> None:
    assert in_words(BRIEF, "en-GB") == (
        "Jane Okafor of Northwind. Looked after by Priya. Promised on 3 March: faster exports."
    )


def test_a_deputy_hears_first_for_whom_they_call() -> None:
    brief = replace(BRIEF, calls_for="Ada Byron")
    assert in_words(brief, "en-GB").startswith("You call for Ada Byron. Jane Okafor of Northwind.")
    assert in_words(brief, "de-DE").startswith("Sie rufen für Ada Byron an. Jane Okafor von Northwind.")


def test_what_is_not_set_is_not_spoken() -> None:
    assert in_words(SpokenBrief("Jane Okafor"), "en-GB") == "Jane Okafor."


def test_the_name_is_said_as_somebody_wrote_it_and_the_warning_comes_last() -> None:
    said = in_words(replace(BRIEF, say_as="Jane Oh-KAH-for", careful="they are suing us"), "en-GB")
    assert said.startswith("Jane Oh-KAH-for of Northwind.")
    assert said.endswith("Careful: they are suing us.")


def test_a_long_promise_gives_way_to_the_warning() -> None:
    said = in_words(replace(BRIEF, promise="to send the exports faster " * 20, careful="they are suing us"), "en-GB")
    assert said.endswith("Careful: they are suing us.")
    assert "Promised on 3 March: to send the exports faster" in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de-DE", "Jane Okafor von Northwind. Betreut von Priya. Versprochen am 3. März: faster exports."),
        ("fr-FR", "Jane Okafor de Northwind. Suivi par Priya. Promis le 3 mars : faster exports."),
        ("nl-NL", "Jane Okafor van Northwind. Contactpersoon bij ons: Priya. Beloofd op 3 maart: faster exports."),
    ],
)
def test_the_fixed_words_and_the_date_are_in_the_language(language: str, words: str) -> None:
    assert in_words(BRIEF, language) == words


def test_every_language_is_one_that_dates_are_written_in() -> None:
    assert [Locale.parse(language, sep="-").language for language in LANGUAGES] == [each[:2] for each in LANGUAGES]


@given(st.sampled_from(sorted(LANGUAGES)), *[WORDS] * 7)
def test_whatever_the_crm_says_it_takes_about_ten_seconds(
    language: str, person: str, company: str, owner: str, promise: str, say_as: str, careful: str, calls_for: str
) -> None:
    brief = SpokenBrief(person, company, owner, promise, date(2026, 3, 3), say_as, careful, calls_for)
    assert len(in_words(brief, language)) <= LONGEST_BRIEF + 40


def test_the_last_promise_that_is_not_done_is_the_one_that_is_said() -> None:
    later = replace(PROMISE, text="Send the invoice", made_at=PROMISE.made_at + timedelta(days=1))
    done = replace(later, text="Call back", made_at=later.made_at + timedelta(days=1), state=State.TOLD)
    brief = spoken_brief(replace(MOORLICHT, account_owner="Priya"), [later, PROMISE, done], "Europe/Berlin")
    assert brief == SpokenBrief("Saskia Tönnies", "Moorlicht Energie", "Priya", "Send the invoice", date(2026, 11, 11))


def test_a_company_without_a_contact_is_named_once() -> None:
    assert spoken_brief(replace(MOORLICHT, contacts=()), [], "UTC") == SpokenBrief("Moorlicht Energie")
