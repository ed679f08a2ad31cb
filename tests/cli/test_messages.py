"""Messages from end to end: queued by a command, sent by `work` over real SMTP, once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import text

from tests.cli.conftest import Run, using
from tests.examples import NOW
from tests.servers.mail import Mailbox
from tests.servers.waiting import wait_until


@pytest.fixture(autouse=True)
def mail(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Mail set up."""
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", f"smtp://127.0.0.1:{mailbox.port}")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "Customer calls <calls@example.com>")
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", "https://calls.example.com/")
    return mailbox


@pytest.fixture(autouse=True)
def monday(run: Run) -> Iterator[None]:
    """A working day, on which messages go."""
    del run  # it has a clock of its own, a Sunday's
    with time_machine.travel(NOW + timedelta(days=1)):
        yield


def sign_off_with_owners(run: Run) -> list[str]:
    """Every account owner of the list a member, and the list signed off: who they are."""
    customers = {
        each["id"]: each["account_owner"] for each in run("customers", "--limit", "999", "--json").json["customers"]
    }
    owners = sorted({customers[entry["customer_id"]] for entry in run("plan", "--json").json["entries"]})
    for number, name in enumerate(owners):
        run(
            "members",
            "add",
            f"owner{number}@example.com",
            "--name",
            name,
            "--role",
            "teammate",
            "--zone",
            "Europe/Amsterdam",
        )
    with time_machine.travel(NOW + timedelta(days=1, minutes=-11)):  # messages about a list wait for so long
        run("plan", "--freeze", "--json")
    return owners


@pytest.mark.usefixtures("sample")
def test_account_owners_are_told_of_all_their_calls_once(run: Run, mailbox: Mailbox) -> None:
    owners = sign_off_with_owners(run)
    done = run("work", "--json").json
    assert done == {"sent": len(owners), "reconciled": 0, "signed_off": 0, "finished": 0, "problems": []}
    assert len(mailbox.mails) == len(owners)
    assert all("https://calls.example.com/go/upcoming" in str(mail) for mail in mailbox.mails)
    run("plan", "--freeze")
    assert run("work", "--once", "--json").json["sent"] == 0


@pytest.mark.usefixtures("sample")
def test_what_does_not_get_through_is_said_and_the_rest_goes(run: Run, mailbox: Mailbox) -> None:
    owners = sign_off_with_owners(run)
    mailbox.refused = {"owner0@example.com": "550 5.1.1 No such user here"}
    done = run("work", "--json").json
    assert 0 < done["sent"] < len(owners)
    assert all("550 5.1.1 No such user here" in problem for problem in done["problems"])
    assert "could not be sent" in run("doctor").out


@pytest.mark.usefixtures("sample")
def test_what_a_worker_gave_away_before_it_was_killed_does_not_go_twice_and_is_said(
    run: Run, mailbox: Mailbox, tmp_path: Path, sample: str
) -> None:
    owners = sign_off_with_owners(run)
    with using(sample) as store, store.engine.begin() as connection:
        # The killed process has the machine's own clock: whatever it shows, these go at once, in these words.
        connection.execute(text("UPDATE messages SET due_at = '2020-01-01 00:00:00.000000'"))
        connection.execute(text("UPDATE messages SET at_once = true, until = NULL, kind = 'as-written'"))
    mailbox.silent = True
    command = [sys.executable, "-m", "callprogram", "--database", sample, "work"]
    with subprocess.Popen(command, env=os.environ | {"XDG_DATA_HOME": str(tmp_path)}) as process:  # noqa: S603 -- ours
        try:
            wait_until(lambda: mailbox.mails or process.poll() is not None)
        finally:
            process.kill()
    mailbox.silent = False
    run("work")
    ids = [mail["Message-ID"] for mail in mailbox.mails]
    letters = 2 * len(owners)  # each was added, and hears of the calls
    assert (len(ids), len(set(ids))) == (letters, letters)
    assert "1 message could not be sent; look at To do." in run("doctor").out


def test_mail_half_set_up_is_said(run: Run, monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    assert database
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "")
    assert "Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM." in run("doctor").out


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("CALLPROGRAM_SMTP_URL", "mail.example.com", "CALLPROGRAM_SMTP_URL cannot be read; write it like smtp://"),
        ("CALLPROGRAM_MAIL_FROM", "nobody", "CALLPROGRAM_MAIL_FROM is no address"),
    ],
)
def test_a_setting_that_cannot_be_used_is_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    assert sentence in run("work").sentence
