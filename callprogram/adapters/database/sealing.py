"""Sealed copies: encrypted by age for whoever has the identity, which is nowhere here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
from pyrage import x25519

from callprogram.errors import BadInputError
from callprogram.private_files import gone_in_the_end, make_private_file

_AGE = b"age-encryption.org/"  # github.com/C2SP/C2SP/blob/main/age.md


def is_sealed(file: Path) -> bool:
    """Whether a file begins as age's do."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(_AGE)) == _AGE
    except OSError:
        return False


def seal(source: Path, target: Path, recipients: Sequence[str]) -> None:
    """Write a file so that only these recipients read it; raises BadInputError for what is none."""
    found = [_recipient(each) for each in recipients]
    make_private_file(target)
    pyrage.encrypt_file(str(source), str(target), found)


@contextmanager
def opened(file: Path, identity: Path | None) -> Iterator[Path]:
    """A copy as it was before it was sealed, gone in the end; one that is not sealed is read as it is.

    Raises BadInputError where it is sealed and the identity is not given, or not the one.
    """
    if not is_sealed(file):
        yield file
        return
    if identity is None:
        raise BadInputError(f"{file} is encrypted; name the file of the identity that opens it: --identity FILE.")
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "copy.db"
        with gone_in_the_end(plain):
            _decrypt(file, plain, identity)
            yield plain


def _decrypt(file: Path, plain: Path, identity: Path) -> None:
    make_private_file(plain)
    identities = _identities(identity)
    try:
        pyrage.decrypt_file(str(file), str(plain), identities)
    except (pyrage.DecryptError, OSError):
        raise BadInputError(
            f"{identity} does not open {file}, or {file} is damaged; try another identity, or an earlier backup."
        ) from None


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BadInputError(
            f"CALLPROGRAM_BACKUP_RECIPIENT has “{text}”, which is none; write what age-keygen calls the public key."
        ) from None


def _identities(file: Path) -> list[x25519.Identity]:
    """Every identity in a file as age-keygen writes it; no error says a word of what is in it."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
        found = [x25519.Identity.from_str(each.strip()) for each in lines if each.strip() and each[0] != "#"]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        found = []
    if not found:
        raise BadInputError(f"{file} is no file of identities; name one that age-keygen wrote.") from None
    return found
