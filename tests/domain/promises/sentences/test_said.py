"""Promises as people say them: each line of `said.txt` was written by what a person means, before it was read."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.owners import Person, Staff
from callprogram.domain.promises.sentences.reading import read

TABLES = sorted(Path(__file__).parent.glob("said*.txt"))
TUESDAY, RENEWAL = date(2026, 11, 24), date(2027, 1, 15)
MEMBERS = {"me": "Ada Byron", "priya": "Priya Nair", "sam": "Sam Okafor", "maria": "Maria Rossi", "tom": "Tom Weller",
           "marta": "Marta Kovács"}  # fmt: skip
ADDRESSES = {name: f"{MEMBERS[name].split()[0].casefold()}@example.com" for name in MEMBERS}
STAFF = Staff(
    (
        *(Person(MEMBERS[name], ADDRESSES[name]) for name in MEMBERS),
        Person("Lucía Gómez", "Lucía Gómez", is_member=False),
    ),
    executive=ADDRESSES["me"],
    account_owner="Lucía Gómez",
    customer=("Saskia Tönnies", "Saskia", "Tönnies", "Moorlicht Energie", "Moorlicht"),
)


@dataclass(frozen=True)
class Said:
    """One line of a table."""

    kind: str
    sentence: str
    text: str
    owner: str
    due_on: date | None
    mark: str
    on: date


def lines(table: Path) -> Iterator[Said]:
    kind = ""
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("##"):
            kind = line.strip("# ")
        elif "|" in line and not line.startswith("#"):
            sentence, text, owner, due_on, mark, on, *_ = [*(cell.strip() for cell in line.split("|")), "", ""]
            yield Said(
                kind,
                sentence,
                text,
                ADDRESSES.get(owner, owner),
                date.fromisoformat(due_on) if due_on else None,
                mark,
                date.fromisoformat(on) if on else TUESDAY,
            )


ALL = [said for table in TABLES for said in lines(table)]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def understood(said: Said) -> tuple[str, str | None, date | None, str]:
    """What a sentence is read as, for it is a promise."""
    found = read(said.sentence, STAFF, Around(said.on, renewal_on=RENEWAL))
    mark = "them" if found.awaited else "?" if found.doubts else ""
    return found.text, found.owner, found.due_on, mark


@pytest.mark.parametrize("kind", sorted({said.kind for said in ALL}))
def test_sentences_are_understood_as_they_were_meant_and_no_word_is_cut(kind: str) -> None:
    meant = {said: (said.text, said.owner, said.due_on, said.mark) for said in ALL if said.kind == kind}
    found = {said: understood(said) for said in meant}

    assert {said: read for said, read in found.items() if read != meant[said]} == {}
    assert [said for said, (text, *_) in found.items() if not words_of(text) <= words_of(said.sentence)] == []


def test_there_are_ten_kinds_and_a_hundred_and_fifty_sentences() -> None:
    assert len({said.kind for said in ALL}) >= 10
    assert len({said.sentence for said in ALL}) >= 150
