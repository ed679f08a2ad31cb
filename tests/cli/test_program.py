"""`program`, `plan` and `finish`."""

from datetime import datetime

import pytest
import time_machine

from tests.cli.conftest import Run, content

PLAN_KEYS = {"week", "starts_at", "ends_at", "zone", "state", "eligible", "entries", "left_out"}
ENTRY_KEYS = {
    "position", "customer_id", "crm_id", "company", "contact", "phone", "seat", "score", "reason", "planned_at",
    "customer_local_time", "standby", "state",
}  # fmt: skip


@pytest.mark.usefixtures("database")
def test_the_program_is_shown(run: Run) -> None:
    shown = run("program", "--json").json

    assert (shown["name"], shown["weekday"], shown["at"]) == ("Customer calls", "tuesday", "16:00")
    assert (shown["zone"], shown["country"]) == ("Europe/Amsterdam", "NL")
    assert (shown["minutes"], shown["call_minutes"], shown["buffer_minutes"]) == (60, 10, 2)
    assert shown["next_hours"][0] == {
        "week": "2026-W48",
        "starts_at": "2026-11-24T16:00:00+01:00",
        "ends_at": "2026-11-24T17:00:00+01:00",
    }


@pytest.mark.usefixtures("database")
def test_the_program_is_changed_and_stays_changed(run: Run) -> None:
    options = {
        "--weekday": "thursday",
        "--at": "09:30",
        "--zone": "america/new_york",
        "--country": "us",
        "--minutes": "90",
        "--call-minutes": "15",
        "--buffer-minutes": "0",
        "--executive-name": "Grace",
        "--executive-email": "grace@example.com",
        "--executive-phone": "212 555 0177",
    }
    after = run("program", "set", *(word for pair in options.items() for word in pair), "--json").json

    assert (after["weekday"], after["at"], after["zone"], after["country"]) == (
        "thursday",
        "09:30",
        "America/New_York",
        "US",
    )
    assert (after["minutes"], after["call_minutes"], after["buffer_minutes"]) == (90, 15, 0)
    assert (after["executive_name"], after["executive_phone"]) == ("Grace", "+12125550177")
    assert run("program", "--json").json == after


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--zone", "Mars/Olympus", "“Mars/Olympus” is not a time zone; write one like Europe/Amsterdam."),
        ("--weekday", "someday", "“someday” is not a weekday"),
        ("--at", "25:00", "“25:00” is not a time of day"),
        ("--country", "QQ", "“QQ” is not a country"),
        ("--minutes", "5", "A call must last at least a minute and fit in the hour."),
        ("--executive-phone", "12", "“12” is not a number that can be rung"),
        ("--every-weeks", "5", "The hour can be every 1 to 4 weeks."),
        ("--ends-on", "2026-11-01", "The last day cannot lie before the first hour, 2026-11-24."),
        ("--ends-on", "soon", "“soon” is not a date"),
        ("--guests", "anna@example.com, bob", "“bob” is not an email address"),
    ],
)
def test_a_program_that_cannot_be_says_why_and_changes_nothing(
    run: Run, database: str, option: str, value: str, words: str
) -> None:
    before = content(database)

    assert words in run("program", "set", option, value).sentence
    assert content(database) == before


@pytest.mark.usefixtures("database")
def test_moved_weeks_that_stay_and_that_are_gone_are_said(run: Run) -> None:
    run("calendar", "move", "--week", "2026-W49", "--to", "2026-12-03T10:00")
    run("calendar", "move", "--week", "2026-W50", "--to", "2026-12-10T10:00")
    changed = run("program", "set", "--at", "15:00", "--ends-on", "2026-12-02", "--json").json

    assert [hour["starts_at"] for hour in changed["stay"]] == ["2026-12-03T10:00:00+01:00"]
    assert [hour["week"] for hour in changed["gone"]] == ["2026-W50"]
    assert [hour["week"] for hour in changed["next_hours"]] == ["2026-W48", "2026-W49"]
    assert run("plan", "--week", "2026-W50").sentence == "There is no hour in 2026-W50: the last day is 2026-12-02."


@pytest.mark.usefixtures("database")
def test_people_read_the_coming_hours(run: Run) -> None:
    assert run("program").out.splitlines()[:2] == [
        "Customer calls: Tuesday 16:00, Europe/Amsterdam, 60 minutes, 10 a call and 2 between.",
        "  2026-W48  Tuesday 24 November 2026 16:00",
    ]


