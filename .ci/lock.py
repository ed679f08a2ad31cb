"""Writes requirements.lock: what the app needs to run, each with the hash of its file."""  # noqa: INP001 -- run by hand

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAD = "# What runs on Linux, x86-64, with Python 3.11; `make pins` writes it anew."


def main() -> None:
    """Ask pip what it would install, by constraints.txt, and write it down."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    command = ["install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-", "-c", "constraints.txt"]
    ran = subprocess.run([sys.executable, "-m", "pip", *command, *wanted], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    lines = sorted(map(line, json.loads(ran.stdout)["install"]), key=str.casefold)
    (ROOT / "requirements.lock").write_text("\n".join([HEAD, *lines, ""]), "utf-8")


def line(package: dict[str, dict[str, str]]) -> str:
    """A package, its version, and the hash of its file."""
    named = package["metadata"]
    info: dict[str, dict[str, dict[str, str]]] = package["download_info"]  # type: ignore[assignment]
    return f"{named['name']}=={named['version']} --hash=sha256:{info['archive_info']['hashes']['sha256']}"


if __name__ == "__main__":
    main()
