"""`commit`, `kept`, `told` and `commitments`."""

import pytest

from tests.cli.conftest import Run, content

KEYS = {
    "id", "customer_id", "company", "text", "owner", "due_on", "state", "made_at", "made_in_call", "kept_at", "told_at",
}  # fmt: skip
COMPLETE = ["Moorlicht", "Send it", "--owner", "ada@example.com", "--due", "2026-12-04"]


@pytest.fixture
def promised(run: Run, sample: str) -> str:
    """The id of a promise to Moorlicht."""
    assert sample
    return str(run("commit", *COMPLETE, "--json").json["id"])


def listed(run: Run, *options: str) -> list[str]:
    return [each["text"] for each in run("commitments", *options, "--json").json["commitments"]]


@pytest.mark.usefixtures("promised")
def test_a_promise_has_what_the_contract_names(run: Run) -> None:
    [promise] = run("commitments", "--json").json["commitments"]

    assert promise.keys() >= KEYS
    assert (promise["company"], promise["text"], promise["owner"]) == (
        "Moorlicht Energie",
        "Send it",
        "ada@example.com",
    )
    assert (promise["due_on"], promise["state"]) == ("2026-12-04", "open")
    assert promise["made_at"].startswith("2026-11-22T10:00")
    assert (promise["made_in_call"], promise["kept_at"], promise["told_at"]) == (None, None, None)


@pytest.mark.usefixtures("sample")
def test_a_promise_may_come_from_a_call(run: Run) -> None:
    call_id = run("log", "Moorlicht", "--disposition", "connected", "--json").json["call_id"]

    assert run("commit", *COMPLETE, "--call", call_id, "--json").json["made_in_call"] == call_id


def test_a_promise_is_kept_then_told(run: Run, promised: str) -> None:
    kept = run("kept", promised, "--json").json
    told = run("told", promised, "--json").json

    assert (kept["state"], kept["told_at"]) == ("kept", None)
    assert kept["kept_at"].startswith("2026-11-22T10:00")
    assert (told["state"], told["kept_at"]) == ("told", kept["kept_at"])


def test_a_promise_was_kept_on_a_day_that_is_said(run: Run, promised: str) -> None:
    assert "from when it was promised until today" in run("kept", promised, "--on", "2026-11-21").sentence
    kept = run("kept", promised, "--on", "2026-11-22", "--json").json
    assert kept["kept_at"].startswith("2026-11-22T10:00")


def test_a_promise_gets_a_new_date_with_a_reason(run: Run, promised: str) -> None:
    move = ["commitment", "move", promised, "--due", "2026-12-11"]
    assert run(*move, "--why", "They asked for it", "--json").json["due_on"] == "2026-12-11"
    assert "is due on that day already" in run(*move, "--why", "They asked for it").sentence
    assert "why the promise gets a new date" in run(*move, "--why", " ").sentence
    run("kept", promised)
    again = run("commitment", "move", promised, "--due", "2026-12-18", "--why", "They asked for it")
    assert again.sentence == "This promise has been kept."


def test_a_promise_is_put_in_other_words(run: Run, promised: str) -> None:
    reword = ["commitment", "reword", promised, "Send the signed quote"]
    assert run(*reword, "--json").json["text"] == "Send the signed quote"
    assert "These are its words already" in run(*reword).sentence
    said = run("commitment", "reword", promised, "Send the quote").out
    assert said == "Moorlicht Energie: the promise reads “Send the quote” now.\n"


@pytest.mark.usefixtures("sample")
def test_people_read_what_was_done(run: Run) -> None:
    said = [run("commit", *COMPLETE).out, run("kept", 1).out, run("told", 1).out]

    assert said == [
        "Promised Moorlicht Energie: Send it (ada@example.com, 2026-12-04); its id is 1.\n",
        "Kept; now tell Saskia Tönnies.\n",
        "Moorlicht Energie knows; this promise is done.\n",
    ]


@pytest.mark.usefixtures("sample")
def test_promises_are_listed_open_overdue_and_by_owner(run: Run) -> None:
    for text, owner, due in (
        ("late", "ada@example.com", "2026-11-21"),
        ("today", "Özge", "2026-11-22"),
        ("done", "ada@example.com", "2026-12-01"),
    ):
        run("commit", "Moorlicht", text, "--owner", owner, "--due", due)
    run("kept", 3)
    run("told", 3)

    assert listed(run) == ["late", "today", "done"]
    assert listed(run, "--open") == ["late", "today"]
    assert listed(run, "--overdue") == ["late"]
    assert listed(run, "--owner", "ADA@example.com") == ["late", "done"]
    assert listed(run, "--owner", "özge") == ["today"]


