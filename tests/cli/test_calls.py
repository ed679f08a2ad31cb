"""`call`, `calls` and `log`."""

from typing import Any

import pytest

from tests.cli.conftest import Run, content
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

Json = dict[str, Any]
CALL_KEYS = {
    "id", "customer_id", "company", "mode", "status", "uncertain", "disposition", "started_at", "answered_at",
    "ended_at", "seconds", "note", "provider_id",
}  # fmt: skip


@pytest.fixture
def twilio(telephone: Telephone, monkeypatch: pytest.MonkeyPatch, run: Run, sample: str) -> Telephone:
    """Twilio set up, at a telephone exchange of the test's own, and the executive's number set."""
    assert sample
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT_SID)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.setenv("TWILIO_FROM", CALLER_ID)
    monkeypatch.setenv("CALLPROGRAM_TWILIO_URL", telephone.url)
    run("program", "set", "--executive-phone", EXECUTIVE)
    return telephone


@pytest.mark.usefixtures("sample")
def test_a_call_is_logged(run: Run) -> None:
    logged = run("log", "Moorlicht", "--disposition", "connected", "--minutes", 12, "--note", "Fine", "--json").json
    [call] = run("calls", "--json").json["calls"]

    assert logged == {"call_id": call["id"]}
    assert call.keys() >= CALL_KEYS
    assert (call["company"], call["mode"], call["status"]) == ("Moorlicht Energie", "own-phone", "completed")
    assert (call["disposition"], call["seconds"], call["note"]) == ("connected", 720, "Fine")
    assert (call["uncertain"], call["provider_id"], call["answered_at"]) == (False, None, None)


@pytest.mark.parametrize(
    ("at", "started_at"),
    [
        ("2026-11-20T16:05", "2026-11-20T15:05:00+00:00"),
        ("2026-07-20T16:05", "2026-07-20T14:05:00+00:00"),
        ("2026-11-20T16:05-05:00", "2026-11-20T21:05:00+00:00"),
        ("2026-11-20T16:05Z", "2026-11-20T16:05:00+00:00"),
    ],
)
@pytest.mark.usefixtures("sample")
def test_a_time_without_an_offset_is_in_the_programs_zone(run: Run, at: str, started_at: str) -> None:
    run("log", "Moorlicht", "--disposition", "busy", "--at", at)

    assert run("calls", "--json").json["calls"][0]["started_at"] == started_at


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Nobody & Sons", "--disposition", "busy"], "No customer goes by “Nobody & Sons”"),
        (["Co", "--disposition", "busy"], "say which"),
        (["Moorlicht"], "Say what came of the call: --disposition connected|left-voicemail"),
        (["Moorlicht", "--disposition", "great"], "“great” is not an outcome; choose one of connected"),
        (["Moorlicht", "--disposition", "busy", "--minutes", "-1"], "A call lasts between 0 and 720 minutes."),
        (["Moorlicht", "--disposition", "busy", "--minutes", "9" * 12], "A call lasts between 0 and 720 minutes."),
        (["Moorlicht", "--disposition", "busy", "--at", "noon"], "“noon” is not a time"),
        (["Moorlicht", "--disposition", "rescheduled"], "Say when they want to be called again: --call-back 2026-"),
        (["Moorlicht", "--disposition", "rescheduled", "--call-back", "noon"], "“noon” is not a time"),
        (["Moorlicht", "--disposition", "rescheduled", "--call-back", "2026-11-20T10:00"], "give a later time"),
        (["Moorlicht", "--disposition", "busy", "--call-back", "2026-12-03T15:00"], "Only who asked for another time"),
        (["Moorlicht", "--disposition", "busy", "--do-not-call"], "Only who was reached"),
        (["Moorlicht", "--disposition", "connected", "--told", "x"], "“x” is not the id of a promise"),
        (["Moorlicht", "--disposition", "connected", "--told", "7"], "There is no promise 7."),
        (["Moorlicht", "--disposition", "busy", "--at", "0001-01-01"], "“0001-01-01” is not a time"),
        (["Moorlicht", "--disposition", "busy", "--at", "2026-11-23T10:00"], "before it has happened"),
    ],
)
def test_a_call_that_cannot_be_logged_says_why_and_changes_nothing(
    run: Run, sample: str, arguments: list[str], words: str
) -> None:
    before = content(sample)

    assert words in run("log", *arguments, "--json").sentence
    assert content(sample) == before


def listed(run: Run, name: str) -> Json:
    found: list[Json] = run("customers", "--query", name, "--json").json["customers"]
    return found[0]


@pytest.mark.usefixtures("sample")
def test_who_was_at_a_wrong_number_or_never_wants_to_be_called_again_is_not(run: Run) -> None:
    run("log", "Moorlicht", "--disposition", "wrong-number")
    run("log", "Moorlicht", "--disposition", "wrong-number")  # their other number was called
    run("log", "Tidewrack", "--disposition", "declined", "--do-not-call")
    run("log", "Brindlewick", "--disposition", "declined")

    assert "no number that can be called" in run("why-not", "Moorlicht", "--week", "2026-W49").out
    assert listed(run, "Tidewrack")["do_not_call"]
    assert "snoozed" in run("why-not", "Brindlewick", "--week", "2026-W49").out


