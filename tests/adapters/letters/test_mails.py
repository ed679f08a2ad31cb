"""Mails as mailers write them: whatever their bytes, they are read."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.letters.mails import read
from callprogram.domain.letters.mails import Correspondent, Mail


def headed(*lines: bytes) -> Mail:
    return read(b"\n".join(lines) + b"\n\nHello.\n")


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?UTF-8?B?R3LDvA==?=\n =?UTF-8?B?w59l?=", "Grüße"),
        (b"=?utf-8?b?R3LDvMM=?= =?utf-8?b?n2U=?=", "Grüße"),  # a letter cut in two by its mailer
        (b"=?gb2312?B?xOO6ww==?=", "你好"),
        (b"=?iso-8859-1?q?Price_=80_5?=", "Price € 5"),
        (b"=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        (b"=?x-unknown?q?caf=E9?=", "café"),
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("latin-1"), "Grüße"),
        (b"a\n\tfolded line", "a\tfolded line"),
        (b'"=?utf-8?q?quoted?="', '"quoted"'),
        (b"=?utf-8?b?!!!?=", "!!!"),
        (b"=?iso-8859-1?Q?die_Fr\xf6sche?=", "die Frösche"),  # a byte that should have been encoded
        (b"=?utf-8?q?50=_off?=", "50= off"),
    ],
)
def test_a_subject_is_read_however_it_is_written(raw: bytes, subject: str) -> None:
    assert headed(b"Subject: " + raw).subject == subject


@pytest.mark.parametrize(
    ("raw", "sender"),
    [
        (b"Renee Maddox <Renee@Brindlewick.example>", Correspondent("Renee Maddox", "renee@brindlewick.example")),
        (b"renee@brindlewick.example (Renee Maddox)", Correspondent("Renee Maddox", "renee@brindlewick.example")),
        (b'"Maddox, Renee" <renee@x.example>', Correspondent("Maddox, Renee", "renee@x.example")),
        (b"=?utf-8?q?J=C3=B6rg?= <j@x.example>", Correspondent("Jörg", "j@x.example")),
        (b"=?utf-8?q?J=C3=B6rg_=3Cj=40x=2Eexample=3E?=", Correspondent("Jörg", "j@x.example")),
        (b"renee@x.example tom@x.example", Correspondent("", "renee@x.example")),
        (b"Renee Maddox", Correspondent("Renee Maddox", None)),
    ],
)
def test_a_sender_is_read_however_it_is_written(raw: bytes, sender: Correspondent) -> None:
    assert headed(b"From: " + raw).sender == sender


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        (b"Tue, 24 Nov 2026 15:14:00 +0100", datetime(2026, 11, 24, 14, 14, tzinfo=UTC)),
        (b"24 Nov 2026 15:14 GMT", datetime(2026, 11, 24, 15, 14, tzinfo=UTC)),
        (b"Tue, 24 Nov 2026 15:14:00 -0000 (UTC)", datetime(2026, 11, 24, 15, 14, tzinfo=UTC)),
        (b"2026-11-24T15:14:00Z", datetime(2026, 11, 24, 15, 14, tzinfo=UTC)),
        (b"yesterday", None),
        (b"", None),
    ],
)
def test_a_date_is_read_or_missing(raw: bytes, moment: datetime | None) -> None:
    assert headed(b"Date: " + raw).sent_at == moment


def test_references_are_each_once_and_whole() -> None:
    mail = headed(b"Message-ID: <a@x>", b"In-Reply-To: <b@x> (of yesterday)", b"References: <c@x>\n <b@x>  <c@x>")

    assert (mail.message_id, mail.in_reply_to, mail.references) == ("<a@x>", "<b@x>", ("<c@x>", "<b@x>"))


def parted(*parts: bytes, shape: bytes = b"mixed") -> Mail:
    head = b"From: a@x.example\nContent-Type: multipart/" + shape + b"; boundary=b\n\n"
    return read(head + b"".join(b"--b\n" + part + b"\n" for part in parts) + b"--b--\n")


def test_plain_text_goes_before_the_same_in_html() -> None:
    mail = parted(b"Content-Type: text/plain\n\nplain", b"Content-Type: text/html\n\n<p>rich</p>", shape=b"alternative")

    assert (mail.text, mail.enclosures) == ("plain", ())


def test_html_is_read_as_text_and_nothing_of_it_is_run() -> None:
    page = b"<style>p{}</style><script>alert(1)</script><p>Hello</p><img src=https://spy.example/x.png><blockquote>old</blockquote>"
    mail = parted(b"Content-Type: text/html\n\n" + page)

    assert mail.text == "Hello\n\n> old"


def test_a_file_keeps_its_name_and_none_of_its_folders() -> None:
    head = b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment;"
    mail = parted(
        head + b' filename="../../etc/offer.pdf"\n\n' + base64.b64encode(b"offer"),
        head + b" filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf\n\n" + base64.b64encode(b"hello"),
        head + b" filename*0=long; filename*1=er.pdf\n\n" + base64.b64encode(b"longer"),
    )

    assert [(each.name, each.content) for each in mail.enclosures] == [
        ("offer.pdf", b"offer"),
        ("Grüße.pdf", b"hello"),
        ("longer.pdf", b"longer"),
    ]


def test_a_picture_is_inline_only_where_the_text_shows_it() -> None:
    picture = b"Content-Type: image/png\nContent-ID: <%s>\n\nPNG"
    mail = parted(
        b'Content-Type: text/html\n\n<img src="cid:logo">', picture % b"logo", picture % b"other", shape=b"related"
    )

    assert [each.inline for each in mail.enclosures] == [True, False]


def test_a_mail_inside_a_mail_is_enclosed_and_no_file() -> None:
    mail = parted(b"Content-Type: message/rfc822\n\nFrom: renee@x.example\nSubject: Inner\n\nIt failed.")

    assert [(each.sender.email, each.subject) for each in mail.enclosed] == [("renee@x.example", "Inner")]
    assert mail.enclosures == ()


def test_lines_that_were_broken_for_the_way_are_put_together() -> None:
    mail = read(b"Content-Type: text/plain; format=flowed\n\nWe have waited \nfor six weeks.\n-- \nRenee\n")

    assert mail.text == "We have waited for six weeks.\n-- \nRenee"


def test_parts_nested_ten_thousand_deep_are_read_as_raw_text() -> None:
    deep = b"From: a@x.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000)
    )

    mail = read(deep)

    assert mail.sender.email == "a@x.example"
    assert len(mail.problems) <= 1


@given(st.binary(max_size=400))
def test_no_bytes_are_refused(content: bytes) -> None:
    read(b"From: a@x.example\nSubject: " + content)
    read(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + content)


@pytest.mark.parametrize("charset", [b"base64", b"idna", b"undefined", b"unicode-escape", b"zlib", b"rot13"])
def test_what_is_no_charset_is_none(charset: bytes) -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; charset=" + charset
    assert read(head + b"\n\nGr\xfc\xdfe\\u0041, " + b"der Antrieb l\xe4uft nicht.\n" * 9).text.startswith(
        "Grüße\\u0041"
    )


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'attachment; filename="C:\\TEMP\\plan.png"', "plan.png"),
        (b'attachment; filename="the \\"plan\\".png"', 'the "plan".png'),
        (b"attachment;\n\tfilename=plan.png", "plan.png"),
    ],
)
def test_a_file_has_the_name_that_its_sender_sees(disposition: bytes, name: str) -> None:
    head = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe plan.\n--b\n"
    [file] = read(head + b"Content-Disposition: " + disposition + b"\n\nx\n--b--\n").enclosures

    assert file.name == name


def test_a_page_that_is_attached_is_a_file_also_beside_the_text() -> None:
    head = b"From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nThe plan.\n--b\n"
    page = b"Content-Type: text/html\nContent-Disposition: attachment; filename=plan.html\n\n<p>Plan\n--b--\n"

    assert [each.name for each in read(head + page).enclosures] == ["plan.html"]
