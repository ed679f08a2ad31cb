"""A draft as a file that mail programs open."""

from email import message_from_bytes
from email.policy import SMTP

import pytest

from callprogram.adapters.mail import draft_file
from callprogram.domain.promises.telling import Draft
from callprogram.errors import SendingRefusedError


def test_a_mail_program_opens_it_to_be_edited() -> None:
    content = draft_file(Draft("saskia@möorlicht.example", "As promised:\nthe fix", "Dear Saskia,\n\nit is done."))
    mail = message_from_bytes(content, policy=SMTP)
    assert (mail["X-Unsent"], mail["To"], mail["Subject"]) == (
        "1",
        "saskia@xn--morlicht-n4a.example",
        "As promised: the fix",
    )
    assert str(mail.get_content()).splitlines() == ["Dear Saskia,", "", "it is done."]


def test_without_an_address_it_is_left_to_be_written() -> None:
    assert b"To:" not in draft_file(Draft("", "As promised", "Done."))


def test_an_address_that_is_none_is_a_sentence() -> None:
    with pytest.raises(SendingRefusedError, match="is not an email address"):
        draft_file(Draft("nowhere at all", "As promised", "Done."))
