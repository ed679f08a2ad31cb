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
