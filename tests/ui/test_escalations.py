"""Escalations: letters read, weighed and sorted by one press."""

import json
from datetime import timedelta

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.bootstrap.letters import letters_in
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import MailFound
from callprogram.domain.letters.passing_on import NOBODY
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import Role
from callprogram.services.cases import desk_settings
from callprogram.services.letters import taking_in
from callprogram.services.people import membership
from callprogram.services.views import CasesWanted, TrailFilter
from callprogram.ui.components.letters import sorting
from tests.examples import NOW
from tests.ui.conftest import bring_in, buttons_of, components, do, errors, labels, open_page, press_in, read, seen

MONDAY = NOW + timedelta(days=1)
EXPORT = (
    b"ID,Company,Contact,Email,Phone,Country\n"
    b"A-1,Brindlewick Foods,Renee Maddox,renee@brindlewick.example,+1 202 555 0143,US\n"
)
MAIL = (
    b"From: Renee Maddox <renee@brindlewick.example>\nSubject: The drive\n\nThe drive does not work. Please call me.\n"
)


def take_in(content: bytes = MAIL, *, hides: bool = False) -> int:
    [found] = letters_in(content)
    assert isinstance(found, MailFound)
    return do(taking_in.take_in, found.mail, found.content, now(), Channel.MAIL, hides=hides).letter.id


def test_without_letters_the_page_says_how_one_comes_in() -> None:
    words = seen(open_page("escalations"))
    assert "No letters yet. Bring in a mail to the executive with *Add letters*." in words
    assert "To sort" not in words


def test_a_letter_shows_its_three_gates_and_what_they_want() -> None:
    bring_in(EXPORT)
    take_in()

    words = seen(open_page("escalations"))

    assert "We know them" in words
    assert "It is genuine" in words
    assert "Not answered yet" in words
    assert "Renee Maddox of Brindlewick Foods" in words


def test_the_proposal_is_the_first_button_and_enter() -> None:
    bring_in(EXPORT)
    take_in()

    desk = buttons_of(open_page("escalations"), "routes")["desk"]

    assert (desk["key"], desk["main"]) == ("Enter", True)


def test_one_press_sorts_the_letter_and_undo_brings_it_back() -> None:
    bring_in(EXPORT)
    letter_id = take_in()

    at = press_in(open_page("escalations"), "routes", "desk", letter_id)

    assert errors(at) == []
    assert app().views.letter(letter_id).route is Route.DESK
    assert "All letters are sorted." in seen(at)
    at.button(f"undo-{letter_id}").click().run()
    assert app().views.letter(letter_id).route is None


def test_a_letter_that_reaches_nobody_says_so_when_it_is_decided() -> None:
    bring_in(EXPORT)
    letter_id = take_in()
    at = open_page("escalations")
    at = at.button("route-press-" + str(letter_id)).click().run()
    assert errors(at) == []
    assert [read(each.value) for each in at.toast] == [f"To Press. {NOBODY}"]


def test_whoever_answers_a_letter_does_so_from_their_own_mail_program_and_nothing_says_that_it_went() -> None:
    bring_in(EXPORT)
    letter_id = take_in()
    at = open_page("escalations")
    assert buttons_of(at, "routes")["answer"]["label"] == "I answer it"
    at = press_in(at, "routes", "answer", letter_id)
    assert "answered by hand" in seen(at)
    [link] = [each.proto.url for each in at.get("link_button")]
    assert link.startswith("mailto:renee@brindlewick.example?subject=Re%3A%20")
    assert app().views.outbox(now()).waiting == 0


def test_a_letter_that_was_dropped_days_later_says_of_when_it_is() -> None:
    take_in(b"Date: Thu, 19 Nov 2026 14:03:00 +0100\n" + MAIL)
    assert "mail · 22 November, dated 19 November" in seen(open_page("escalations"))


