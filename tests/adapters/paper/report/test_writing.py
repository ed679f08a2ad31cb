"""The results on paper: one page, whatever is in them, and no word of a CRM becomes markup."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from callprogram.adapters.paper.report import write
from callprogram.domain.program.rates import Rates
from callprogram.domain.results.results import Change, Coverage, Earlier, Month, Promised, Results, Theme, trends
from callprogram.domain.results.revenue import Revenue, together

RATES = Rates(date(2026, 10, 30), {"USD": Decimal("1.25")})
RESULTS = Results(
    since=date(2026, 9, 1),
    until=date(2026, 12, 1),
    planned=13,
    held=11,
    customers=82,
    reached=38,
    calls=60,
    revenue=together([Revenue("EUR", Decimal(61), Decimal(100))], RATES, "NL"),
    promised=Promised(made=23, open=5, overdue=2, kept=17, kept_on_time=15, told=12, withdrawn=1),
    changed=(Change("Credit notes within *three* days", "Acme", date(2026, 11, 20), told=True),),
    themes=(Theme("Slow #exports *now*", ("Acme", "Bolt & Co", "$x$"), loudest=False),),
    segments=(Coverage("Energy", 10, 4),),
    sizes=(Coverage("the largest tenth", 8, 8),),
    renewals=(),
    months=(Month(date(2026, 10, 1), 4, 15), Month(date(2026, 11, 1), 5, 23)),
)
LONG = "word " * 200
MANY = together([Revenue(f"X{n:02}", Decimal(5), Decimal(10**15)) for n in range(40)], RATES, "NL")


def text_of(pdf: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(pdf)
    return len(document), "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_board_reads_it_on_one_page() -> None:
    pages, text = text_of(write("Customer calls", RESULTS, said=True))
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


def test_how_it_was_before_and_what_was_skipped_stand_on_it() -> None:
    promised = Promised(made=9, open=1, overdue=1, kept=7, kept_on_time=6, told=5, withdrawn=1)
    before = Earlier(held=9, planned=13, reached=41, revenue=RESULTS.revenue, promised=promised)
    pages, text = text_of(write("Customer calls", replace(RESULTS, off=2), before))
    words = " ".join(text.split())
    assert pages == 1
    for said in ("9 of 13 before", "41 before", "61% before", "6 of 8 before", "2 hours were skipped"):
        assert said in words
    assert trends(RESULTS, before) == (1, -1, 0, 1)


def test_what_customers_said_is_on_it_only_where_it_is_asked_for() -> None:
    _, text = text_of(write("Customer calls", RESULTS))
    assert "Slow #exports" not in text
    assert "Bolt & Co" not in text
    assert "Credit notes within *three* days" in text
    assert "Acme, kept 20 November, the customer knows" in " ".join(text.split())


def test_each_currency_is_named_on_its_own() -> None:
    euro, dollar = (
        Revenue("EUR", Decimal(0), Decimal(1_200_000)),
        Revenue("USD", Decimal(2_400_000), Decimal(8_000_000)),
    )
    pages, text = text_of(write("Customer calls", replace(RESULTS, revenue=together([euro, dollar], RATES, "NL"))))
    assert pages == 1
    words = " ".join(text.split())
    assert "€1.9M of €7.6M at the rates of 30 October." in words
    assert "USD: 30%, $2.4M of $8M (€1.9M of €6.4M)" in words


@pytest.mark.parametrize(
    "much",
    [
        replace(RESULTS, themes=tuple(Theme(f"{number} {LONG}", (LONG,) * 9, loudest=True) for number in range(40))),
        replace(RESULTS, segments=tuple(Coverage(f"{number} {LONG}", 10_000_000, 9_999_999) for number in range(40))),
        replace(
            RESULTS, months=tuple(Month(date(2020 + number // 12, number % 12 + 1, 1), 5, 9) for number in range(60))
        ),
        replace(RESULTS, revenue=MANY),
        replace(
            RESULTS,
            changed=tuple(Change(LONG, LONG, date(2026, 11, 20), told=True) for _ in range(5)),
            themes=tuple(Theme(f"{number} {LONG}", (LONG,) * 9, loudest=True) for number in range(40)),
            segments=tuple(Coverage(f"{number} {LONG}", 10_000_000, 9_999_999) for number in range(40)),
            months=tuple(Month(date(2025, number + 1, 1), 5, 9) for number in range(12)),
            revenue=MANY,
        ),
        replace(RESULTS, themes=(), segments=(), sizes=(), months=(), revenue=together([], RATES, "NL")),
    ],
    ids=["themes", "segments", "months", "currencies", "everything", "nothing"],
)
def test_it_is_one_page_however_much_there_is(much: Results) -> None:
    assert text_of(write(LONG, much, said=True))[0] == 1
