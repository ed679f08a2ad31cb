"""What everybody goes by, and promises with their owners by name."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from callprogram.adapters.database.records import those
from callprogram.domain.people.members import Member
from callprogram.domain.people.recipients import Names
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment


def names(connection: Connection) -> Names:
    """The names of members and executives."""
    members = those(connection, Member)
    programs = those(connection, Program)
    return Names(tuple(members), tuple(programs))


def by_name(known: Names, made: Iterable[Commitment]) -> list[Commitment]:
    """The promises as pages say them: an address only of somebody whose name nobody knows."""
    return [replace(each, owner=known.of(each.owner)) for each in made]
