"""Customers: found by a few letters, and one customer's whole history."""

import json
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex
from typing import Any

from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.services.calls import calling, noting, outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.customers import correcting
from callprogram.services.lists import planning
from callprogram.services.views.directory import DirectoryFilter, Which
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import today
from tests.ui.conftest import (
    begin_the_hour,
    bring_in,
    components,
    do,
    errors,
    in_the_ribbon,
    labels,
    main_buttons,
    open_page,
    seen,
    tell,
    week,
    week_view,
    written,
)


def test_without_customers_the_page_says_where_to_bring_them_in() -> None:
    at = open_page("customers")
    assert "No customers yet. Bring in an export from your CRM on *Import*." in seen(at)


def table(at: AppTest) -> dict[str, Any]:
    """What the table of customers shows."""
    return dict(json.loads(components(at)["directory"].json))


def named(at: AppTest) -> list[str]:
    return [row["name"] for row in table(at)["rows"]]


def press_in_table(at: AppTest, what: str, text: str = "") -> AppTest:
    """A press in the table, as the browser sends it."""
    pressed = {"id": token_hex(8), "presses": [{"id": token_hex(8), "about": 0, "what": what, "text": text}]}
    return tell(at, "directory", pressed=pressed)


def test_customers_are_a_page_at_a_time_with_how_many_there_are_in_each_view() -> None:
    bring_in()
    at = open_page("customers")
    shown = table(at)
    assert (len(shown["rows"]), shown["total"], shown["pages"]) == (50, "82 customers", 2)
    assert [f"{view['name']} {view['count']}" for view in shown["views"]][:2] == ["All 82", "Renews in 90 days 18"]
    assert main_buttons(at) == []
    at = press_in_table(at, "page", "1")
    assert len(table(at)["rows"]) == 32
    assert at.query_params["page"] == "2"


def test_a_view_and_a_column_stand_in_the_address() -> None:
    bring_in()
    at = press_in_table(open_page("customers"), "view", "Renews in 90 days")
    assert (table(at)["sort"], table(at)["total"]) == ("renews", "18 customers")
    at = press_in_table(at, "sort", "health")
    at = press_in_table(at, "sort", "health")
    assert at.query_params == {"view": "Renews in 90 days", "sort": "health", "falling": "yes"}
    again = open_page("customers", view="Renews in 90 days", sort="health", falling="yes")
    assert named(again) == named(at)


def test_a_wrong_address_shows_everybody() -> None:
    bring_in()
    at = open_page("customers", view="Nonsense", sort="shoe size")
    assert table(at)["total"] == "82 customers"


def test_a_search_finds_by_part_of_a_name() -> None:
    bring_in()
    at = open_page("customers")
    at = at.text_input("query").set_value("brindle").run()
    assert named(at) == ["Brindlewick Freight LLC"]


def test_they_are_narrowed_down_to_an_owner_and_a_segment() -> None:
    bring_in()
    at = open_page("customers").selectbox("owner").set_value("Priya Raman").run()
    at = at.selectbox("segment").set_value("Enterprise").run()
    assert {row["owner"] for row in table(at)["rows"]} == {"Priya Raman"}


def test_a_search_without_a_hit_says_what_to_do() -> None:
    bring_in()
    at = open_page("customers").text_input("query").set_value("zzzz").run()
    assert "Nobody found; try fewer letters, or another view." in seen(at)


def edits() -> list[int]:
    """Who was changed by hand on the list."""
    do(planning.plan, app().program(), week())
    return [each.customer.id for each in week_view().edited]


def test_several_are_put_on_the_next_list_and_off_it_again() -> None:
    bring_in()
    do(planning.plan, app().program(), week())
    one, other = sorted((card.customer for card in week_view().cards[:2]), key=lambda each: each.id)
    at = press_in_table(open_page("customers"), "put-on", f"{one.id} {other.id}")
    assert errors(at) == []
    assert table(at)["said"] == f"{one.name} and {other.name} put on the list of Tuesday 24 November"
    assert len(edits()) == 2
    at = press_in_table(at, "undo")
    assert table(at)["said"] == ""
    assert len(edits()) == 0


def test_several_are_snoozed_with_a_reason_and_one_undo() -> None:
    bring_in()
    at = press_in_table(open_page("customers"), "snooze", "1 2 3")
    at.text_input("why-several-0").set_value("Their fair is on")
    at = at.button("now-several-0").click().run()
    assert errors(at) == []
    assert table(at)["said"].endswith("snoozed until 20 December")
    assert app().views.directory(DirectoryFilter(Which.SNOOZED), today("UTC")).total == 3
    press_in_table(at, "undo")
    assert app().views.directory(DirectoryFilter(Which.SNOOZED), today("UTC")).total == 0


