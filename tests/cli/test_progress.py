"""The bar of a long command: on a terminal alone, and gone at the end."""

import io
import sys

import pytest

from callprogram.cli.progress import bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_has_come_and_nothing_is_left_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with bar() as progress:
        progress("Reading", 0.5)

    drawn = terminal.getvalue().split("\r\x1b[K")
    assert drawn == ["", f"{'█' * 15}{'░' * 15} Reading …", ""]


def test_nobody_else_sees_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", file := io.StringIO())
    with bar() as progress:
        progress("Reading", 0.5)

    assert file.getvalue() == ""
