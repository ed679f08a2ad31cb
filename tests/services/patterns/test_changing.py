"""Changed because of it: each of the cause's customers is told once, by a letter that somebody has read."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.customers.customers import Customer
from callprogram.domain.patterns.remedies import Concerned, Remedy, Telling, letter_to
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError, CallprogramError, NotFoundError, StateError
from callprogram.services.act import act
from callprogram.services.cases import escalating
from callprogram.services.customers import erasing, reviewing
from callprogram.services.patterns import changing
from callprogram.services.patterns.naming_causes import name_causes
from tests.services.cases.conftest import Wrote, sent_to_the_desk
from tests.services.cases.conftest import wrote as wrote  # noqa: PLC0414 -- a fixture
from tests.services.conftest import Desk

WORDS = "One person now books every lorry."


@pytest.fixture
def cases(desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer, wrote: Wrote) -> list[Case]:
    """Two of Moorlicht, one of Tin Roof, all of late delivery."""
    found = [
        sent_to_the_desk(desk, program, wrote("It is late."), moorlicht.id),
        desk.do(escalating.escalate, program, moorlicht.id, "A date"),
        desk.do(escalating.escalate, program, tinroof.id, "A date"),
    ]
    found[2] = desk.revise(replace(found[2], person="Bob Ray", email="bob@tinroof.example"))
    return [desk.do(name_causes, program, each.id, ["late delivery"]) for each in found]


@pytest.fixture
def remedy(desk: Desk, program: Program, cases: list[Case]) -> Remedy:
    assert cases
    return desk.do(changing.change, program, "Late delivery", WORDS, desk.now.date())


def concerned(desk: Desk) -> tuple[Concerned, ...]:
    return desk.views.remedies()[0].concerned


def letters(desk: Desk, remedy: Remedy, *whom: Concerned) -> list[tuple[int, Draft]]:
    return [(each.case.id, letter_to(each, remedy, "Marta Vos", desk.now.date())) for each in whom]


def test_writing_it_down_tells_nobody(desk: Desk, remedy: Remedy) -> None:
    before = len(desk.all(Message))
    assert remedy.cause == "late delivery"
    assert [(each.name, each.waits) for each in concerned(desk)] == [("Moorlicht Energie", True), ("Tin Roof", True)]
    assert len(desk.all(Message)) == before
    assert desk.all(Telling) == []


def test_each_is_told_once_by_one_press(desk: Desk, program: Program, remedy: Remedy) -> None:
    one, other = concerned(desk)
    [message] = desk.do(changing.tell, program, remedy.id, letters(desk, remedy, one))
    assert message.recipient == one.to
    assert WORDS.rstrip(".") in message.content.opening
    assert [each.waits for each in concerned(desk)] == [False, True]
    with pytest.raises(StateError, match="was told already"):
        desk.do(changing.tell, program, remedy.id, letters(desk, remedy, one))
    with pytest.raises(StateError, match="was told already"):
        desk.do(changing.tell, program, remedy.id, letters(desk, remedy, other, one))
    assert len(desk.all(Telling)) == 1
    desk.do(changing.tell, program, remedy.id, letters(desk, remedy, other))
    view = desk.views.remedies()[0]
    assert (view.told, view.of) == (2, 2)
    assert [each.case_id for each in desk.all(StoryLine) if each.done is Done.TOLD_CHANGE] == [
        one.case.id,
        other.case.id,
    ]


def test_one_address_of_two_customers_is_written_to_once(
    desk: Desk, program: Program, remedy: Remedy, cases: list[Case]
) -> None:
    desk.revise(replace(cases[2], email=cases[0].email))
    one, other = concerned(desk)
    desk.do(changing.tell, program, remedy.id, letters(desk, remedy, one))
    with pytest.raises(StateError, match=f"{one.to} was told already"):
        desk.do(changing.tell, program, remedy.id, letters(desk, remedy, other))


def test_two_customers_made_one_are_told_once(
    desk: Desk, program: Program, remedy: Remedy, moorlicht: Customer, tinroof: Customer
) -> None:
    other = concerned(desk)[1]
    desk.do(changing.tell, program, remedy.id, letters(desk, remedy, other))
    desk.do(reviewing.join, moorlicht.id, tinroof.id)
    [one] = concerned(desk)
    assert not one.waits
    with pytest.raises(StateError, match="was told already"):
        desk.do(changing.tell, program, remedy.id, letters(desk, remedy, one))


def test_who_is_erased_or_wants_nothing_is_left_out_with_the_reason(
    desk: Desk, program: Program, remedy: Remedy, moorlicht: Customer, tinroof: Customer
) -> None:
    one, other = concerned(desk)
    drafted = letters(desk, remedy, one, other)
    desk.do(erasing.erase, moorlicht.id)
    desk.revise(replace(tinroof, do_not_call=True))
    assert [each.why_not for each in concerned(desk)] == ["asked to be left alone, or is erased"] * 2
    for each in drafted:
        with pytest.raises(CallprogramError, match="Nobody writes to"):
            desk.do(changing.tell, program, remedy.id, [each])
    assert desk.all(Telling) == []


def test_nobody_is_told_before_the_day_nor_by_itself(desk: Desk, program: Program, cases: list[Case]) -> None:
    assert cases
    later = desk.do(changing.change, program, "late delivery", WORDS, desk.now.date() + timedelta(days=3))
    drafted = letters(desk, later, *concerned(desk))
    with pytest.raises(StateError, match="nobody is told before"):
        desk.do(changing.tell, program, later.id, drafted)
    with pytest.raises(CallprogramError):
        act(desk.store, replace(CALLPROGRAM, name="Somebody", roles=frozenset(), email="x@y.example"), desk.now,
            changing.tell, program, later.id, drafted)  # fmt: skip


def test_it_is_taken_back_until_somebody_was_told(desk: Desk, program: Program, remedy: Remedy) -> None:
    desk.do(changing.take_back, remedy.id)
    assert desk.views.remedies() == ()
    with pytest.raises(NotFoundError, match="taken back meanwhile"):
        desk.do(changing.take_back, remedy.id)
    again = desk.do(changing.change, program, "late delivery", WORDS, desk.now.date())
    desk.do(changing.tell, program, again.id, letters(desk, again, concerned(desk)[0]))
    with pytest.raises(StateError, match="Somebody was told already"):
        desk.do(changing.take_back, again.id)


def test_what_cannot_be_written_down_says_why(desk: Desk, program: Program, remedy: Remedy, cases: list[Case]) -> None:
    today = desk.now.date()
    with pytest.raises(BadInputError, match="No case has the cause “weather”"):
        desk.do(changing.change, program, "weather", WORDS, today)
    with pytest.raises(BadInputError, match="Say in a sentence"):
        desk.do(changing.change, program, "late delivery", " ", today)
    with pytest.raises(StateError, match="written down already"):
        desk.do(changing.change, program, "late delivery", f" {WORDS}", today)
    one = concerned(desk)[0]
    with pytest.raises(BadInputError, match="a subject and a text"):
        desk.do(changing.tell, program, remedy.id, [(one.case.id, Draft(one.to, "", ""))])
    for each in cases:
        desk.do(name_causes, program, each.id, [])
    with pytest.raises(StateError, match="has another cause by now"):
        desk.do(changing.tell, program, remedy.id, letters(desk, remedy, one))


def test_two_who_press_at_once_send_one_letter(desk: Desk, program: Program, remedy: Remedy) -> None:
    drafted = letters(desk, remedy, *concerned(desk))
    ended: list[object] = []

    def press() -> None:
        try:
            ended.append(len(desk.do(changing.tell, program, remedy.id, drafted)))
        except CallprogramError as error:
            ended.append(str(error))

    threads = [threading.Thread(target=press) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each for each in ended if each == 2] == [2]
    assert len([each for each in desk.all(Message) if each.key == f"changed {remedy.id}"]) == 2
    assert len(desk.all(Telling)) == 2


def test_it_stands_in_the_next_brief(desk: Desk, program: Program, remedy: Remedy, moorlicht: Customer) -> None:
    history = desk.views.history(moorlicht.id, desk.now.date(), program.zone)
    assert f"Changed because of them: {WORDS}, since 24 November" in history.brief.facts
    assert remedy.holds_on == desk.now.date()
