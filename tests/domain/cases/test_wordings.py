"""An answer is begun in the language of whoever wrote, with its day as it is said there."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.domain.cases.answers import Facts, check, draft, on_another_day
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.wordings import WORDINGS, day_as_said, wording_in
from callprogram.domain.people.members import Member, Role
from callprogram.errors import BadInputError

TODAY, FRIDAY, JANUARY = date(2026, 12, 1), date(2026, 12, 4), date(2027, 1, 8)
MARTA = Member("marta@ourco.example", "Marta Vos", frozenset({Role.DESK}), phone="+31205550142")
FACTS = Facts(
    Case(1, None, TODAY, "Die Pumpe steht.", reference="CE-2026-0001", owner="Marta Vos"),
    "Anke Kröger",
    "anke@x.example",
    MARTA,
    "Ada Byron",
    wrote="Die Pumpe steht.",
    hear_by=FRIDAY,
)


@pytest.mark.parametrize(
    ("language", "greeting", "day", "reference"),
    [
        ("en", "Dear Anke Kröger,", "by Friday 4 December.", "Our reference: CE-2026-0001"),
        ("de", "Guten Tag Anke Kröger,", "bis Freitag, 4. Dezember.", "Unser Zeichen: CE-2026-0001"),
        ("fr", "Bonjour Anke Kröger,", "d’ici au vendredi 4 décembre.", "Notre référence : CE-2026-0001"),
        (
            "es",
            "Buenos días, Anke Kröger:",
            "a más tardar el viernes 4 de diciembre.",
            "Nuestra referencia: CE-2026-0001",
        ),
    ],
)
def test_an_answer_is_begun_in_the_language_of_its_customer(
    language: str, greeting: str, day: str, reference: str
) -> None:
    facts = replace(FACTS, wording=wording_in(language))

    lines = draft(facts, TODAY).body.splitlines()

    assert lines[0] == greeting
    assert any(each.endswith(day) for each in lines)
    assert reference in lines
    assert any("+31 20 555 0142" in each for each in lines)
    check("\n".join(lines), "Anke Kröger", ())


def test_the_first_language_that_has_a_wording_counts_and_english_where_none_has() -> None:
    assert [wording_in(*each).language for each in (("", "de"), ("ja", None), ("en", "de"))] == ["de", "en", "en"]


@pytest.mark.parametrize("language", WORDINGS)
def test_a_day_is_another_one_in_every_language(language: str) -> None:
    words = wording_in(language)
    first, other = (day_as_said(words, each, TODAY) for each in (FRIDAY, JANUARY))

    assert on_another_day(f"… {first}.", FRIDAY, JANUARY, TODAY) == f"… {other}."
    assert other.endswith("2027")


@pytest.mark.parametrize(
    "greeting", ["Sehr geehrte Frau Lind,", "Bonjour Madame Lind,", "Estimada Sra. Lind:", "Buenos días, Sofia Lind:"]
)
def test_a_greeting_of_somebody_else_does_not_go_out_in_any_language(greeting: str) -> None:
    with pytest.raises(BadInputError, match="Lind"):
        check(f"{greeting}\n\n…", "Anke Kröger", ())


@pytest.mark.parametrize("greeting", ["Sehr geehrte Damen und Herren,", "Madame, Monsieur,", "Hola a todos:"])
def test_a_greeting_of_nobody_in_particular_goes_out(greeting: str) -> None:
    check(f"{greeting}\n\n…", "Anke Kröger", ())
