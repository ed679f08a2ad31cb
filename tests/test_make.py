"""A newcomer needs git, make and Python: one sentence says what is wrong with the Python there is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.waiting import PATIENCE

ROOT = Path(__file__).parents[1]
# What the script asks of a Python, answered as one would.
FAKE_PYTHON = '#!/bin/sh\necho "{answer}"\n'


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what decides about the environment, and an empty `bin` to stand before PATH."""
    for name in (".ci/environment", "pyproject.toml", "constraints.txt", "Makefile"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "make", "dirname", "cat", "rm"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    return tmp_path


def put(clone: Path, name: str, script: str) -> None:
    command = clone / "bin" / name
    command.write_text(script, "utf-8")
    command.chmod(0o755)


def run(clone: Path, *command: str, python: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(clone / "bin"), "PYTHON": python, "LC_ALL": "C.UTF-8"}
    return subprocess.run(  # noqa: S603 -- the commands are those below
        command, cwd=clone, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def needs(clone: Path, want: str = "dev", python: str = sys.executable) -> str:
    return run(clone, ".ci/environment", "needs", want, python=python).stdout.strip()


def fingerprint(clone: Path) -> str:
    """What the script would write down for this Python and these files."""
    version = sys.version.split(maxsplit=1)[0]
    with_files = subprocess.run(
        [sys.executable, "-c", "import hashlib,sys;print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())"],
        input=(clone / "pyproject.toml").read_bytes() + (clone / "constraints.txt").read_bytes(),
        capture_output=True,
        check=True,
    )
    return f"{version}|{with_files.stdout.decode().strip()}|{sys.base_prefix}|{clone}"


def make_environment(clone: Path, extra: str) -> None:
    """Lay down what a finished environment looks like."""
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/python").symlink_to(sys.executable)
    (clone / ".venv/made").write_text(f"{fingerprint(clone)}|{extra}\n", "utf-8")


def test_an_old_python_is_answered_with_one_sentence(clone: Path) -> None:
    put(clone, "python3", FAKE_PYTHON.format(answer="3.9 old"))

    refused = run(clone, ".ci/environment", "run")

    assert refused.returncode != 0
    assert refused.stderr == (
        "callprogram needs Python 3.11 or newer and found Python 3.9: "
        "install python3.11 and python3.11-venv, then run make again.\n"
    )
    assert refused.stdout == ""


def test_a_python_without_ensurepip_is_answered_with_one_sentence(clone: Path) -> None:
    put(clone, "python3", FAKE_PYTHON.format(answer="3.12 bare"))

    refused = run(clone, ".ci/environment", "run")

    assert refused.returncode != 0
    assert refused.stderr == (
        "Python 3.12 is here but cannot make an environment (venv or ensurepip is missing): "
        "install python3.12-venv, then run make again.\n"
    )


def test_no_python_at_all_is_answered_with_one_sentence(clone: Path) -> None:
    refused = run(clone, ".ci/environment", "run")

    assert refused.returncode != 0
    assert refused.stderr.startswith("callprogram needs Python 3.11 or newer and found no Python that works:")
    assert len(refused.stderr.splitlines()) == 1


def test_a_real_python_without_ensurepip_is_seen_as_such(clone: Path) -> None:
    hide = "import sys;sys.modules['ensurepip']=None;"
    put(clone, "python3", f'#!/bin/sh\nexec {sys.executable} -c "{hide}$2"\n')

    refused = run(clone, ".ci/environment", "run")

    assert "venv or ensurepip is missing" in refused.stderr


def test_make_stops_at_the_sentence(clone: Path) -> None:
    put(clone, "python3", FAKE_PYTHON.format(answer="3.9 old"))

    refused = run(clone, "make", "run")

    assert refused.returncode != 0
    assert refused.stderr.startswith("callprogram needs Python 3.11 or newer")
    assert refused.stdout == ""


def test_what_is_covered_is_counted_where_every_check_is_run(clone: Path) -> None:
    quick, counted = (run(clone, "make", "--dry-run", "test", each).stdout for each in ("COVERAGE=", "COVERAGE=yes"))

    assert ("--cov" in quick, "covered.py" in quick) == (False, False)
    assert ("--cov" in counted, "covered.py" in counted) == (True, True)
    assert "make test COVERAGE=yes" in (ROOT / ".ci/run").read_text("utf-8").splitlines()


def test_a_shim_that_fails_is_passed_over(clone: Path) -> None:
    put(clone, "python3.13", "#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n")
    put(clone, "python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')

    assert needs(clone, python="") == "all"


def test_an_environment_that_fits_is_left_alone(clone: Path) -> None:
    make_environment(clone, "dev")

    assert needs(clone, "dev") == "none"
    assert needs(clone, "run") == "none"


def test_the_first_tests_only_add_to_what_the_app_needed(clone: Path) -> None:
    make_environment(clone, "run")

    assert needs(clone, "run") == "none"
    assert needs(clone, "dev") == "more"


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_other_packages_need_another_environment(clone: Path, name: str) -> None:
    make_environment(clone, "dev")
    with (clone / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert needs(clone) == "all"


def test_a_file_that_was_only_touched_needs_nothing(clone: Path) -> None:
    make_environment(clone, "dev")
    os.utime(clone / "constraints.txt")

    assert needs(clone) == "none"


def test_another_python_needs_another_environment(clone: Path) -> None:
    make_environment(clone, "dev")
    stamp = clone / ".venv/made"
    stamp.write_text("3.10.1|" + stamp.read_text("utf-8").partition("|")[2], "utf-8")

    assert needs(clone) == "all"


def test_an_environment_half_made_does_not_count(clone: Path) -> None:
    make_environment(clone, "dev")
    (clone / ".venv/made").unlink()

    assert needs(clone) == "all"
