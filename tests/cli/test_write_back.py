"""`write-back`: what happened since a day, for the CRM's import, each once."""

import csv
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run, content

ALL = ["--since", "2026-01-01", "--json"]


@pytest.fixture
def worked(run: Run, sample: str) -> None:
    """A call with a note, a call without, and a promise."""
    assert sample
    run("log", "Moorlicht", "--disposition", "connected", "--minutes", "5", "--note", "Wants faster exports.")
    run("log", "Brindlewick", "--disposition", "no-answer")
    run("commit", "Moorlicht", "--say", "Send it by Friday")


def ids(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as text:
        return [row["callprogram ID"] for row in csv.DictReader(text)]


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    ("shape", "found"),
    [
        ("salesforce", ["call-1", "call-2", "promise-1"]),
        ("hubspot", ["call-1", "note-1", "call-2", "promise-1"]),
        ("generic", ["call-1", "call-2", "promise-1"]),
    ],
)
def test_each_activity_is_written_once_for_each_crm(run: Run, tmp_path: Path, shape: str, found: list[str]) -> None:
    first, second, third = (tmp_path / f"{number}.csv" for number in range(3))
    said = run("write-back", "--format", shape, "--out", first, *ALL).json
    assert (said["calls"], said["notes"], said["commitments"], said["left_out"]) == (2, 1, 1, 0)
    assert sorted(ids(first)) == sorted(found)
    assert run("write-back", "--format", shape, "--out", second, *ALL).json["calls"] == 0
    assert ids(second) == []
    run("write-back", "--format", shape, "--out", third, "--again", *ALL)
    assert third.read_bytes() == first.read_bytes()


@pytest.mark.usefixtures("worked")
def test_the_file_is_read_back_without_a_refused_row(run: Run, tmp_path: Path) -> None:
    run("write-back", "--format", "salesforce", "--out", tmp_path / "a.csv", *ALL)
    read = run("import", tmp_path / "a.csv", "--dry-run", "--json").json
    assert (read["rows"], read["created"], read["rejected"], read["customers"]) == (3, 0, 0, 2)


@pytest.mark.usefixtures("worked")
def test_a_zip_has_a_file_for_each_kind(run: Run, tmp_path: Path) -> None:
    run("write-back", "--format", "hubspot", "--out", tmp_path / "a.zip", *ALL)
    with zipfile.ZipFile(tmp_path / "a.zip") as together:
        assert sorted(together.namelist()) == ["calls.csv", "notes.csv", "tasks.csv"]


@pytest.mark.usefixtures("worked")
def test_what_was_before_that_day_stays_here(run: Run, tmp_path: Path) -> None:
    said = run("write-back", "--format", "generic", "--since", "2026-11-23", "--out", tmp_path / "a.csv").out
    assert said == f"Nothing new since 2026-11-23; {tmp_path / 'a.csv'} has no rows.\n"


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "sap", "--since", "2026-01-01", "--out", "x.csv"], "choose salesforce, hubspot, generic"),
        (["--format", "generic", "--since", "monday", "--out", "x.csv"], "“monday” is not a date"),
        (["--format", "generic", "--since", "0001-01-01", "--out", "/nowhere/x.csv"], "give a later date"),
        (["--format", "generic", "--since", "2026-01-01", "--out", "/nowhere/x.csv"], "cannot be written"),
        (["--format", "generic", "--since", "2026-01-01", "--out", __file__], "exists already; name a new file"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_nothing_counts_as_written(
    run: Run, sample: str, arguments: list[str], words: str
) -> None:
    before = content(sample)
    assert words in run("write-back", *arguments).sentence
    assert content(sample) == before
