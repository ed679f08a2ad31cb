"""Legal holds: while one stands, nothing goes of the case, the customer or the cause that it is on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from callprogram.domain.patterns.causes import key_of
from callprogram.domain.people.members import Member, Role
from callprogram.errors import BadInputError, NotAllowedError, StateError


@dataclass(frozen=True)
class LegalHold:
    """A hold on one case, on one customer, or on every case of a cause; one that is lifted stays on record.

    `set_by` and `lifted_by` are addresses, the moments are in UTC.
    """

    id: int
    why: str
    set_by: str
    set_at: datetime
    case_id: int | None = None
    customer_id: int | None = None
    cause: str = ""
    lifted_by: str = ""
    lifted_at: datetime | None = None
    lifted_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has lifted it."""
        return self.lifted_at is None


def placed(hold: LegalHold) -> LegalHold:
    """The hold as it is kept; raises BadInputError without a reason, or where it is not on one thing."""
    why, cause = " ".join(hold.why.split()), " ".join(hold.cause.split())
    if sum(map(bool, (hold.case_id, hold.customer_id, cause))) != 1:
        raise BadInputError("Name one thing to hold: a case, a customer or a cause.")
    if not why:
        raise BadInputError("Say why it is held, in a few words.")
    return replace(hold, why=why, cause=cause)


def lifted(hold: LegalHold, by: str, at: datetime, why: str) -> LegalHold:
    """The hold that stands no more; raises BadInputError without a reason, StateError where it was lifted before."""
    if not why.strip():
        raise BadInputError("Say why it is lifted, in a few words.")
    if not hold.stands:
        raise StateError(f"{hold.lifted_by} has lifted this hold already.")
    return replace(hold, lifted_by=by, lifted_at=at, lifted_why=" ".join(why.split()))


def is_among(cause: str, causes: Iterable[str]) -> bool:
    """Whether a cause is one of these, however it is written."""
    return bool(cause) and key_of(cause) in map(key_of, causes)


def require_lifting(member: Member, members: Iterable[Member]) -> None:
    """Nothing where the member may lift a hold: the law's do, an executive only where nobody has that role."""
    if Role.LEGAL in member.roles:
        return
    legal = sorted(each.name for each in members if Role.LEGAL in each.roles)
    if legal:
        raise NotAllowedError(f"Only somebody with the role legal lifts a hold; ask {' or '.join(legal)}.")


def refusal(hold: LegalHold, what: str) -> str:
    """Why nothing of what is held may go, and who may change that."""
    since = f"{hold.set_at.day} {hold.set_at:%B %Y}"  # it may stand for years
    return (
        f"{what} is on legal hold since {since} ({hold.why}), so nothing of it is removed or moved; "
        f"somebody with the role legal can lift it (hold {hold.id})."
    )


def goes_by_the_law(what: str) -> str:
    """Why something does not go out of what is held."""
    return f"{what} is on legal hold; what goes out of it needs the role legal."
