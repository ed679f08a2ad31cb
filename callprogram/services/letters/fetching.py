"""Fetching: letters come in from folders of a mail server, each once, however often it is interrupted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mailboxes import Arrived, Mailbox, in_trouble, read_to
from callprogram.domain.letters.mails import MailFound, MailRefused
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.errors import MailboxTroubleError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.letters.taking_in import take_in
from callprogram.services.ports import MailFolder, Store

Read = Callable[[bytes], Iterable[MailFound | MailRefused]]


@dataclass(frozen=True)
class Fetched:
    """What one round found: mails seen, letters added and known already, mails that are none; and what went wrong."""

    seen: int = 0
    added: int = 0
    known: int = 0
    refused: int = 0
    problems: tuple[str, ...] = ()

    def __add__(self, other: "Fetched") -> "Fetched":
        """Both together."""
        return Fetched(
            self.seen + other.seen,
            self.added + other.added,
            self.known + other.known,
            self.refused + other.refused,
            self.problems + other.problems,
        )


def fetch(store: Store, folder: MailFolder, read: Read, now: datetime, desk_from: str = "") -> Fetched:
    """One round: what has come into the folder since the last one, mail by mail, each with how far it was read."""
    done, problem = Fetched(), ""
    mailbox = act(store, CALLPROGRAM, now, mailbox_of, folder.address)
    try:
        for each in folder.arrived(mailbox):
            found = tuple(read(each.content))
            done += act(store, CALLPROGRAM, now, take, folder, each, found, desk_from)
    except MailboxTroubleError as error:
        problem = str(error)
    if problem != mailbox.trouble:
        act(store, CALLPROGRAM, now, note_trouble, folder.address, problem)
    return done + Fetched(problems=(problem,) if problem else ())


def mailbox_of(acting: Acting, address: str) -> Mailbox:
    """How far the folder at this address was read; a new one from its beginning."""
    found = acting.transaction.find(Mailbox, address=address)
    return found[0] if found else acting.transaction.add(Mailbox(0, address))


def take(
    acting: Acting, folder: MailFolder, arrived: Arrived, found: Iterable[MailFound | MailRefused], desk_from: str
) -> Fetched:
    """The mail's letters taken in, and the folder read as far as it; what is no letter is passed over."""
    came_at = min(arrived.arrived_at, acting.now)
    letters = [each for each in found if isinstance(each, MailFound)]
    taken = [
        take_in(acting, each.mail, each.content, came_at, Channel.MAIL, hides=folder.hides, desk_from=desk_from)
        for each in letters
    ]
    mailbox = mailbox_of(acting, folder.address)
    acting.transaction.save(read_to(mailbox, arrived))
    known = sum(each.already is not None for each in taken)
    return Fetched(1, len(taken) - known, known, 0 if letters else 1)


def note_trouble(acting: Acting, address: str, trouble: str) -> Mailbox:
    """Why the folder cannot be read, for whoever keeps the letters in order; nothing where it can be again."""
    return acting.transaction.save(in_trouble(mailbox_of(acting, address), trouble, acting.now))
