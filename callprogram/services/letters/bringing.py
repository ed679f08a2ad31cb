"""Bringing: letters that come together are kept together; one that cannot be kept keeps no other out."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import MailFound, MailRefused
from callprogram.domain.people.members import Member
from callprogram.errors import CallprogramError, DatabaseTroubleError, NotAllowedError
from callprogram.services.act import act
from callprogram.services.letters.taking_in import Came, Taken, some_at_once, take_in_all
from callprogram.services.ports import Store

T = TypeVar("T")
R = TypeVar("R")
_log = logging.getLogger("callprogram")


@dataclass(frozen=True)
class Brought:
    """What became of a letter in a file: it is taken, or `refused` says why it is not."""

    file: str
    taken: Taken | None = None
    refused: str = ""


def bring(
    store: Store,
    member: Member,
    now: datetime,
    found: Iterable[tuple[str, MailFound | MailRefused]],
    channel: Channel,
    *,
    received_at: datetime | None = None,
    desk_from: str = "",
) -> Iterator[Brought]:
    """What becomes of each letter in these files, in their order."""

    def take(mails: Sequence[MailFound]) -> list[Taken]:
        came = [Came(each.mail, each.content, received_at or now) for each in mails]
        return act(store, member, now, take_in_all, came, channel, desk_from=desk_from)

    for some in some_at_once(found, lambda each: each[1].content):
        mails = [each for _, each in some if isinstance(each, MailFound)]
        became = (one for those, what in kept_apart(take, mails) for one in _each(those, what))
        for file, each in some:
            yield Brought(file, refused=each.message) if isinstance(each, MailRefused) else _brought(file, next(became))


def kept_apart(take: Callable[[Sequence[T]], R], some: Sequence[T]) -> Iterator[tuple[Sequence[T], R | str]]:
    """What comes of taking all of them; where it fails, of each half, and of a single one why it failed."""
    try:
        yield some, take(some)
    except (NotAllowedError, DatabaseTroubleError):
        raise
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one letter
        if len(some) == 1:
            yield some, _why(error)
            return
        half = len(some) // 2
        yield from kept_apart(take, some[:half])
        yield from kept_apart(take, some[half:])


def not_kept(subject: str, why: str) -> str:
    """That a letter is not kept, by its name."""
    return f"“{subject or 'no subject'}” is not kept: {why}"


def _why(error: Exception) -> str:
    if isinstance(error, CallprogramError):
        return str(error)
    _log.error("a letter cannot be kept", exc_info=error)
    return "something went wrong with it, which the log says."


def _each(mails: Sequence[MailFound], what: list[Taken] | str) -> Iterator[Taken | str]:
    return iter([not_kept(mails[0].mail.subject, what)] if isinstance(what, str) else what)


def _brought(file: str, became: Taken | str) -> Brought:
    return Brought(file, refused=became) if isinstance(became, str) else Brought(file, became)
