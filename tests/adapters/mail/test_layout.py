"""How a message is laid out: the same words plain and as HTML, and what anybody wrote stays words."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from html.parser import HTMLParser
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.mail.layout import laid_out, plain, read_sender
from callprogram.domain.people.messages import Content, Message, Section
from callprogram.errors import BadInputError, SendingRefusedError
from tests.adapters.mail.conftest import MESSAGE, TOM
from tests.examples import INVITATION, LETTER

SENDER = "calls@example.com"
BASE = "https://calls.example.com"
PLAIN = """\
Hello Tom Grün,

Ada Byron calls Moorlicht Energie on Tuesday 24 November at 16:12.

Why

- Renews on 2 December.
- Nobody has called since March.

Say what to know: https://calls.example.com/go/hold?entry=7

You get this because you look after Moorlicht Energie.
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HOSTILE = st.sampled_from(
    ["<script>x</script>", "a\r\nBcc: x@y.example", "<img src=x onerror=y>", "[a](javascript:x)", "\r\n.\r\n", '"><b>']
)
WORDS = TEXTS | HOSTILE


class Tags(HTMLParser):
    """The tags and the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def as_received(message: Message, name: str = TOM.name) -> EmailMessage:
    """What a mail program makes of the bytes."""
    sent = laid_out(message, replace(TOM, name=name), SENDER, BASE).as_bytes()
    return message_from_bytes(sent, policy=SMTP)


def body(mail: EmailMessage, kind: str) -> str:
    part = cast("EmailMessage", mail.get_body((kind,)))
    return str(part.get_content()).replace("\r\n", "\n")


def read_html(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_the_plain_part_reads_like_a_letter() -> None:
    assert body(as_received(MESSAGE), "plain") == PLAIN


def test_the_html_part_has_the_same_words_and_one_button() -> None:
    html = body(as_received(MESSAGE), "html")
    said = read_html(html)
    for words in (LETTER.opening, "Why", "Renews on 2 December.", "Say what to know", LETTER.closing):
        assert words in said.text
    assert html.count('href="https://calls.example.com/go/hold?entry=7"') == 1


def test_without_our_own_address_there_is_no_link() -> None:
    assert "http" not in plain(LETTER, "Tom", "")


def test_a_letter_of_one_sentence_is_short() -> None:
    assert plain(Content("Hello", "It works."), "", BASE) == "It works.\n"


@given(WORDS, WORDS, WORDS, WORDS)
def test_nothing_that_anybody_wrote_becomes_markup(subject: str, opening: str, point: str, name: str) -> None:
    letter = Content(subject, opening, (Section(point, (point,)),), "/?customer=c1", "Open", opening)
    html = body(as_received(replace(MESSAGE, content=letter), name), "html")
    tags = [tag for tag in read_html(html).tags if tag not in {"p", "h2"}]
    assert tags == ["html", "head", "meta", "meta", "meta", "title", "body", "div", "ul", "li", "a"]


@given(WORDS, WORDS)
def test_nothing_that_anybody_wrote_becomes_a_header_or_another_recipient(subject: str, name: str) -> None:
    mail = as_received(replace(MESSAGE, content=replace(LETTER, subject=subject)), name)
    assert set(mail.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"
    }  # fmt: skip
    assert [address.addr_spec for address in mail["To"].addresses] == ["tom@example.com"]


@pytest.mark.parametrize("email", ["tom", "", "tom@", "a@b\r\nBcc: x@y", "a@b, c@d", "tom grün@example.com"])
def test_what_is_no_address_is_refused_in_a_sentence(email: str) -> None:
    with pytest.raises(SendingRefusedError, match="is not an email address"):
        laid_out(replace(MESSAGE, recipient=email), TOM, SENDER, BASE)


def test_a_domain_in_other_letters_goes_as_the_wire_needs_it() -> None:
    mail = as_received(replace(MESSAGE, recipient="tom@münchen.example"))
    assert mail["To"].addresses[0].addr_spec == "tom@xn--mnchen-3ya.example"


def test_answers_go_to_whoever_is_named() -> None:
    assert as_received(replace(MESSAGE, reply_to="anna@example.com"))["Reply-To"] == "anna@example.com"


def test_an_invitation_is_an_alternative_that_calendars_act_on_and_a_file() -> None:
    mail = as_received(replace(MESSAGE, enclosures=(INVITATION,)))
    alternative, attached = mail.iter_parts()
    kinds = [part.get_content_type() for part in cast("EmailMessage", alternative).iter_parts()]
    invitation = list(cast("EmailMessage", alternative).iter_parts())[-1]
    assert (mail.get_content_type(), kinds) == ("multipart/mixed", ["text/plain", "text/html", "text/calendar"])
    assert (invitation.get_param("method"), invitation["Content-Transfer-Encoding"]) == ("REQUEST", "base64")
    assert invitation.get_payload(decode=True) == INVITATION.content.encode()
    assert (attached.get_filename(), attached.get_payload(decode=True)) == ("invite.ics", INVITATION.content.encode())


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("calls@example.com", "calls@example.com"),
        ("Customer calls <calls@example.com>", "Customer calls <calls@example.com>"),
    ],
)
def test_who_mail_is_from_is_read(text: str, sender: str) -> None:
    assert read_sender(text) == sender


@pytest.mark.parametrize("text", ["", "calls", "calls@example.com\r\nBcc: x@y.example, z"])
def test_mail_from_nobody_is_a_sentence(text: str) -> None:
    with pytest.raises(BadInputError, match="CALLPROGRAM_MAIL_FROM is no address"):
        read_sender(text)
