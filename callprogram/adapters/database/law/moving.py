"""Moving: what is on hold stays where it is, or the hold would not find it any more."""

from collections.abc import Iterator

from sqlalchemy import Connection

from callprogram.adapters.database.law.standing import Covered, standing, what_is_held
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.duplicates import Join
from callprogram.domain.law.legal_holds import is_among, refusal
from callprogram.errors import NotAllowedError


def require_unmoved(connection: Connection, before: object, after: object) -> None:
    """Nothing where a value is of the same customer, case and cause as before, or was of none that is on hold.

    Raises NotAllowedError with what is held, since when, and who may lift it.
    """
    if not any(_is_moved(before, after, name) for name in ("customer_id", "case_id", "merged_into", "causes")):
        return
    for each in standing(connection):
        if any(_leaves(each, before, after)):
            raise NotAllowedError(refusal(each.hold, what_is_held(connection, each.hold)))


def require_not_joined(connection: Connection, join: Join) -> None:
    """Nothing where neither of two customers is on hold; raises NotAllowedError as above."""
    for each in standing(connection):
        if each.customers & {one.id for one in join.before}:
            raise NotAllowedError(refusal(each.hold, what_is_held(connection, each.hold)))


def _is_moved(before: object, after: object, name: str) -> bool:
    return getattr(before, name, None) != getattr(after, name, None)


def _leaves(covered: Covered, before: object, after: object) -> Iterator[bool]:
    """Whether it leaves what a hold covers, in one way or another."""
    yield _is_moved(before, after, "customer_id") and getattr(before, "customer_id", None) in covered.customers
    yield _is_moved(before, after, "case_id") and getattr(before, "case_id", None) in covered.said
    if isinstance(before, Case) and isinstance(after, Case):
        touched = {before.id, before.merged_into, after.merged_into}
        yield before.merged_into != after.merged_into and bool(covered.said & touched)
        cause = covered.hold.cause
        of_cause = is_among(cause, before.causes) and not is_among(cause, after.causes)
        yield before.id in covered.said and of_cause