def test_whose_letter_of_somebody_unknown_is_can_be_said_and_taken_back() -> None:
    bring_in(EXPORT)
    letter_id = take_in(MAIL.replace(b"renee@brindlewick.example", b"renee@home.example").replace(b"Renee", b"Rena"))
    at = open_page("escalations")
    at.text_input(f"whose-{letter_id}-name").input("No such company").run()
    assert "No customer goes by “No such company”" in seen(at).replace("\\", "")
    at.text_input(f"whose-{letter_id}-name").input("A-1").run()
    at.button(f"whose-{letter_id}-yes").click().run()
    assert "We know them" in seen(at)
    at.button(f"whose-{letter_id}-undo").click().run()
    assert "Not known here" in seen(at)

    at.text_input(f"whose-{letter_id}-name").input("A-1").run()
    at = press_in(at.button(f"whose-{letter_id}-yes").click().run(), "routes", "desk", letter_id)
    assert errors(at) == []
    [view] = app().views.cases(CasesWanted()).cases
    assert view.case.customer_id == app().views.customer("A-1").id


def test_the_list_says_of_each_letter_who_when_what_about_and_how_its_gates_stand() -> None:
    bring_in(EXPORT)
    hidden = take_in(b"X: 1\n" + MAIL.replace(b"The drive", b"Of us two"), hides=True)
    known = take_in()
    unknown = take_in(b"From: joe@post.example\n\nA child is in danger. Your product caught fire.\n")

    data = json.loads(components(open_page("escalations"))["waiting"].json)

    one, two, three = data["letters"]
    assert (data["chosen"], [one["id"], two["id"], three["id"]]) == (hidden, [hidden, known, unknown])
    assert (two["who"], two["when"], two["subject"], two["urgent"]) == ("Renee Maddox", "10:00", "The drive", False)
    assert [each["sign"] for each in two["gates"]] == ["✓", "✓", "✗"]
    assert [each["words"] for each in two["gates"]] == ["We know them", "It is genuine", "Not answered yet"]
    assert (three["who"], three["subject"], three["urgent"]) == ("joe@post.example", "no subject", True)


def test_whichever_is_opened_is_shown_and_once_it_is_sorted_the_one_after_it() -> None:
    first, second, third = (take_in(f"X: {n}\n".encode() + MAIL.replace(b"drive", b"dr%d" % n)) for n in (1, 2, 3))
    at = open_page("escalations")
    assert chosen(at) == first
    at = press_in(at, "waiting", "open", second)
    assert chosen(at) == second
    assert chosen(press_in(at, "routes", "bin", second)) == third


def test_on_a_telephone_the_list_comes_first_and_a_letter_has_a_way_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "on_a_telephone", lambda: True)
    letter_id = take_in()
    at = open_page("escalations")
    assert "Not answered yet" not in seen(at)
    at = press_in(at, "waiting", "open", letter_id)
    assert "Not answered yet" in seen(at)
    at.button("all-letters").click().run()
    assert "Not answered yet" not in seen(at)


def chosen(at: AppTest) -> int:
    return int(json.loads(components(at)["waiting"].json)["chosen"])


def test_a_letter_for_the_desk_stands_with_its_customer() -> None:
    bring_in(EXPORT)
    letter_id = take_in()
    press_in(open_page("escalations"), "routes", "desk", letter_id)

    [complaint] = [each.case for each in app().views.complaints()]

    assert isinstance(complaint, Case)
    assert complaint.wants == "Please call me."


def test_the_letter_goes_to_whoever_at_the_desk_has_the_fewest_and_the_button_says_so() -> None:
    bring_in(EXPORT)
    do(membership.add, "marta@example.com", "Marta Vos", Role.DESK, app().program())
    with time_machine.travel(MONDAY):
        letter_id = take_in()
        at = open_page("escalations")
        assert buttons_of(at, "routes")["desk"]["label"] == "To the desk: Marta Vos"
        at = press_in(at, "routes", "desk", letter_id)
    [view] = app().views.cases(CasesWanted()).cases
    assert view.case.owner == "Marta Vos"
    assert f"to the desk, {view.case.reference}, Marta Vos has it" in seen(at)


def test_a_letter_is_given_to_somebody_by_name() -> None:
    bring_in(EXPORT)
    do(membership.add, "ines@example.com", "Ines Lopez", Role.ASSISTANT, app().program())
    letter_id = take_in()
    at = open_page("escalations")
    at.selectbox(f"give-{letter_id}").select("ines@example.com").run()
    at.button(f"give-now-{letter_id}").click().run()
    assert errors(at) == []
    assert app().views.cases(CasesWanted()).cases[0].case.owner == "Ines Lopez"


