"""What a file holds, told by its bytes."""

import pytest

from callprogram.adapters.letters.files import letters_in
from callprogram.adapters.letters.languages import language_of
from callprogram.domain.letters.mails import MailFound, MailRefused

MAIL = (
    b"From: Renee Maddox <renee@brindlewick.example>\nSubject: Drive\nDate: Tue, 24 Nov 2026 15:14:00 +0100\n\n"
    b"Still waiting.\n"
)


def subjects(content: bytes) -> list[str]:
    return [each.mail.subject for each in letters_in(content) if isinstance(each, MailFound)]


def sentence(content: bytes) -> str:
    [found] = letters_in(content)
    assert isinstance(found, MailRefused)
    return found.message


def test_a_mail_is_one_letter() -> None:
    assert subjects(MAIL) == ["Drive"]
    assert subjects(b"\xef\xbb\xbf\r\n" + MAIL.replace(b"\n", b"\r\n")) == ["Drive"]


def test_a_mailbox_is_as_many_as_are_in_it() -> None:
    box = b"From renee@x Tue Nov 24 15:14:00 2026\n" + MAIL + b"\nFrom tom@x Tue Nov 24 16:00:00 2026\n"
    box += MAIL.replace(b"Drive", b"Cable") + b">From here it is fine.\n"

    found = [each for each in letters_in(box) if isinstance(each, MailFound)]

    assert [each.mail.subject for each in found] == ["Drive", "Cable"]
    assert found[1].mail.text.endswith("From here it is fine.")


def test_one_broken_mail_of_a_mailbox_does_not_stop_the_others() -> None:
    begin = b"From x@x Tue Nov 24 15:14:00 2026\n"
    box = begin + MAIL + b"\n" + begin + b"no header at all\n\n" + begin + MAIL

    kinds = [type(each) for each in letters_in(box)]

    assert kinds == [MailFound, MailRefused, MailFound]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "It is empty"),
        (b"%PDF-1.7 ...", "It is a PDF"),
        (b"PK\x03\x04...", "It is a ZIP"),
        (b"<!DOCTYPE html><html>", "a page saved from a browser"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged one, not a mail"),
        (b"Dear Ada,\nhow are you?", "It is no mail"),
    ],
)
def test_what_is_no_mail_is_refused_in_one_sentence_that_says_what_to_do(content: bytes, words: str) -> None:
    assert words in sentence(content)


def test_what_a_mail_lacks_is_said() -> None:
    [found] = letters_in(b"Subject: ?\n\n")

    assert isinstance(found, MailFound)
    assert len(found.mail.problems) == 3


def test_what_was_passed_on_is_found_inside() -> None:
    below = b"\n\n---------- Forwarded message ---------\nFrom: Renee Maddox <renee@brindlewick.example>\n"
    below += b"Date: Tue, Nov 24, 2026 at 3:14 PM\nSubject: Cold room\nTo: Tom\n\nIt failed again."
    [found] = letters_in(b"From: tom@ourco.example\nSubject: Fwd: Cold room\n\nAda, look." + below)

    assert isinstance(found, MailFound)
    inner = found.mail.passed_on
    assert inner is not None
    assert (inner.above, inner.sender.email, inner.subject) == ("Ada, look.", "renee@brindlewick.example", "Cold room")
    assert inner.text == "It failed again."


def test_a_byte_in_a_subject_that_may_not_be_there_makes_it_no_other_file() -> None:
    assert subjects(MAIL.replace(b"Drive", b"Dri\0ve")) == ["Drive"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich warte immer noch auf die Gutschrift.", "de"),
        ("水量計が故障しています", "ja"),
        ("Jeg vil have pengene tilbage", "da"),
    ],
)
def test_a_language_is_two_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_language_is_two_letters_where_there_is_hardly_any_text() -> None:
    assert {len(language_of(each)) for each in ("hi\nText", "", "ok", "?!", "One")} == {2}
