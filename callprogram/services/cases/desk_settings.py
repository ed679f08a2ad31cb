"""Settings of the desk: when it is open, and where it sends what is not its own."""

from collections.abc import Mapping

from callprogram.domain.cases.desk import Desk
from callprogram.services.acting import Acting


def set_desk(acting: Acting, desk: Desk) -> Desk:
    """The desk, kept as it is given."""
    return acting.transaction.save(desk)


def with_redirects(desk: Desk, redirects: Mapping[str, str]) -> Mapping[str, str]:
    """The desk's addresses with these changed; an empty one takes its place away."""
    return {where: address for where, address in {**desk.redirects, **redirects}.items() if address}