def test_a_letter_that_names_a_case_joins_it_by_the_first_button() -> None:
    bring_in(EXPORT)
    first = take_in()
    press_in(open_page("escalations"), "routes", "desk", first)
    [view] = app().views.cases(CasesWanted()).cases
    reference = view.case.reference
    letter_id = take_in(MAIL.replace(b"The drive\n", f"Re: The drive ({reference})\n".encode()).replace(b"me.", b"us."))
    at = open_page("escalations")
    assert buttons_of(at, "routes")["join"]["label"] == f"Join {reference}"
    at = press_in(at, "routes", "join", letter_id)
    assert errors(at) == []
    assert app().views.letter(letter_id).case_id == view.case.id
    assert f"part of {reference}" in seen(at)
    at.button(f"open-{letter_id}").click().run()
    assert at.segmented_control("which-tab").value == "cases"
    assert f"{reference} · nobody has it yet" in seen(at)


def test_a_letter_joins_a_case_that_somebody_names_and_no_other() -> None:
    bring_in(EXPORT)
    first = take_in()
    press_in(open_page("escalations"), "routes", "desk", first)
    [view] = app().views.cases(CasesWanted()).cases
    letter_id = take_in(b"From: Dan <dan@x.example>\nSubject: Hello\n\nAbout the drive of Renee.\n")
    at = open_page("escalations")
    at.text_input(f"join-{letter_id}").input("CE-2026-9999").run()
    at.button(f"join-now-{letter_id}").click().run()
    assert errors(at) == ["There is no case “CE-2026-9999”; desk list shows all of them."]
    at.text_input(f"join-{letter_id}").input(view.case.reference).run()
    at.button(f"join-now-{letter_id}").click().run()
    assert errors(at) == []
    assert app().views.letter(letter_id).case_id == view.case.id


def test_what_came_with_a_letter_can_be_taken_out() -> None:
    head = b"From: a@x.example\nSubject: Offer\nContent-Type: multipart/mixed; boundary=b\n\n"
    file = b"--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=offer.pdf\n\nPDF\n--b--\n"
    take_in(head + b"--b\nContent-Type: text/plain\n\nSee the offer.\n" + file)

    at = open_page("escalations")

    assert errors(at) == []
    assert "offer.pdf" in labels(at)


def test_a_letter_that_was_passed_on_offers_the_line_that_tells_its_writer() -> None:
    bring_in(EXPORT)
    letter_id = take_in()
    do(desk_settings.set_desk, Desk(THE_DESK, redirects={"legal": "legal@ourco.example"}))

    at = open_page("escalations")
    at.button(f"route-legal-{letter_id}").click().run()

    assert errors(at) == []
    assert "Our legal department has it now and deals with it." in str(at.text_area(f"tell-{letter_id}-body").value)


def test_what_reads_as_private_is_folded() -> None:
    take_in(b"From: doctor@clinic.example\nSubject: Private and confidential\n\nPersonal: your results are here.\n")

    at = open_page("escalations")

    assert [each.label for each in at.expander] == ["It seems private: open it only if you have to"]


def test_an_executive_whose_name_nobody_said_is_the_executive() -> None:
    take_in(b"From: doctor@clinic.example\nSubject: Private and confidential\n\nPersonal: your results are here.\n")

    assert buttons_of(open_page("escalations"), "routes")["straight"]["label"] == "Straight to the executive"


def test_whoever_reads_a_letter_is_on_record_once() -> None:
    letter_id = take_in()
    at = open_page("escalations")
    at.run()

    looks = [
        each for each in app().views.trail(TrailFilter(), 100).events if each.action == "recording.looked_at_letter"
    ]
    assert [(each.kind, each.row_id) for each in looks] == [("letter", letter_id)]


def test_whoever_asks_not_to_be_called_is_not_with_the_letter_as_the_reason() -> None:
    bring_in(EXPORT)
    letter_id = take_in(MAIL.replace(b"Please call me.", b"Please do not call me again."))
    at = open_page("escalations")
    assert "They ask not to be called: “Please do not call me again”" in seen(at)
    at = at.button(f"no-calls-{letter_id}").click().run()
    customer = app().views.customer("A-1")
    assert "Nobody calls them." in seen(at)
    assert (customer.do_not_call, customer.corrections[-1].reason) == (
        True,
        "They wrote on 22 November: “Please do not call me again”.",
    )