@pytest.mark.usefixtures("database")
def test_another_program_is_named_before_the_command(run: Run) -> None:
    run("--program", "Second", "program", "set", "--at", "11:00", "--zone", "UTC")

    assert run("--program", "Second", "program", "--json").json["at"] == "11:00"
    assert run("program", "--json").json["at"] == "16:00"


@pytest.mark.usefixtures("sample")
def test_a_plan_has_what_the_contract_names(run: Run) -> None:
    plan = run("plan", "--week", "2026-W49", "--json").json

    assert plan.keys() >= PLAN_KEYS
    assert (plan["week"], plan["zone"], plan["state"]) == ("2026-W49", "Europe/Amsterdam", "draft")
    assert (plan["starts_at"], plan["ends_at"]) == ("2026-12-01T16:00:00+01:00", "2026-12-01T17:00:00+01:00")
    assert [entry["position"] for entry in plan["entries"]] == list(range(1, 11))
    assert [entry["standby"] for entry in plan["entries"]] == [False] * 5 + [True] * 5
    for entry in plan["entries"]:
        assert entry.keys() >= ENTRY_KEYS
        assert datetime.fromisoformat(entry["planned_at"]) == datetime.fromisoformat(entry["customer_local_time"])
        assert 9 <= datetime.fromisoformat(entry["customer_local_time"]).hour < 17
    assert plan["eligible"] + sum(plan["left_out"].values()) == 82


@pytest.mark.usefixtures("sample")
def test_a_week_planned_twice_is_the_same(run: Run) -> None:
    assert run("plan", "--json").json == run("plan", "--json").json


@pytest.mark.usefixtures("sample")
def test_without_a_week_the_coming_one_is_planned(run: Run) -> None:
    assert run("plan", "--json").json["week"] == "2026-W48"


@pytest.mark.usefixtures("sample")
def test_a_frozen_list_stays_whatever_changes(run: Run) -> None:
    frozen = run("plan", "--week", "2026-W48", "--freeze", "--json").json
    run("program", "set", "--at", "10:00")

    assert frozen["state"] == "frozen"
    assert run("plan", "--week", "2026-W48", "--json").json == frozen


@pytest.mark.usefixtures("sample")
def test_a_sign_off_is_undone(run: Run) -> None:
    frozen = run("plan", "--week", "2026-W48", "--freeze", "--json").json
    again = run("plan", "--week", "2026-W48", "--reopen", "--json").json
    customers = [[entry["customer_id"] for entry in each["entries"]] for each in (frozen, again)]

    assert (again["state"], customers[0]) == ("draft", customers[1])
    assert run("plan", "--week", "2026-W48", "--reopen").sentence == (
        "The list of 2026-W48 is a draft; there is no sign-off to undo."
    )
    assert run("plan", "--freeze", "--reopen").code == 2


@pytest.mark.usefixtures("sample")
def test_next_weeks_plan_has_whom_the_executive_promised_something_and_the_brief_opens_with_it(run: Run) -> None:
    run("program", "set", "--executive-email", "ada@example.com")
    before = run("plan", "--week", "2026-W49", "--json").json["entries"]
    run("commit", "Copperdene Housing", "Send the invoice", "--owner", "ada@example.com", "--due", "2026-12-04")
    after = run("plan", "--week", "2026-W49", "--json").json["entries"]
    [promised] = [entry for entry in after if entry["company"].startswith("Copperdene")]

    assert "Copperdene Housing Trust" not in {entry["company"] for entry in before if not entry["standby"]}
    assert (promised["seat"], promised["standby"]) == ("promise", False)
    assert promised["brief"][0] == "Promised 22 November: Send the invoice — ada@example.com, due Friday 4 December"
    assert "“Send the invoice” is due Friday 4 December" in promised["reason"]


def test_an_empty_list_is_not_signed_off(run: Run, database: str) -> None:
    before = content(database)

    assert run("plan", "--freeze").sentence == "There are no customers yet; bring in a CRM export first."
    assert content(database) == before


@pytest.mark.parametrize("week", ["2026-W54", "next", "2026-12-01", "W49"])
def test_a_week_that_the_calendar_does_not_have_says_so(run: Run, sample: str, week: str) -> None:
    before = content(sample)

    assert "write" in run("plan", "--week", week, "--json").sentence
    assert content(sample) == before


