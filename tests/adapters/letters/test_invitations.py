"""What calendars answer to an invitation, as Outlook and Google write it."""

from base64 import b64encode
from datetime import UTC, datetime

import pytest

from callprogram.adapters.letters.mails import read
from callprogram.domain.letters.mails import InvitationReply, Machine

EVENT = """BEGIN:VCALENDAR
PRODID:-//Example//EN
VERSION:2.0
METHOD:{method}
BEGIN:VEVENT
UID:hour@callprogram
DTSTAMP:20261124T090000Z
ATTENDEE;CN=Priya Nair;PARTSTAT={answer}:mailto:Priya@ourco.example
{lines}
END:VEVENT
END:VCALENDAR
"""


def found(method: str, answer: str, *lines: str) -> InvitationReply | None:
    calendar = EVENT.format(method=method, answer=answer, lines="\n".join(lines)).replace("\n", "\r\n")
    head = "From: Priya <priya@ourco.example>\nSubject: Accepted\nContent-Type: multipart/alternative; boundary=b\n\n"
    kind = f"Content-Type: text/calendar; method={method}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    body = f"--b\nContent-Type: text/plain\n\nYes.\n--b\n{kind}{b64encode(calendar.encode()).decode()}\n--b--\n"
    mail = read((head + body).encode())
    assert mail.machine is Machine.NO
    return mail.invitation_reply


@pytest.mark.parametrize("answer", ["ACCEPTED", "DECLINED", "TENTATIVE"])
def test_an_answer_says_who_comes_to_all_weeks(answer: str) -> None:
    assert found("REPLY", answer, "SUMMARY:Calls") == InvitationReply("hour@callprogram", "priya@ourco.example", answer)


def test_an_answer_for_one_week_names_its_hour_and_what_was_said() -> None:
    reply = found("REPLY", "DECLINED", "RECURRENCE-ID:20261201T150000Z", "COMMENT:On a train")

    assert reply
    assert (reply.of, reply.starts_at, reply.words) == (datetime(2026, 12, 1, 15, tzinfo=UTC), None, "On a train")


def test_another_time_is_proposed_in_whatever_zone() -> None:
    starts = "DTSTART;TZID=Europe/Amsterdam:20261202T170000"
    reply = found("COUNTER", "TENTATIVE", "RECURRENCE-ID:20261201T150000Z", starts)

    assert reply
    assert reply.starts_at == datetime(2026, 12, 2, 16, tzinfo=UTC)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH"])
def test_an_invitation_is_no_answer(method: str) -> None:
    assert found(method, "NEEDS-ACTION") is None


def test_a_broken_file_is_no_answer() -> None:
    assert found("REPLY", "ACCEPTED", "DTSTART:what\nBEGIN:VTODO") is None
