"""Hostile letters: what somebody could send to have the reader stumble, wait, swell or fetch; each read by itself.

`python -m tests.soak.hostile PORT EVERY` reads every EVERYth in a process of its own, and says how each went, as JSON.
Addresses in them are at 127.0.0.1:PORT, where somebody listens whether anything is fetched.
"""

import json
import os
import random
import resource
import signal
import sys
import time
import zipfile
import zlib
from base64 import encodebytes
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from callprogram.adapters.letters.files import letters_in
from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.gates import weighing
from callprogram.domain.letters.gates.about import About
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import MailFound

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HEAD = b"From: Renee <renee@x.example>\nSubject: Hello\nDate: Tue, 24 Nov 2026 09:00:00 +0000\nMIME-Version: 1.0\n"
SAID = b"The drive does not work."
MANY = 1_000_000
_LONGEST = 20  # seconds after which a process is ended


def letters(port: int) -> Iterator[tuple[str, bytes]]:
    """Some two hundred, by name."""
    here = f"http://127.0.0.1:{port}".encode()
    yield from (("parts " + name, content) for name, content in _parts())
    yield from (("head " + name, content) for name, content in _heads())
    yield from (("file " + name, content) for name, content in _files())
    yield from (("page " + name, _page(content)) for name, content in _pages(here))
    yield from (("text " + name, _text(content)) for name, content in _texts())
    yield from (("bytes " + name, content) for name, content in _bytes())


def _parts() -> Iterator[tuple[str, bytes]]:
    for depth in (100, 1_000, 10_000):
        yield f"{depth} nested, each its own boundary", _nested(depth, distinct=True)
        yield f"{depth} nested, one boundary", _nested(depth, distinct=False)
        yield f"{depth} mails in mails", HEAD + b"Content-Type: message/rfc822\n\n" * depth + HEAD + b"\n" + SAID
    for many in (1_000, 10_000, 100_000):
        part = b"--b\nContent-Type: text/plain\n\n" + SAID + b"\n"
        yield f"{many} side by side", _mixed(part * many)
        yield f"{many} empty", _mixed(b"--b\n\n" * many)
        yield f"{many} files", _mixed(b"--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n" * many)
    for name, boundary in (
        ("of one letter", b"-"),
        ("of regular expressions", b"(.*)+[a-z]{9,}$"),
        ("of 70,000 letters", b"x" * 70_000),
        ("of blanks", b'"   "'),
        ("of NULs", b"\0\0\0"),
        ("of nothing", b'""'),
        ("without an end quote", b'"abc'),
    ):
        body = b"--" + boundary.strip(b'"') + b"\n\n" + SAID + b"\n--" + boundary.strip(b'"') + b"--\n"
        yield f"boundary {name}", HEAD + b"Content-Type: multipart/mixed; boundary=" + boundary + b"\n\n" + body
    yield "a boundary a million times", _mixed(b"--b\n" * MANY)
    yield "a boundary that nearly ends", _mixed(b"\n--" * MANY)
    yield "no boundary named", HEAD + b"Content-Type: multipart/mixed\n\n--b\n\n" + SAID
    yield "no end", _mixed(b"--b\n\n" + SAID)
    for kind in (
        b"message/partial; number=1; total=2; id=x",
        b"message/external-body; access-type=local-file; name=/etc/x",
    ):
        yield kind.split(b";")[0].decode(), HEAD + b"Content-Type: " + kind + b"\n\n" + HEAD + b"\n" + SAID
    for what in ("text/calendar; method=REPLY", "message/delivery-status", "text/rfc822-headers", "application/ics"):
        body = b"BEGIN:VCALENDAR\nMETHOD:REPLY\n" + b"BEGIN:VEVENT\nRRULE:FREQ=SECONDLY\n" * 4_000
        yield f"{what} of 150 kB", _mixed(_part(what.encode(), body), report=b"delivery-status")


