"""A message and whom it goes to."""

from dataclasses import replace

from callprogram.domain.people.members import Member, Role
from tests.examples import A_MESSAGE

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}))
MESSAGE = replace(A_MESSAGE, enclosures=())
