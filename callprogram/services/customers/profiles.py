"""Profiles: how the exports of one kind are read, said once and kept under a name."""

from dataclasses import replace

from callprogram.domain.customers.imports import ImportProfile, Source, same_headers
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.acting import Acting


def save(acting: Acting, name: str, source: Source, region: str) -> ImportProfile:
    """The way in which a file was read, kept in the place of an earlier one of that name."""
    name = " ".join(name.split())
    if not name:
        raise BadInputError("A profile needs a name, such as Monday export.")
    headers = same_headers(source.headers)
    profile = ImportProfile(0, name, headers, source.mapping, region, acting.now, acting.member.name)
    for earlier in acting.transaction.find(ImportProfile, name=name):
        profile = replace(profile, used_at=earlier.used_at)
        acting.transaction.remove(earlier)
    return acting.transaction.add(profile)


def note_use(acting: Acting, name: str) -> None:
    """That a file was brought in by a profile; nothing where it was forgotten meanwhile."""
    for found in acting.transaction.find(ImportProfile, name=name):
        acting.transaction.save(replace(found, used_at=acting.now))


def forget(acting: Acting, name: str) -> ImportProfile:
    """The profile that was forgotten; raises NotFoundError."""
    found = acting.transaction.first(ImportProfile, name=name)
    if found is None:
        raise NotFoundError(f"There is no profile “{name}”; choose one of those that are saved.")
    acting.transaction.remove(found)
    return found