def _heads() -> Iterator[tuple[str, bytes]]:
    long = {
        "words": b"word " * 200_000,
        "one word": b"x" * MANY,
        "encoded words": b"=?utf-8?q?=C3=BC?= " * 50_000,
        "encoded words begun": b"=?utf-8?q?" * 100_000,
        "base64 that is none": b"=?utf-8?b?" + b"!" * MANY + b"?=",
        "folds": b"x\n " * 300_000,
        "brackets": b"(" * MANY,
        "brackets in brackets": b"(" * 50_000 + b")" * 50_000,
        "quotes": b'"' * MANY,
        "escapes": b"\\" * MANY,
        "addresses": b"a@b.example, " * 80_000,
        "names without address": b"<<<<>>>>,;: " * 80_000,
        "identifiers": b"<a@b.example> " * 70_000,
        "control characters": bytes(range(1, 9)) * 100_000,
        "eight bits": bytes(range(128, 256)) * 8_000,
        "semicolons": b"text/plain;" + b";a=b" * 200_000,
        "continued parameters": b"text/plain; " + b"".join(b"name*%d*=%%41; " % n for n in range(60_000)),
        "NULs": b"\0" * MANY,
    }
    for name in ("Subject", "From", "Date", "References", "Content-Type", "Authentication-Results"):
        for what, value in long.items():
            if name == "Subject" or what in _AT[name]:
                yield f"{name} of {what}", _headed(name.encode() + b": " + value)
    yield "a hundred thousand lines", _headed(b"\n".join(b"X-%d: y" % n for n in range(100_000)))
    yield "a hundred thousand of one name", _headed(b"\n".join([b"Received: by x"] * 100_000))
    yield "a hundred thousand froms", _headed(b"\n".join([b"From: a@b.example"] * 100_000))
    yield "a line without an end", b"From: a@b.example\nSubject: " + b"x" * 3_000_000
    yield "lines without a colon", b"From: a@b.example\n" + b"what\n" * 200_000


_AT = {
    "From": {"one word", "encoded words", "brackets", "brackets in brackets", "quotes", "addresses", "escapes", "NULs"}
    | {"names without address", "eight bits", "control characters", "encoded words begun"},
    "Date": {"words", "brackets", "one word", "escapes", "eight bits"},
    "References": {"identifiers", "one word", "words", "brackets"},
    "Content-Type": {"semicolons", "continued parameters", "quotes", "escapes", "one word", "NULs"},
    "Authentication-Results": {"words", "brackets", "semicolons", "quotes"},
}


def _files() -> Iterator[tuple[str, bytes]]:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as folder:
        for number in range(20):
            folder.writestr(f"{number}.txt", b"\0" * 5_000_000)
    packed = zlib.compress(b"\0" * 50_000_000)
    files = {
        "a zip bomb": (b"application/zip; name=bomb.zip", bomb.getvalue()),
        "packed zeros": (b"application/gzip; name=a.gz", packed),
        "a document of Word with a bomb": (b"application/vnd.ms-word; name=a.docx", bomb.getvalue()),
        "a drawing with a script": (b"image/svg+xml; name=a.svg", b"<svg onload=alert(1)><script>x</script></svg>"),
        "winmail.dat with lengths beyond it": (b"application/ms-tnef; name=winmail.dat", _tnef(0xFFFFFFF0)),
        "winmail.dat of lengths of nothing": (b"application/ms-tnef; name=winmail.dat", _tnef(0)),
        "winmail.dat alone": (b"application/ms-tnef", b"\x78\x9f\x3e\x22\0\0"),
        "a program": (b"application/x-msdownload; name=invoice.pdf.exe", b"MZ" + b"\0" * 1_000),
    }
    for name, (kind, content) in files.items():
        yield name, _mixed(_part(kind, content))
    for name in (
        "../../../etc/passwd",
        "..\\..\\windows\\system32\\x.dll",
        "/etc/shadow",
        "C:\\x\\y.txt",
        "invoice\u202efdp.exe",
        "a\0b.txt",
        "CON",
        "." * 5_000,
        "x" * 500_000,
        "a\nb\rc.txt",
        "<script>alert(1)</script>.html",
        "=cmd|' /C calc'!A0",
        "%2e%2e%2fpasswd",
        "\u200b\u200b",
        "..",
    ):
        kind = b"application/octet-stream; name*=utf-8''" + name.encode()
        yield f"named {name[:20]!r}", _mixed(_part(kind, b"content"))
        yield (
            f"disposed {name[:20]!r}",
            _mixed(b'--b\nContent-Disposition: attachment; filename="' + name.encode() + b'"\n\ncontent\n'),
        )


