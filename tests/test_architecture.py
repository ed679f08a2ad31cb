"""The page that says where things are is true, and no folder, module or page grows beyond what somebody finds."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "callprogram"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
FLOORS = ("domain", "services", "ui/components")
COLUMNS = {floor: column for column, floor in enumerate(FLOORS, start=3)}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)
FOLDERS = sorted({path.parent for path in MODULES})


def rooms(floor: str) -> set[str]:
    return {path.name for path in (PACKAGE / floor).iterdir() if (path / "__init__.py").exists()}


def table() -> dict[str, list[str]]:
    where = PAGE.partition("## Where is what")[2].partition("| and else")[0]
    rows = (line.split("|") for line in where.splitlines() if line.startswith("| "))
    return {row[1].strip(): [cell.strip() for cell in row] for row in rows}


@pytest.mark.parametrize("floor", FLOORS)
def test_every_room_of_a_floor_stands_in_the_table(floor: str) -> None:
    beside = {"services": {"ports", "views"}}.get(floor, set())
    for room in sorted(rooms(floor) - beside):
        assert f"`{room}/`" in table()[room][COLUMNS[floor]]


@pytest.mark.parametrize("floor", FLOORS)
def test_every_room_in_the_table_is_there(floor: str) -> None:
    for noun, row in table().items():
        if len(row) > COLUMNS[floor] and f"`{noun}/`" in row[COLUMNS[floor]]:
            assert noun in rooms(floor)


def test_every_place_that_the_page_names_is_there() -> None:
    named = re.findall(r"`((?:adapters|services|ui|cli|tests|domain)/[\w/]+(?:\.py)?)/?`", PAGE)

    assert named
    for place in named:
        assert (PACKAGE / place).exists() or (ROOT / place).exists(), place


def test_each_decision_has_a_number_of_its_own_that_its_heading_says() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))

    for number, decision in enumerate(decisions, start=1):
        assert decision.name.startswith(f"{number:04}-")
        assert decision.read_text("utf-8").startswith(f"# {number}. ")


def test_a_folder_has_fifteen_modules_at_most_and_twenty_pages() -> None:
    modules = {folder: [each for each in folder.glob("*.py") if each.name != "__init__.py"] for folder in FOLDERS}

    # A page's name is its address.
    assert [folder for folder, each in modules.items() if len(each) > (20 if folder.name == "pages" else 15)] == []


def test_a_module_has_three_hundred_lines_at_most_and_a_page_eighty() -> None:
    lines = {module: module.read_text("utf-8").count("\n") for module in MODULES}

    assert [each for each in lines.items() if each[1] > (80 if each[0].parent.name == "pages" else 300)] == []


def test_each_migration_has_a_number_of_its_own() -> None:
    versions = (PACKAGE / "adapters" / "database" / "migrations" / "versions").glob("[0-9]*.py")
    numbers = [file.name.partition("_")[0] for file in versions]

    assert len(numbers) == len(set(numbers))
