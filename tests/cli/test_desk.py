"""`desk add`, `list`, `show`, `decide`, `undo`, `rules`, `fetch`, `clock` and `set`."""

from pathlib import Path
from uuid import uuid4

import pytest

from callprogram.domain.letters.letters import Letter
from callprogram.errors import StateError
from callprogram.services.letters import taking_in
from tests.cli.conftest import Run
from tests.servers.imap import MailFolders

LETTER = {
    "id", "file", "sha256", "channel", "direction", "received_at", "from", "reply_to", "to", "passed_on_by", "subject",
    "sent_at", "message_id", "in_reply_to", "references", "language", "text", "new_text", "quoted_text", "attachments",
    "enclosed", "machine", "problems", "already", "case", "proposal",
}  # fmt: skip
PROPOSAL = {
    "known", "genuine", "answered", "route", "redirect_to", "urgent", "urgent_because", "wants", "asked", "call_at",
    "phone", "because", "private",
}  # fmt: skip
MAIL = (
    "From: Saskia <saskia@x.example>\nMessage-ID: <1@x.example>\nSubject: Drive\n\nIt does not work. Refund 20 EUR.\n"
)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    file = tmp_path / "drive.eml"
    file.write_text(MAIL, encoding="utf-8")
    return file


@pytest.mark.usefixtures("sample")
def test_a_letter_has_what_the_contract_names(run: Run, mail: Path) -> None:
    document = run("desk", "add", mail, "--json").json
    [letter] = document["letters"]

    assert (document["added"], document["known"], document["refused"]) == (1, 0, [])
    assert letter.keys() >= LETTER
    assert letter["proposal"].keys() == PROPOSAL
    assert letter["proposal"]["asked"] == {"amount": "20", "currency": "EUR"}
    assert (letter["file"], letter["already"], letter["from"]) == (
        str(mail),
        None,
        {"name": "Saskia", "email": "saskia@x.example"},
    )


@pytest.mark.usefixtures("sample")
def test_what_was_brought_before_is_known(run: Run, mail: Path) -> None:
    first = run("desk", "add", mail, "--json").json["letters"][0]["id"]
    again = run("desk", "add", mail, mail, "--json").json

    assert (again["added"], again["known"]) == (0, 2)
    assert {each["already"] for each in again["letters"]} == {first}


@pytest.mark.usefixtures("sample")
def test_whose_letter_is_only_perhaps_somebodys_is_said_by_whoever_decides(run: Run) -> None:
    words = "I am Jo Reed from Wharfedge Instruments, and nothing works. Refund 20 EUR."
    run("desk", "add", "--text", words, "--from", "Jo Reed <jo@post.example>")
    run("desk", "add", "--text", f"{words} Please!", "--from", "Jo Reed <jo@post.example>")
    assert run("desk", "show", "1", "--json").json["proposal"]["known"]["answer"] == "unknown"

    out = run("desk", "decide", "1", "--route", "desk").out
    assert "Perhaps Wharfedge Instruments: the name stands in the letter. Nobody has said so" in out
    run("desk", "decide", "2", "--route", "desk", "--customer", "Wharfedge Instruments")

    cases = {each["reference"][-1]: each["company"] for each in run("desk", "list", "--json").json["cases"]}
    assert cases == {"1": None, "2": "Wharfedge Instruments"}


@pytest.mark.usefixtures("sample")
def test_one_bad_file_does_not_stop_the_others(run: Run, mail: Path, tmp_path: Path) -> None:
    offer = tmp_path / "offer.pdf"
    offer.write_bytes(b"%PDF-1.7")

    document = run("desk", "add", offer, mail, "--json").json

    assert (document["added"], [each["file"] for each in document["refused"]]) == (1, [str(offer)])
    assert "It is a PDF" in run("desk", "add", offer).sentence


@pytest.mark.usefixtures("sample")
def test_what_is_typed_in_is_a_letter_too(run: Run) -> None:
    spoken = ["--text", "Nobody calls me back.", "--from", "Renee Maddox", "--channel", "phone"]

    [letter] = run("desk", "add", *spoken, "--json").json["letters"]

    assert (letter["channel"], letter["from"]) == ("phone", {"name": "Renee Maddox", "email": None})
    assert "Name the files" in run("desk", "add").sentence