def test_another_owner_is_chosen_for_several() -> None:
    bring_in()
    at = press_in_table(open_page("customers"), "owner", "1 2")
    at.selectbox("owner-several-0").set_value("Priya Raman")
    at.text_input("why-several-0").set_value("Tom has left")
    at = at.button("now-several-0").click().run()
    assert [app().views.customer(each).account_owner for each in ("c1", "c2")] == ["Priya Raman"] * 2


def test_nobody_is_put_beyond_calls_without_being_asked_why() -> None:
    bring_in()
    at = press_in_table(open_page("customers"), "forbid", "1 2")
    assert "nobody calls them again, until somebody lifts it on their page" in seen(at)
    assert not app().views.customer("c1").do_not_call
    at = at.button("now-several-0").click().run()
    assert errors(at) == ["Say in a few words why; whoever sees this later will want to know."]
    at.text_input("why-several-0").set_value("They asked never to be called")
    at = at.button("now-several-0").click().run()
    assert [app().views.customer(each).do_not_call for each in ("c1", "c2")] == [True, True]


def test_opening_one_shows_the_brief_and_where_they_came_from() -> None:
    bring_in()
    customer = app().views.customer("Brindlewick")
    at = press_in_table(open_page("customers"), "open", customer.reference)
    assert seen(at).startswith("Brindlewick Freight LLC\n")
    assert "**Renee Castellanos, " in seen(at)
    assert "Came in with sample_customers.csv" in seen(at)
    assert main_buttons(at) == ["Call Renee"]


def test_from_one_customer_back_to_the_view_they_were_found_in() -> None:
    bring_in()
    at = open_page("customers", customer="c1", view="No number").button("all").click().run()
    assert table(at)["total"] == "3 customers"


def test_a_call_and_its_note_are_in_the_history() -> None:
    card = begin_the_hour().cards[0]
    do(noting.write, card.entry.id, Typed("Wants faster exports.", "", "desk"))
    do(calling.give_outcome, card.entry.id, Disposition.CONNECTED)
    at = open_page("customers", customer=card.customer.reference)
    assert "Wants faster exports." in seen(at)


def test_an_unknown_customer_in_the_address_is_a_sentence_above_the_list() -> None:
    bring_in()
    at = open_page("customers", customer="nobody")
    assert errors(at) == ["No customer goes by “nobody”; try an id, a CRM id or part of the company's name."]
    assert table(at)["total"] == "82 customers"


def test_several_customers_of_one_name_are_named() -> None:
    bring_in(b"Company,Contact,Phone\nAcme One,Ann,+12025550143\nAcme Two,Bob,+12025550144\n")
    (sentence,) = errors(open_page("customers", customer="acme"))
    assert sentence.startswith("“acme” could be Acme One (c1), Acme Two (c2)")


def test_a_history_can_be_searched() -> None:
    card = begin_the_hour().cards[0]
    do(noting.write, card.entry.id, Typed("Wants **faster** exports.", "", "desk"))
    do(outcomes.give, card.entry.id, Outcome(Disposition.CONNECTED))
    at = open_page("customers", customer=card.customer.reference)
    at = at.text_input("history-query").set_value("FASTER talked").run()
    assert "Wants **faster** exports." in seen(at)
    assert "Came in with" not in seen(at)
    at = at.text_input("history-query").set_value("zzz").run()
    assert "Nothing found; try fewer letters." in seen(at)


# Corrected by hand


def corrected_page(**fields: Any) -> AppTest:  # noqa: ANN401  # what the widgets take
    """The page of the first customer, with these fields filled in and their form sent off."""
    at = open_page("customers", customer="c1")
    form = next(iter(fields)).partition("_")[0]
    for name, value in fields.items():
        key = f"{name.replace('_', '-')}-corrections-1-0"
        kinds = (at.text_input, at.text_area, at.date_input, at.selectbox)
        element = next(each for kind in kinds for each in kind if each.key == key)
        element.set_value(value)
    return at.button(f"{form}-save-corrections-1-0").click().run()


def test_a_number_corrected_by_hand_is_the_one_to_call() -> None:
    bring_in()
    at = corrected_page(number_number="+44 20 7946 0123", number_why="The switchboard said so")
    assert errors(at) == []
    assert "Number +442079460123: The switchboard said so (You)" in seen(at)
    customer = app().views.customer("c1")
    assert customer.phone is not None
    assert customer.phone.e164 == "+442079460123"


