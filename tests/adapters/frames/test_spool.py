"""Frames wait in order, in memory or in files, small ones together."""

import polars as pl
import pytest

from callprogram.adapters.frames import spool as spool_module
from callprogram.adapters.frames.spool import Spool


def frame(*numbers: int) -> pl.DataFrame:
    return pl.DataFrame({"number": numbers})


def numbers(spool: Spool) -> list[list[int]]:
    return [each["number"].to_list() for each in spool]


def test_small_frames_become_one() -> None:
    spool = Spool()
    for each in (frame(1, 2), frame(), frame(3)):
        spool.add(each)
    assert (numbers(spool), spool.heights) == ([[1, 2, 3]], [3])


def test_frames_that_are_too_many_for_the_memory_wait_in_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool_module, "_TOGETHER", 2)
    monkeypatch.setattr(spool_module, "_KEPT_IN_MEMORY", 3)
    spool = Spool()
    for number in range(9):
        spool.add(frame(number))
    assert numbers(spool) == [[0, 1], [2, 3], [4, 5], [6, 7], [8]]
    assert numbers(spool) == [[0, 1], [2, 3], [4, 5], [6, 7], [8]]
    assert spool.frame(1)["number"].to_list() == [2, 3]
    assert spool.heights == [2, 2, 2, 2, 1]


def test_a_few_rows_of_a_large_frame_do_not_hold_on_to_the_texts_of_all_others() -> None:
    spool = Spool()
    large = pl.DataFrame({"text": [f"a text that is longer than a few letters, {number}" for number in range(10_000)]})

    spool.add(large.filter(pl.col("text").str.ends_with("7777")))

    (kept,) = spool
    assert kept["text"].to_list() == ["a text that is longer than a few letters, 7777"]
    assert len(kept.to_arrow(compat_level=pl.CompatLevel.newest())["text"].chunk(0).buffers()[2]) < 100