@pytest.mark.usefixtures("sample")
def test_people_read_the_list(run: Run) -> None:
    said = run("plan", "--week", "2026-W49").out

    assert said.startswith("2026-W49, Tuesday 01 December 16:00 Europe/Amsterdam, draft; ")
    assert "2 left out: do not call" in said


# Finishing


@pytest.mark.usefixtures("sample")
def test_a_plan_says_whether_its_hour_is_finished_or_skipped(run: Run) -> None:
    frozen = run("plan", "--week", "2026-W48", "--freeze", "--json").json
    assert (frozen["finished_at"], frozen["skipped"]) == (None, False)

    run("calendar", "skip", "--week", "2026-W48")
    skipped = run("plan", "--week", "2026-W48", "--json").json
    assert skipped["skipped"] is True
    assert skipped["finished_at"]
    assert "2026-W48, Tuesday 24 November 16:00 Europe/Amsterdam, skipped;" in run("plan", "--week", "2026-W48").out


@pytest.mark.usefixtures("sample")
def test_an_hour_that_nobody_finished_is_not_in_the_way_of_the_next(run: Run) -> None:
    run("plan", "--freeze")
    with time_machine.travel("2026-11-25T16:59+01:00"):
        assert run("plan", "--json").json["week"] == "2026-W48"
    with time_machine.travel("2026-12-14T09:00+01:00"):
        assert run("plan", "--json").json["week"] == "2026-W51"
        assert run("plan", "--week", "2026-W48", "--json").json["finished_at"] == "2026-11-25T17:00:00+01:00"


@pytest.mark.usefixtures("sample")
def test_an_hour_is_finished_and_says_who_has_no_outcome(run: Run) -> None:
    entries = run("plan", "--freeze", "--json").json["entries"]
    called = [entry["customer_id"] for entry in entries if not entry["standby"]]
    with time_machine.travel("2026-11-24T17:05+01:00", tick=False):
        run("log", called[0], "--disposition", "connected", "--at", "2026-11-24T16:00")
        finished = run("finish", "--json").json
        assert finished == {
            "week": "2026-W48",
            "finished_at": "2026-11-24T17:05:00+01:00",
            "without_outcome": called[1:],
        }
    with time_machine.travel("2026-11-24T18:00+01:00"):
        assert run("finish", "--week", "2026-W48", "--json").json == finished
        run("log", called[1], "--disposition", "no-answer", "--at", "2026-11-24T16:12")
        said = run("finish", "--week", "2026-W48").out
        assert said.splitlines()[0] == "The hour of 2026-W48 is finished."
        assert f"Without an outcome: {', '.join(called[2:])}." in said


@pytest.mark.usefixtures("sample")
def test_a_finished_hour_with_every_outcome_says_so_in_one_line(run: Run) -> None:
    entries = run("plan", "--freeze", "--json").json["entries"]
    with time_machine.travel("2026-11-24T17:05+01:00"):
        for entry in entries:
            run("log", entry["customer_id"], "--disposition", "connected", "--at", "2026-11-24T16:00")
        assert run("finish").out == "The hour of 2026-W48 is finished.\n"


@pytest.mark.usefixtures("sample")
def test_an_hour_that_has_not_been_is_not_finished(run: Run) -> None:
    run("plan", "--freeze")
    assert run("finish").sentence == "The hour of 2026-W48 has not been yet; skip or move it on Schedule & calendar."


@pytest.mark.usefixtures("sample")
def test_another_time_says_whom_it_reaches_no_more_and_to_whom_something_is_promised(run: Run) -> None:
    run("commit", "Moorlicht", "Send it", "--owner", "tom@example.com", "--due", "2026-12-04")
    later = run("program", "set", "--at", "21:00", "--json").json["unreached"]
    assert later["customers"] > 1
    assert [each["company"] for each in later["promised"]] == ["Moorlicht Energie"]
    assert "unreached" not in run("program", "set", "--minutes", 60, "--json").json
    run("program", "set", "--at", "16:00")
    said = run("program", "set", "--at", "21:00").out
    assert f"{later['customers']} customers are not reached at the new time." in said
    assert "Something is promised to Moorlicht Energie." in said
