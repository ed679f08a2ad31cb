"""The file of compiled numbering plans, against compiling them."""

import phonenumbers
import pytest
from polars.testing import assert_frame_equal

from callprogram.adapters.frames import number_ranges
from callprogram.adapters.frames.number_ranges import compiled_ranges, every_range


def test_the_file_is_what_the_installed_plans_compile_to() -> None:
    compiled = compiled_ranges()

    assert compiled is not None, "run python -m callprogram.adapters.frames.number_ranges"
    assert_frame_equal(compiled, every_range())


def test_a_file_of_other_plans_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled_ranges.cache_clear()
    monkeypatch.setattr(phonenumbers, "__version__", "8.0.0")

    assert number_ranges.compiled_ranges() is None
    compiled_ranges.cache_clear()