def _pages(here: bytes) -> Iterator[tuple[str, bytes]]:
    yield "a script", b"<script>fetch('%s/s')</script>" % here
    yield "a script by its address", b"<script src=%s/s.js></script>" % here
    yield "a picture", b"<img src=%s/p.gif width=1>" % here
    yield (
        "a picture of many sizes",
        b"<picture><source srcset='%s/a 1x'><img srcset='%s/b 2x'></picture>" % (here, here),
    )
    yield "a sheet of styles", b"<link rel=stylesheet href=%s/c.css>" % here
    yield "imported styles", b"<style>@import url(%s/i.css);body{background:url(%s/b)}</style>" % (here, here)
    yield "a background", b"<body background=%s/b><table style='background:url(%s/t)'></table>" % (here, here)
    yield "a form", b"<form action=%s/f><input name=password><button>Sign in</button></form>" % here
    yield "a frame", b"<iframe src=%s/f></iframe><frameset><frame src=%s/g></frameset>" % (here, here)
    yield "an object", b"<object data=%s/o><embed src=%s/e></object><applet code=x></applet>" % (here, here)
    yield "a refresh", b"<meta http-equiv=refresh content='0;url=%s/r'>" % here
    yield "a base", b"<base href=%s/><img src=x>" % here
    yield "a film", b"<video src=%s/v autoplay poster=%s/p></video><audio src=%s/a></audio>" % (here, here, here)
    yield "a drawing", b"<svg><image href=%s/d /><script>x()</script><use href=%s/u /></svg>" % (here, here)
    yield "prefetched", b"<link rel=prefetch href=%s/l><link rel=dns-prefetch href=//127.0.0.1>" % here
    yield "an entity outside", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '%s/e'>]><p>&e;</p>" % here
    entities = b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    yield "a billion laughs", b"<!DOCTYPE x [<!ENTITY a0 'ha'>%s]><p>&a11;</p>" % entities
    for many in (1_000, 10_000, 100_000):
        for tag in (b"div", b"blockquote", b"table", b"ul", b"b", b"svg", b"select"):
            yield f"{many} nested {tag.decode()}", (b"<%s>" % tag) * many
    yield "a million brackets", b"<" * MANY
    yield "a million ampersands", b"&" * MANY
    yield "a million entities", b"&amp;" * MANY
    yield "comments begun", b"<!--" * 200_000
    yield "an attribute of a megabyte", b"<p title='" + b"x" * MANY + b"'>y</p>"
    yield "a hundred thousand attributes", b"<p " + b"".join(b"a%d=1 " % n for n in range(100_000)) + b">y</p>"
    yield "a table of ten thousand cells", b"<table><tr>" + b"<td>x" * 10_000 + b"</table>"
    yield "rows without an end", b"<table>" + b"<tr><td>x" * 20_000
    yield "a cell that spans", b"<table><tr><td colspan=1000000 rowspan=1000000>x</td></tr></table>"
    yield "ten megabytes", b"<p>x</p>" * 1_250_000
    yield "a list of no end", b"<ol start=99999999999999999999><li>" * 2_000
    yield "script in disguise", b"<math><mtext><table><mglyph><style><img src=%s/x onerror=y></style>" % here
    yield "NULs in tags", b"<scr\0ipt>x</scr\0ipt><im\0g src=%s/n>" % here


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "marks of quotation", b"> " * 500_000
    yield "a hundred thousand quoted lines", b"> quoted\n" * 100_000
    yield "deeper and deeper", b"\n".join(b">" * n + b" x" for n in range(3_000))
    yield "who wrote, again and again", b"On Tue, 24 Nov 2026, Renee <r@x.example> wrote:\n" * 20_000
    yield "who wrote, never ended", b"On Tue, 24 Nov 2026 " * 50_000
    yield "heads, again and again", b"From: a@b.example\nSent: x\nTo: y\nSubject: z\n" * 10_000
    yield "heads begun", b"From: \n" * 100_000
    yield "heads of other languages", b"Von: a@b.example\nDatum: 24.11.2026\nAn: x\n" * 10_000
    yield "rules", b"-" * MANY
    yield "dividers", b"-----Original Message-----\n" * 30_000
    yield "signatures", b"-- \nRenee\n" * 50_000
    yield "a line of three megabytes", b"x" * 3_000_000
    yield "a line of three megabytes of words", b"no answer " * 300_000
    yield "telephone numbers", b"+1 312 555 0147 " * 60_000
    yield "digits", b"1" * MANY
    yield "amounts", b"$1,250.00 EUR 12 " * 60_000
    yield "addresses", b"a@b.example " * 80_000
    yield "line ends", b"\n" * MANY
    yield "carriage returns", b"\r" * MANY
    yield "blanks", b" " * MANY
    yield "tabs and line ends", b" \t\n" * 300_000
    yield "joined characters", b"a" + "\u0301".encode() * 300_000
    yield "turned around", "\u202e\u2066".encode() * 100_000 + SAID
    yield "flowed", b"a \n" * 200_000
    yield "soft line ends", b"=\n" * 400_000
    yield "refunds", b"I want a refund of " * 50_000
    yield "weekdays", b"on Thursday after 14:00 " * 40_000


