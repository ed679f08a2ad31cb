"""Letters are found by their words, whichever database keeps them; what is erased is in no page of the index."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.letter_words import forget_what_is_gone
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD

CAME = datetime(2026, 11, 24, 9, tzinfo=UTC)
LETTERS = (
    ("Renee Maddox", "renee@brindlewick.example", "The drive", "It does not work, and costs 1,250.00 EUR."),
    ("Jörg Petersen", "petersen@hafen.example", "Grüße", "Der Antrieb läuft nicht."),
    ("Kim", "kim@x.example", "駆動", "駆動装置が動きません。"),
)


def keep(engine: Engine, *letters: tuple[str, str, str, str]) -> list[Letter]:
    with Database(engine).transaction(THE_PERSON_AT_THE_KEYBOARD, CAME, "taking_in.take_in") as transaction:
        mails = [Mail(Correspondent(name, email), subject, said) for name, email, subject, said in letters]
        new = [taken_in(each, repr(each).encode(), CAME, Channel.MAIL, frozenset()) for each in mails]
        return [transaction.add(each) for each in new]


def found(engine: Engine, query: str) -> list[str]:
    return [each.subject for each in DatabaseViews(engine).letters(query=query).letters]


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ("drive", ["The drive"]),
        ("DRIVE wor", ["The drive"]),
        ("drive Antrieb", []),
        ("GRÜSSE", []),
        ("grüße", ["Grüße"]),
        ("läuf", ["Grüße"]),
        ("renee@brindlewick.example", ["The drive"]),
        ("brindlewick", ["The drive"]),
        ("1,250.00", ["The drive"]),
        ("250,1", []),
        ("動装", ["駆動"]),
        ("%", []),
        ('work" OR "x', []),
        ("maddox", ["The drive"]),
    ],
)
def test_letters_are_found_by_what_begins_their_words(engine: Engine, query: str, subjects: list[str]) -> None:
    keep(engine, *LETTERS)

    assert found(engine, query) == subjects


def test_what_a_letter_says_no_more_finds_it_no_more(engine: Engine) -> None:
    drive, greeting, _ = keep(engine, *LETTERS)
    with Database(engine).transaction(THE_PERSON_AT_THE_KEYBOARD, CAME, "taking_in.take_in") as transaction:
        transaction.save(replace(drive, text="It works."))
        transaction.remove(greeting)

    assert (found(engine, "costs"), found(engine, "works"), found(engine, "antrieb")) == ([], ["The drive"], [])


def test_what_was_erased_is_in_no_page_of_the_file(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/letters.db")
    keep(engine, *LETTERS, *(("Kim", "kim@x.example", f"Matter {n}", "Some words.") for n in range(300)))
    with engine.begin() as connection:
        connection.execute(text("UPDATE letters SET email = NULL WHERE subject = 'The drive'"))
        connection.execute(text("DELETE FROM events"))
        forget_what_is_gone(connection)
        read = "SELECT count(*) FROM letter_words_data WHERE instr(block, CAST('brindlewick' AS BLOB))"

        assert connection.execute(text(read)).scalar_one() == 0
    engine.dispose()
