"""A message, whom it goes to, and who does not care when its words go."""

from dataclasses import replace

from callprogram.domain.people.members import Member, Role
from tests.examples import A_MESSAGE

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}))
MESSAGE = replace(A_MESSAGE, enclosures=())


def nothing() -> None:
    """It does not matter when the words go."""
