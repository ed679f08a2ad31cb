"""The packet: two customers a page, on either paper, whatever people or a CRM wrote."""

import json
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from callprogram.adapters.paper.packet import write
from callprogram.domain.calls.briefs import Brief
from callprogram.domain.calls.questions import questions_of
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Kind
from callprogram.domain.words.paper import Paper
from callprogram.services.views import Board, Card, WeekView
from tests.examples import BERLIN, HOUR, MOORLICHT, PROGRAM, PROMISE, a_list, an_entry

QUESTIONS = questions_of([])
BRIEF = Brief(("Promised 10 November: Send the price list — Bob, was due",), ("€1.3M a year", "2 open cases"))
POINTS = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def cards(count: int, customer: Customer = MOORLICHT, brief: Brief = BRIEF) -> WeekView:
    entries = [
        replace(an_entry(1, customer, number), planned_at=HOUR + timedelta(minutes=number))
        for number in range(1, count + 1)
    ]
    return WeekView(a_list(PROGRAM), tuple(Card(entry, customer, brief, None, ()) for entry in entries), Board(0, ()))


def pages(pdf: bytes) -> list[str]:
    """What is written on each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def darkness(pdf: bytes, page: int, top: float, bottom: float) -> float:
    """The share of dark points in a strip of a page, drawn as a picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=1).to_pil().convert("L")
    strip = picture.crop((0, int(picture.height * top), picture.width, int(picture.height * bottom)))
    histogram: list[int] = strip.histogram()
    return sum(histogram[:100]) / sum(histogram)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (2, 1), (3, 2), (8, 4)])
def test_two_customers_are_on_a_page(paper: Paper, count: int, sheets: int) -> None:
    pdf = write("Customer calls", cards(count), QUESTIONS, paper)
    written = pages(pdf)

    assert [page.count("Saskia Tönnies") for page in written] == [2] * (count // 2) + [1] * (count % 2)
    assert len(written) == sheets
    with pypdfium2.PdfDocument(pdf) as document:
        assert [round(points) for points in document[0].get_size()] == list(POINTS[paper])


def test_a_page_has_what_matters_before_a_call() -> None:
    customer = replace(MOORLICHT, account_owner="Bob Ray")
    brief = replace(BRIEF, say_as="SAS-kia", careful="In mourning", unknown=("their health",))
    [page] = pages(write("Customer calls", cards(1, customer, brief), QUESTIONS))
    for words in (
        "Customer calls",
        "Tuesday 24 November 2026, 16:00–17:00 Amsterdam",
        "1. 16:01 here, 16:01 there",
        "CFO, Moorlicht Energie",
        "Sounds like: SAS-kia",
        "Looked after by Bob Ray",
        "Careful: In mourning",
        "Promised 10 November: Send the price list",
        "Nobody knows: their health.",
        "What would make you sign again",
        "+49 30 23125123",
        "Voicemail",
    ):
        assert words in page


@pytest.mark.parametrize("paper", Paper)
def test_drawn_as_a_picture_there_is_a_code_to_scan_and_room_to_write(paper: Paper) -> None:
    pdf = write("Customer calls", cards(2), QUESTIONS, paper)
    assert darkness(pdf, 0, 0.05, 0.14) > 0.03
    assert darkness(pdf, 0, 0.54, 0.62) > 0.03
    assert darkness(pdf, 0, 0.32, 0.42) < 0.01


HOSTILE = (
    '#import "x": y *bold* _it_ $1/0$ <b>hi</b> <script>alert(1)</script> \\ [ ] { } @ref // /* 😀 مرحبا שלום 中文 \x07'
)


@pytest.mark.parametrize("words", [HOSTILE, HOSTILE * 900, "x" * 100_000, "\n" * 5000 + "end", "مرحبا " * 20_000, ""])
def test_whatever_was_written_is_text_and_stays_on_its_half_of_the_page(words: str) -> None:
    contact = Contact(words, words, words, (replace(BERLIN, raw=words),))
    customer = Customer(1, company=words, account_owner=words, contacts=(contact,))
    brief = Brief((words,) * 40, (words,) * 9, words, words, (words[:50],))
    view = cards(2, customer, brief)
    view = replace(view, cards=tuple(replace(card, entry=replace(card.entry, reason=words)) for card in view.cards))
    questions = dict.fromkeys(QUESTIONS, (words,) * 3)

    [page] = pages(write(words, view, questions))
    assert page.count("Voicemail") == 2
    if words.startswith("#import"):
        assert "*bold*" in page
        assert "<b>hi</b>" in page


def test_whoever_only_asked_to_be_called_again_is_not_asked_whether_it_arrived() -> None:
    view = cards(2)
    entries = [replace(card.entry, seat=Seat.PROMISE) for card in view.cards]
    promises = (replace(PROMISE, kind=Kind.CALL_AGAIN), PROMISE)
    asked = [
        replace(card, entry=entry, promises=(promise,))
        for card, entry, promise in zip(view.cards, entries, promises, strict=True)
    ]
    [page] = pages(write("Calls", replace(view, cards=tuple(asked)), QUESTIONS))
    assert page.count("Did what we promised arrive") == 1


def test_a_customer_without_a_number_has_no_code() -> None:
    [page] = pages(write("Calls", cards(1, replace(MOORLICHT, contacts=(Contact("Ann"),))), QUESTIONS))
    assert "No number to call" in " ".join(page.split())


def test_nothing_of_the_private_note_could_be_in_it() -> None:
    assert "private" not in json.dumps(list(Card.__dataclass_fields__))
