"""Private files: what holds customers' data is its owner's alone, whatever the umask and whatever it was before."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700
_SQLITE = b"SQLite format 3\0"  # sqlite.org/fileformat2.html, 1.3
_BESIDE_SQLITE = ("-wal", "-shm", "-journal")


def private(path: str, flags: int) -> int:
    """Open a file for its owner alone: an opener, as `open` takes one."""
    descriptor = os.open(path, flags, _FILE)
    with contextlib.suppress(PermissionError):  # somebody else's file, which we may write all the same
        os.fchmod(descriptor, _FILE)
    return descriptor


def make_private_folder(folder: Path) -> None:
    """A folder, with those above it, where it is missing; what is made is its owner's alone, what is there stays."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    _restrict(missing, _FOLDER)


def keep_private(*files: Path) -> None:
    """These files for their owner alone, those of them that are there."""
    _restrict(files, _FILE)


def keep_private_folder(folder: Path) -> None:
    """A folder of our own for its owner alone, where it is there."""
    _restrict([folder], _FOLDER)


def keep_private_database(file: Path) -> None:
    """A SQLite file, made where there is none, and those beside it; SQLite makes more of them in the likeness of it."""
    with contextlib.suppress(OSError):  # SQLite says what is wrong
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FILE))
    with contextlib.suppress(OSError), file.open("rb") as content:
        if content.read(len(_SQLITE)) in {b"", _SQLITE}:  # a file named by mistake stays as it is
            keep_private(file, *(Path(f"{file}{suffix}") for suffix in _BESIDE_SQLITE))


def _restrict(paths: Iterable[Path], mode: int) -> None:
    for path in paths:
        with contextlib.suppress(OSError):  # not there, or somebody else's
            path.chmod(mode)