@pytest.mark.usefixtures("sample")
def test_a_decision_takes_the_proposal_and_can_be_taken_back(run: Run, mail: Path) -> None:
    run("desk", "add", mail)

    made = run("desk", "decide", "1", "--customer", "Moorlicht", "--json").json

    assert (made["letter"], made["route"], made["proposed"]) == ("1", "desk", "desk")
    assert made["case"].startswith("CE-")
    assert made["escalation_id"]
    assert "decided already" in run("desk", "decide", "1").sentence
    assert run("desk", "list", "--undecided", "--json").json["total"] == 0
    run("desk", "undo", "1")
    assert run("desk", "list", "--undecided", "--json").json["total"] == 1


@pytest.mark.usefixtures("sample")
def test_the_original_and_what_came_with_it_are_written_as_they_came(run: Run, mail: Path, tmp_path: Path) -> None:
    run("desk", "add", mail)

    run("desk", "show", "1", "--original", tmp_path / "out.eml")

    assert (tmp_path / "out.eml").read_bytes() == MAIL.encode()
    assert "Nothing with the id 9" in run("desk", "show", "1", "--attachment", "9", tmp_path / "x").sentence
    assert "There is no letter 7" in run("desk", "show", "7").sentence


@pytest.mark.usefixtures("sample")
def test_a_rule_changes_what_is_proposed(run: Run, mail: Path) -> None:
    run("desk", "add", mail)
    run("desk", "rule", "add", "x.example", "--straight", "--why", "an old friend")

    assert run("desk", "show", "1", "--json").json["proposal"]["route"] == "straight"
    assert [each["address"] for each in run("desk", "rules", "--json").json["rules"]] == ["x.example"]
    run("desk", "rule", "remove", "x.example")
    assert "no rule" in run("desk", "rule", "remove", "x.example").sentence
    assert "--straight or --bin" in run("desk", "rule", "add", "x.example", "--why", "x").sentence


@pytest.mark.usefixtures("database")
def test_the_clock_counts_in_open_hours(run: Run) -> None:
    run("desk", "set", "--hours", "mon-fri 09:00-12:30 13:30-17:00", "--zone", "Europe/Berlin", "--country", "DE")

    due = run("desk", "clock", "--from", "2026-12-24T16:00", "--hours", "1.5", "--json").json["due"]
    minutes = run("desk", "clock", "--from", "2026-11-30T12:00", "--to", "2026-11-30T14:00", "--json").json

    assert [(each["from"], each["due_at"]) for each in due] == [("2026-12-24T16:00", "2026-12-28T09:30:00+01:00")]
    assert [each["date"] for each in due[0]["skipped"]] == ["2026-12-25"]
    assert minutes == {"minutes": 60}
    assert "Say --from TIME" in run("desk", "clock", "--from", "2026-11-30T12:00").sentence


@pytest.mark.usefixtures("database")
def test_the_desk_is_set_and_shown(run: Run) -> None:
    fresh = run("desk", "set", "--json").json
    assert (len(fresh["hours"]), fresh["hours"][0]) == (5, {"weekday": "monday", "from": "09:00", "to": "17:00"})
    assert (fresh["zone"], fresh["country"]) == ("Europe/Amsterdam", "NL")

    told = [
        "--closed",
        "2026-12-24",
        "--closed",
        "2026-12-31",
        "--redirect",
        "legal=lawyers@x.example",
        "--answer-hours",
        "3",
    ]
    desk = run("desk", "set", *told, "--json").json

    assert (desk["closed"], desk["answer_hours"]) == (["2026-12-24", "2026-12-31"], 3)
    assert desk["redirects"] == {"legal": "lawyers@x.example"}
    assert run("desk", "set", "--closed", "none", "--json").json["closed"] == []
    assert "are not known" in run("desk", "set", "--region", "Atlantis").sentence
    run("desk", "set", "--hours", "none")
    assert "no open hours" in run("desk", "clock", "--from", "2026-11-30T12:00", "--hours", "1").sentence


