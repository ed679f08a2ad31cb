"""Letters are kept once, as they came."""

from dataclasses import replace

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Enclosure, Mail
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, NotAllowedError, StateError
from callprogram.services.act import act
from callprogram.services.letters import deciding, screening, taking_in
from tests.services.conftest import Desk

RENEE = Correspondent("Renee Maddox", "renee@brindlewick.example")
MAIL = Mail(RENEE, "The drive", "It does not work.", message_id="<1@brindlewick.example>")
ASSISTANT = Member("sam@ourco.example", "Sam", frozenset({Role.ASSISTANT}), serves=frozenset({1}))


def take(desk: Desk, mail: Mail, content: bytes, *, hides: bool = False) -> taking_in.Taken:
    return desk.do(taking_in.take_in, mail, content, desk.now, Channel.MAIL, hides=hides)


def test_the_same_bytes_are_known(desk: Desk) -> None:
    first, again = take(desk, MAIL, b"one"), take(desk, MAIL, b"one")

    assert (first.already, again.already) == (None, first.letter.id)
    assert desk.views.letters().total == 1


def test_the_same_letter_over_another_way_is_known(desk: Desk) -> None:
    take(desk, MAIL, b"Received: here\n")

    assert take(desk, MAIL, b"Received: there\n").already
    assert desk.views.letters().total == 1


def test_the_same_message_id_with_anything_else_is_another_letter(desk: Desk) -> None:
    take(desk, MAIL, b"one")
    take(desk, replace(MAIL, text="It works now."), b"two")
    take(desk, replace(MAIL, enclosures=(Enclosure("a.pdf", "application/pdf", b"a"),)), b"three")

    assert desk.views.letters().total == 3


def test_several_at_once_are_kept_in_their_order_and_each_once(desk: Desk) -> None:
    before = take(desk, MAIL, b"one").letter
    two, three = replace(MAIL, message_id="<2@x>"), replace(MAIL, message_id="<3@x>")
    came = [taking_in.Came(mail, mail.subject.encode(), desk.now) for mail in (two, MAIL, three, two)]

    taken = desk.do(taking_in.take_in_all, came, Channel.MAIL)

    first, last = taken[0].letter.id, taken[2].letter.id
    assert [each.already for each in taken] == [None, before.id, None, first]
    assert [each.message_id for each in desk.views.letters().letters] == ["<3@x>", "<2@x>", MAIL.message_id]
    assert before.id < first < last
    assert desk.views.wholeness().troubles == ()


def test_the_original_and_what_came_with_it_are_kept_once(desk: Desk) -> None:
    offer = Enclosure("offer.pdf", "application/pdf", b"the offer")
    letter = take(desk, replace(MAIL, enclosures=(offer, offer)), b"as it came").letter

    assert desk.views.letter_file(letter.sha256) == b"as it came"
    assert {desk.views.letter_file(each.sha256) for each in letter.attachments} == {b"the offer"}


def test_what_only_the_executive_reads_is_there_for_others_and_says_nothing(desk: Desk) -> None:
    kept = take(desk, MAIL, b"one", hides=True).letter

    seen = desk.views.seen_by(ASSISTANT).letter(kept.id)

    assert (seen.id, seen.subject, seen.text, seen.email) == (kept.id, "", "", None)
    assert desk.views.seen_by(replace(ASSISTANT, roles=frozenset({Role.EXECUTIVE}))).letter(kept.id) == kept


def decided(desk: Desk, program: Program, letter_id: int, route: Route, customer_id: int | None = None) -> int | None:
    decision = deciding.Destination(route, Route.DESK, Kind.COMPLAINT, customer_id, wants="A drive that works")
    return desk.do(deciding.decide, program, letter_id, decision).case_id


def test_what_goes_to_the_desk_stands_with_the_customer_and_takes_no_place_on_a_list(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    letter = take(desk, MAIL, b"one").letter

    decided(desk, program, letter.id, Route.DESK, moorlicht.id)

    [noted] = desk.all(Case)
    assert (noted.wants, noted.for_call) == ("A drive that works", False)
    assert desk.views.letter(letter.id).proposed is Route.DESK


def test_a_decision_taken_back_leaves_nothing_behind(desk: Desk, program: Program, moorlicht: Customer) -> None:
    letter = take(desk, MAIL, b"one").letter
    decided(desk, program, letter.id, Route.DESK, moorlicht.id)

    desk.do(deciding.take_back, letter.id)

    assert desk.views.letter(letter.id) == letter
    assert desk.all(Case) == []


def test_what_went_straight_in_is_read_by_others_again_once_that_is_taken_back(desk: Desk, program: Program) -> None:
    letter = take(desk, MAIL, b"one").letter
    decided(desk, program, letter.id, Route.STRAIGHT)
    assert desk.views.seen_by(ASSISTANT).letter(letter.id).text == ""

    desk.do(deciding.take_back, letter.id)

    assert desk.views.seen_by(ASSISTANT).letter(letter.id) == letter


def test_a_letter_is_decided_once_and_taken_back_only_then(desk: Desk, program: Program) -> None:
    letter = take(desk, MAIL, b"one").letter
    with pytest.raises(StateError, match="Nothing was decided"):
        desk.do(deciding.take_back, letter.id)
    decided(desk, program, letter.id, Route.BIN)

    with pytest.raises(StateError, match="decided already"):
        decided(desk, program, letter.id, Route.DESK)


def test_a_rule_takes_the_place_of_the_one_before(desk: Desk) -> None:
    desk.do(screening.set_rule, "Brindlewick.example", Route.BIN, "noise")
    desk.do(screening.set_rule, "@brindlewick.example", Route.STRAIGHT, "our oldest customer")

    [rule] = desk.views.sender_rules()

    assert (rule.address, rule.route) == ("@brindlewick.example", Route.STRAIGHT)
    desk.do(screening.remove_rule, "brindlewick.example")
    assert desk.views.sender_rules() == ()


def test_a_rule_needs_a_sender_and_a_reason(desk: Desk) -> None:
    with pytest.raises(BadInputError, match="no address"):
        desk.do(screening.set_rule, "nobody", Route.BIN, "noise")
    with pytest.raises(BadInputError, match="Say why"):
        desk.do(screening.set_rule, "x@y.example", Route.BIN, " ")


def test_nobody_decides_a_letter_that_they_may_not_open(desk: Desk, program: Program) -> None:
    kept = take(desk, MAIL, b"one", hides=True).letter
    desk.keep(ASSISTANT)
    decision = deciding.Destination(Route.REDIRECT, Route.STRAIGHT, Kind.PRIVATE, given_to=ASSISTANT.email)

    with pytest.raises(NotAllowedError, match="Only the executive opens this letter"):
        act(desk.store, ASSISTANT, desk.now, deciding.decide, program, kept.id, decision)
