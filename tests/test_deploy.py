"""What docs/deploy hands out is taken by the programs that it is for."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.servers import required

UNIT = Path(__file__).parents[1] / "docs" / "deploy" / "callprogram.service"


@pytest.fixture
def systemd_analyze() -> str:
    found = shutil.which("systemd-analyze")
    if found is None:
        required.give_up("systemd-analyze")
    return found


def verified(systemd_analyze: str, folder: Path, unit: str) -> str:
    """What systemd has against a unit whose program is there."""
    program = folder / ".venv" / "bin" / "callprogram"
    program.parent.mkdir(parents=True)
    program.touch(mode=0o755)
    file = folder / "callprogram.service"
    file.write_text(unit.replace("/opt/callprogram", str(folder)))
    ran = subprocess.run([systemd_analyze, "verify", "--man=no", file], capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
    return ran.stdout + ran.stderr


def test_systemd_takes_the_unit(systemd_analyze: str, tmp_path: Path) -> None:
    assert verified(systemd_analyze, tmp_path, UNIT.read_text("utf-8")) == ""


def test_systemd_would_have_said_what_is_wrong_with_it(systemd_analyze: str, tmp_path: Path) -> None:
    unit = UNIT.read_text("utf-8").replace("ProtectSystem=", "ProtectSystems=")
    assert "'ProtectSystems' in section [Service]" in verified(systemd_analyze, tmp_path, unit)
