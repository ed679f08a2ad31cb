"""`results` and `rates`: what came of the hours, and at which rates revenue is added up."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TABLE = "Date, USD, GBP, \n2026-11-20, 1.25, 0.8, \n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "crm.csv"
    rows = ("A-1,Acme,+493023125101,1000,EUR", "A-2,Bolt,+493023125102,500,USD", "A-3,Corda,+493023125103,90,XAF")
    file.write_text("\n".join(("Account ID,Company,Phone,Annual Revenue,Currency", *rows)), "utf-8")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "eurofxref.csv"
    file.write_text(TABLE, "utf-8")
    return file


@pytest.mark.usefixtures("database")
def test_results_add_every_currency_up_at_the_rates_that_are_kept(run: Run, export: Path, table: Path) -> None:
    run("rates", "set", table)
    run("import", export)
    run("log", "Bolt", "--disposition", "connected", "--at", "2026-11-20T10:00")
    run("log", "Acme", "--disposition", "no-answer", "--at", "2026-11-20T11:00")
    run("commit", "Bolt", "Send it", "--owner", "tom@example.com", "--due", "2026-11-27")
    found = run("results", "--since", "2026-11-01", "--json").json

    assert (found["since"], found["until"]) == ("2026-11-01", "2026-11-22")
    assert (found["customers"], found["reached"], found["calls"]) == (3, 1, 2)
    assert {name: found["revenue"][name] for name in ("currency", "heard", "total", "rates_of")} == {
        "currency": "EUR",
        "heard": "400.00",
        "total": "1400.00",
        "rates_of": "2026-11-20",
    }
    assert found["revenue"]["share"] == pytest.approx(400 / 1400)
    assert [each["currency"] for each in found["revenue"]["by_currency"]] == ["USD", "EUR", "XAF"]
    assert found["revenue"]["by_currency"][0]["in_sum"] == {"currency": "EUR", "heard": "400.00", "total": "400.00"}
    assert found["revenue"]["without_rate"] == ["XAF"]
    assert (found["promises"]["made"], found["promises"]["open"]) == (1, 1)
    assert [(each["month"], each["reached"]) for each in found["months"]] == [("2026-11", 1)]


@pytest.mark.usefixtures("database")
def test_people_read_the_same(run: Run, export: Path, table: Path) -> None:
    run("rates", "set", table)
    run("import", export)
    run("log", "Bolt", "--disposition", "connected", "--at", "2026-09-01T10:00")
    said = run("results").out
    assert said.startswith("2026-08-23 to 2026-11-22\n")
    assert "€400 of €1.4K at the rates of 20 November" in said
    assert "FCFA\xa090 (XAF)" in said


@pytest.mark.usefixtures("database")
def test_whether_it_worked_is_read_off_later_exports(run: Run, tmp_path: Path) -> None:
    """Of twelve talked to nine renew, of twelve others four; whoever did not is gone from the next export."""
    file = tmp_path / "crm.csv"

    def bring_in(renewal_on: str, who: Iterable[int]) -> None:
        rows = (f"A-{each},Company {each:02},+493023125{each:03},{renewal_on},40" for each in who)
        file.write_text("\n".join(("Account ID,Company,Phone,Renewal date,Health score", *rows)), "utf-8")
        assert run("import", file, "--json").json["rejected"] == 0

    bring_in("2026-11-20", range(100, 124))
    for each in range(100, 112):
        run("log", f"A-{each}", "--disposition", "connected", "--at", "2026-11-10T10:00")
    bring_in("2027-11-20", [*range(100, 109), *range(112, 116)])
    at_risk, renewing = run("results", "--since", "2026-11-01", "--json").json["renewals"]

    assert at_risk["talked"] == {"customers": 12, "renewed": 9}
    assert at_risk["others"] == {"customers": 12, "renewed": 4}
    assert (at_risk["enough"], renewing["enough"]) == (True, False)
    said = run("results", "--since", "2026-11-01").out
    assert "9 of 12 renewed who were talked to (75%), 4 of 12 who were not (33%)" in said


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("since", ["2026-11-23", "soon"])
def test_a_day_that_cannot_be_is_refused_in_a_sentence(run: Run, since: str) -> None:
    assert run("results", "--since", since).sentence


@pytest.mark.usefixtures("database")
def test_one_may_look_back_as_far_as_one_likes(run: Run) -> None:
    assert run("results", "--since", "0001-01-01", "--json").json["hours_planned"] == 0


@pytest.mark.usefixtures("database")
def test_rates_are_shown_with_their_day_and_what_is_no_table_changes_nothing(
    run: Run, table: Path, tmp_path: Path
) -> None:
    run("rates", "set", table)
    (tmp_path / "other.csv").write_text("hello", "utf-8")
    assert "no table" in run("rates", "set", tmp_path / "other.csv").sentence
    assert "cannot be read" in run("rates", "set", tmp_path / "none.csv").sentence
    assert run("rates", "--json").json == {"rates_of": "2026-11-20", "per_euro": {"GBP": "0.8", "USD": "1.25"}}
