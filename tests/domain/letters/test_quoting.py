"""What is new in a letter, and what it repeats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.letters.quoting import parts

NEW = "The drive came, thank you.\nOne question is left: who pays for the first?"
OLD = "Dear Renee,\nit left on Monday."


@pytest.mark.parametrize(
    "head",
    [
        "On Tue, Nov 24, 2026 at 3:14 PM Ada Stone <ada@ourco.example> wrote:",
        "On Tue, Nov 24, 2026 at 3:14 PM Ada Stone\n<ada@ourco.example> wrote:",
        "Am 24.11.2026 um 15:14 schrieb Ada Stone <ada@ourco.example>:",
        "Le mar. 24 nov. 2026 à 15:14, Ada Stone <ada@ourco.example> a écrit :",
        "El mar, 24 nov 2026 a las 15:14, Ada Stone (<ada@ourco.example>) escribió:",
        "Op di 24 nov 2026 om 15:14 schreef Ada Stone <ada@ourco.example>:",
        "Il giorno mar 24 nov 2026 alle ore 15:14 Ada Stone <ada@ourco.example> ha scritto:",
        "Em ter., 24 de nov. de 2026 às 15:14, Ada Stone <ada@ourco.example> escreveu:",
        "Den tis 24 nov. 2026 kl 15:14 skrev Ada Stone <ada@ourco.example>:",
        "W dniu 24.11.2026 o 15:14, Ada Stone pisze:",
        '24.11.2026, 15:14, "Ada Stone" <ada@ourco.example>:',
        "2026-11-24 15:14 GMT+01:00 Ada Stone <\nada@ourco.example>:",
        "2026/11/24 Ada Stone <ada@ourco.example>",
        "вторник, 24 ноября 2026, пользователь Ada Stone написал:",
        "At 11/24/2026 03:14 PM, you wrote:",
        "On 24-Nov-2026, at 3:14 PM, Ada Stone <ada@ourco.example> sent:",
        "Op 24-nov.-2026, om 15:14 heeft Ada Stone <ada@ourco.example> het volgende geschreven:",
        "---- Ada Stone wrote ----",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-----Ursprüngliche Nachricht-----",
        "----- Message d'origine -----",
        "From: Ada Stone <ada@ourco.example>\nSent: Tuesday, November 24, 2026\nTo: Renee\nSubject: Drive\n",
        "Von: Ada Stone <ada@ourco.example>\nGesendet: Dienstag, 24. November 2026 15:14\nAn: Renee\nBetreff: Platte\n",
        "From: Ada Stone <ada@ourco.example>\nDate: Nov 24, 2026\nSubject: The drive that you\nasked for\nTo: Renee\n",
        "Message du : 24/11/2026 15:14\nDe : Ada Stone <ada@ourco.example>\nA : Renee\nSujet : Disque\n",
        "Da: Ada Stone\nRisposta: Ada / Renee\nData: martedì 24 novembre 2026\nA: Renee\nOggetto: Disco\n",
        "________\nDe : Ada Stone <ada@ourco.example>\nEnvoyé : mardi 24 novembre\nÀ : Renee\nObjet : Disque\n",
    ],
)  # fmt: skip
def test_what_stands_below_such_a_line_is_quoted(head: str) -> None:
    found = parts(f"{NEW}\n\n{head}\n{OLD}\n")

    assert found.new == NEW
    assert OLD in found.quoted


def test_an_answer_below_and_between_what_is_quoted_is_new() -> None:
    text = "On 24 Nov 2026, Ada <a@x.example> wrote:\n> When does it suit you?\n\nOn Friday.\n\n> Where?\n\nHere."

    assert parts(text).new == "On Friday.\n\nHere."


def test_a_day_and_a_name_above_what_is_quoted_are_no_words_of_the_answer() -> None:
    assert (
        parts("Gladly.\n\n2026-11-24 15:14 GMT+01:00 Ada Stone\n\n> Shall I come?\n\nAt ten.").new
        == "Gladly.\n\nAt ten."
    )


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ----------\nFrom: Ada <ada@ourco.example>\nDate: Nov 24, 2026\nSubject: Drive\n",
        "On 24 Nov 2026 15:14, Ada Stone <ada@ourco.example> wrote:\n",
    ],
)
def test_what_somebody_only_passed_on_is_what_they_want_read(head: str) -> None:
    found = parts(f"{head}\n{OLD}\n")

    assert (found.new, head.partition("\n")[0] in found.quoted) == (OLD, True)


def test_a_line_adorned_at_both_ends_is_no_quotation() -> None:
    assert parts("Look at\n>>> https://ourco.example <<<\nplease.").new.count("\n") == 2


@pytest.mark.parametrize(
    "line",
    ["(Sent from a phone)", "Get [Outlook for iOS](https://x.example)", "從我的 iPhone 傳送"],
)
def test_what_a_telephone_writes_below_is_not_new(line: str) -> None:
    assert parts(f"On Friday.\n\n{line}\n").new == "On Friday."


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday, 3 December 2026, I wrote to your hotline:",
        "As you wrote:\n\n- the drive\n- the cable",
        "From: Hamburg\nTo: Lyon\nDate: as you like\n\nPlease send it there.",
        "I promised to call. On the other hand, nobody wrote to me.",
    ],
)
def test_a_sentence_that_only_looks_like_one_stays_new(text: str) -> None:
    assert parts(text).new.startswith(text.split("\n", maxsplit=1)[0])


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nRenee Maddox\nBrindlewick Foods",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
    ],
)
def test_the_closing_signature_is_not_new(signature: str) -> None:
    assert parts(f"{NEW}\n\n{signature}\n").new == NEW


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200))
def test_a_letter_without_quotation_loses_no_word_of_its_beginning(text: str) -> None:
    line = f"We waited. {text}"

    assert parts(line).new.split() == line.split()