@pytest.mark.usefixtures("sample")
def test_who_wants_to_be_called_again_is_promised_it_until_they_are_talked_to(run: Run) -> None:
    run("log", "Moorlicht", "--disposition", "rescheduled", "--call-back", "2026-12-03T15:00")
    [promise] = run("commitments", "--json").json["commitments"]
    assert (promise["text"], promise["due_on"], promise["state"]) == (
        "Call again on Thursday 3 December at 15:00",
        "2026-12-03",
        "open",
    )
    assert "snoozed" in run("why-not", "Moorlicht", "--week", "2026-W49").out
    run("log", "Moorlicht", "--disposition", "connected")
    [promise] = run("commitments", "--json").json["commitments"]
    assert promise["state"] == "told"


@pytest.mark.usefixtures("sample")
def test_a_talk_closes_no_promise_by_its_words_but_those_that_they_were_told_of(run: Run) -> None:
    said = "Call again on Monday with the price list"
    made = [
        run("commit", "Moorlicht", said, "--owner", "priya@example.com", "--due", "2026-11-30", "--json").json["id"]
        for _ in range(2)
    ]
    run("kept", made[0])
    run("log", "Moorlicht", "--disposition", "connected", "--told", made[0])

    states = {each["id"]: each["state"] for each in run("commitments", "--json").json["commitments"]}
    assert [states[each] for each in made] == ["told", "open"]


@pytest.mark.usefixtures("sample")
def test_calls_are_listed_the_latest_first_of_one_customer_or_since_a_day(run: Run) -> None:
    for name, at in (
        ("Moorlicht", "2026-11-18T10:00"),
        ("Tidewrack", "2026-11-20T00:00"),
        ("Moorlicht", "2026-11-20T10:00"),
    ):
        run("log", name, "--disposition", "busy", "--at", at)

    assert [call["id"] for call in run("calls", "--json").json["calls"]] == ["3", "2", "1"]
    assert [call["id"] for call in run("calls", "--customer", "Moorlicht", "--json").json["calls"]] == ["3", "1"]
    assert [call["id"] for call in run("calls", "--since", "2026-11-20", "--json").json["calls"]] == ["3", "2"]
    assert run("calls").out.splitlines()[1].split()[:4] == ["3", "2026-11-20", "10:00", "Moorlicht"]


@pytest.mark.parametrize("since", ["yesterday", "2026-02-30", "0001-01-01"])
@pytest.mark.usefixtures("sample")
def test_a_day_that_is_none_says_so(run: Run, since: str) -> None:
    assert since in run("calls", "--since", since).sentence


# Ringing


@pytest.mark.usefixtures("sample")
def test_without_a_provider_one_calls_from_ones_own_phone(run: Run) -> None:
    called = run("call", "Moorlicht", "--reason", "a test", "--json").json

    assert called == {"call_id": "1", "mode": "own-phone", "status": "open"}
    assert "tel:+49" in run("call", "Moorlicht", "--reason", "a test").out
    assert len(run("calls", "--json").json["calls"]) == 1


def test_a_press_rings_once(run: Run, twilio: Telephone) -> None:
    called = run("call", "Moorlicht", "--reason", "a test", "--yes", "--json").json
    [call] = run("calls", "--json").json["calls"]

    assert called == {"call_id": "1", "mode": "bridge-polling", "status": "queued"}
    assert len(twilio.rings) == 1
    assert call["provider_id"] in twilio.calls


def test_nothing_rings_unless_one_says_yes(run: Run, twilio: Telephone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)

    assert run("call", "Moorlicht").sentence == "Nothing was called."
    assert (twilio.requests, run("calls", "--json").json["calls"]) == ([], [])


def test_a_second_press_is_refused(run: Run, twilio: Telephone) -> None:
    run("call", "Moorlicht", "--reason", "a test", "--yes")

    assert "still running" in run("call", "Tidewrack", "--reason", "a test", "--yes", "--json").sentence
    assert len(twilio.rings) == 1


def test_a_refusal_is_said_and_nothing_rings(run: Run, twilio: Telephone) -> None:
    twilio.refuses(400, 21215)

    assert run("call", "Moorlicht", "--reason", "a test", "--yes", "--json").sentence.endswith("(21215).")
    assert twilio.calls == {}
    assert [call["status"] for call in run("calls", "--json").json["calls"]] == ["failed"]


def test_an_uncertain_call_is_said_to_be_so(run: Run, twilio: Telephone) -> None:
    twilio.resets(rings=True)

    assert (
        run("call", "Moorlicht", "--reason", "a test", "--yes").out
        == "It may be ringing; wait before you call again.\n"
    )
    assert [call["uncertain"] for call in run("calls", "--json").json["calls"]] == [True]


