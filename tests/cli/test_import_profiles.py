"""Profiles on the command line: columns named once, and recognised by themselves the next time."""

from pathlib import Path

import pytest

from callprogram.adapters.exports.columns.columns import FIELDS
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


WEEKLY = {
    "crm_id": ("Account ID", "A-1", "A-2", "A-3"),
    "contact_id": ("Contact ID", "C-1", "C-2", "C-3"),
    "company": ("Company", "Harbor Mill Ltd", "Tall Pine GmbH", "Quiet Lake SA"),
    "contact": ("Contact", "Anna Verne", "Ben Ott", "Cleo Pons"),
    "title": ("Job Title", "Buyer", "Head of IT", "Director"),
    "email": ("Email", "anna@harbor.example.com", "ben@pine.example.com", "cleo@lake.example.com"),
    "phone": ("Phone", "+44 20 7946 0958", "+49 30 23125 123", "+44 20 7946 0959"),
    "country": ("Country", "United Kingdom", "Germany", "France"),
    "state": ("State", "Kent", "Bavaria", "Normandy"),
    "city": ("City", "Dover", "Passau", "Rouen"),
    "postal_code": ("Postal Code", "CT16 1AA", "94032", "76000"),
    "language": ("Language", "English", "German", "French"),
    "time_zone": ("Time Zone", "Europe/London", "Europe/Berlin", "Europe/Paris"),
    "account_owner": ("Account Owner", "Rita Vance", "Theo Lamb", "Rita Vance"),
    "revenue": ("Annual Revenue", "100000", "50000", "70000"),
    "currency": ("Currency", "GBP", "EUR", "EUR"),
    "renewal_on": ("Renewal Date", "2027-03-31", "2027-04-30", "2027-05-31"),
    "customer_since": ("Customer Since", "2019-01-15", "2020-02-20", "2021-03-25"),
    "last_contact_on": ("Last Contact", "2026-10-01", "2026-09-15", "2026-08-31"),
    "health": ("Health", "80", "45", "62"),
    "nps": ("NPS", "9", "6", "8"),
    "segment": ("Segment", "Gold", "Silver", "Gold"),
    "open_cases": ("Open Cases", "0", "2", "1"),
    "do_not_call": ("Do Not Call", "no", "no", "no"),
    "notes": ("Notes", "Prefers mornings.", "Asks for prices.", "New in office."),
}
SAVED = ("--save-profile", "Monday export")


def weekly(file: Path, *rows: int, headers: dict[str, str] | None = None) -> Path:
    """An export with a column for every field, and these of its rows."""
    named = {field: (headers or {}).get(field, column[0]) for field, column in WEEKLY.items()}
    lines = [named.values(), *([column[row] for column in WEEKLY.values()] for row in rows)]
    file.write_text("".join(",".join(line) + "\n" for line in lines))
    return file


def test_the_weekly_export_has_every_field() -> None:
    assert {*WEEKLY} == {*FIELDS}


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("by_hand", [FIELDS, ("phone",), ()], ids=["every field", "the number", "none"])
def test_an_export_saved_as_it_was_read_is_read_so_every_week(
    run: Run, tmp_path: Path, by_hand: tuple[str, ...]
) -> None:
    file = weekly(tmp_path / "monday.csv", 1, 2)
    mapped = [part for field in by_hand for part in ("--map", f"{field}={WEEKLY[field][0]}")]
    first = run("import", file, *mapped, *SAVED, "--json").json
    assert (first["created"], first["problems"]) == (2, [])
    assert first["mapping"] == {field: [column[0]] for field, column in WEEKLY.items()}

    again = run("import", file, "--json").json
    assert (again["profile"], again["mapping"]) == ("Monday export", first["mapping"])
    assert (again["unchanged"], again["created"], again["updated"], again["vanished"]) == (2, 0, 0, 0)

    weekly(file, 2, 3)
    changed = run("import", file, "--profile", "Monday export", *mapped, "--json").json
    assert (changed["mapping"], changed["problems"]) == (first["mapping"], [])
    assert (changed["unchanged"], changed["created"], changed["vanished"]) == (1, 1, 1)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("fields", [FIELDS, ("crm_id",), ("notes",)], ids=["every field", "the id", "the note"])
def test_fields_under_headers_that_say_nothing_are_named_once(
    run: Run, tmp_path: Path, fields: tuple[str, ...]
) -> None:
    headers = {field: f"Spalte {number}" for number, field in enumerate(fields)}
    mapped = [part for field, header in headers.items() for part in ("--map", f"{field}={header.lower()}")]
    file = weekly(tmp_path / "monday.csv", 1, 2, headers=headers)
    first = run("import", file, *mapped, *SAVED, "--json").json
    again = run("import", weekly(file, 1, 2, 3, headers=headers), "--json").json

    assert [first["mapping"][field] for field in fields] == [[header] for header in headers.values()]
    assert (again["profile"], again["mapping"]) == ("Monday export", first["mapping"])
    assert (again["unchanged"], again["created"]) == (2, 1)


@pytest.mark.usefixtures("database")
def test_a_field_that_there_is_not_is_refused_in_a_sentence(run: Run, export: Path) -> None:
    assert "There is no field fax" in run("import", export, "--map", "fax=Firma").sentence


@pytest.mark.usefixtures("database")
def test_profiles_are_listed_with_their_columns_and_last_use_and_forgotten(run: Run, export: Path) -> None:
    assert run("profiles").out == "Nothing here yet.\n"
    run("import", export, *BY_HAND)
    mapping = {"company": ["Firma"], "contact": ["Wer"], "phone": ["Rufnummer X"]}
    assert run("profiles", "--json").json == {
        "profiles": [{"name": "Monday export", "mapping": mapping, "used_at": None}]
    }
    run("import", export, "--dry-run")
    assert run("profiles", "--json").json["profiles"][0]["used_at"] is None
    run("import", export)
    run("import", export, *BY_HAND)
    (kept,) = run("profiles", "--json").json["profiles"]
    assert kept["used_at"].startswith("2026-11-22T11:0")
    assert "2026-11-22" in run("profiles").out
    assert run("profiles", "forget", "Monday export", "--json").json == {"profiles": []}
    assert run("import", export, "--map", "phone=Rufnummer X", "--json").json["profile"] is None


def test_a_profile_that_there_is_not_cannot_be_forgotten(run: Run, database: str) -> None:
    before = content(database)
    assert (
        run("profiles", "forget", "Friday").sentence
        == "There is no profile “Friday”; choose one of those that are saved."
    )
    assert content(database) == before


def test_a_profile_whose_columns_a_file_has_no_more_is_said_and_not_obeyed(
    run: Run, export: Path, tmp_path: Path, database: str
) -> None:
    run("import", export, *BY_HAND)
    other = tmp_path / "tuesday.csv"
    other.write_text("Firma,Wer,Telefon\nInitech,Cy Fox,030 23125 125\n")
    before = content(database)
    assert run("import", other, "--profile", "Monday export").sentence == (
        "“Monday export” does not fit tuesday.csv, which has no column Rufnummer X; "
        "import it without --profile, or name another column with --map."
    )
    assert content(database) == before
    assert run("import", other, "--profile", "Monday export", "--map", "phone=Telefon", "--dry-run", "--json").json

    done = run("import", other, "--json").json
    said = (
        "Not read as saved under “Monday export”, whose columns have changed: Rufnummer X is missing, Telefon is new."
    )
    assert (done["profile"], done["profile_outgrown"], done["mapping"]["phone"]) == (None, said, ["Telefon"])
    assert said in run("import", other).out