@pytest.mark.usefixtures("sample")
def test_a_sentence_is_shown_as_it_is_understood_and_kept(run: Run) -> None:
    run("members", "add", "priya@example.com", "--name", "Priya Nair", "--role", "teammate")
    said = ["commit", "Moorlicht", "--say", "Priya to send the fix by next Friday", "--at", "2026-11-24"]
    understood = {
        "text": "Send the fix",
        "owner": "priya@example.com",
        "due_on": "2026-12-04",
        "doubtful": False,
        "doubts": [],
        "awaited": False,
    }
    assert run(*said, "--dry-run", "--json").json == understood
    assert run("commitments", "--json").json == {"commitments": []}
    made = run(*said, "--json").json
    assert (made["state"], made["said"]) == ("open", "Priya to send the fix by next Friday")
    assert listed(run, "--owner", "priya@example.com") == ["Send the fix"]


@pytest.mark.usefixtures("sample")
def test_what_a_sentence_does_not_say_is_null_and_the_promise_loose(run: Run) -> None:
    made = run("commit", "Moorlicht", "--say", "Send the fix", "--json").json
    assert (made["text"], made["owner"], made["due_on"], made["doubtful"], made["state"]) == (
        "Send the fix",
        None,
        None,
        False,
        "loose",
    )


@pytest.mark.usefixtures("sample")
def test_what_they_will_send_us_is_awaited_from_them_and_done_once_it_came(run: Run) -> None:
    made = run("commit", "Moorlicht", "--say", "They will send us the contract by 4 December", "--json").json
    assert (made["text"], made["owner"], made["due_on"], made["awaited"], made["state"]) == (
        "Send us the contract",
        None,
        "2026-12-04",
        True,
        "open",
    )
    assert run("kept", made["id"]).out == "It came from Saskia Tönnies; this is done.\n"


@pytest.mark.usefixtures("sample")
def test_what_promises_nothing_has_no_words(run: Run) -> None:
    dry = run("commit", "Moorlicht", "--say", "Nothing promised", "--dry-run", "--json").json
    assert (dry["text"], dry["owner"], dry["due_on"], dry["doubtful"]) == (None, None, None, False)


@pytest.mark.usefixtures("sample")
def test_in_what_order_numbers_stand_is_the_program_s_country(run: Run) -> None:
    read = ["commit", "Moorlicht", "--say", "Send it by 12/02", "--at", "2026-11-24", "--dry-run"]
    for country, day in (("NL", "2027-02-12"), ("US", "2026-12-02")):
        run("program", "set", "--country", country)
        found = run(*read, "--json").json
        assert (found["due_on"], found["doubtful"]) == (day, True)
    assert run(*read).out == "Send it (no owner, 2026-12-02)\n“12/02” could also be 12 February\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Moorlicht", "Send it", "--due", "2026-12-04"], "A promise needs words, an owner and a date"),
        (["Moorlicht", "Send it", "--owner", "ada"], "A promise needs words, an owner and a date"),
        (["Moorlicht", "--owner", "ada", "--due", "2026-12-04"], "A promise needs words, an owner and a date"),
        (["Nobody & Sons", *COMPLETE[1:]], "No customer goes by"),
        (["Co", *COMPLETE[1:]], "say which"),
        (["Moorlicht", "Send it", "--owner", "ada", "--due", "friday"], "“friday” is not a date"),
        ([*COMPLETE, "--call", "7"], "There is no call 7."),
        ([*COMPLETE, "--call", "x"], "“x” is not the id of a call"),
        ([*COMPLETE, "--call", "9" * 30], "is not the id of a call"),
        (["Moorlicht", "Send it", "--say", "Ada sends it by Friday"], "Give a sentence with --say, or the words"),
        (["Moorlicht", "--say", "Nothing promised"], "this promises nothing"),
        (["Moorlicht", "--dry-run"], "--at and --dry-run are for sentences"),
        (["Moorlicht", "--say", "Send it by Friday", "--at", "monday"], "“monday” is not a date"),
    ],
)
def test_a_promise_that_lacks_something_says_what_and_changes_nothing(
    run: Run, sample: str, arguments: list[str], words: str
) -> None:
    before = content(sample)

    assert words in run("commit", *arguments, "--json").sentence
    assert content(sample) == before


@pytest.mark.parametrize(
    ("command", "number", "words"),
    [
        ("told", "1", "has not been kept yet; mark it kept first"),
        ("kept", "7", "There is no promise 7."),
        ("kept", "x", "“x” is not the id of a promise"),
        ("told", "9" * 18, "There is no promise 999999999999999999."),
        ("told", "9" * 30, "is not the id of a promise"),
    ],
)
@pytest.mark.usefixtures("promised")
def test_a_promise_that_cannot_be_closed_says_why(run: Run, sample: str, command: str, number: str, words: str) -> None:
    before = content(sample)

    assert words in run(command, number, "--json").sentence
    assert content(sample) == before
