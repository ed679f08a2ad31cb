"""constraints.txt holds an exact version for all that pyproject.toml asks for, and not where it comes from."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINS = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_is_a_name_and_an_exact_version() -> None:
    assert [line for line in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []


def test_no_package_stands_twice() -> None:
    names = [normalized(line.partition("==")[0]) for line in PINS]

    assert len(names) == len(set(names))


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    pinned = {normalized(line.partition("==")[0]) for line in PINS}

    assert {normalized(re.split(r"[\[<>=!~; ]", line)[0]) for line in wanted} - pinned == set()


def test_the_lock_has_every_package_that_runs_as_it_is_pinned_and_a_hash_of_each() -> None:
    locked = [line for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if not line.startswith("#")]
    split = [
        re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.]*) --hash=sha256:[0-9a-f]{64}", line) for line in locked
    ]
    pinned = {normalized(name): version for name, _, version in (line.partition("==") for line in PINS)}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    found = {normalized(each[1]): each[2] for each in split if each}

    assert len(found) == len(locked)
    assert {name: pinned.get(name) for name in found} == found
    assert {normalized(re.split(r"[\[<>=!~; ]", line)[0]) for line in wanted} <= found.keys()