def test_work_brings_running_calls_up_to_date(run: Run, twilio: Telephone) -> None:
    run("call", "Moorlicht", "--reason", "a test", "--yes")
    twilio.executive_busy(next(iter(twilio.calls)))
    done = run("work", "--once", "--json").json

    assert (done["reconciled"], done["problems"]) == (1, [])
    assert [call["status"] for call in run("calls", "--json").json["calls"]] == ["canceled"]


@pytest.mark.parametrize(
    ("customer", "words"),
    [
        ("Rupert Ellingham", "Rupert Ellingham has no number that can be called"),
        ("Nobody & Sons", "No customer goes by"),
        ("Co", "say which"),
    ],
)
def test_who_cannot_be_called_is_named_and_nothing_changes(run: Run, sample: str, customer: str, words: str) -> None:
    before = content(sample)

    assert words in run("call", customer, "--yes", "--json").sentence
    assert content(sample) == before


def test_outside_their_hours_a_reason_is_asked_for_and_kept(run: Run, twilio: Telephone) -> None:
    refused = run("call", "Moorlicht", "--yes", "--json").sentence
    run("call", "Moorlicht", "--reason", " They asked for a Sunday. ", "--yes")
    [call] = run("calls", "--json").json["calls"]

    assert refused == (
        "It is outside 09:00 to 17:00 on a working day for Moorlicht Energie; say why you call all the same."
    )
    assert (call["reason"], len(twilio.rings)) == ("They asked for a Sunday.", 1)


def test_with_a_public_address_the_provider_is_told_where_to_ask(
    run: Run, twilio: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", "http://127.0.0.1:1/calls/")
    called = run("call", "Moorlicht", "--reason", "a test", "--yes", "--json").json
    form = dict(twilio.rings[0].form)

    assert called["mode"] == "bridge-webhooks"
    assert form["Url"].startswith("http://127.0.0.1:1/calls/twilio/calls/")
    assert "Twiml" not in form


def test_a_call_of_which_nothing_is_known_is_settled(run: Run, twilio: Telephone) -> None:
    twilio.breaks()
    made = run("call", "Moorlicht", "--yes", "--reason", "Now", "--json").json
    settled = run("calls", "--nothing-rang", made["call_id"], "--json").json
    assert (settled["id"], settled["status"], settled["uncertain"]) == (made["call_id"], "canceled", False)
    assert settled["ended_at"]
    assert "over already" in run("calls", "--nothing-rang", made["call_id"]).sentence


@pytest.mark.usefixtures("twilio")
def test_a_call_that_rings_is_hung_up_and_is_not_said_not_to(run: Run) -> None:
    made = run("call", "Moorlicht", "--yes", "--reason", "Now", "--json").json["call_id"]
    assert "--hang-up" in run("calls", "--nothing-rang", made).sentence
    assert run("calls", "--hang-up", made, "--json").json["ended_at"]


@pytest.mark.usefixtures("sample")
def test_what_cannot_be_settled_says_why(run: Run) -> None:
    assert "There is no call 7" in run("calls", "--hang-up", "7").sentence
    assert "not the id" in run("calls", "--nothing-rang", "x").sentence
    assert "Say one" in run("calls", "--nothing-rang", "1", "--hang-up", "1").sentence
    made = run("call", "Moorlicht", "--reason", "Now", "--json").json["call_id"]
    assert "nothing to hang up" in run("calls", "--hang-up", made).sentence


@pytest.mark.usefixtures("sample")
def test_a_thank_you_is_shown_line_by_line_and_sent_only_once_when_told_to(run: Run) -> None:
    run("program", "set", "--executive-name", "Ada Byron", "--executive-email", "ada@example.com")
    assert "Nobody has talked to Moorlicht Energie yet" in run("thank", "Moorlicht").sentence
    call_id = run("log", "Moorlicht", "--disposition", "connected", "--json").json["call_id"]
    run("commit", "Moorlicht", "Send the offer", "--owner", "Tom", "--due", "2026-12-04", "--call", call_id)

    shown = run("thank", "Moorlicht").out.splitlines()
    sent = run("thank", "Moorlicht", "--send", "--json").json

    assert shown[:3] == ["Thank you for the talk", "", "Dear Saskia Tönnies,"]
    assert "- Send the offer, by Friday 4 December" in shown
    assert shown[-1] == "Not sent; --send sends it."
    assert (sent["sent"], sent["text"].splitlines()[-1]) == (True, "Ada Byron")
    assert run("thank", "Moorlicht", "--send").sentence == "Saskia Tönnies was written to already."


@pytest.mark.usefixtures("sample")
def test_a_customer_is_asked_by_their_own_clock_for_a_call_that_is_signed_off(run: Run) -> None:
    first = run("plan", "--freeze", "--json").json["entries"][0]

    shown = run("ask", first["customer_id"]).out.splitlines()

    assert "is that a good time?" in "\n".join(shown)
    assert run("ask", first["customer_id"], "--send", "--json").json["sent"] is True
