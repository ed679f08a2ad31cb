"""Quotation marks and line ends tell whether a file is quoted as it should be, and where its records are."""

import csv
from io import StringIO

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from callprogram.adapters.exports.files.lines import cut, records_in
from callprogram.adapters.exports.files.rows import UnsoundError


def is_sound(pieces: list[bytes], delimiter: str) -> bool:
    try:
        return len(list(records_in(pieces, delimiter))) >= 0
    except UnsoundError:
        return False


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


@given(st.text(st.sampled_from('a,"\n'), max_size=30), st.integers(1, 7))
def test_the_records_of_a_file_are_those_that_it_has_however_it_is_cut(text: str, length: int) -> None:
    content = text.encode()
    pieces = [content[start : start + length] for start in range(0, len(content), length)]
    assume(is_sound([content], ","))

    whole = cut(b"a,b\n" + content, 4, ",")
    found = [(lengths.tolist(), hashes.to_list()) for lengths, hashes in records_in(pieces, ",")]

    records = [whole.some(np.array([place])) for place in range(len(whole.hashes))]
    assert b"".join(records) == content
    assert [len(each) for each in records] == [length for lengths, _ in found for length in lengths]
    assert whole.hashes.to_list() == [each for _, hashes in found for each in hashes]
    rows = [row for each in records for row in csv.reader([each.decode()])]
    assert rows == list(csv.reader(StringIO(text, newline="")))
