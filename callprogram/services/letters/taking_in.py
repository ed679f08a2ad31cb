"""Taking in: a letter is kept as it came, once, whoever brings it and however often."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.letters import Channel, Direction, Letter
from callprogram.domain.letters.mails import Mail
from callprogram.domain.people.members import Member
from callprogram.errors import CallprogramError
from callprogram.services.acting import Acting
from callprogram.services.letters.invited import take_invitation_reply
from callprogram.services.letters.replies import take_reply
from callprogram.services.letters.returning import take_return

T = TypeVar("T")
_AT_ONCE, _LARGE = 50, 10_000_000  # letters, and their bytes


@dataclass(frozen=True)
class Taken:
    """A letter as this file has it, and the id under which it was kept before, if it was."""

    letter: Letter
    already: int | None


@dataclass(frozen=True)
class Came:
    """A mail, the bytes that it is, and when it came."""

    mail: Mail
    content: bytes
    received_at: datetime


def some_at_once(found: Iterable[T], content: Callable[[T], bytes]) -> Iterator[list[T]]:
    """What comes in, in groups that fit into memory and one transaction; what came before a trouble is a group too."""
    some, size = list[T](), 0
    try:
        for each in found:
            some.append(each)
            size += len(content(each))
            if len(some) == _AT_ONCE or size > _LARGE:
                yield some
                some, size = [], 0
    except CallprogramError:
        yield from [some] if some else []
        raise
    yield from [some] if some else []


def take_in(
    acting: Acting,
    mail: Mail,
    content: bytes,
    received_at: datetime,
    channel: Channel,
    *,
    hides: bool = False,
    desk_from: str = "",
) -> Taken:
    """The letter, kept; see `take_in_all`."""
    [taken] = take_in_all(acting, [Came(mail, content, received_at)], channel, hides=hides, desk_from=desk_from)
    return taken


def take_in_all(
    acting: Acting, came: Sequence[Came], channel: Channel, *, hides: bool = False, desk_from: str = ""
) -> list[Taken]:
    """The letters in their order, kept, all or none of them; one that is there already stays as it is.

    `hides` for what comes from where only the executive looks; what a member, or the desk at its own address, wrote
    to a customer went out and waits for nobody.
    """
    members, new = _members(acting), dict[str, tuple[Letter, Came]]()
    letters = [_letter(acting, each, channel, members, hides=hides, desk_from=desk_from) for each in came]
    identities = [each.identity for each in letters]
    ids = {each.identity: each.id for each in acting.transaction.find(Letter, identity=identities)}
    for letter, each in zip(letters, came, strict=True):
        if letter.identity not in ids:
            new.setdefault(letter.identity, (letter, each))
    added = _added(acting, [*new.values()])
    ids |= {identity: each.id for identity, each in added.items()}
    first = [added.pop(each, None) for each in identities]
    return [Taken(one or each, None if one else ids[each.identity]) for one, each in zip(first, letters, strict=True)]


def _letter(
    acting: Acting, came: Came, channel: Channel, members: frozenset[str], *, hides: bool, desk_from: str
) -> Letter:
    letter = taken_in(came.mail, came.content, came.received_at, channel, members, hides=hides)
    is_ours = letter.email in {*members, desk_from.casefold()}
    went_out = is_ours and acting.transaction.has_address(letter.to)
    return replace(letter, direction=Direction.OUT) if went_out else letter


def _added(acting: Acting, new: Sequence[tuple[Letter, Came]]) -> dict[str, Letter]:
    """The letters kept with what came with them, by their identity, each where it belongs if it says so itself."""
    files = {letter.sha256: each.content for letter, each in new}
    acting.transaction.keep_files(
        files | {each.sha256: each.content for _, came in new for each in came.mail.enclosures}
    )
    added = acting.transaction.add_all([letter for letter, _ in new])
    return {letter.identity: _placed(acting, letter, came.mail) for letter, (_, came) in zip(added, new, strict=True)}


def _placed(acting: Acting, letter: Letter, mail: Mail) -> Letter:
    answered = take_invitation_reply(acting, take_reply(acting, letter), mail)
    return take_return(acting, answered, mail)


def _members(acting: Acting) -> frozenset[str]:
    """The addresses of our members, once nobody else takes letters in: the same one is not kept twice at once."""
    acting.transaction.get(Desk, THE_DESK)  # locked
    return frozenset(each.email for each in acting.transaction.find(Member))
