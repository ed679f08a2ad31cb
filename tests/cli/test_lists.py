"""`hours`, `simulate`, `why-not`, `policy`, `edit`, `escalate`, `snooze`, `answer` and `hold`."""

import pytest

from tests.cli.conftest import Run, content

W49 = ("--week", "2026-W49")


def listed(run: Run) -> list[str]:
    entries = run("plan", *W49, "--json").json["entries"]
    return [entry["customer_id"] for entry in entries if not entry["standby"]]


@pytest.mark.usefixtures("sample")
def test_every_half_hour_of_the_week_has_its_shares(run: Run) -> None:
    found = run("hours", "--json").json

    assert len(found["hours"]) == 7 * 48
    assert all(0 <= each["customers"] <= 1 and 0 <= each["revenue"] <= 1 for each in found["hours"])
    assert (found["now"]["weekday"], found["now"]["at"]) == ("tuesday", "16:00")
    assert found["best"]["customers"] >= found["now"]["customers"]
    assert found["never_in_your_hour"] == len(found["never"]) == 21
    assert "can never be reached in your hour" in run("hours").out


def test_playing_weeks_forward_changes_nothing(run: Run, sample: str) -> None:
    before = content(sample)
    found = run("simulate", "--weeks", 8, "--from", "2026-W49", "--answer-rate", 1, "--json").json

    assert content(sample) == before
    assert (found["weeks"], found["calls"], len(found["plan"])) == (8, sum(found["seats"].values()), 8)
    assert 0 < found["customers_reached"] <= found["eligible"]
    assert found["share_reached"] == round(found["customers_reached"] / found["eligible"], 4)
    assert set(found) >= {"longest_wait_weeks", "by_segment", "by_size"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--weeks", 0), "Play 1 to 520 weeks, not 0."),
        (("--weeks", 2, "--answer-rate", 2), "between 0 and 1, not at 2"),
    ],
)
@pytest.mark.usefixtures("sample")
def test_weeks_that_cannot_be_played_are_refused(run: Run, arguments: tuple[object, ...], words: str) -> None:
    assert words in run("simulate", *arguments, "--json").sentence


@pytest.mark.usefixtures("sample")
def test_everybody_can_be_asked_why_not(run: Run) -> None:
    (first, *_) = listed(run)

    assert "is on the list of 2026-W49: " in run("why-not", first, *W49, "--json").json["why"]
    assert "outside their 09:00 to 17:00" in run("why-not", "Bluegum", *W49, "--json").json["why"]


@pytest.mark.usefixtures("sample")
def test_a_policy_is_chosen_by_name(run: Run) -> None:
    assert run("policy", "hear the quiet", "--json").json["policy"] == "Hear the quiet"
    assert run("policy", "--json").json["policies"] == ["Balanced", "Renewals first", "Hear the quiet"]
    assert run("policy", "--json").json["limits"] == {"health": 60, "nps": 4, "open_cases": 2}
    assert "is not a policy; choose one of Balanced" in run("policy", "loudest").sentence


@pytest.mark.usefixtures("sample")
def test_a_list_is_edited_and_says_who_came_and_who_left(run: Run) -> None:
    first, second, *_ = listed(run)
    edited = run("edit", "drop", first, "--why", "on holiday", *W49, "--json").json
    changes, stays = edited["changes"], edited["stays"]

    assert second in stays
    assert not {first, *(each["customer_id"] for each in changes)} & set(stays)
    assert {"customer_id": first, "came": False, "why": "taken off by hand"} in changes
    assert first not in listed(run)
    assert "stays: " in run("edit", "pin", second, *W49).out
    run("edit", "swap", second, first, "--why", "they asked", *W49)
    assert first in listed(run)
    assert second not in listed(run)
    run("edit", "undo", second, *W49)
    assert second in listed(run)


@pytest.mark.usefixtures("sample")
def test_who_is_snoozed_is_left_alone(run: Run) -> None:
    (first, *_) = listed(run)
    assert (
        run("snooze", first, "--until", "2027-02-01", "--why", "moving house", "--json").json["until"] == "2027-02-01"
    )
    assert first not in listed(run)


@pytest.mark.usefixtures("sample")
def test_a_complaint_is_recorded_and_takes_its_seat(run: Run) -> None:
    (first, *_) = listed(run)
    made = run("escalate", first, "Their invoices are wrong", "--owner", "Bob", "--on", "2026-11-20", "--json").json

    assert (made["customer_id"], made["raised_on"]) == (first, "2026-11-20")
    assert "Say in a few words what they want." in run("escalate", first, " ").sentence
    assert "still to come" in run("escalate", first, "All", "--on", "2026-12-20").sentence


@pytest.mark.usefixtures("sample")
def test_an_hour_that_reaches_nobody_says_so_with_numbers(run: Run) -> None:
    run("program", "set", "--weekday", "saturday", "--at", "23:00", "--zone", "Etc/UTC")
    notice = run("plan", *W49, "--json").json["notices"][0]

    assert notice.startswith("Nobody can be called in the hour of 2026-W49 (")
    assert "choose another hour" in notice


@pytest.fixture
def owned(run: Run, sample: str) -> dict[str, str]:
    """Somebody on the signed-off list whose account owner is a member, as `customers` has them."""
    assert sample
    on_list = run("plan", *W49, "--freeze", "--json").json["entries"][0]["customer_id"]
    known = run("customers", "--limit", 500, "--json").json["customers"]
    found: dict[str, str] = next(each for each in known if each["id"] == on_list)
    run("members", "add", "owner@example.com", "--name", found["account_owner"], "--role", "teammate")
    run("members", "add", "other@example.com", "--name", "Somebody Else", "--role", "teammate")
    return found


def test_an_account_owner_says_what_is_good_to_know(run: Run, owned: dict[str, str]) -> None:
    said = run("answer", owned["id"], "They move house", "--by", "owner@example.com", "--json").json
    assert (said["customer_id"], said["week"], said["text"]) == (owned["id"], "2026-W49", "They move house")
    assert said["by"] == owned["account_owner"]


def test_what_is_good_to_know_of_a_complaint_is_said_before_a_call_is_planned(run: Run, owned: dict[str, str]) -> None:
    held = ("--until", "2026-12-20", "--why", "In talks")
    assert run("hold", owned["id"], *held).code == 0
    made = run("escalate", owned["id"], "Their invoices are wrong", "--json").json
    said = run("answer", owned["id"], "It is paid back", "--by", "owner@example.com", "--json").json
    assert (said["escalation_id"], said["week"], said["by"]) == (made["escalation_id"], None, owned["account_owner"])


def test_an_account_owner_asks_not_to_call(run: Run, owned: dict[str, str]) -> None:
    words = ("--until", "2026-12-20", "--why", "In talks", "--by", "owner@example.com")
    held = run("hold", owned["id"], *words, "--json").json
    assert (held["until"], held["reason"], held["by"]) == ("2026-12-20", "In talks", owned["account_owner"])
    assert "hold" in run("why-not", owned["id"], *W49).out
    assert "is planned" in run("answer", owned["id"], "Too late").sentence


@pytest.mark.parametrize(
    "command", [("answer", "They move house"), ("hold", "--until", "2026-12-20", "--why", "In talks")]
)
def test_nobody_speaks_for_the_customers_of_others(run: Run, owned: dict[str, str], command: tuple[str, ...]) -> None:
    name, *words = command
    assert run(name, owned["id"], *words, "--by", "other@example.com").sentence
    assert "members" in run(name, owned["id"], *words, "--by", "nobody@example.com").sentence
