"""Private files: what holds customers' data is its owner's alone, whatever the umask and whatever it was before."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from subprocess import DEVNULL, PIPE, Popen

_FILE, _FOLDER = 0o600, 0o700
_BESIDE_SQLITE = ("-wal", "-shm", "-journal")
_REMOVE_ONCE_NOBODY_WRITES_TO_YOU = 'cat; rm -f -- "$@"'


def private(path: str, flags: int) -> int:
    """Open a file for its owner alone: an opener, as `open` takes one; a pipe or a device stays everybody's."""
    descriptor = os.open(path, flags, _FILE)
    if S_ISREG(os.fstat(descriptor).st_mode):
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


def make_private_file(file: Path) -> None:
    """An empty file for its owner alone where there is none; SQLite makes those beside it in the likeness of it."""
    with contextlib.suppress(OSError):  # it is there, or SQLite says what is wrong
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FILE))


def keep_private_database(file: Path) -> None:
    """A SQLite file that could be opened, and those beside it, for their owner alone.

    None of them is opened for it: closing one again would take from this process every lock that it holds on the
    database (sqlite.org/howtocorrupt.html, 2.2).
    """
    if file.is_file():
        keep_private(file, *(Path(f"{file}{suffix}") for suffix in _BESIDE_SQLITE))


@contextlib.contextmanager
def gone_in_the_end(file: Path) -> Iterator[None]:
    """A SQLite file and those beside it, gone in the end, also where this process is killed before it.

    Another process waits for the end of this one, which closes what it reads from.
    """
    files = [file, *(Path(f"{file}{suffix}") for suffix in _BESIDE_SQLITE)]
    command = ["/bin/sh", "-c", _REMOVE_ONCE_NOBODY_WRITES_TO_YOU, "sh", *map(str, files)]
    with Popen(command, stdin=PIPE, stdout=DEVNULL, start_new_session=True):  # noqa: S603  # names are no words of it
        yield


def _restrict(paths: Iterable[Path], mode: int) -> None:
    for path in paths:
        with contextlib.suppress(OSError):  # not there, or somebody else's
            path.chmod(mode)
