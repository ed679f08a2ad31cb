"""The first `make run` against installing Streamlit alone, and the room it takes: `make bench-install`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
MOST_TIME, MOST_ROOM = 1.6, 1_050
COPIED = (".ci", "callprogram", "constraints.txt", "pyproject.toml", "README.md", "LICENSE")


def main() -> int:
    """Print the median of the ratios and the environment's size; 1 where one is above its goal."""
    with tempfile.TemporaryDirectory() as name:
        _alone(Path(name) / "warm")  # so that both find what pip has kept of downloads
        _ours(Path(name) / "warmed")
        rounds = sorted(_ours(Path(name) / f"ours{n}") / _alone(Path(name) / f"alone{n}") for n in range(ROUNDS))
        sizes = [_room(Path(name) / folder) for folder in ("ours0", "alone0")]
    print(f"first make run: {rounds[ROUNDS // 2]:.2f} × installing Streamlit alone (goal {MOST_TIME})")
    print(f"environment: {sizes[0]:,} MB (goal {MOST_ROOM:,}); Streamlit alone {sizes[1]:,} MB")
    return int(rounds[ROUNDS // 2] > MOST_TIME or sizes[0] > MOST_ROOM)


def _ours(folder: Path) -> float:
    folder.mkdir()
    for each in COPIED:
        (shutil.copytree if (ROOT / each).is_dir() else shutil.copy2)(ROOT / each, folder / each)
    return _seconds([".ci/environment", "run"], folder)


def _alone(folder: Path) -> float:
    folder.mkdir()
    made = _seconds([sys.executable, "-m", "venv", ".venv"], folder)
    pip = [".venv/bin/python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    return made + _seconds([*pip, "streamlit", "-c", str(ROOT / "constraints.txt")], folder)


def _seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def _room(folder: Path) -> int:
    """MB on the disk."""
    return sum(file.lstat().st_blocks for file in (folder / ".venv").rglob("*")) * 512 // 1_000_000


if __name__ == "__main__":
    sys.exit(main())
