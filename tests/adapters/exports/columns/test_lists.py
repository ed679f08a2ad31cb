"""The vocabulary and the systems are data: each file has the shape that its readers count on."""

import json
from pathlib import Path
from typing import Any

import pytest

from callprogram.adapters.exports.columns import vocabulary
from callprogram.adapters.exports.columns.headers import normalised
from callprogram.adapters.exports.columns.systems.preset import NOTHING, presets
from callprogram.adapters.exports.columns.vocabulary import FIELDS, IN_CHARGE, OPEN, PARTS, PHONES, SALUTATION

COLUMNS = Path(str(vocabulary.__file__)).parents[1]
LANGUAGES = sorted((COLUMNS / "vocabulary" / "languages").glob("*.json"))
SYSTEMS = sorted((COLUMNS / "systems").glob("*.json"))
WORDS = COLUMNS / "vocabulary" / "words.json"
NAMED = {*FIELDS, *PARTS, *OPEN, IN_CHARGE, SALUTATION, *(f"phone_{kind}" for kind in PHONES)} - {"phone"}
FILLED = {*FIELDS, *PARTS, NOTHING}


def content(file: Path) -> dict[str, Any]:
    """A file's content."""
    found = json.loads(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def require_texts(texts: object) -> None:
    """Fails for what is no list of texts that say something."""
    assert isinstance(texts, list)
    assert texts
    assert all(isinstance(text, str) and text == text.strip() != "" for text in texts)


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_a_language_names_fields(file: Path) -> None:
    said = content(file)
    assert {"names"} <= said.keys() <= {"source", "names", "words"}
    assert said["names"].keys() <= NAMED
    for texts in (*said["names"].values(), *said.get("words", {}).values()):
        require_texts(texts)


def test_languages_add_words_to_classes_that_there_are() -> None:
    said = content(WORDS)
    kinds = {kind for file in LANGUAGES for kind in content(file).get("words", {})}
    assert kinds <= {*said["classes"], "neutral", "not called", "never"}


@pytest.mark.parametrize("file", SYSTEMS, ids=lambda file: file.stem)
def test_a_system_has_exports_that_headers_tell(file: Path) -> None:
    said = content(file)
    assert {"system", "exports"} <= said.keys() <= {"source", "system", "exports"}
    assert said["exports"]
    for each in said["exports"]:
        assert each.keys() == {"told_by", "fields"}
        assert each["told_by"]
        for headers in (*each["told_by"], *each["fields"].values()):
            require_texts(headers)
        assert each["fields"].keys() <= FILLED
        every = [name for headers in each["fields"].values() for name in {normalised(header) for header in headers}]
        assert sorted(every) == sorted(set(every))


def test_words_are_of_classes_or_stand_beside_them() -> None:
    said = content(WORDS)
    assert said.keys() == {"classes", "neutral", "before", "after", "not called", "never"}
    for words in (*said.pop("classes").values(), *said.values()):
        require_texts(words)


def test_no_system_has_two_files() -> None:
    names = [content(file)["system"] for file in SYSTEMS]
    assert sorted(names) == sorted(set(names))
    assert {preset.system for preset in presets()} == set(names)


def test_the_files_are_part_of_the_package() -> None:
    assert '"adapters/exports/columns/**/*.json"' in (COLUMNS.parents[3] / "pyproject.toml").read_text("utf-8")
