"""What others deal with goes to them once somebody says so; its writer hears it by a line that somebody sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callprogram.domain.cases.desk import THE_DESK
from callprogram.domain.cases.desk import Desk as Opening
from callprogram.domain.cases.wordings import WORDINGS, Wording
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Enclosure, Mail
from callprogram.domain.letters.passing_on import PASSED_ON
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.cases import desk_settings
from callprogram.services.letters import deciding, passing_on, taking_in
from callprogram.services.people import messaging
from callprogram.services.ports import Channels
from tests.services.conftest import Desk

JOURNALIST = Correspondent("Kit Marlow", "kit@paper.example")
OFFER = Enclosure("questions.pdf", "application/pdf", b"PDF")
MAIL = Mail(JOURNALIST, "Your prices", "I write about prices.\n\nWill you talk to me?", (), enclosures=(OFFER,))
TOM = Member("tom@ourco.example", "Tom Grün", frozenset({Role.TEAMMATE}))


class Post:
    def __init__(self) -> None:
        self.given: list[tuple[str, Content]] = []

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        begins()
        self.given.append((recipient.email, message.content))


@pytest.fixture
def letter(desk: Desk) -> Letter:
    desk.do(desk_settings.set_desk, Opening(THE_DESK, redirects={"press": "press@ourco.example"}))
    return desk.do(taking_in.take_in, MAIL, b"as it came", desk.now, Channel.MAIL).letter


def decide(desk: Desk, program: Program, letter: Letter, route: Route, to: str = "") -> Letter:
    return desk.do(deciding.decide, program, letter.id, deciding.Destination(route, route, Kind.PRESS, given_to=to))


def sent(desk: Desk) -> list[tuple[str, Content]]:
    post = Post()
    messaging.send_waiting(desk.store, Channels(post, post), desk.now)
    return post.given


def test_a_letter_for_the_press_goes_to_the_address_set_for_it_after_ten_minutes(
    desk: Desk, program: Program, letter: Letter
) -> None:
    decide(desk, program, letter, Route.PRESS)

    assert sent(desk) == []
    desk.now += timedelta(minutes=10)
    [(to, words)] = sent(desk)

    assert (to, words.subject) == ("press@ourco.example", "For you, from Ada Byron's letters: Your prices")
    opening, _, letter_itself = words.opening.partition("\n\n")
    assert opening == "Kit Marlow (kit@paper.example) wrote to Ada Byron; this is yours to answer."
    assert "From: Kit Marlow (kit@paper.example)\nDate: 24 November 2026\nSubject: Your prices" in letter_itself
    assert "\n\nI write about prices.\n\nWill you talk to me?\n" in letter_itself
    assert [each.points for each in words.sections] == [("questions.pdf",)]


def test_a_letter_for_the_lawyers_goes_to_whoever_has_that_role_where_no_address_is_set(
    desk: Desk, program: Program, letter: Letter
) -> None:
    desk.keep(Member("lena@ourco.example", "Lena Falk", frozenset({Role.LEGAL}), serves=frozenset({program.id})))
    decide(desk, program, letter, Route.LEGAL)
    assert desk.do(passing_on.reached, letter.id) == "lena@ourco.example"
    desk.now += timedelta(minutes=10)
    assert [to for to, _ in sent(desk)] == ["lena@ourco.example"]


@pytest.mark.parametrize(("route", "to"), [(Route.LEGAL, ""), (Route.PEOPLE, ""), (Route.REDIRECT, "Nobody's Name")])
def test_it_can_be_known_that_a_letter_reaches_nobody(
    desk: Desk, program: Program, letter: Letter, route: Route, to: str
) -> None:
    decide(desk, program, letter, route, to)
    assert desk.do(passing_on.reached, letter.id) == ""


def test_taken_back_within_ten_minutes_it_goes_to_nobody(desk: Desk, program: Program, letter: Letter) -> None:
    decide(desk, program, letter, Route.PRESS)
    desk.do(deciding.take_back, letter.id)
    desk.now += timedelta(minutes=10)

    assert sent(desk) == []


def test_what_they_have_already_is_not_taken_back(desk: Desk, program: Program, letter: Letter) -> None:
    decide(desk, program, letter, Route.PRESS)
    desk.now += timedelta(minutes=10)
    sent(desk)

    with pytest.raises(StateError, match=r"press@ourco\.example has this letter already"):
        desk.do(deciding.take_back, letter.id)


def test_a_letter_for_a_colleague_goes_to_them_by_name(desk: Desk, program: Program, letter: Letter) -> None:
    desk.keep(TOM)
    decide(desk, program, letter, Route.REDIRECT, "Tom Grün")
    [message] = desk.all(Message)

    assert (message.recipient, message.state) == (TOM.email, Delivery.WAITING)


@pytest.mark.parametrize("route", [Route.LEGAL, Route.BIN, Route.STRAIGHT, Route.ANSWER, Route.DESK])
def test_nothing_goes_anywhere_for_other_routes_or_where_nobody_is_set(
    desk: Desk, program: Program, letter: Letter, route: Route
) -> None:
    decide(desk, program, letter, route)

    assert desk.all(Message) == []
    with pytest.raises(StateError, match="passed on to nobody"):
        desk.do(passing_on.told_draft, program, letter.id)


def test_its_writer_is_told_what_is_so_once_somebody_sends_the_line(
    desk: Desk, program: Program, letter: Letter
) -> None:
    decide(desk, program, letter, Route.PRESS)
    draft = desk.do(passing_on.told_draft, program, letter.id)

    assert (draft.to, draft.subject) == ("kit@paper.example", "Re: Your prices")
    assert draft.body.startswith(
        "Dear Kit Marlow,\n\nYour letter to Ada Byron was read here. Our press office has it now and deals with it."
    )
    assert [each.recipient for each in desk.all(Message)] == ["press@ourco.example"]

    desk.do(passing_on.tell, program, letter.id, replace(draft, body="Dear Kit, our press office has it."))

    assert [each.recipient for each in desk.all(Message)] == ["press@ourco.example", "kit@paper.example"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Guten Tag Kit Marlow,\n\nIhr Schreiben an Ada Byron ist hier gelesen worden. Unsere Pressestelle hat"),
        (
            "fr",
            "Bonjour Kit Marlow,\n\nVotre courrier à Ada Byron a bien été lu. Notre service de presse l’a maintenant",
        ),
        (
            "es",
            "Buenos días, Kit Marlow:\n\nHemos leído su carta a Ada Byron. Nuestra oficina de prensa la tiene ahora",
        ),
        ("nl", "Dear Kit Marlow,\n\nYour letter to Ada Byron was read here. Our press office has it now"),
    ],
)
def test_its_writer_is_told_in_their_language_where_it_has_a_wording(
    desk: Desk, program: Program, language: str, told: str
) -> None:
    desk.do(desk_settings.set_desk, Opening(THE_DESK, redirects={"press": "press@ourco.example"}))
    mail = replace(MAIL, language=language)
    came = desk.do(taking_in.take_in, mail, b"as it came", desk.now, Channel.MAIL).letter
    decide(desk, program, came, Route.PRESS)

    assert desk.do(passing_on.told_draft, program, came.id).body.startswith(told)


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=WORDINGS)
def test_whoever_deals_with_a_letter_has_a_name_in_every_language(wording: Wording) -> None:
    assert set(wording.teams) == PASSED_ON


def test_its_day_is_that_of_the_program_s_zone(desk: Desk, program: Program) -> None:
    desk.do(desk_settings.set_desk, Opening(THE_DESK, redirects={"press": "press@ourco.example"}))
    in_the_evening = replace(MAIL, sent_at=datetime(2026, 11, 22, 22, tzinfo=UTC))
    came = desk.do(taking_in.take_in, in_the_evening, b"as it came", desk.now, Channel.MAIL).letter
    decide(desk, replace(program, zone="Asia/Tokyo"), came, Route.PRESS)
    [message] = desk.all(Message)

    assert "Date: 23 November 2026\n" in message.content.opening


def test_its_writer_hears_no_sooner_than_those_who_have_it_and_nothing_once_it_is_taken_back(
    desk: Desk, program: Program, letter: Letter
) -> None:
    decide(desk, program, letter, Route.PRESS)
    desk.do(passing_on.tell, program, letter.id, desk.do(passing_on.told_draft, program, letter.id))
    assert sent(desk) == []

    desk.do(deciding.take_back, letter.id)
    desk.now += timedelta(minutes=10)
    assert sent(desk) == []

    decide(desk, program, letter, Route.PRESS)
    desk.do(passing_on.tell, program, letter.id, desk.do(passing_on.told_draft, program, letter.id))
    desk.now += timedelta(minutes=10)
    assert [to for to, _ in sent(desk)] == ["press@ourco.example", "kit@paper.example"]
