"""Results: figures, pictures, themes, and one page to print."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import time_machine

from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import results_file
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.services.calls import outcomes
from callprogram.services.promises import promising
from tests.ui.conftest import begin_the_hour, do, errors, labels, open_page, seen


def test_before_the_first_hour_the_page_says_when_there_is_something() -> None:
    assert "Results appear here after the first hour." in seen(open_page("results"))


def test_after_an_hour_figures_themes_and_the_page_to_print_are_there() -> None:
    view = begin_the_hour()
    for card in view.cards[:3]:
        call = do(outcomes.give, card.entry.id, Outcome(Disposition.CONNECTED))
        do(outcomes.remember, call.id, 4, ["Slow <exports>"])
    do(promising.promise, view.cards[0].customer.id, "Send it")
    with time_machine.travel(view.call_list.ends_at, tick=False):
        at = open_page("results")
        figures = {metric.label: metric.value for metric in at.metric}
    assert errors(at) == []
    assert (figures["Customers reached"], figures["Promises kept on time"]) == ("3 of 82", "none due yet")
    assert "Slow <exports>" in seen(at)
    assert "3 calls" in seen(at)
    assert "1 promise made: 1 open, 0 kept, 0 withdrawn." in seen(at)
    assert "Too few renewals to tell yet" in seen(at)
    assert "3 customers" in seen(at)
    assert "Download one page (PDF)" in labels(at)
    found = app().views.results(app().program(), app().program().starts_on, now())
    assert results_file(app().program(), found).startswith(b"%PDF")


def test_what_changed_comes_first_and_figures_say_how_it_was_before() -> None:
    first = begin_the_hour()
    promise = do(
        promising.promise, first.cards[0].customer.id, "Send the *credit* note", owner="Ann", due_on=now().date()
    )
    do(outcomes.give, first.cards[0].entry.id, Outcome(Disposition.CONNECTED))
    do(promising.keep, promise.id)
    at = open_page("results")
    assert seen(at).index("What changed because of it") < seen(at).index("Did it work")
    assert "**Send the *credit* note**" in seen(at)
    assert "kept 22 November, not told yet" in seen(at)
    assert {metric.label: metric.delta for metric in at.metric}["Customers reached"] == ""
    with time_machine.travel(now() + timedelta(weeks=26)):
        at = open_page("results")
    assert errors(at) == []
    assert {metric.label: (metric.value, metric.delta) for metric in at.metric}["Customers reached"] == (
        "0 of 82",
        "1 before",
    )


def test_each_currency_has_its_line() -> None:
    view = begin_the_hour()
    do(outcomes.give, view.cards[0].entry.id, Outcome(Disposition.CONNECTED))
    with app().store.transaction(app().member, now(), "importing.preview") as transaction:
        known = transaction.get(Customer, view.cards[0].customer.id)
        transaction.save(replace(known, revenue=Decimal(2_400_000), currency="CHF"))
    at = open_page("results")
    assert errors(at) == []
    assert "CHF: 100%, CHF 2.4M of CHF 2.4M (" in seen(at)
    assert "Revenue of the customers you talked to: " in seen(at)


def test_another_table_of_exchange_rates_is_put_in_place_of_the_one_that_is_used() -> None:
    view = begin_the_hour()
    do(outcomes.give, view.cards[0].entry.id, Outcome(Disposition.CONNECTED))
    at = open_page("results")
    for content, words in ((b"hello", "This is no table"), (b"Date, USD\n2026-11-20, 1.25\n", "Rates of 2026-11-20")):
        at.file_uploader[0].upload("eurofxref.csv", content, "text/csv").run()
        at.button(key="rates-use").click().run()
        assert words in seen(at)
    assert app().views.rates().as_of == date(2026, 11, 20)
    assert "Exchange rates of 20 November" in [each.label for each in at.expander]
