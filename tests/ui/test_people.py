"""People on the pages: members added, how each is reached, a test message, and the switch between programs."""

import time
from datetime import date, timedelta
from datetime import time as clock

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.domain.people.members import Role
from callprogram.services.lists import planning
from callprogram.services.people import deputizing, membership, messaging
from callprogram.services.program import programs
from tests.servers.mail import Mailbox
from tests.servers.waiting import PATIENCE
from tests.ui.conftest import MAIN, bring_in, do, errors, labels, open_page, seen, week, week_view


@pytest.fixture
def mail(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Mail set up."""
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", f"smtp://127.0.0.1:{mailbox.port}")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "calls@example.com")
    return mailbox


def add(name: str, role: Role, program: str = "Customer calls") -> None:
    do(membership.add, f"{name.lower()}@example.com", name, role, app().program(program))


def open_as(name: str, page: str) -> AppTest:
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    address = f"{name}@example.com"
    at.user = {"is_logged_in": True, "email": address, "email_verified": True, "iat": time.time() - 600}
    at.switch_page(f"pages/{page}.py")
    return at.run()


def test_an_account_owner_becomes_a_member_when_their_address_is_confirmed() -> None:
    bring_in()
    owner = app().views.owners()[0]
    at = open_page("people")
    assert "These account owners have no address here, so they hear of no calls." in seen(at)
    at = at.button(f"owner-{owner}").click().run()
    at.text_input("member-email").set_value("Owner@Example.com")
    at = at.button("add-member").click().run()
    assert errors(at) == []
    [member] = app().views.members()
    assert (member.name, member.email) == (owner, "owner@example.com")
    assert member.roles == {Role.TEAMMATE}
    at = open_page("people")
    assert f"{owner} gets no more messages and cannot sign in. What they did stays." in seen(at)
    at.button(f"remove-{member.id}").click().run()
    assert app().views.members() == ()


def test_somebody_gets_the_role_desk_and_the_page_says_what_it_may_do() -> None:
    assert "The desk takes, answers and settles the cases of this program" in seen(open_page("people"))
    add("Marta", Role.DESK)
    assert "**Marta** · desk" in seen(open_page("people"))


def add_on_the_page(name: str) -> AppTest:
    at = open_page("people")
    at.text_input("member-name").set_value(name)
    at.text_input("member-email").set_value(f"{name.lower()}@example.com")
    return at.button("add-member").click().run()


@pytest.mark.usefixtures("mail")
def test_who_is_added_hears_of_it_by_mail_and_the_page_says_so() -> None:
    assert "Added. Ada hears of it by mail." in seen(add_on_the_page("Ada"))
    assert app().views.is_written("welcome", "ada@example.com")
    assert "Added." in seen(at := add_on_the_page("Ada"))
    assert "by mail" not in seen(at)


def test_without_mail_the_page_says_what_to_tell_whoever_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", "https://calls.example.com")
    told = "Ada is added. Mail is not set up, so tell them where to look: calls.example.com"
    assert told in seen(add_on_the_page("Ada"))
    assert not app().views.is_written("welcome", "ada@example.com")


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:8501", "http://localhost:8501"])
def test_where_only_this_machine_is_reached_nobody_is_sent_to_it(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", address)
    at = add_on_the_page("Ada")
    assert "Ada is added. Only this machine can reach callprogram so far; others need an address." in seen(at)
    assert "Set up sign-in and CALLPROGRAM_PUBLIC_URL, as docs/deploy.md has it." in seen(at)
    assert "where to look" not in seen(at)


def test_an_address_that_is_none_is_a_sentence() -> None:
    at = open_page("people")
    at.text_input("member-email").set_value("owner")
    at = at.button("add-member").click().run()
    assert len(errors(at)) == 1
    assert app().views.members() == ()


def test_what_cannot_be_added_stays_as_it_was_typed_until_it_can() -> None:
    at = open_page("people")
    at.text_input("member-name").set_value("Zoe Klein")
    at.text_input("member-email").set_value("zoe")
    at = at.button("add-member").click().run()
    assert (at.text_input("member-name").value, at.text_input("member-email").value) == ("Zoe Klein", "zoe")
    at.text_input("member-email").set_value("zoe@example.com")
    at = at.button("add-member").click().run()
    assert [each.name for each in app().views.members()] == ["Zoe Klein"]
    assert (at.text_input("member-name").value, at.text_input("member-email").value) == ("", "")


def test_a_role_is_given_and_taken_back_where_a_member_is_changed() -> None:
    add("Tom", Role.TEAMMATE)
    [tom] = app().views.members()
    for chosen in ([Role.TEAMMATE, Role.DESK], [Role.DESK]):
        at = open_page("people").button(f"change-{tom.id}").click().run()
        at.pills(f"roles-{tom.id}").set_value(chosen)
        at = at.button(f"save-{tom.id}").click().run()
        assert (errors(at), app().views.members()[0].roles) == ([], frozenset(chosen))


def test_a_member_without_any_role_is_a_sentence() -> None:
    add("Tom", Role.TEAMMATE)
    [tom] = app().views.members()
    at = open_page("people").button(f"change-{tom.id}").click().run()
    at.pills(f"roles-{tom.id}").set_value([])
    at = at.button(f"save-{tom.id}").click().run()
    assert errors(at) == ["Choose a role for Tom, or remove them."]


def test_a_member_sets_how_they_are_reached_and_when_they_are_away() -> None:
    add("Tom", Role.TEAMMATE)
    [tom] = app().views.members()
    at = open_as("tom", "profile")
    at.time_input(f"quiet-from-{tom.id}").set_value(clock(18))
    at.selectbox(f"zone-{tom.id}").set_value("Asia/Tokyo")
    at.selectbox(f"country-{tom.id}").set_value("IN")
    at.selectbox(f"language-{tom.id}").set_value("de")
    at.text_input(f"phone-{tom.id}").set_value("+49 30 901820")
    at.date_input(f"away-{tom.id}").set_value((date(2026, 12, 21), date(2027, 1, 3)))
    at.checkbox(f"digest-{tom.id}").uncheck()
    at = at.button("save-own").click().run()
    [tom] = app().views.members()
    assert (errors(at), tom.quiet_from, tom.zone, tom.wants_digest) == ([], clock(18), "Asia/Tokyo", False)
    assert (tom.country, tom.language, tom.phone) == ("IN", "de", "+4930901820")
    assert tom.away == (date(2026, 12, 21), date(2027, 1, 3))


def test_an_address_that_nothing_can_be_sent_to_is_a_sentence() -> None:
    add("Tom", Role.TEAMMATE)
    at = open_as("tom", "profile")
    at.text_input("channel").set_value("nonsense://")
    at = at.button("save-own").click().run()
    assert errors(at)[0].startswith("The address for messages cannot be used")


def test_whoever_keeps_the_program_right_says_who_leads_a_member_and_when_they_are_away() -> None:
    add("Ines", Role.ASSISTANT)
    add("Tom", Role.TEAMMATE)
    tom = next(each for each in app().views.members() if each.name == "Tom")
    at = open_page("people").button(f"change-{tom.id}").click().run()
    at.selectbox(f"lead-{tom.id}").set_value("ines@example.com")
    at.date_input(f"away-{tom.id}").set_value((date(2026, 11, 23), date(2026, 11, 27)))
    at = at.button(f"save-{tom.id}").click().run()
    tom = next(each for each in app().views.members() if each.name == "Tom")
    assert (errors(at), tom.lead, tom.away) == ([], "ines@example.com", (date(2026, 11, 23), date(2026, 11, 27)))
    assert "teammate · away from 23 November to 27 November" in seen(at)
    assert "Your lead: Ines" in seen(open_as("tom", "profile"))


def test_a_telephone_that_cannot_be_rung_is_a_sentence_beside_its_field() -> None:
    add("Tom", Role.TEAMMATE)
    [tom] = app().views.members()
    at = open_page("people").button(f"change-{tom.id}").click().run()
    at.text_input(f"phone-{tom.id}").set_value("12")
    at = at.button(f"save-{tom.id}").click().run()
    assert errors(at) == ["“12” is not a number that can be rung; write it like +31 20 123 4567."]
    assert at.text_input(f"phone-{tom.id}").value == "12"


def test_a_test_message_arrives_at_once(mail: Mailbox) -> None:
    add("Tom", Role.TEAMMATE)
    at = open_as("tom", "profile").button("test").click().run()
    assert (errors(at), mail.recipients) == ([], ["tom@example.com"])


def test_a_test_message_that_fails_says_why(mail: Mailbox) -> None:
    mail.refused = {"tom@example.com": "550 No such user"}
    add("Tom", Role.TEAMMATE)
    at = open_as("tom", "profile").button("test").click().run()
    assert "550 No such user" in errors(at)[0]


@pytest.mark.parametrize(
    ("role", "how"),
    [
        (Role.TEAMMATE, "An admin can set it up."),
        (Role.ADMIN, "Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM."),
    ],
)
def test_without_mail_a_test_says_who_can_set_it_up_and_an_admin_how(role: Role, how: str) -> None:
    add("Tom", role)
    at = open_as("tom", "profile").button("test").click().run()
    assert errors(at) == [f"Mail is not set up. {how}"]


@pytest.mark.usefixtures("mail")
def test_a_page_says_so_if_nothing_sends_what_waits() -> None:
    do(messaging.send_test, "tom@example.com")
    assert "waiting for over an hour" not in seen(open_page("customers"))
    with time_machine.travel(now() + timedelta(hours=2)):
        assert "1 message waiting for over an hour; keep the app running" in seen(open_page("customers"))


def test_who_works_on_two_programs_switches_between_them() -> None:
    do(programs.set_program, "Customer calls")
    do(programs.set_program, "Bob's calls", weekday=4)
    add("Anna", Role.ASSISTANT)
    add("Anna", Role.ASSISTANT, "Bob's calls")
    add("Ada", Role.EXECUTIVE)
    at = open_as("anna", "schedule")
    assert "Tuesdays" in seen(at)
    at = at.selectbox("program").set_value("Bob's calls").run()
    assert "Fridays" in seen(at)
    assert [box.key for box in open_as("ada", "schedule").selectbox if box.key == "program"] == []


def test_a_deputy_sees_the_list_and_the_brief_of_the_hour_while_they_hold_it() -> None:
    bring_in()
    add("Tom", Role.TEAMMATE)
    do(programs.set_program, "Customer calls", executive_name="Ada Byron", executive_email="ada@example.com")
    do(planning.freeze, app().program(), week())
    assert "“This week” is not one of your pages" in seen(open_as("tom", "this_week"))

    day = now().date()
    do(deputizing.set_deputy, app().program(), "tom@example.com", day, day + timedelta(days=7))
    held = open_as("tom", "this_week")

    assert errors(held) == []
    assert "Start now" in labels(held)
    assert "Signed off] · Tom holds it for Ada Byron\n" in seen(held)
    do(planning.start_hour, app().program(), week())
    hour = open_as("tom", "hour")
    assert errors(hour) == []
    assert "You call for Ada Byron" in seen(hour)


def test_an_admin_is_told_of_an_hour_that_is_not_logged_and_led_to_no_page_of_the_desk() -> None:
    bring_in()
    add("Ines", Role.ADMIN)
    do(planning.freeze, app().program(), week())
    with time_machine.travel(week_view().call_list.ends_at + timedelta(hours=3), tick=True):
        at = open_as("ines", "to_do")
    assert (errors(at), "**An hour not logged**" in seen(at)) == ([], True)
    assert "Enter, move or skip it" not in labels(at)
