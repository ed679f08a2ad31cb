"""The README names every command, option, setting and make target that there is."""

import re
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

from callprogram.cli.root import root
from callprogram.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(root)
NAMES = sorted(COMMANDS.commands) if isinstance(COMMANDS, TyperGroup) else []
SETTINGS = sorted(str(field.validation_alias) for field in Settings.model_fields.values())
TARGETS = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split()


def in_code(name: str) -> bool:
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(name)}(?![\w-])[^`\n]*`", README) is not None


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_names_the_command(name: str) -> None:
    assert in_code(name)


@pytest.mark.parametrize("name", SETTINGS)
def test_the_readme_names_the_setting(name: str) -> None:
    assert in_code(name)


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_names_the_make_target(target: str) -> None:
    assert f"make {target}" in README


def test_every_setting_that_the_readme_names_is_read() -> None:
    named = set(re.findall(r"`((?:CALLPROGRAM|TWILIO)_[A-Z_]+)`", README))
    assert named == set(SETTINGS)


def test_there_are_commands_and_targets_to_look_for() -> None:
    assert {"import", "plan", "serve"} <= set(NAMES)
    assert {"run", "test", "check"} <= set(TARGETS)


def test_every_picture_and_document_that_the_readme_shows_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", README)
    assert len(links) > 6
    assert [link for pair in links for link in pair if link and not (ROOT / link).exists()] == []
