"""Profiles: how the exports of one kind are read, said once and kept under a name."""

from dataclasses import replace
from datetime import datetime

from callprogram.domain.customers.imports import ImportProfile, Source, same_headers
from callprogram.domain.people.members import Member
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.ports import Transaction


def save(
    transaction: Transaction, member: Member, now: datetime, name: str, source: Source, region: str
) -> ImportProfile:
    """The way in which a file was read, kept in the place of an earlier one of that name."""
    name = " ".join(name.split())
    if not name:
        raise BadInputError("A profile needs a name, such as Monday export.")
    headers = same_headers(source.headers)
    profile = ImportProfile(0, name, headers, source.mapping, region, now, member.name)
    for earlier in transaction.find(ImportProfile, name=name):
        profile = replace(profile, used_at=earlier.used_at)
        transaction.remove(earlier)
    return transaction.add(profile)


def note_use(transaction: Transaction, _: Member, now: datetime, name: str) -> None:
    """That a file was brought in by a profile; nothing where it was forgotten meanwhile."""
    for found in transaction.find(ImportProfile, name=name):
        transaction.save(replace(found, used_at=now))


def forget(transaction: Transaction, _: Member, __: datetime, name: str) -> ImportProfile:
    """The profile that was forgotten; raises NotFoundError."""
    found = transaction.find(ImportProfile, name=name)
    if not found:
        raise NotFoundError(f"There is no profile “{name}”.")
    transaction.remove(found[0])
    return found[0]
