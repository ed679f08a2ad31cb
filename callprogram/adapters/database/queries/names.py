"""What everybody goes by, and promises with their owners by name."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import all_of
from callprogram.domain.people.members import Member
from callprogram.domain.people.recipients import Names
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment


def names(connection: Connection) -> Names:
    """The names of members and executives."""
    members = all_of(connection, Member, select(tables.members).order_by(tables.members.c.id))
    programs = all_of(connection, Program, select(tables.programs).order_by(tables.programs.c.id))
    return Names(tuple(members), tuple(programs))


def by_name(known: Names, made: Iterable[Commitment]) -> list[Commitment]:
    """The promises as pages say them: an address only of somebody whose name nobody knows."""
    return [replace(each, owner=known.of(each.owner)) for each in made]
