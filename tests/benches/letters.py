"""Letters: how long they take to be read and kept, against Python's own parser, and to be found: `make bench-letters`.

A thousand mails of 50 kB, as many of HTML, one with an enclosure of 30 MB, and a hundred thousand that are there.
Each is a ratio of processor seconds in the same run; letters are kept as the worker does it, fifty in a transaction.
"""

import email
import os
import tempfile
import time
import tracemalloc
from base64 import encodebytes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message

from sqlalchemy import insert

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import to_row
from callprogram.bootstrap import App, app
from callprogram.bootstrap.letters import letters_in
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mailboxes import Arrived, Mailbox
from callprogram.domain.letters.mails import MailFound
from callprogram.services.act import act
from callprogram.services.letters import fetching, taking_in, weighing

MAILS, KEPT = int(os.environ.get("MAILS", "1000")), int(os.environ.get("KEPT", "100000"))
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_SENTENCE = "We have waited for the drive since March, and nobody answers although we wrote four times. "
_PARAGRAPH = _SENTENCE * 5 + "\n\n"


def mail(number: int, letters: int = 50_000) -> bytes:
    """A letter of about so many bytes."""
    head = f"From: Kim <kim{number}@firm{number % 500}.example>\nSubject: Matter {number}\nMessage-ID: <{number}@x>\n"
    return f"{head}\n{_PARAGRAPH * (letters // len(_PARAGRAPH))}Reference {number}\n".encode()


def page(number: int) -> bytes:
    """A letter of about 50 kB that is HTML alone."""
    head = f"From: Kim <kim{number}@firm.example>\nSubject: Matter {number}\nMessage-ID: <{number}@z>\n"
    paragraph = f'<p style="margin:0">{_SENTENCE * 5}<br></p>\n'
    return f"{head}Content-Type: text/html\n\n{paragraph * (50_000 // len(paragraph))}".encode()


def with_enclosure(size: int) -> bytes:
    """A letter with a file of so many bytes."""
    head = (
        b"From: kim@x.example\nSubject: The film\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the film.\n"
    )
    named = b"Content-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n"
    return head + b"--b\n" + named + encodebytes(os.urandom(size)) + b"--b--\n"


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor that it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def taken(content: bytes) -> MailFound:
    """The one letter in these bytes."""
    [found] = letters_in(content)
    assert isinstance(found, MailFound)
    return found


def keep(pieces: App, found: MailFound) -> Letter:
    """The letter, kept."""
    take_in = taking_in.take_in
    return act(pieces.store, pieces.member, NOW, take_in, found.mail, found.content, NOW, Channel.MAIL).letter


@dataclass(frozen=True)
class Lying:
    """A folder in which these mails lie, without a server."""

    mails: Sequence[bytes]
    address: str = "imaps://ada@mail.example:993/CEO"
    hides: bool = False

    def look(self) -> None:
        """Nothing is asked of it."""

    def arrived(self, mailbox: Mailbox) -> Iterator[Arrived]:
        """All of them."""
        return (Arrived(1, uid, each, NOW) for uid, each in enumerate(self.mails, start=1) if uid > mailbox.uid)


def decoded(content: bytes) -> bytes:
    """The enclosure, as Python alone takes it out."""
    parts = email.message_from_bytes(content).get_payload()
    last = parts[-1] if isinstance(parts, list) else None
    payload = last.get_payload(decode=True) if isinstance(last, Message) else b""
    return payload if isinstance(payload, bytes) else b""


def main() -> None:
    """Measure, and print each as a ratio."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ["CALLPROGRAM_DATABASE_URL"] = f"sqlite:///{folder}/letters.db"
        pieces = app()
        pieces.program()
        taken(mail(0))  # the model of languages is loaded once
        many(pieces, "mails of 50 kB", mail, 10)
        many(pieces, "pages of 50 kB", page, 20)
        large()
        found(pieces)


def many(pieces: App, what: str, write: Callable[[int], bytes], goal: int) -> None:
    """A thousand mails, read and kept."""
    mails = [write(number) for number in range(1, MAILS + 1)]
    parsed = seconds(lambda: [email.message_from_bytes(each) for each in mails])
    read = seconds(lambda: [taken(each) for each in mails])
    folder = Lying(mails, f"imaps://ada@mail.example:993/{what}")
    kept = seconds(lambda: fetching.fetch(pieces.store, folder, letters_in, NOW))
    print(f"{MAILS:,} {what}: read {read / parsed:.1f} ×, kept {kept / parsed:.1f} × parsing (goal {goal} ×)")


def large() -> None:
    """One large enclosure: time and memory."""
    content = with_enclosure(30_000_000)
    alone, ours = seconds(lambda: decoded(content)), seconds(lambda: taken(content))
    tracemalloc.start()
    taken(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"30 MB enclosed: {ours / alone:.1f} × decoding once (goal 3 ×), {peak / 30_000_000:.1f} × in memory (goal 6 ×)"
    )


def found(pieces: App) -> None:
    """Letters among a hundred thousand."""
    pattern = keep(pieces, taken(mail(9_999_999, 1_500)))
    engine = pieces.views.engine  # type: ignore[attr-defined]  # the rows are written past the services
    with engine.begin() as connection:
        connection.execute(insert(tables.letters), list(rows(pattern)))
    for what, work in (
        ("the page's letters", lambda: pieces.views.letters(undecided=True)),
        ("one weighed", lambda: weighing.proposal(pieces.views, pattern)),
        ("a search for two words", lambda: pieces.views.letters(query="Matter 77777")),
    ):
        print(f"among {KEPT:,}: {what} in {seconds(work) * 1000:.0f} ms")


def rows(pattern: Letter) -> Iterator[dict[str, object]]:
    """Letters like this one, decided."""
    for number in range(KEPT):
        named = {"identity": f"i{number}", "subject": f"Matter {number}", "message_id": f"<{number}@y>"}
        yield to_row(replace(pattern, **named)) | {"route": "desk", "decided_at": NOW}  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
