"""Profiles on the command line: columns named once, and recognised by themselves the next time."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, content

ROWS = "Acme,Ann Lee,030 23125 123\nGlobex,Bob Ray,030 23125 124\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "monday.csv"
    file.write_text(f"Firma,Wer,Rufnummer X\n{ROWS}")
    return file


BY_HAND = ("--map", "phone=Rufnummer X", "--map", "contact=Wer", "--region", "DE", "--save-profile", "Monday export")


@pytest.mark.usefixtures("database")
def test_columns_named_once_are_known_the_next_time_whatever_their_order(
    run: Run, export: Path, tmp_path: Path
) -> None:
    assert run("import", export, *BY_HAND, "--json").json["profile"] is None
    other = tmp_path / "tuesday.csv"
    other.write_text("RUFNUMMER  X,Firma,Wer\n030 23125 125,Initech,Cy Fox\n")
    done = run("import", other, "--json").json

    assert (done["profile"], done["created"], done["callable"]) == ("Monday export", 1, 1)
    assert run("import", export).out.startswith("Read as saved under “Monday export”.\n")


@pytest.mark.usefixtures("database")
def test_a_profile_is_asked_for_by_its_name_and_a_column_named_beside_it_wins(
    run: Run, export: Path, tmp_path: Path
) -> None:
    run("import", export, *BY_HAND)
    other = tmp_path / "more.csv"
    other.write_text("Firma,Wer,Rufnummer X,Who\nInitech,Cy Fox,030 23125 125,Dee Doe\n")
    done = run("import", other, "--profile", "Monday export", "--map", "contact=Who", "--dry-run", "--json").json

    assert (done["profile"], done["mapping"]["contact"]) == ("Monday export", ["Who"])
    assert done["callable"] == 1


@pytest.mark.usefixtures("database")
def test_a_profile_that_there_is_not_is_refused_with_those_that_there_are(run: Run, export: Path) -> None:
    assert "save one with --save-profile" in run("import", export, "--profile", "Friday").sentence
    run("import", export, *BY_HAND)
    assert "there are Monday export" in run("import", export, "--profile", "Friday").sentence


def test_a_dry_run_saves_no_profile(run: Run, export: Path, database: str) -> None:
    before = content(database)
    run("import", export, *BY_HAND, "--dry-run")

    assert content(database) == before
