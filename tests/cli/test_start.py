"""A command waits only for the libraries that it needs itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

OTHERS = ["streamlit", "pandas", "twilio", "apprise", "icalendar", "jinja2", "typst", "psycopg", "alembic"]
OF_EVERY_COMMAND = ["sqlalchemy", "pydantic", "phonenumbers"]
OF_WORDS = ["dateparser", "holidays", "charset_normalizer", "filelock"]
FRAMES = ["polars", "pyarrow", "highspy", "numpy", "rapidfuzz", "requests"]
SAY = """
import sys
from callprogram.cli import main
try:
    main()
finally:
    print(" ".join({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(database: str, *arguments: str) -> set[str]:
    """The packages that a process has loaded in which this command ran."""
    command = [sys.executable, "-c", SAY, "--database", database, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own command
    return set(done.stderr.split())


@pytest.fixture
def export(tmp_path: Path) -> str:
    file = tmp_path / "crm.csv"
    file.write_text("Account ID,Company,Phone,Country\nA-1,Acme,030 23125014,DE\nA-2,Bolt,030 23125015,DE\n")
    return str(file)


def test_help_is_there_before_anything_is_loaded(address: str) -> None:
    assert not loaded(address, "--help") & {*OTHERS, *OF_EVERY_COMMAND, *OF_WORDS, *FRAMES}


def test_a_question_loads_nothing_that_works_on_frames(database: str) -> None:
    assert not loaded(database, "imports") & {*OTHERS, *OF_WORDS, *FRAMES}


def test_serving_waits_for_nothing_that_plans(address: str) -> None:
    assert not loaded(address, "serve", "--help") & {*OTHERS, *OF_WORDS, *FRAMES}


def test_an_import_loads_no_library_but_its_own(database: str, export: str) -> None:
    found = loaded(database, "import", export)
    assert "polars" in found
    assert not found & {*OTHERS, *OF_WORDS}


def test_a_plan_loads_nothing_that_reads_words_unless_somebody_wrote_that_they_are_away(sample: str) -> None:
    assert "dateparser" not in loaded(sample, "plan")


def test_a_plan_prints_its_document_and_nothing_else_whatever_the_solver_is_written_in(sample: str) -> None:
    command = [sys.executable, "-m", "callprogram", "--database", sample, "plan", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own command
    assert json.loads(done.stdout)["entries"]
    assert not done.stderr
