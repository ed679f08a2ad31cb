"""Private files: nobody else on the machine reads the database, its copies or the log."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect as connect_to_file

import pytest

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.cli.log import log as opened_log
from callprogram.errors import BadInputError
from callprogram.private_files import (
    keep_private,
    keep_private_database,
    make_private_file,
    make_private_folder,
    private,
)
from callprogram.settings import data_directory


@pytest.fixture(autouse=True, params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever the umask lets others do."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """What others may do with everything in a folder, and with the folder."""
    found = [folder, *folder.rglob("*")]
    return {str(path.relative_to(folder)): f"{stat.S_IMODE(path.stat().st_mode):o}" for path in found}


def open_to_all(*files: Path) -> None:
    for file in files:
        file.touch()
        file.chmod(0o666)


def test_a_device_that_is_written_to_stays_everybody_s(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "pipe").chmod(0o666)
    os.close(private(str(tmp_path / "pipe"), os.O_RDWR))
    assert modes(tmp_path)["pipe"] == "666"


def test_a_new_database_and_what_sqlite_keeps_beside_it_are_their_owners_alone(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/new/folder/callprogram.db")
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        assert modes(tmp_path / "new") == {
            ".": "700",
            "folder": "700",
            "folder/callprogram.db": "600",
            "folder/callprogram.db-wal": "600",
            "folder/callprogram.db-shm": "600",
        }
    engine.dispose()


def test_a_database_that_was_open_to_all_is_not_any_more(tmp_path: Path) -> None:
    file = tmp_path / "callprogram.db"
    connect(f"sqlite:///{file}").dispose()
    with closing(connect_to_file(file)) as somebody:
        somebody.execute("SELECT * FROM programs").fetchall()
        names = [path.name for path in tmp_path.iterdir()]
        open_to_all(*tmp_path.iterdir())
        connect(f"sqlite:///{file}").dispose()
        assert {each: mode for each, mode in modes(tmp_path).items() if each != "."} == dict.fromkeys(names, "600")


def test_backups_and_exports_are_their_owners_alone_also_where_files_of_before_are_written_over(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/callprogram.db")
    store = Database(engine)
    store.backup(tmp_path / "backups" / "monday.db")
    assert modes(tmp_path / "backups") == {".": "700", "monday.db": "600"}
    files = store.export(tmp_path / "export")
    open_to_all(*files)
    store.export(tmp_path / "export")
    assert modes(tmp_path / "export") == {".": "700"} | {file.name: "600" for file in files}
    engine.dispose()


def test_the_log_is_its_owners_alone_and_the_one_before_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "callprogram"
    folder.mkdir()
    open_to_all(folder / "callprogram.log", folder / "callprogram.log.1")
    log = opened_log()
    try:
        log.error("Something went wrong.")
        assert {name: mode for name, mode in modes(folder).items() if name != "."} == {
            "callprogram.log": "600",
            "callprogram.log.1": "600",
        }
    finally:
        handler = log.handlers[-1]
        log.removeHandler(handler)
        handler.close()
        log.propagate = True


def test_our_own_folder_is_private_once_the_app_is_put_together(tmp_path: Path) -> None:
    folder = tmp_path / "callprogram"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    environment = {"PATH": os.environ["PATH"], "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "callprogram", "program", "--json"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)  # noqa: S603  # our own command
    assert modes(folder) == {".": "700", "callprogram.db": "600"}


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    make_private_folder(shared / "ours")
    assert modes(shared) == {".": "755", "ours": "700"}


def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "crm.csv"
    file.write_text("Company,Phone\n")
    file.chmod(0o644)
    with pytest.raises(BadInputError):
        connect(f"sqlite:///{file}")
    assert modes(tmp_path)["crm.csv"] == "644"


def test_a_folder_named_by_mistake_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    keep_private_database(folder)
    assert modes(tmp_path)["folder"] == "755"


def test_what_is_not_there_or_cannot_be_made_is_left_to_others_to_say(tmp_path: Path) -> None:
    keep_private(tmp_path / "nowhere")
    make_private_file(tmp_path / "nowhere" / "callprogram.db")
    with pytest.raises(FileNotFoundError):
        private(str(tmp_path / "nowhere" / "file"), os.O_CREAT)
    assert list(tmp_path.iterdir()) == []


def test_tests_leave_the_files_of_whoever_runs_them_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert data_directory().is_relative_to(tmp_path_factory.getbasetemp())
