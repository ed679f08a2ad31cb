"""Patterns on the pages: what comes to be again and again, and whom to call about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.bootstrap import app, now
from callprogram.domain.cases.cases import Case
from callprogram.domain.people.members import Role
from callprogram.domain.people.messages import Message
from callprogram.services.cases import escalating
from callprogram.services.patterns import changing
from callprogram.services.patterns.naming_causes import name_causes
from tests.ui.conftest import bring_in, do, errors, open_page, seen
from tests.ui.test_cases import MAIL, case_of, member, open_as
from tests.ui.test_links import everything

EXPORT = (
    b"ID,Company,Contact,Email,Phone,Country\n"
    b"A-1,Brindlewick Foods,Renee Maddox,renee@brindlewick.example,+1 202 555 0143,US\n"
    b"A-2,Tin Roof,Bob Ray,bob@tinroof.example,+1 212 555 0144,US\n"
)


@pytest.fixture
def cases() -> list[Case]:
    """Two of Brindlewick, who wrote, one of Tin Roof, of whom a colleague told us; all late."""
    bring_in(EXPORT)
    loud, quiet = (app().views.customer(each).id for each in ("A-1", "A-2"))
    found = [
        case_of(MAIL, loud),
        case_of(MAIL.replace(b"Third", b"Fourth"), loud),
        do(escalating.escalate, app().program(), quiet, "A date"),
    ]
    return [do(name_causes, app().program(), each.id, ["late delivery"]) for each in found]


def test_without_a_pattern_the_tab_says_what_one_is() -> None:
    assert "Three cases with the same cause, from at least two customers, make one" in seen(
        open_page("escalations", tab="patterns")
    )


def test_a_pattern_names_its_cases_and_the_quiet_customer_first(cases: list[Case]) -> None:
    at = open_page("escalations", tab="patterns")
    assert errors(at) == []
    assert "3 cases from 2 customers since 22 November" in seen(at)
    assert [each.proto.label for each in at.get("page_link")] == ["Tin Roof", "Brindlewick Foods"]

    at.button(f"of-late delivery-{cases[0].reference}").click().run()

    assert errors(at) == []
    assert at.query_params["case"] == [cases[0].reference] or at.query_params["case"] == cases[0].reference
    assert "Third date missed" in seen(at)


@pytest.mark.usefixtures("cases")
def test_the_desk_has_cases_and_patterns_and_no_letters() -> None:
    member("Marta Vos", Role.DESK)
    at = open_as("marta", "escalations", tab="patterns")
    assert errors(at) == []
    assert "Late delivery" in seen(at)
    assert [each.content for each in at.get("button_group")[0].proto.options] == ["Cases 3", "Patterns 1"]


def test_what_was_changed_is_written_down_read_and_sent_by_one_press(cases: list[Case]) -> None:
    assert cases
    at = open_page("escalations", tab="patterns")
    at.text_area("text-changed-late delivery-0").set_value("One person books every lorry.")
    at.button("do-changed-late delivery-0").click().run()
    assert errors(at) == []
    assert "late delivery · from 22 November on · 0 of 2 customers told" in seen(at)
    assert "Tin Roof is left out" not in seen(at)

    at.selectbox("to-letter-1").select_index(1).run()
    assert at.button("send-letter-1").label == "Send to Tin Roof"
    at.button("send-letter-1").click().run()

    assert errors(at) == []
    assert "1 of 2 customers told" in seen(at)
    [message] = [each for each in everything(Message) if each.key == "changed 1"]
    assert message.recipient == "bob@tinroof.example"
    assert "One person books every lorry" in message.content.opening
    assert "take-back-1" not in [each.key for each in at.button]


def test_all_are_sent_as_drafted_and_results_say_so(cases: list[Case]) -> None:
    do(changing.change, app().program(), "late delivery", "One person books every lorry.", cases[0].raised_on)
    at = open_page("escalations", tab="patterns")
    assert at.button("all-letter-1").label == "Send all 2 as drafted"
    at.button("all-letter-1").click().run()
    assert "2 of 2 customers told" in seen(at)
    words = seen(open_page("results"))
    assert "**One person books every lorry.** :gray[late delivery · since 22 November, 2 of 2 customers told]" in words


def test_what_does_not_hold_yet_is_told_to_nobody_and_can_be_taken_back(cases: list[Case]) -> None:
    later = cases[0].raised_on + timedelta(days=5)
    do(changing.change, app().program(), "late delivery", "One person books every lorry.", later)
    at = open_page("escalations", tab="patterns")
    assert "It holds from 27 November on; nobody is told before." in seen(at)
    assert at.button("send-letter-1").disabled
    at.button("take-back-1").click().run()
    assert app().views.remedies() == ()


def test_results_say_that_few_are_too_few_and_compare_more_in_one_picture(cases: list[Case]) -> None:
    words = seen(open_page("results"))
    assert "So far: late delivery, 1 wrote and 1 did not." in words
    assert "A cause is compared once 5 customers wrote and 5 others did not." in words
    wrote, quiet = cases[0], cases[2]
    for number in range(4):
        for case in (case_of(MAIL.replace(b"Third", b"%d" % number).replace(b"renee@", b"r%d@" % number)), quiet):
            email = f"{number}@x.example" if case is quiet else case.email
            reference = f"CE-2026-9{number}{int(case is quiet)}0"
            told = replace(case, customer_id=None, email=email, causes=wrote.causes, settled_on=case.raised_on)
            with app().store.transaction(app().member, now(), "importing.bring_in") as transaction:
                kept = replace(told, id=0, reference=reference) if case is quiet else told
                transaction.save(kept) if kept.id else transaction.add(kept)
    at = open_page("results")
    assert errors(at) == []
    assert "**late delivery**  \nWrote: 5 customers, settled after 0 days  \nDid not: 5 customers" in seen(at)
    assert "Days until a case was settled: the median over customers" in seen(at)
