"""No cell that we write is run by a spreadsheet; numbers and telephone numbers stay as they are."""

import pytest

from callprogram.adapters.spreadsheets import harmless


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\n=1",
        "\uff1d1+1",
        "+1+1",
        "\u200b=1+1",
        "\ufeff=1",
        "\u00a0=1",
        "\u202e=1",
        "\u3000@SUM(1)",
        "\x00=1",
    ],
)
def test_what_would_run_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Acme", "+49 30 23125014", "-12", "-1,234.50", "a=b", "1-2", "x@example.com"])
def test_what_does_not_run_stays(cell: str) -> None:
    assert harmless(cell) == cell
