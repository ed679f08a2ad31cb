"""Quotation marks and line ends tell whether a file is quoted as it should be."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.files.soundness import is_sound


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        (b"a,b\nc,d\n", True),
        (b'"a","b ""c""","d\ne"\r\n"",x\n', True),
        (b'"a"', True),
        (b'a"b,c\n', False),
        (b'"a"b,c\n', False),
        (b'"a,b\n', False),
        (b"a,b\rc,d\r", False),
        (b"a,\0\n", False),
        (b"", True),
    ],
)
def test_a_mark_opens_a_cell_or_closes_one_or_is_one_of_a_pair(text: bytes, sound: bool) -> None:
    assert is_sound([text], ",") is sound


@given(st.text(st.sampled_from('a,"\n '), max_size=30), st.integers(1, 7))
def test_a_sound_file_is_one_that_strict_reading_takes_however_it_is_cut(text: str, length: int) -> None:
    content = text.encode()
    pieces = [content[start : start + length] for start in range(0, len(content), length)]

    sound = is_sound(pieces, ",")

    assert sound == is_sound([content], ",")
    if sound:
        assert list(csv.reader(text.splitlines(keepends=True), strict=True)) is not None
