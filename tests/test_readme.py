"""The README and what it leads to name every command, setting and make target that there is."""

import re
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

from callprogram.cli.root import root
from callprogram.settings import Settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *(ROOT / "docs" / f"{name}.md" for name in ("guide", "commands", "settings"))]
README, GUIDE, ALL_COMMANDS, ALL_SETTINGS = (document.read_text(encoding="utf-8") for document in DOCUMENTS)
COMMANDS = typer.main.get_command(root)
NAMES = sorted(COMMANDS.commands) if isinstance(COMMANDS, TyperGroup) else []
SETTINGS = sorted(str(field.validation_alias) for field in Settings.model_fields.values())
TARGETS = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split()


def in_code(name: str, document: str) -> bool:
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(name)}(?![\w-])[^`\n]*`", document) is not None


@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_commands_names_the_command(name: str) -> None:
    assert in_code(name, ALL_COMMANDS)


@pytest.mark.parametrize("name", SETTINGS)
def test_the_list_of_settings_names_the_setting(name: str) -> None:
    assert in_code(name, ALL_SETTINGS)


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_names_the_make_target(target: str) -> None:
    assert f"make {target}" in README


def test_every_setting_that_a_document_names_is_read() -> None:
    named = set(re.findall(r"`((?:CALLPROGRAM|TWILIO)_[A-Z_]+)`", README + GUIDE + ALL_COMMANDS + ALL_SETTINGS))
    assert named == set(SETTINGS)


def test_there_are_commands_and_targets_to_look_for() -> None:
    assert {"import", "plan", "serve"} <= set(NAMES)
    assert {"run", "test", "check"} <= set(TARGETS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_picture_and_document_that_it_shows_is_there(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)|src=\"([^\"]+)\"", document.read_text(encoding="utf-8"))
    assert [link for pair in links for link in pair if link and not (document.parent / link).exists()] == []


def test_the_readme_leads_to_all_documents() -> None:
    assert [path.name for path in DOCUMENTS[1:] if f"(docs/{path.name})" not in README] == []
