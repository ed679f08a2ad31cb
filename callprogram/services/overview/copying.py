"""Copying: backups and exports, each on record; a backup every night, and whoever was erased stays so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.permissions.rights import require
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.actions import action_of
from callprogram.services.ports import Store


def back_up(store: Store, member: Member, now: datetime, file: Path, recipients: Sequence[str] = ()) -> None:
    """A consistent copy of everything in one new file, in whose trail it stands too; sealed for these recipients."""
    if not file.exists():  # over which nothing is written, so that there is nothing to record
        act(store, member, now, backed_up, file.name)
    store.backup(file, recipients)


def export(store: Store, member: Member, now: datetime, folder: Path, *, private: bool = False) -> list[Path]:
    """Everything as plain files; with what is `private` for an admin alone."""
    service = exported_privately if private else exported
    require(member, action_of(service))
    files = store.export(folder, private=private)
    act(store, member, now, service, folder.name)
    return files


def restore(store: Store, source: Path, identity: Path | None = None) -> Mapping[str, int]:
    """An empty database as a backup or an export has it; nothing is on record but what was."""
    return store.restore(source, identity)


def backed_up(acting: Acting, file: str) -> None:
    """That a backup is made; the trail in it ends with this line."""
    acting.transaction.note("backup", 0, {"file": file})


def exported(acting: Acting, folder: str) -> None:
    """That everything but what is private was taken out."""
    acting.transaction.note("export", 0, {"folder": folder})


def exported_privately(acting: Acting, folder: str) -> None:
    """That everything was taken out."""
    acting.transaction.note("export", 0, {"folder": folder, "private": True})


_NAME, _PLAIN, _SEALED = "callprogram-", ".db", ".db.age"


@dataclass(frozen=True)
class Nights:
    """Where a backup is written every night, how many of them stay, and for whom they are sealed."""

    folder: Path
    kept: int
    recipients: tuple[str, ...] = ()


def of_the_night(store: Store, now: datetime, nights: Nights) -> tuple[str, ...]:
    """Tonight's backup, and no more than so many of these; what went wrong."""
    name = f"{_NAME}{now:%Y-%m-%d-%H%M%S}{_SEALED if nights.recipients else _PLAIN}"
    try:
        back_up(store, CALLPROGRAM, now, nights.folder / name, nights.recipients)
        for old in backups_in(nights.folder)[: -max(1, nights.kept)]:
            old.unlink(missing_ok=True)
    except (CallprogramError, OSError) as error:
        return (f"The backup of this night is missing: {error}",)
    return ()


def backups_in(folder: Path) -> list[Path]:
    """The nightly backups there, the oldest first."""
    found = (each for end in (_PLAIN, _SEALED) for each in folder.glob(f"{_NAME}[0-9]*{end}"))
    return sorted(found)