def test_a_number_that_somebody_else_has_corrected_meanwhile_is_shown_beside_ones_own() -> None:
    bring_in()
    at = open_page("customers", customer="c1")
    do(correcting.correct_number, 1, "+44 20 7946 0999", "Heard it from them", "GB")
    at.text_input("number-number-corrections-1-0").set_value("+44 20 7946 0123")
    at.text_input("number-why-corrections-1-0").set_value("The switchboard said so")
    at = at.button("number-save-corrections-1-0").click().run()
    [said] = errors(at)
    assert "Number: “+442079460999”, yours: “+44 20 7946 0123”. Save again to put yours in its place." in said
    assert "Number +442079460999: Heard it from them" in seen(at)
    at = at.button("number-save-corrections-1-0").click().run()
    assert "Number +442079460123: The switchboard said so" in seen(at)


def test_what_somebody_else_has_set_anew_is_not_lifted_unseen() -> None:
    bring_in()
    do(correcting.correct_number, 1, "+44 20 7946 0999", "Heard it from them", "GB")
    at = open_page("customers", customer="c1")
    do(correcting.correct_number, 1, "+44 20 7946 0123", "The switchboard said so", "GB")
    at.text_input("why-lift-phone-corrections-1-0").set_value("Wrong")
    at = at.button("save-lift-phone-corrections-1-0").click().run()
    assert "yours: “nothing”" in errors(at)[0]
    assert "Number +442079460123" in seen(at)


def test_what_was_typed_of_one_customer_is_not_there_once_it_is_saved_nor_for_the_next() -> None:
    bring_in()
    at = corrected_page(number_number="+44 20 7946 0123", number_why="The switchboard said so")
    assert [each.value for each in at.text_input if each.value] == []
    at.text_input("forbid-why-corrections-1-1").set_value("Asked never to be called")
    at.query_params["customer"] = "c2"
    assert [each.value for each in at.run().text_input if each.value] == []


def test_without_a_reason_nothing_is_corrected() -> None:
    bring_in()
    at = corrected_page(number_number="+44 20 7946 0123")
    assert errors(at) == ["Say in a few words why; whoever sees this later will want to know."]
    assert app().views.customer("c1").corrections == ()


def test_who_is_left_alone_is_so_until_somebody_lifts_it() -> None:
    bring_in()
    at = corrected_page(snooze_until=today("UTC") + timedelta(days=40), snooze_why="Moving house")
    assert app().views.customer("c1").snoozed_until == today("UTC") + timedelta(days=40)
    at.text_input("why-lift-snoozed_until-corrections-1-1").set_value("Moved in")
    at = at.button("save-lift-snoozed_until-corrections-1-1").click().run()
    assert app().views.customer("c1").snoozed_until is None
    assert "You: Moved in" in seen(at)


def test_who_asked_not_to_be_called_is_not() -> None:
    bring_in()
    at = corrected_page(forbid_why="Asked never to be called")
    assert app().views.customer("c1").do_not_call
    assert "Nobody calls them." in seen(at)
    assert "Do not call" in seen(open_page("customers", customer="c1"))


def test_whom_the_crm_says_not_to_call_is_said_at_the_top_also_where_only_one_of_several_asked() -> None:
    bring_in()
    with app().store.transaction(app().member, now(), "importing.preview") as transaction:
        known = transaction.get(Customer, 1)
        transaction.save(replace(known, do_not_call=True, contacts=(Contact("Ann Lee"), Contact("Bob Ray"))))
    assert "One of them asked not to be called, so nobody there is." in seen(open_page("customers", customer="c1"))
    assert "Do not call" not in next(each.value for each in open_page("customers", customer="c2").markdown)


def test_how_a_name_is_said_and_what_to_be_careful_about_open_the_brief() -> None:
    bring_in()
    at = corrected_page(words_say="REN-ay", words_careful="In mourning")
    assert "- **Sounds like:** REN-ay\n- **Careful:** In mourning" in seen(at)


def test_another_contact_can_be_chosen() -> None:
    bring_in(b"Account ID,Company,Contact,Phone\nA-1,Acme,Ann,+12025550143\nA-1,Acme,Bob,+12025550144\n")
    at = corrected_page(contact_why="Ann has left")
    assert errors(at) == []
    assert app().views.customer("c1").contact.name == "Bob"


