"""Fetching: letters come in from folders of a mail server, each once, however often it is interrupted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mailboxes import Arrived, Mailbox, in_trouble, read_to
from callprogram.domain.letters.mails import MailFound, MailRefused
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.errors import MailboxTroubleError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.letters.bringing import kept_apart, not_kept
from callprogram.services.letters.taking_in import Came, some_at_once, take_in_all
from callprogram.services.ports import MailFolder, Store

Opened = tuple[Arrived, Sequence[MailFound | MailRefused]]  # a mail, and what is in it
_MOVE_IT = "Move it out of the folder once somebody has read it."
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
    """One round: what has come into the folder since the last one, some mails at a time, with how far it was read."""
    done = Fetched()
    mailbox = act(store, CALLPROGRAM, now, mailbox_of, folder.address)

    def take(found: Sequence[Opened]) -> Fetched:
        # Behind one that is not kept nothing counts as read: it is tried again, and named, until somebody moves it.
        return act(store, CALLPROGRAM, now, take_several, folder, found, desk_from, reads_on=not done.problems)

    try:
        for some in some_at_once(folder.arrived(mailbox), lambda each: each.content):
            for found, what in kept_apart(take, [(each, tuple(read(each.content))) for each in some]):
                done += _refused(found[0], what) if isinstance(what, str) else what
    except MailboxTroubleError as error:
        done += Fetched(problems=(str(error),))
    problem = " ".join(done.problems)
    if problem != mailbox.trouble:
        act(store, CALLPROGRAM, now, note_trouble, folder.address, problem)
    return done


def _refused(opened: Opened, why: str) -> Fetched:
    subject = next((each.mail.subject for each in opened[1] if isinstance(each, MailFound)), "")
    return Fetched(problems=(f"{not_kept(subject, why)} {_MOVE_IT}",))


def in_the_way(mailbox: Mailbox) -> str:
    """What was said of a mail that lies there and is not kept; empty where only the folder could not be read."""
    return mailbox.trouble if _MOVE_IT in mailbox.trouble else ""


def mailbox_of(acting: Acting, address: str) -> Mailbox:
    """How far the folder at this address was read; a new one from its beginning."""
    return acting.transaction.first(Mailbox, address=address) or acting.transaction.add(Mailbox(0, address))


def take_several(
    acting: Acting, folder: MailFolder, found: Sequence[Opened], desk_from: str, *, reads_on: bool = True
) -> Fetched:
    """The letters of these mails taken in, all or none of them, and the folder read as far as the last."""
    came = [
        Came(each.mail, each.content, min(arrived.arrived_at, acting.now))
        for arrived, inside in found
        for each in inside
        if isinstance(each, MailFound)
    ]
    taken = take_in_all(acting, came, Channel.MAIL, hides=folder.hides, desk_from=desk_from)
    if reads_on:
        acting.transaction.save(read_to(mailbox_of(acting, folder.address), found[-1][0]))
    known = sum(each.already is not None for each in taken)
    refused = sum(not any(isinstance(each, MailFound) for each in inside) for _, inside in found)
    return Fetched(len(found), len(taken) - known, known, refused)


def note_trouble(acting: Acting, address: str, trouble: str) -> Mailbox:
    """Why the folder cannot be read, for whoever keeps the letters in order; nothing where it can be again."""
    return acting.transaction.save(in_trouble(mailbox_of(acting, address), trouble, acting.now))
