"""The results on paper: one page, whatever is in them, and no word of a CRM becomes markup."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from callprogram.adapters.paper.report import write
from callprogram.domain.results.results import Coverage, Month, Promised, Results, Revenue, Theme

RESULTS = Results(
    since=date(2026, 9, 1),
    until=date(2026, 12, 1),
    planned=13,
    held=11,
    customers=82,
    reached=38,
    revenue=(Revenue("EUR", Decimal(61), Decimal(100)),),
    promised=Promised(23, 19, 15, 12),
    themes=(Theme("Slow #exports *now*", ("Acme", "Bolt & Co", "$x$"), loudest=False),),
    segments=(Coverage("Energy", 10, 4),),
    sizes=(Coverage("the largest tenth", 8, 8),),
    months=(Month(date(2026, 10, 1), 4, 15), Month(date(2026, 11, 1), 5, 23)),
)
LONG = "word " * 200


def text_of(pdf: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(pdf)
    return len(document), "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_board_reads_it_on_one_page() -> None:
    pages, text = text_of(write("Customer calls", RESULTS))
    assert pages == 1
    for words in (
        "11 of 13",
        "38 of 82",
        "61%",
        "15 of 19",
        "Slow #exports *now*",
        "none of them the loudest",
        "Bolt & Co",
    ):
        assert words in text


def test_each_currency_is_named_on_its_own() -> None:
    euro, dollar = (
        Revenue("EUR", Decimal(0), Decimal(1_200_000)),
        Revenue("USD", Decimal(2_400_000), Decimal(8_000_000)),
    )
    pages, text = text_of(write("Customer calls", replace(RESULTS, revenue=(euro, dollar))))
    assert pages == 1
    words = " ".join(text.split())
    assert "EUR 0%, USD 30%" in words
    assert "€0 of €1.2M, $2.4M of $8M" in words


@pytest.mark.parametrize(
    "much",
    [
        replace(RESULTS, themes=tuple(Theme(f"{number} {LONG}", (LONG,) * 9, loudest=True) for number in range(40))),
        replace(RESULTS, segments=tuple(Coverage(f"{number} {LONG}", 10_000_000, 9_999_999) for number in range(40))),
        replace(
            RESULTS, months=tuple(Month(date(2020 + number // 12, number % 12 + 1, 1), 5, 9) for number in range(60))
        ),
        replace(RESULTS, revenue=tuple(Revenue(f"X{n:02}", Decimal(5), Decimal(10**15)) for n in range(40))),
        replace(RESULTS, themes=(), segments=(), sizes=(), months=(), revenue=(), promised=Promised(0, 0, 0, 0)),
    ],
    ids=["themes", "segments", "months", "currencies", "nothing"],
)
def test_it_is_one_page_however_much_there_is(much: Results) -> None:
    assert text_of(write(LONG, much))[0] == 1
