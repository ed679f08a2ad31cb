"""Letters are kept once and none is lost: added five times by three processes, by IMAP meanwhile, killed at any moment.

The suite plays it with a few letters, `make soak` with five hundred and a hundred kills.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from callprogram.adapters.database import tables
from callprogram.bootstrap import App, build, now
from callprogram.bootstrap.letters import fetch_letters
from callprogram.domain.letters.letters import Letter
from callprogram.settings import read_settings
from tests.servers.imap import MailFolders

LETTERS, KILLS = int(os.environ.get("SOAK_LETTERS", "24")), int(os.environ.get("SOAK_LETTER_KILLS", "2"))
PASSES = (2, 2, 1)  # of the three processes


def mail(number: int) -> bytes:
    """One of them; every fourth has a file."""
    head = f"From: Kim <kim{number % 40}@firm.example>\nSubject: Matter {number}\nMessage-ID: <{number}@firm.example>\n"
    text = f"{head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIt does not work, says number {number}.\n"
    file = (
        f"--b\nContent-Disposition: attachment; filename=plan.txt\n\nThe plan {number % 7}\n" if number % 4 == 0 else ""
    )
    return f"{text}{file}--b--\n".encode()


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, imap_server: MailFolders) -> App:
    """A database, and a mail server in whose folder the same letters lie."""
    folder = uuid4().hex
    imap_server.put(folder, *(mail(number) for number in range(LETTERS)))
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", f"sqlite:///{tmp_path}/letters.db")
    monkeypatch.setenv("CALLPROGRAM_DESK_IMAP_URL", imap_server.url(folder))
    return build(read_settings())


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The letters as files."""
    folder = tmp_path / "letters"
    folder.mkdir()
    made = [folder / f"{number}.eml" for number in range(LETTERS)]
    for number, file in enumerate(made):
        file.write_bytes(mail(number))
    return made


def adding(files: list[Path]) -> subprocess.Popen[bytes]:
    """A process that adds them, in this order."""
    command = [sys.executable, "-m", "callprogram", "desk", "add", *map(str, files), "--json"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own words


def kept(pieces: App) -> list[str]:
    """The subjects of the letters that are there, each with the bytes of its own and of its files."""
    with pieces.store.transaction(pieces.member, now(), "importing.preview") as transaction:
        letters = transaction.find(Letter)
    for each in letters:
        assert pieces.views.letter_file(each.sha256)
        assert all(pieces.views.letter_file(file.sha256) for file in each.attachments)
    return sorted(each.subject for each in letters)


def test_added_by_many_at_once_each_letter_is_there_once(pieces: App, files: list[Path]) -> None:
    chance = random.Random(7)
    orders = [[file for _ in range(passes) for file in chance.sample(files, LETTERS)] for passes in PASSES]
    processes = [adding(order) for order in orders]
    fetch_letters(pieces)

    assert [each.wait() for each in processes] == [0, 0, 0]
    assert kept(pieces) == sorted(f"Matter {number}" for number in range(LETTERS))
    engine = pieces.views.engine  # type: ignore[attr-defined]  # the files are counted past the services
    with engine.connect() as connection:
        files_kept = connection.execute(select(func.count()).select_from(tables.letter_files)).scalar_one()
    assert files_kept == LETTERS + min(7, -(-LETTERS // 4))


def test_killed_at_any_moment_each_letter_is_there_or_not(pieces: App, files: list[Path]) -> None:
    chance = random.Random(8)
    for _ in range(KILLS):
        process = adding(chance.sample(files, LETTERS))
        time.sleep(chance.uniform(0.5, 4))
        process.kill()
        process.wait()
        there = kept(pieces)
        assert len(there) == len(set(there))

    assert adding(files).wait() == 0
    assert kept(pieces) == sorted(f"Matter {number}" for number in range(LETTERS))
    assert not pieces.views.wholeness().troubles
