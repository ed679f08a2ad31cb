"""`import` and `customers`."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from callprogram.adapters import exports
from callprogram.domain.customers.imports import SAMPLES
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.act import act
from callprogram.services.customers import importing
from tests.cli.conftest import SAMPLE, Run, content, using
from tests.examples import NOW

EXPORTS = Path(__file__).parents[1] / "exports"
HEADER = "Company,Contact,Telephone\n"
IMPORT_KEYS = {
    "import_id", "file", "encoding", "delimiter", "header_row", "source", "mapping", "ignored_headers", "rows",
    "created", "updated", "unchanged", "merged", "rejected", "vanished", "customers", "callable", "doubtful",
    "problems", "problems_total",
}  # fmt: skip
CUSTOMER_KEYS = {
    "id", "crm_id", "company", "contact", "title", "email", "phones", "country", "state", "city",
    "postal_code", "time_zones", "account_owner",
    "revenue", "currency", "renewal_on", "last_contact_on", "health", "segment", "do_not_call",
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a CRM export to bring in."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "crm.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.usefixtures("database")
def test_the_sample_customers_are_brought_in(run: Run) -> None:
    done = run("import", SAMPLE, "--json").json

    assert done.keys() >= IMPORT_KEYS
    assert (done["import_id"], done["file"], done["encoding"], done["delimiter"]) == ("1", SAMPLE.name, "utf-8", ",")
    assert (done["rows"], done["created"], done["customers"], done["callable"], done["doubtful"]) == (82, 82, 82, 77, 0)
    assert (done["problems_total"], done["rejected"], done["vanished"], done["header_row"]) == (3, 0, 0, 1)
    assert done["mapping"]["phone"] == ["Phone", "Mobile"]
    keys = {"row", "column", "value", "message", "severity", "count", "rows"}
    assert [problem.keys() for problem in done["problems"]] == [keys] * 3
    assert run("customers", "--json").json["total"] == 82


@pytest.mark.parametrize(
    ("name", "created", "merged", "callable_"),
    [
        ("hubspot_contacts.csv", 12, 1, 11),
        ("kunden_windows1252.csv", 13, 0, 12),
        ("salesforce_report.csv", 13, 1, 11),
    ],
)
@pytest.mark.usefixtures("database")
def test_exports_of_crms_are_brought_in(run: Run, name: str, created: int, merged: int, callable_: int) -> None:
    region = "DE" if name.startswith("kunden") else "US"
    done = run("import", EXPORTS / name, "--region", region, "--json").json

    assert (done["created"], done["customers"], done["callable"]) == (created, created, callable_)
    assert done["merged"] == done["rows"] - created - done["rejected"] == merged


@pytest.mark.usefixtures("sample")
def test_a_file_brought_in_twice_changes_nothing_the_second_time(run: Run) -> None:
    before = run("customers", "--limit", 100, "--json").json
    done = run("import", SAMPLE, "--json").json

    assert (done["created"], done["updated"], done["unchanged"]) == (0, 0, 82)
    assert run("customers", "--limit", 100, "--json").json == before


def test_a_dry_run_says_the_same_and_changes_nothing(run: Run, database: str) -> None:
    before = content(database)
    done = run("import", SAMPLE, "--dry-run", "--json").json

    assert (done["import_id"], done["created"]) == (None, 82)
    assert content(database) == before


@pytest.mark.usefixtures("database")
def test_people_read_what_was_done_and_which_rows_need_a_look(run: Run) -> None:
    said = run("import", SAMPLE).out

    assert said.splitlines()[0] == (
        "82 customers from 82 rows, 77 callable, 2 not to be called: 82 new, 0 changed, 0 as before, 0 rows refused."
    )
    assert "  Phone: not a phone number (row 58 “555-01”, row 79 “n/a - ask owner”)" in said


@pytest.mark.usefixtures("database")
def test_the_sentence_says_where_every_row_went(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "crm.csv"
    rows = "Acme,Ann,+12025550143,no\nAcme,Bob,+12025550144,no\n,,+12025550145,no\nBolt,Cy,+12025550146,yes\n"
    file.write_text(f"Company,Contact,Phone,Is Deleted\n{rows}", "utf-8")
    assert run("import", str(file)).out.splitlines()[0] == (
        "1 customer from 4 rows, 1 callable: 1 new, 0 changed, 0 as before, 1 row refused, "
        "1 more row of the same customers, 1 row not brought in."
    )


@pytest.mark.usefixtures("database")
def test_a_header_is_given_to_a_field(run: Run, file: Callable[[str], Path]) -> None:
    path = file("Company,Contact,Rufnummer X\nMoorlicht,Ada,030 23125 123\n")
    done = run("import", path, "--map", "phone=Rufnummer X", "--region", "de", "--json").json

    assert done["mapping"]["phone"] == ["Rufnummer X"]
    assert run("customers", "--json").json["customers"][0]["phones"][0]["e164"] == "+493023125123"


@pytest.mark.usefixtures("database")
def test_the_rows_refused_are_written_with_the_reason(run: Run, file: Callable[[str], Path], tmp_path: Path) -> None:
    path = file(HEADER + "Moorlicht,Ada,+49 30 23125 123\n,,\n,,+49 30 23125 124 oder so\n")
    done = run("import", path, "--rejects", tmp_path / "rejects.csv", "--json").json
    with (tmp_path / "rejects.csv").open(encoding="utf-8-sig", newline="") as rejects:
        rows = list(csv.reader(rejects))

    assert rows[0] == ["Company", "Contact", "Telephone", "reason"]
    assert len(rows) - 1 == done["rejected"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"%PDF-1.7\x00\x01\x02\xff\xfe\x00" * 20, "crm.csv"),
        (b"", "empty"),
        (HEADER, "crm.csv"),
        ("Company,Contact\nMoorlicht,Ada\n", "phone"),
    ],
    ids=["not a CSV", "an empty file", "a header only", "no phone column"],
)
def test_a_file_that_is_no_list_of_customers_says_so_and_changes_nothing(
    run: Run, database: str, file: Callable[[str | bytes], Path], text: str | bytes, words: str
) -> None:
    before = content(database)
    result = run("import", file(text), "--json")

    assert words in result.sentence
    assert content(database) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothere.csv"], "nothere.csv cannot be read (No such file or directory)"),
        (["/"], "cannot be read (Is a directory); name a CSV file"),
        ([SAMPLE, "--map", "phone"], "“phone” does not say which header fills which field"),
        ([SAMPLE, "--map", "phone=Nope"], "There is no header Nope"),
        ([SAMPLE, "--map", "nope=Phone"], "There is no field nope"),
        ([SAMPLE, "--region", "Mars"], "“Mars” is not a country"),
        ([SAMPLE, "--rejects", "/nowhere/at/all.csv"], "/nowhere/at/all.csv cannot be written"),
        ([SAMPLE, "--profile", "monday"], "There is no profile “monday”; save one with --save-profile"),
    ],
)
def test_an_import_that_cannot_be_done_says_why_and_changes_nothing(
    run: Run, database: str, arguments: list[object], words: str
) -> None:
    before = content(database)

    assert words in run("import", *arguments).sentence
    assert content(database) == before


@pytest.mark.usefixtures("sample")
def test_a_customer_has_what_the_contract_names(run: Run) -> None:
    found = run("customers", "--query", "valserena", "--json").json
    [customer] = found["customers"]

    assert found["total"] == 1
    assert customer.keys() >= CUSTOMER_KEYS
    assert customer["phones"][0].keys() >= {"e164", "extension", "label", "raw", "valid"}
    assert (customer["id"], customer["crm_id"], customer["country"]) == ("c1", "ACC-10024", "IT")
    assert (customer["revenue"], customer["currency"], customer["do_not_call"]) == ("276000.00", "EUR", False)
    assert (customer["renewal_on"], customer["last_contact_on"]) == ("2027-03-13", "2024-07-18")
    assert (customer["health"], customer["time_zones"]) == (61, ["Europe/Rome"])


@pytest.mark.usefixtures("sample")
def test_a_limit_gives_the_first_and_says_how_many_there_are(run: Run) -> None:
    found = run("customers", "--limit", 3, "--json").json

    assert (found["total"], len(found["customers"])) == (82, 3)


@pytest.mark.usefixtures("sample")
def test_people_read_a_table(run: Run) -> None:
    said = run("customers", "--query", "valserena").out

    assert [line.split()[0] for line in said.splitlines()] == ["id", "c1"]
    assert "+39 051 000 0053" in said


@pytest.mark.usefixtures("database")
def test_nobody_found_is_said_in_words(run: Run) -> None:
    assert run("customers").out == "Nothing here yet.\n"


@pytest.mark.parametrize("limit", ["-1", "9" * 30, "many"])
def test_an_impossible_limit_is_wrong_usage(run: Run, limit: str) -> None:
    assert run("customers", "--limit", limit).code == 2


@pytest.mark.usefixtures("sample")
def test_past_imports_are_listed_the_newest_first(run: Run) -> None:
    run("import", EXPORTS / "kunden_windows1252.csv", "--json")
    [newest, first] = run("imports", "--json").json["imports"]

    assert set(newest) >= {"import_id", "file", "imported_at", "rows", "created", "updated", "unchanged"}
    assert (newest["file"], newest["created"]) == ("kunden_windows1252.csv", 13)
    assert (first["file"], first["created"], first["undone_at"]) == ("sample_customers.csv", 82, None)


@pytest.mark.usefixtures("sample")
def test_an_import_is_taken_back_by_its_id(run: Run) -> None:
    before = run("customers", "--json").json
    brought = run("import", EXPORTS / "kunden_windows1252.csv", "--json").json
    undone = run("undo-import", brought["import_id"], "--json").json

    assert undone == {"import_id": brought["import_id"], "removed": 13, "restored": 0, "left": []}
    assert run("customers", "--json").json == before
    assert "taken back already" in run("undo-import", brought["import_id"]).sentence


@pytest.mark.usefixtures("sample")
def test_who_stays_is_named_when_an_import_is_taken_back(run: Run) -> None:
    run("log", "Agaves", "--disposition", "connected")
    left = run("undo-import", "1", "--json").json["left"]

    assert [(each["company"], each["reason"]) for each in left] == [("Agaves de Zapotlán", "they have been called")]


@pytest.mark.parametrize("text", ["7", "x", "-1", "9" * 40])
def test_an_import_that_there_is_not_cannot_be_taken_back(run: Run, sample: str, text: str) -> None:
    before = content(sample)

    assert "import" in run("undo-import", "--", text).sentence
    assert content(sample) == before


ODD = "".join(f"Company {number},call me,ask {number}\n" for number in range(1, 21))
GOOD = "".join(f"Firm {number},+44 20 7946 01{number},green\n" for number in range(10, 40))


@pytest.mark.usefixtures("database")
def test_one_trouble_of_many_rows_is_one_problem_with_its_rows(run: Run, file: Callable[[str | bytes], Path]) -> None:
    done = run("import", file(f"Company,Phone,Health\n{ODD}{GOOD}"), "--json").json
    assert done["problems_total"] == 2
    assert [(each["row"], each["column"], each["value"], each["count"]) for each in done["problems"]] == [
        (1, "Health", "ask 1", 20),
        (1, "Phone", "call me", 20),
    ]
    assert [each["rows"] for each in done["problems"]] == [list(range(1, 21))] * 2


@pytest.mark.usefixtures("database")
def test_the_table_has_one_line_for_each_trouble(run: Run, file: Callable[[str | bytes], Path]) -> None:
    said = run("import", file(f"Company,Phone,Segment\n{ODD}{GOOD}")).out
    lost, trouble = said.splitlines()[1:]
    assert lost.startswith("No revenue: lists cannot weigh it; no country: times are guessed from numbers; ")
    assert trouble == "  Phone: not a phone number (row 1 “call me”, row 2 “call me”, row 3 “call me” and 17 more)"


@pytest.mark.usefixtures("database")
def test_sample_customers_leave_with_the_first_real_file(
    run: Run, file: Callable[[str | bytes], Path], address: str
) -> None:
    with using(address) as store:
        act(store, YOU, NOW, importing.bring_in, exports.read(SAMPLES, SAMPLE.read_bytes(), "NL", {}))
    samples = run("customers", "--json").json["total"]
    crm = file(f"{HEADER}Acme,Ann Lee,+1 202 555 0143\n")
    seen = run("import", crm, "--dry-run", "--json").json
    assert (seen["samples_removed"]["customers"], run("customers", "--json").json["total"]) == (samples, samples)
    assert run("import", crm).out.startswith(f"Left: {samples} sample customers.\n")
    assert run("customers", "--json").json["total"] == 1