def test_the_page_says_why_a_contact_is_called_and_the_others_are_a_press_away() -> None:
    rows = "Acme,Ann,Buyer,+12025550143\nAcme,Bob,CEO,+12025550144\nAcme,Cy,,\n"
    bring_in(f"Company,Contact,Title,Phone\n{rows}".encode())
    at = open_page("customers", customer="c1")
    assert "Bob leads the company" in seen(at)
    assert ("Ann, Buyer" in seen(at), "no number to call" in seen(at)) == (True, True)
    at = at.button("instead-1-0").click().run()
    assert errors(at) == []
    assert app().views.customer("c1").contact.name == "Ann"
    assert "Ann was chosen by hand" in seen(at)


def test_a_wrong_number_is_a_task_on_the_customers_page_and_among_the_commitments() -> None:
    card = begin_the_hour().cards[0]
    do(outcomes.give, card.entry.id, Outcome(Disposition.WRONG_NUMBER))
    at = open_page("customers", customer=card.customer.reference)
    assert f"{card.customer.account_owner}: Find the right number of {card.customer.person}" in seen(at)
    assert "1 customer for the account owners to put right" in seen(open_page("commitments"))


def test_what_the_account_owner_found_out_brings_a_customer_back() -> None:
    bring_in()
    for _ in range(3):
        do(outcomes.log, app().program(), LoggedCall(app().views.customer("c1").id, Outcome(Disposition.NO_ANSWER)))
    at = corrected_page(answer_words="Thursdays after lunch")
    assert app().views.tasks() == ()
    assert "You: Thursdays after lunch" in seen(at)


STRANGE = "<script>alert(1)</script> **bold** [x](http://x.example) :red[r] :material/home: $x$ 😀 مرحبا"
FILE = f'Company,Contact,Title,Phone,Account Owner,Notes\n"{STRANGE}",A *b* C,# CEO,+12025550143,_o_,"{STRANGE}"\n'


def test_whatever_a_crm_says_is_shown_as_plain_text_on_every_page() -> None:
    bring_in(FILE.encode())
    customer = app().views.customer("c1")
    for page, address in (("", {}), ("customers", {"customer": customer.reference})):
        at = open_page(page, **address)
        raw = "\n".join(written(at, "title", "markdown", "caption"))
        assert "<script>" not in raw
        assert "\\<script\\>" in raw or customer.company in in_the_ribbon(at)  # whose cards hold text, never markup
        assert not [sign for sign in ("**bold**", "[x](", ":red[", ":material/home", "$x$") if sign in raw]
        assert "😀 مرحبا" in seen(at)


def test_those_no_longer_in_the_export_are_listed_apart() -> None:
    bring_in(b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0143\nGlobex,Bob Ray,+1 202 555 0144\n")
    bring_in(b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0143\n")
    assert named(open_page("customers")) == ["Acme"]
    assert named(open_page("customers", view="No longer in the export")) == ["Globex"]


# What is done from a customer's page


def opened(reference: str, button: str) -> AppTest:
    return open_page("customers", customer=reference).button(f"open-{button}").click().run()


def test_a_promise_made_on_the_page_stands_on_it_and_is_kept_in_one_press() -> None:
    bring_in()
    at = opened("c1", "Promise")
    at.text_input("sentence-customer-1-0").set_value("Priya to send the price list by Friday")
    at = at.button("save-customer-1-0").click().run()
    assert errors(at) == []
    assert "Priya Raman, due Friday 27 November" in seen(at)
    at = at.button("kept-1").click().run()
    assert "Priya Raman, kept; tell the customer" in seen(at)
    at = at.button("undo-1").click().run()
    assert "Mark kept" in labels(at)


def test_a_note_finishes_the_call_that_was_begun_on_the_page() -> None:
    bring_in()
    do(calling.begin, app().program(), 1, "They asked for it")
    at = opened("c1", "Note")
    assert "A call with them has no outcome yet" in seen(at)
    at.text_area("words-customer-1-0").set_value("Wants invoices in Dutch.")
    at = at.button("save-customer-1-0").click().run()
    assert errors(at) == []
    assert "Wants invoices in Dutch." in seen(at)
    assert "no outcome yet" not in seen(at)


def test_a_complaint_recorded_on_the_page_is_said_first() -> None:
    bring_in()
    at = opened("c1", "Complaint")
    at.text_area("wants-customer-1-0").set_value("Their invoice is wrong again")
    at = at.button("save-customer-1-0").click().run()
    assert errors(at) == []
    assert "“Their invoice is wrong again”" in seen(at)


def test_from_one_customer_to_the_next_of_the_view() -> None:
    bring_in()
    first, second = (each.customer for each in app().views.directory(DirectoryFilter(), today("UTC"), 2).listed)
    at = open_page("customers", customer=first.reference)
    assert "All · 1 of 82" in seen(at)
    at = at.button("Next").click().run()
    assert at.title[0].value == plain(second.name)
