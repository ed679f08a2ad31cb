"""My side: what a colleague who is asked about a case reads and answers, from the link in their mail."""

import pytest

from callprogram.bootstrap import app, now
from callprogram.domain.calls.notes import Typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.people.members import Role
from callprogram.services.act import act, look
from callprogram.services.cases import asking_sides, ending, half_written
from tests.ui.conftest import bring_in, do, errors, labels, main_buttons, seen
from tests.ui.test_cases import EXPORT, MAIL, case_of, member, open_as


@pytest.fixture
def asked() -> Case:
    """A case in which Tom is asked."""
    bring_in(EXPORT)
    case = case_of(MAIL, app().views.customer("A-1").id)
    member("Tom Gruen", Role.TEAMMATE)
    member("Priya Rao", Role.TEAMMATE)
    return do(asking_sides.ask, app().program(), case.id, "tom@example.com", "Why was the credit refused?")


def given(case: Case) -> str:
    return app().views.case(case.reference).case.answer


def test_who_is_asked_reads_the_question_until_when_and_no_letter(asked: Case) -> None:
    words = seen(open_as("tom", "my_side", case=asked.reference))
    assert "Why was the credit refused?" in words
    assert "Please answer by tomorrow, 13:00; nothing is decided without you before." in words
    assert f"Brindlewick Foods · {asked.reference} · nobody has it yet" in words
    assert "voucher" not in words
    assert asked.wants not in words
    assert asked.title not in words


def test_an_answer_is_thanked_for_and_can_be_changed_until_the_case_ends(asked: Case) -> None:
    at = open_as("tom", "my_side", case=asked.reference)
    assert main_buttons(at) == ["Send my side"]
    at.text_area(f"text-my-side-{asked.id}-0").input("By the rules it was right.")
    at.button(f"send-my-side-{asked.id}-0").click().run()
    assert errors(at) == []
    assert "Thank you. It is read before anything is decided" in seen(at)
    assert given(asked) == "By the rules it was right."
    at.text_area(f"text-my-side-{asked.id}-1").input("I would give it now.")
    at.button(f"send-my-side-{asked.id}-1").click().run()
    assert given(asked) == "I would give it now."
    assert "I would give it now." in seen(at)
    do(ending.settle, app().program(), asked.id, "A credit")
    assert "Send it anew" not in labels(open_as("tom", "my_side", case=asked.reference))


def test_half_an_answer_is_there_again_for_whoever_wrote_it_and_gone_once_it_was_sent(asked: Case) -> None:
    tom = next(each for each in app().views.members() if each.name == "Tom Gruen")
    half, box = Typed("By the rules", "", "tab"), (About(asked.id), Part.SIDE)
    act(app().store, tom, now(), half_written.write, *box, half)
    at = open_as("tom", "my_side", case=asked.reference)
    assert at.text_area(f"text-my-side-{asked.id}-0").value == "By the rules"
    at.button(f"send-my-side-{asked.id}-0").click().run()
    assert given(asked) == "By the rules"
    assert look(app().store, tom, now(), half_written.kept, *box) is None


def test_nothing_is_no_answer(asked: Case) -> None:
    at = open_as("tom", "my_side", case=asked.reference)
    at.button(f"send-my-side-{asked.id}-0").click().run()
    assert errors(at) == ["Write what is good to know before the call."]
    assert given(asked) == ""


@pytest.mark.parametrize("reference", ["CE-2026-0001", "CE-2026-9999", "", "nonsense"])
def test_who_is_not_asked_reads_the_same_for_any_case(asked: Case, reference: str) -> None:
    assert asked.reference == "CE-2026-0001"
    words = seen(open_as("priya", "my_side", case=reference))
    assert "Nobody has asked for your side. The link in the mail to you opens this page." in words
    assert "Brindlewick" not in words
