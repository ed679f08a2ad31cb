"""Taking in: a letter is kept as it came, once, whoever brings it and however often."""

from dataclasses import dataclass, replace
from datetime import datetime

from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.letters.letters import Channel, Direction, Letter, taken_in
from callprogram.domain.letters.mails import Mail
from callprogram.domain.people.members import Member
from callprogram.services.acting import Acting
from callprogram.services.letters.invited import take_invitation_reply
from callprogram.services.letters.replies import take_reply
from callprogram.services.letters.returning import take_return


@dataclass(frozen=True)
class Taken:
    """A letter as this file has it, and the id under which it was kept before, if it was."""

    letter: Letter
    already: int | None


def take_in(
    acting: Acting,
    mail: Mail,
    content: bytes,
    received_at: datetime,
    channel: Channel,
    *,
    hides: bool = False,
    desk_from: str = "",
    members: frozenset[str] | None = None,
) -> Taken:
    """The letter, kept; one that is there already stays as it is.

    `hides` for what comes from where only the executive looks; what a member, or the desk at its own address, wrote
    to a customer went out and waits for nobody. `members` where the transaction is `ready` for several.
    """
    members = ready(acting) if members is None else members
    letter = taken_in(mail, content, received_at, channel, members, hides=hides)
    if letter.email in {*members, desk_from.casefold()} and acting.transaction.has_address(letter.to):
        letter = replace(letter, direction=Direction.OUT)
    kept = acting.transaction.find(Letter, identity=letter.identity)
    if kept:
        return Taken(letter, kept[0].id)
    acting.transaction.keep_file(letter.sha256, content)
    for each in mail.enclosures:
        acting.transaction.keep_file(each.sha256, each.content)
    added = acting.transaction.add(letter)
    answered = take_invitation_reply(acting, take_reply(acting, added), mail)
    return Taken(take_return(acting, answered, mail), None)


def ready(acting: Acting) -> frozenset[str]:
    """The addresses of our members, once nobody else takes letters in: the same one is not kept twice at once."""
    acting.transaction.get(Desk, THE_DESK)  # locked
    return frozenset(each.email for each in acting.transaction.find(Member))
