"""Sealed copies: only whoever has the identity reads them, and nothing else lies about."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyrage import x25519
from sqlalchemy import Engine

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.sealing import is_sealed, opened
from callprogram.adapters.database.store import Database
from callprogram.domain.customers.customers import Customer
from callprogram.errors import BadInputError
from callprogram.services.ports import Copied

IDENTITY, OTHER = x25519.Identity.generate(), x25519.Identity.generate()
RECIPIENT = str(IDENTITY.to_public())


@pytest.fixture(autouse=True)
def a_place_for_what_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "open"))


@pytest.fixture
def sealed(store: Database, customer: Customer, tmp_path: Path) -> Path:
    """A backup for IDENTITY."""
    assert customer.contact.name
    store.backup(tmp_path / "copies" / "monday.db.age", [RECIPIENT])
    return tmp_path / "copies" / "monday.db.age"


@pytest.fixture
def empty(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """A new database beside the one that is copied."""
    shutil.copy(migrated_file, tmp_path / "new.db")
    engine = connect(f"sqlite:///{tmp_path}/new.db")
    yield engine
    engine.dispose()


def identity_file(tmp_path: Path, *identities: x25519.Identity) -> Path:
    """As age-keygen writes it."""
    file = tmp_path / "identity.txt"
    file.write_text("# created: 2026-11-30\n" + "".join(f"# public key\n{each}\n" for each in identities))
    return file


def test_a_sealed_backup_says_nothing_to_others(sealed: Path, customer: Customer, tmp_path: Path) -> None:
    content = sealed.read_bytes()

    assert is_sealed(sealed)
    assert [each for each in (customer.name, customer.contact.name, "SQLite") if each.encode() in content] == []
    assert [file.name for file in sealed.parent.iterdir()] == ["monday.db.age"]
    assert list((tmp_path / "open").iterdir()) == []
    assert oct(sealed.stat().st_mode)[-3:] == "600"


def test_whoever_has_the_identity_goes_back_to_it(sealed: Path, store: Database, empty: Engine, tmp_path: Path) -> None:
    copied = store.look_into(sealed, identity_file(tmp_path, OTHER, IDENTITY))
    rows = Database(empty).restore(sealed, identity_file(tmp_path, OTHER, IDENTITY))

    assert (rows["customers"], copied and copied.customers) == (1, 1)
    assert list((tmp_path / "open").iterdir()) == []


def test_nobody_else_does(sealed: Path, store: Database, empty: Engine, tmp_path: Path) -> None:
    assert store.look_into(sealed) == Copied(0, 0, "", sealed=True)
    with pytest.raises(BadInputError, match="is encrypted; name the file of the identity that opens it"):
        Database(empty).restore(sealed)
    with pytest.raises(BadInputError, match=r"identity\.txt does not open .*monday\.db\.age, or"):
        Database(empty).restore(sealed, identity_file(tmp_path, OTHER))
    assert list((tmp_path / "open").iterdir()) == []


def test_one_that_was_changed_does_not_open(sealed: Path, empty: Engine, tmp_path: Path) -> None:
    content = bytearray(sealed.read_bytes())
    content[len(content) // 2] ^= 1
    sealed.write_bytes(content)

    with pytest.raises(BadInputError, match=r"or .*monday\.db\.age is damaged"):
        Database(empty).restore(sealed, identity_file(tmp_path, IDENTITY))


@pytest.mark.parametrize("text", ["", "# only a remark", "AGE-SECRET-KEY-1NONE", "\x00\xff"])
def test_what_is_no_identity_is_not_repeated(sealed: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "identity.txt"
    file.write_text(text)

    with pytest.raises(BadInputError) as said, opened(sealed, file):
        pass
    assert str(said.value) == f"{file} is no file of identities; name one that age-keygen wrote."


def test_a_recipient_that_is_none_leaves_no_backup(store: Database, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="CALLPROGRAM_BACKUP_RECIPIENT has “age1nobody”, which is none"):
        store.backup(tmp_path / "copies" / "monday.db.age", ["age1nobody"])
    assert list((tmp_path / "copies").iterdir()) == []
