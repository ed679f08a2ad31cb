"""What is half-written in any box of a case, a letter or a cause stands there again, and is gone once it went out."""

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.bootstrap.letters import letters_in
from callprogram.domain.calls.notes import Typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.decisions.decisions import Kind as Given
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import MailFound
from callprogram.domain.letters.routes import Kind, Route
from callprogram.services.act import look
from callprogram.services.cases import desk_settings, half_written
from callprogram.services.decisions import giving
from callprogram.services.decisions.giving import Wanted
from callprogram.services.letters import deciding, taking_in
from callprogram.services.views import DecisionsWanted
from tests.ui.conftest import bring_in, do, errors, open_page, tell

EXPORT = (
    b"ID,Company,Contact,Email,Phone\nA-1,Brindlewick Foods,Renee Maddox,renee@brindlewick.example,+1 202 555 0143\n"
)
MAIL = b"From: Renee Maddox <renee@brindlewick.example>\nSubject: The drive\n\nThe drive does not work.\n"
# Each box of a case, and the key that Streamlit knows it by.
BOXES = {
    Part.NOTE: "text-note-of-{}-0",
    Part.QUESTION: "question-side-of-{}-0",
    Part.HANDED_OVER: "words-hand-over-{}-0",
    Part.SETTLED: "words-settle-{}-0",
    Part.CLOSED: "words-close-{}-0",
    Part.AMOUNT: "amount-decide-{}-0",
    Part.CURRENCY: "currency-decide-{}-0",
    Part.TAKEN: "taken-decide-{}-0",
    Part.ASKED: "asked-decide-{}-0",
    Part.WHY: "why-decide-{}-0",
}
BEGUN = {Part.QUESTION, Part.CURRENCY}  # what stands there before anybody types


def letter_that_went(route: Route) -> int:
    bring_in(EXPORT)
    [found] = letters_in(MAIL)
    assert isinstance(found, MailFound)
    letter = do(taking_in.take_in, found.mail, found.content, now(), Channel.MAIL).letter
    decision = deciding.Destination(route, route, Kind.COMPLAINT, app().views.customer("A-1").id)
    return do(deciding.decide, app().program(), letter.id, decision).id


@pytest.fixture
def case() -> Case:
    return app().views.case(str(app().views.letter(letter_that_went(Route.DESK)).case_id)).case


def leave(about: About, part: Part, text: str = "Half a sen") -> None:
    do(half_written.write, about, part, Typed(text, "", "tab"))


def left(about: About, part: Part) -> str | None:
    return look(app().store, app().member, now(), half_written.kept, about, part)


def box(at: AppTest, key: str) -> str | None:
    value: str | None = next(each.value for each in (*at.text_area, *at.text_input) if each.key == key)
    return value


def open_case(case: Case) -> AppTest:
    return open_page("escalations", tab="cases", case=case.reference)


@pytest.mark.parametrize("part", BOXES)
def test_what_was_left_in_a_box_of_a_case_stands_there_again(case: Case, part: Part) -> None:
    leave(About(case.id), part)
    at = open_case(case)
    assert errors(at) == []
    assert {each: box(at, key.format(case.id)) for each, key in BOXES.items()}[part] == "Half a sen"
    others = {box(at, key.format(case.id)) for each, key in BOXES.items() if each not in {part, *BEGUN}}
    assert others == {""}


@pytest.mark.parametrize("was_kept", [True, False])
@pytest.mark.parametrize(
    ("part", "press"),
    [(Part.NOTE, "keep-note-of-{}-0"), (Part.WHY, "do-decide-{}-0"), (Part.SETTLED, "do-settle-{}-0")],
)
def test_once_it_went_out_it_is_kept_no_longer_whatever_is_still_on_its_way(
    case: Case, part: Part, press: str, *, was_kept: bool
) -> None:
    at = open_case(case)
    if was_kept:
        at = types(at, About(case.id), part, "It came by")
        assert left(About(case.id), part) == "It came by"
    next(each for each in (*at.text_area, *at.text_input) if each.key == BOXES[part].format(case.id)).input("It came.")
    at.button(press.format(case.id)).click().run()

    assert errors(at) == []
    assert left(About(case.id), part) is None
    types(at, About(case.id), part, "It came.")
    assert left(About(case.id), part) is None


def test_what_a_closed_window_sends_comes_into_the_box_of_the_page_that_is_open(case: Case) -> None:
    at = types(open_case(case), About(case.id), Part.NOTE, "They rang", left=True)
    assert box(at, BOXES[Part.NOTE].format(case.id)) == "They rang"


def types(at: AppTest, about: About, part: Part, text: str, *, left: bool = False) -> AppTest:
    """What is typed into a box, as the browser sends it at a pause."""
    sent = {"copy": f"callprogram-note/{about.key}/{part}/w", "entry": about.key, "part": part, "writer": "w"}
    note = {**sent, "text": text, "base": "", "left": left}
    return tell(at, "left", typed={"id": f"w/{text}", "notes": [note]})


def test_the_line_to_whoever_wrote_a_letter_that_was_passed_on_stands_there_again() -> None:
    do(desk_settings.set_desk, Desk(THE_DESK, redirects={"press": "press@ourco.example"}))
    letter_id = letter_that_went(Route.PRESS)
    leave(About(letter_id=letter_id), Part.MAIL_BODY)
    assert box(open_page("escalations"), f"tell-{letter_id}-body") == "Half a sen"


def test_what_somebody_said_is_there_when_the_dialog_opens_again() -> None:
    leave(About(), Part.SAID, "On the telephone: the drive")
    at = open_page("escalations").button("add-a-letter").click().run()
    assert box(at, "said-typed-letter-0") == "On the telephone: the drive"


def test_what_was_chosen_of_a_decision_is_chosen_again_until_it_is_decided(case: Case) -> None:
    key = f"kind-decide-{case.id}-0"
    open_case(case).selectbox(key).select(Given.WAIVER).run()

    at = open_case(case)
    assert at.selectbox(key).value is Given.WAIVER
    at.text_input(BOXES[Part.WHY].format(case.id)).input("It came late.")
    at.button(f"do-decide-{case.id}-0").click().run()

    assert errors(at) == []
    assert [each.decision.kind for each in app().views.decisions(DecisionsWanted(), now().date())] == [Given.WAIVER]
    assert left(About(case.id), Part.KIND) is None


def test_why_a_decision_is_taken_back_stands_there_again(case: Case) -> None:
    made = do(giving.decide, app().program(), case.id, Wanted(Given.GESTURE, "Flowers"))
    leave(About(case.id, thing=f"decision {made.id}"), Part.WHY)

    assert box(open_case(case), f"why-take-back-{made.id}-0") == "Half a sen"


def test_what_a_closed_window_sends_of_an_answer_opens_it(case: Case) -> None:
    at = open_case(case)
    sent = {"entry": case.id, "part": Part.BODY, "writer": "w", "text": "Dear Renee, half", "base": "", "left": True}
    at = tell(at, "left", typed={"id": "w/1", "notes": [{**sent, "copy": f"callprogram-note/{case.id}/{Part.BODY}/w"}]})

    assert errors(at) == []
    assert f"answer-{case.id}-send" in [each.key for each in at.button]