def test_letters_come_in_from_a_folder_of_the_mail_server(
    run: Run, imap_server: MailFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = f"CEO {uuid4().hex}"
    imap_server.put(folder, MAIL.encode())
    monkeypatch.setenv("CALLPROGRAM_DESK_IMAP_URL", imap_server.url(folder))

    assert run("desk", "fetch", "--json").json == {"seen": 1, "added": 1, "known": 0, "refused": 0}
    assert run("desk", "fetch", "--json").json == {"seen": 0, "added": 0, "known": 0, "refused": 0}
    assert run("desk", "list", "--json").json["total"] == 1


def test_without_a_folder_or_with_one_that_is_not_there_it_is_said_what_to_set(
    run: Run, imap_server: MailFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "set CALLPROGRAM_DESK_IMAP_URL=" in run("desk", "fetch").sentence
    monkeypatch.setenv("CALLPROGRAM_DESK_IMAP_URL", imap_server.url("Nowhere"))
    assert "There is no folder “Nowhere”" in run("desk", "fetch").sentence


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("imaps://mail.example/CEO", "cannot be read; write it like imaps://user:password@host/Folder."),
        ("imap://ada:wrong@127.0.0.1:{port}/CEO", "127.0.0.1 does not accept user and password"),
        ("imap://ada:the%2Fpassword@127.0.0.1:{port}/Gone", "There is no folder “Gone” at 127.0.0.1"),
        ("imap://ada:the%2Fpassword@127.0.0.1:1/CEO", "127.0.0.1:1 does not answer"),
    ],
)
def test_the_doctor_says_what_is_wrong_with_a_folder(
    run: Run, imap_server: MailFolders, monkeypatch: pytest.MonkeyPatch, folder: str, says: str
) -> None:
    monkeypatch.setenv("CALLPROGRAM_DESK_IMAP_URL", folder.format(port=imap_server.port))

    assert says in run("doctor").out
    assert "the%2Fpassword" not in run("doctor").out


def test_the_doctor_names_a_mail_that_cannot_be_kept_and_lies_in_the_folder_still(
    run: Run, imap_server: MailFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = f"CEO {uuid4().hex}"
    imap_server.put(folder, MAIL.encode())
    monkeypatch.setenv("CALLPROGRAM_DESK_IMAP_URL", imap_server.url(folder))

    def refuse(*_: object) -> Letter:
        raise StateError("Its case is closed; reopen it.")

    with monkeypatch.context() as patched:
        patched.setattr(taking_in, "take_reply", refuse)
        run("desk", "fetch")
    assert "is not kept: Its case is closed; reopen it. Move it out of the folder" in " ".join(
        run("doctor").out.split()
    )

    run("desk", "fetch")
    assert "is not kept" not in run("doctor").out


@pytest.mark.usefixtures("sample")
def test_who_opens_no_letters_is_shown_none_and_no_rule_about_their_senders(run: Run, mail: Path) -> None:
    run("members", "add", "eve@example.com", "--name", "Eve Else", "--role", "teammate")
    run("desk", "add", mail)
    run("desk", "rule", "add", "saskia@x.example", "--bin", "--why", "Writes every day")

    shown = run("desk", "list", "--json", "--as", "eve@example.com").json
    assert (shown["total"], shown["letters"], shown["cases"]) == (0, [], [])
    assert run("desk", "rules", "--json", "--as", "eve@example.com").json == {"rules": []}
    assert run("desk", "list", "--json").json["total"] == 1


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", [("set", "--hours", "none"), ("fetch",)])
def test_who_has_no_right_to_it_neither_sets_the_desks_hours_nor_takes_letters_in(
    run: Run, command: tuple[str, ...]
) -> None:
    run("members", "add", "eve@example.com", "--name", "Eve Else", "--role", "teammate")
    assert "Eve Else may not do this" in run("desk", *command, "--as", "eve@example.com").sentence
