"""`numbers`, and the list that it writes on its way back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

EXPORT = (
    "ID,Company,Contact,Phone,Country,Account Owner\n"
    "A-1,Alder Mill,Ann Lee,+1 202 555 0143,US,Tom Reed\n"
    "A-2,Birch Works,Bo Lind,2O7 946 0011,GB,Tom Reed\n"
    ",Cedar House,Cy Noe,,GB,Priya Raman\n"
)


@pytest.fixture
def brought_in(run: Run, tmp_path: Path) -> None:
    """Three customers, of whom two cannot be called."""
    crm = tmp_path / "crm.csv"
    crm.write_text(EXPORT, encoding="utf-8")
    run("import", crm)


@pytest.mark.usefixtures("brought_in")
def test_whoever_cannot_be_called_is_listed_with_why_and_a_guess(run: Run) -> None:
    found = run("numbers", "--json").json
    assert (found["total"], [each["company"] for each in found["numbers"]]) == (2, ["Birch Works", "Cedar House"])
    first = found["numbers"][0]
    assert (first["value"], first["why"]) == ("2O7 946 0011", "No such number is in use")
    assert (first["guess"], first["sure"]) == ("+442079460011", False)


@pytest.mark.usefixtures("brought_in")
def test_the_list_comes_back_filled_in_to_the_same_customers(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "numbers.csv"
    run("numbers", "--out", out)
    text = out.read_text(encoding="utf-8-sig")
    out.write_text(text.replace("No number at all,,", "No number at all,020 7946 0099,"), encoding="utf-8")
    before = run("customers", "--json").json["total"]

    seen = run("import", out, "--dry-run", "--json").json
    assert (seen["import_id"], seen["rows"], seen["updated"], seen["unchanged"]) == (None, 2, 1, 1)
    done = run("import", out, "--json").json
    assert {**done, "import_id": None} == seen
    assert run("customers", "--json").json["total"] == before
    assert [each["company"] for each in run("numbers", "--json").json["numbers"]] == ["Birch Works"]

    run("undo-import", done["import_id"])
    assert run("numbers", "--json").json["total"] == 2
