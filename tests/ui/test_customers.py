"""Customers: found by a few letters, and one customer's whole history."""

from callprogram.bootstrap import app
from callprogram.domain.calls import Disposition
from callprogram.services import calling
from tests.ui.conftest import begin_the_hour, bring_in, do, errors, labels, main_buttons, open_page, seen, written


def test_without_customers_the_page_says_where_to_bring_them_in() -> None:
    at = open_page("customers")
    assert "No customers yet; bring in an export on *Import*." in seen(at)


def test_the_first_customers_are_listed_and_counted() -> None:
    bring_in()
    at = open_page("customers")
    assert "82 customers, the first 25" in seen(at)
    assert (labels(at), main_buttons(at)) == (["Open"] * 25, [])


def test_a_search_finds_by_part_of_a_name() -> None:
    bring_in()
    at = open_page("customers")
    at = at.text_input("query").set_value("brindle").run()
    assert seen(at).splitlines()[1:3] == ["**Brindlewick Freight LLC**", "1 customer"]


def test_a_search_without_a_hit_says_what_to_do() -> None:
    bring_in()
    at = open_page("customers").text_input("query").set_value("zzzz").run()
    assert "Nobody found; try fewer letters." in seen(at)


def test_opening_one_shows_the_brief_and_that_nobody_has_called() -> None:
    bring_in()
    customer = app().views.customer("Brindlewick")
    at = open_page("customers")
    at = at.button(f"open-{customer.id}").click().run()
    assert seen(at).startswith("Brindlewick Freight LLC\nWhat happened\n")
    assert "Renee Castellanos" in seen(at)
    assert "Nobody has called them yet." in seen(at)
    assert main_buttons(at) == []


def test_from_one_customer_back_to_all() -> None:
    bring_in()
    at = open_page("customers", customer="c1").button("all").click().run()
    assert "82 customers, the first 25" in seen(at)


def test_a_call_and_its_note_are_in_the_history() -> None:
    card = begin_the_hour().cards[0]
    do(calling.write_note, card.entry.id, "Wants faster exports.")
    do(calling.give_outcome, card.entry.id, Disposition.CONNECTED)
    at = open_page("customers", customer=card.customer.reference)
    assert "Wants faster exports." in [text.value for text in at.text]


def test_an_unknown_customer_in_the_address_is_a_sentence_above_the_list() -> None:
    bring_in()
    at = open_page("customers", customer="nobody")
    assert errors(at) == ["No customer goes by “nobody”; try an id, a CRM id or part of the company's name."]
    assert "82 customers, the first 25" in seen(at)


def test_several_customers_of_one_name_are_named() -> None:
    bring_in(b"Company,Contact,Phone\nAcme One,Ann,+12025550143\nAcme Two,Bob,+12025550144\n")
    (sentence,) = errors(open_page("customers", customer="acme"))
    assert sentence.startswith("“acme” could be Acme One (c1), Acme Two (c2)")


STRANGE = "<script>alert(1)</script> **bold** [x](http://x.example) :red[r] :material/home: $x$ 😀 مرحبا"
FILE = f'Company,Contact,Title,Phone,Account Owner,Notes\n"{STRANGE}",A *b* C,# CEO,+12025550143,_o_,"{STRANGE}"\n'


def test_whatever_a_crm_says_is_shown_as_plain_text_on_every_page() -> None:
    bring_in(FILE.encode())
    customer = app().views.customer("c1")
    for page, address in (("", {}), ("customers", {}), ("customers", {"customer": customer.reference})):
        at = open_page(page, **address)
        raw = "\n".join(written(at, "title", "markdown", "caption"))
        assert "<script>" not in raw
        assert "\\<script\\>" in raw
        assert not [sign for sign in ("**bold**", "[x](", ":red[", ":material/home", "$x$") if sign in raw]
        assert "😀 مرحبا" in raw