def _bytes() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(7)
    noise = chance.randbytes(MANY)
    for charset in (b"utf-8", b"utf-7", b"utf-16", b"iso-2022-jp", b"hz", b"x-unknown", b"gb2312", b"base64", b"idna"):
        yield f"noise as {charset.decode()}", HEAD + b"Content-Type: text/plain; charset=" + charset + b"\n\n" + noise
    escaped = b"\x1b$B" * 100_000
    yield "escapes of Japanese", HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + escaped
    for way in (b"base64", b"quoted-printable", b"uuencode", b"x-unknown", b"binary"):
        yield f"noise in {way.decode()}", HEAD + b"Content-Transfer-Encoding: " + way + b"\n\n" + noise
    yield "base64 a letter at a time", HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"A\n" * 500_000
    yield "nothing but NULs", b"\0" * MANY
    yield "NULs everywhere", (HEAD + b"\n" + SAID).replace(b"", b"\0")
    yield "a file of Outlook that is broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise
    yield "a file of Outlook that goes round", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000_000
    yield "a mailbox of a hundred thousand", b"From a Tue Nov 24 09:00:00 2026\nFrom: a@b.example\n\nx\n\n" * 10_000
    yield "a mailbox that only begins", b"From a 2026\n" * 200_000
    yield "noise", noise


def _nested(depth: int, *, distinct: bool) -> bytes:
    names = [b"b%d" % (n if distinct else 0) for n in range(depth)]
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n" % (name, name) for name in names)
    return HEAD + opened + b"Content-Type: text/plain\n\n" + SAID


def _mixed(parts: bytes, report: bytes = b"") -> bytes:
    kind = b"multipart/report; report-type=" + report if report else b"multipart/mixed"
    first = b"--b\nContent-Type: text/plain\n\n" + SAID + b"\n"
    return HEAD + b"Content-Type: " + kind + b"; boundary=b\n\n" + first + parts + b"\n--b--\n"


def _part(kind: bytes, content: bytes) -> bytes:
    return b"--b\nContent-Type: " + kind + b"\nContent-Transfer-Encoding: base64\n\n" + encodebytes(content)


def _headed(line: bytes) -> bytes:
    return HEAD + line + b"\n\n" + SAID


def _page(content: bytes) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\n\n<html><p>" + SAID + b"</p>" + content + b"</html>"


def _text(content: bytes) -> bytes:
    return HEAD + b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + SAID + b"\n\n" + content


def _tnef(length: int) -> bytes:
    attribute = b"\x02" + (0x9002).to_bytes(4, "little") + length.to_bytes(4, "little")
    return (0x223E9F78).to_bytes(4, "little") + b"\0\0" + attribute * 5_000


def _measured(name: str, content: bytes) -> None:
    """Read the letter, weigh it, and say how that went; in a process of its own."""
    began, texts, names = time.process_time(), [], []
    for found in letters_in(content):
        if isinstance(found, MailFound):
            letter = taken_in(found.mail, found.content, NOW, Channel.MAIL, frozenset())
            weighing.proposal(letter, About(region="US"))
            texts.append(letter.text[:10_000])
            names += [each.name for each in letter.attachments if each.name]
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.process_time() - began
    said = {"name": name, "seconds": seconds, "megabytes": used, "text": "\n".join(texts[:3]), "files": names[:3]}
    _say(**said)


def _say(**said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main(port: int, every: int) -> None:
    """Read them one after the other, each in a process of its own that begins where this one stands."""
    list(letters_in(HEAD + b"\nHello, this is a letter in English.\n"))  # what is loaded once
    for number, (name, content) in enumerate(letters(port)):
        if number % every:
            continue
        child = os.fork()
        if child == 0:
            signal.alarm(_LONGEST)
            try:
                _measured(name, content)
            except BaseException as error:  # noqa: BLE001 -- whatever it is, it is said
                _say(name=name, error=repr(error)[:300])
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            _say(name=name, error="the process ended")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
