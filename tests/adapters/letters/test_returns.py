"""Delivery reports as mail servers write them: which mail came back, whether for good, and why."""

import pytest

from callprogram.adapters.letters.mails import read
from callprogram.domain.letters.mails import CameBack

OURS = "<one@callprogram>"
HEAD = "From: Mail Delivery Subsystem <mailer-daemon@mx.example>\nTo: priya@ourco.example\nSubject: {subject}\n"
REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; renee@brindlewick.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such
 user here
--b
{original}
--b--
"""
WHOLE = "Content-Type: message/rfc822\n\nFrom: calls@ourco.example\nMessage-ID: <one@callprogram>\n\nDone.\n"
HEADERS = "Content-Type: text/rfc822-headers\n\nFrom: calls@ourco.example\nMessage-ID: <one@callprogram>\n"
QMAIL = """
Hi. This is the qmail-send program at mx.example.

<renee@brindlewick.example>:
Sorry, no such user here (#5.1.1)

--- Below this line is a copy of the message.

From: calls@ourco.example
Message-ID: <one@callprogram>

Done.
"""


def found(body: str, subject: str = "Undelivered Mail Returned to Sender") -> CameBack | None:
    return read((HEAD.format(subject=subject) + body).encode()).came_back


@pytest.mark.parametrize("original", [WHOLE, HEADERS])
def test_a_report_says_which_mail_did_not_arrive_and_why(original: str) -> None:
    assert found(REPORT.format(action="failed", original=original)) == CameBack((OURS,), "550 5.1.1 No such user here")


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_what_is_late_or_arrived_has_not_come_back(action: str) -> None:
    assert found(REPORT.format(action=action, original=WHOLE)) == CameBack((OURS,), "")


def test_a_report_in_words_alone_is_understood() -> None:
    assert found(QMAIL, "failure notice") == CameBack((OURS,), "Sorry, no such user here (#5.1.1)")
    assert found(QMAIL, "Delivery delayed") == CameBack((OURS,), "")


def test_a_letter_of_a_person_brings_nothing_back() -> None:
    assert read(f"From: renee@brindlewick.example\nSubject: Hello\n\n> Message-ID: {OURS}\n".encode()).came_back is None
