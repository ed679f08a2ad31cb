"""Cases on the pages: which there are, one of them, and what is done in it by a press."""

import json
import time
from datetime import date, timedelta

import pytest
import time_machine
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from callprogram.bootstrap import app, now
from callprogram.bootstrap.letters import letters_in
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.cases.unsent import Part
from callprogram.domain.letters.letters import Channel, Direction
from callprogram.domain.letters.mails import MailFound
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import Member, Role
from callprogram.domain.promises.telling import Draft
from callprogram.services.act import act
from callprogram.services.cases import asking_sides, case_notes, owning
from callprogram.services.law import holding
from callprogram.services.letters import answering_cases, deciding, taking_in
from callprogram.services.letters.answering_cases import Written
from callprogram.services.patterns import naming_causes
from callprogram.services.people import membership
from callprogram.services.views import CasesWanted, Story
from tests.servers.waiting import PATIENCE
from tests.ui.conftest import MAIN, bring_in, components, do, errors, labels, main_buttons, open_page, seen, tell

EXPORT = (
    b"ID,Company,Contact,Email,Phone,Country,Owner\n"
    b"A-1,Brindlewick Foods,Renee Maddox,renee@brindlewick.example,+1 202 555 0143,US,Tom Gruen\n"
)
MAIL = (
    b"From: Renee Maddox <renee@brindlewick.example>\nSubject: Third date missed\n\n"
    b"I do not want a voucher. I want one delivery date that holds.\n"
)


@pytest.fixture
def case() -> Case:
    """The case of a customer's letter, which nobody has yet."""
    bring_in(EXPORT)
    return case_of(MAIL, app().views.customer("A-1").id)


def case_of(content: bytes, customer_id: int | None = None) -> Case:
    [found] = letters_in(content)
    assert isinstance(found, MailFound)
    letter = do(taking_in.take_in, found.mail, found.content, now(), Channel.MAIL).letter
    decision = deciding.Destination(Route.DESK, Route.DESK, Kind.COMPLAINT, customer_id, wants="A date that holds.")
    decided = do(deciding.decide, app().program(), letter.id, decision)
    return app().views.case(str(decided.case_id)).case


def story(case: Case) -> Story:
    return app().views.story(case.id)


def member(name: str, role: Role) -> Member:
    return do(membership.add, f"{name.partition(' ')[0].lower()}@example.com", name, role, app().program())


def open_as(name: str, page: str, **address: str) -> AppTest:
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    at.user = {"is_logged_in": True, "email": f"{name}@example.com", "email_verified": True, "iat": time.time() - 600}
    for key, value in address.items():
        at.query_params[key] = value
    at.switch_page(f"pages/{page}.py")
    return at.run()


def open_case(case: Case) -> AppTest:
    return open_page("escalations", tab="cases", case=case.reference)


def answer_of(at: AppTest, case: Case) -> dict[str, str]:
    """What stands in the boxes of the answer."""
    told = json.loads(components(at)[f"answer_{case.id}"].json)
    return {each["part"]: each["saved"] for each in told["texts"]}


def write(at: AppTest, case: Case, text: str, part: Part = Part.BODY) -> AppTest:
    """What is typed in a box of the answer, as the browser sends it at a pause."""
    copy = f"callprogram-note/{case.id}/{part}/tab"
    note = {"copy": copy, "entry": case.id, "part": part, "text": text, "base": answer_of(at, case)[part]}
    return tell(at, f"answer_{case.id}", typed={"id": f"tab/{text}", "notes": [note | {"writer": "tab"}]})


def test_without_cases_the_tab_says_so() -> None:
    words = seen(open_page("escalations", tab="cases"))
    assert "No open cases." in words


def test_what_nobody_has_is_on_top_with_what_is_next(case: Case) -> None:
    at = open_page("escalations", tab="cases")
    assert errors(at) == []
    assert at.button(f"case-{case.id}").label == "**Brindlewick Foods**"
    assert "Third date missed  \n:gray-badge[answer by tomorrow, 11:00]" in seen(at)
    assert f"{case.reference} · nobody has it yet" in seen(at)
    assert main_buttons(at) == ["Take the case"]


def test_a_case_is_taken_by_one_press_and_says_whose_it_is(case: Case) -> None:
    at = open_case(case).button("take-case").click().run()
    assert errors(at) == []
    assert app().views.case(case.reference).case.owner == "You"
    assert f"{case.reference} · yours since" in seen(at)
    assert at.segmented_control("whose-cases").options[0] == "Mine 1"
    assert main_buttons(at) == ["Write the answer"]


def test_the_story_has_what_they_wrote_and_what_was_done_the_latest_first(case: Case) -> None:
    do(case_notes.note, app().program(), case.id, "Carrier changed.", private=True)
    words = seen(open_case(case))
    assert "**Renee Maddox wrote.** “I do not want a voucher." in words
    assert "**You noted.** Carrier changed. :gray-badge[:material/lock: private]" in words
    assert words.index("Carrier changed") < words.index("I do not want a voucher")


def test_a_case_is_held_by_a_reason_and_says_so_until_the_hold_is_lifted(case: Case) -> None:
    at = open_case(case)
    at.text_input(f"why-hold-{case.id}-0").input("a claim in court")
    at = at.button(f"do-hold-{case.id}-0").click().run()

    assert errors(at) == []
    assert "On legal hold since 22 November: a claim in court" in seen(at)
    assert story(case).view.hold

    at.text_input(f"why-lift-{case.id}-0").input("withdrawn")
    at = at.button(f"do-lift-{case.id}-0").click().run()

    assert errors(at) == []
    assert "On legal hold" not in seen(at)
    assert story(case).view.hold is None


def test_all_of_the_customer_or_of_a_cause_is_held_from_the_case(case: Case) -> None:
    do(naming_causes.name_causes, app().program(), case.id, ["late dates"])
    at = open_case(case)
    assert at.radio(f"what-hold-{case.id}-0").options == [
        *("This case", "All of Brindlewick Foods", "Every case of “late dates”")
    ]
    at.radio(f"what-hold-{case.id}-0").set_value("Every case of “late dates”")
    at.text_input(f"why-hold-{case.id}-0").input("a claim")
    at = at.button(f"do-hold-{case.id}-0").click().run()

    assert errors(at) == []
    assert "On legal hold since 22 November (cause “late dates”): a claim" in seen(at)


def test_the_desk_sees_the_hold_and_answers_nothing_out_of_it(case: Case) -> None:
    member("Marta Vos", Role.DESK)
    do(holding.hold, app().program(), "a claim", customer_id=case.customer_id)
    do(owning.claim, app().program(), case.id, "marta@example.com")

    at = open_as("marta", "escalations", tab="cases", case=case.reference)

    assert "On legal hold since 22 November (Brindlewick Foods): a claim" in seen(at)
    assert at.button("write-answer").disabled
    assert "It is on legal hold, so only somebody with the role legal can answer." in seen(at)
    assert not [each for each in labels(at) if each in {"Lift the hold…", "Legal hold…", "Lift it"}]


def test_a_case_that_is_not_there_is_a_sentence() -> None:
    assert "There is no case “CE-2026-9999”." in seen(open_page("escalations", tab="cases", case="CE-2026-9999"))


def test_the_desk_has_cases_and_never_the_letters_that_wait(case: Case) -> None:
    member("Marta Vos", Role.DESK)
    [found] = letters_in(b"From: Dan <dan@x.example>\nSubject: My idea\n\nAn app.\n")
    assert isinstance(found, MailFound)
    do(taking_in.take_in, found.mail, found.content, now(), Channel.MAIL)

    at = open_as("marta", "escalations", tab="letters", case=case.reference)

    assert errors(at) == []
    assert "Third date missed" in seen(at)
    assert "My idea" not in seen(at)
    assert "Add letters" not in labels(at)
    at.button("take-case").click().run()
    assert app().views.case(case.reference).case.owner == "Marta Vos"


def test_a_note_is_kept(case: Case) -> None:
    at = open_case(case)
    at.text_area(f"text-note-of-{case.id}-0").input("They are angry about the carrier.")
    at.button(f"keep-note-of-{case.id}-0").click().run()
    assert errors(at) == []
    assert story(case).lines[0].text == "They are angry about the carrier."


def test_settling_asks_how_and_is_taken_back_in_place(case: Case) -> None:
    at = open_case(case)
    at.button(f"do-settle-{case.id}-0").click().run()
    assert errors(at) == ["Say how it was settled, in a few words."]
    at.text_input(f"words-settle-{case.id}-0").input("A new date")
    at.button(f"do-settle-{case.id}-0").click().run()
    assert app().views.case(case.reference).case.state is State.SETTLED
    assert f"{case.reference} is settled." in seen(at)
    at.button("undo-just-done").click().run()
    assert app().views.case(case.reference).case.state is State.OPEN


def test_a_closed_case_is_reopened(case: Case) -> None:
    at = open_case(case)
    at.text_input(f"words-close-{case.id}-0").input("Twice the same")
    at.button(f"do-close-{case.id}-0").click().run()
    assert app().views.case(case.reference).case.state is State.CLOSED
    open_case(case).button("reopen-case").click().run()
    assert app().views.case(case.reference).case.state is State.OPEN


def test_the_other_side_is_asked_and_what_they_said_stands_in_the_story(case: Case) -> None:
    member("Tom Gruen", Role.TEAMMATE)
    at = open_case(case)
    at.button(f"send-side-of-{case.id}-0").click().run()
    assert errors(at) == []
    [side] = app().views.case(case.reference).case.sides
    assert (side.email, side.question) == ("tom@example.com", "What happened, and why was it decided that way?")
    waits = "Tom Gruen is asked for their side until"
    assert any(each.value.startswith(waits) for each in open_case(case).warning)
    tom = app().views.member("tom@example.com")
    assert tom
    act(app().store, tom, now(), asking_sides.give, case.id, "By the rules it was right.")
    assert "**Tom Gruen:** “By the rules it was right.”" in seen(open_case(case))


def test_a_call_is_not_asked_for_before_the_other_side_was(case: Case) -> None:
    at = open_case(case).button("ask-call").click().run()
    assert "Not yet: Ask the other side first; then it can be called about." in seen(at)
    assert not app().views.case(case.reference).case.for_call


def test_handing_over_reads_aloud_what_the_next_owner_has_to_know(case: Case) -> None:
    member("Marta Vos", Role.DESK)
    do(owning.claim, app().program(), case.id)
    at = open_case(case)
    assert "Renee Maddox of Brindlewick Foods. They want: A date that holds." in seen(at)
    key = f"hand-over-{case.id}-0"
    at.selectbox(f"to-{key}").select("marta@example.com")
    at.text_area(f"words-{key}").input("She wants a name.")
    at.button(f"do-{key}").click().run()
    assert errors(at) == []
    assert app().views.case(case.reference).case.owner == "Marta Vos"


def test_an_owner_that_somebody_else_has_named_meanwhile_is_shown_before_it_is_another(case: Case) -> None:
    member("Marta Vos", Role.DESK)
    member("Tom Grey", Role.DESK)
    do(owning.claim, app().program(), case.id)
    at, key = open_case(case), f"hand-over-{case.id}-0"
    do(owning.hand_over, app().program(), case.id, "tom@example.com", "He knows them.")
    at.selectbox(f"to-{key}").select("marta@example.com")
    at.text_area(f"words-{key}").input("She wants a name.")
    at = at.button(f"do-{key}").click().run()
    assert "Owner: “Tom Grey”, yours: “Marta Vos”" in errors(at)[0]
    at.button(f"do-{key}").click().run()
    assert app().views.case(case.reference).case.owner == "Marta Vos"


def test_two_cases_of_one_customer_are_made_one_and_taken_apart(case: Case) -> None:
    other = case_of(MAIL.replace(b"Third", b"Fourth").replace(b"voucher", b"credit"), case.customer_id)
    at = open_case(other)
    at.text_input(f"into-merge-{other.id}-0").input(case.reference)
    at.button(f"do-merge-{other.id}-0").click().run()
    assert errors(at) == []
    assert f"With {other.reference}" in seen(at)
    open_case(other).button("split-case").click().run()
    assert app().views.case(other.reference).case.state is State.OPEN


def test_the_answer_is_drafted_says_what_is_missing_and_goes_once(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    assert errors(at) == []
    assert "Still missing: your name, as nobody signs in here; a number at which you are reached." in seen(at)
    body = answer_of(at, case)[Part.BODY]
    assert "Dear Renee Maddox," in body
    assert case.reference in body
    at.button(f"answer-{case.id}-send").click().run()
    assert errors(at) == ["“[your name]” is still to be filled in; then it can go."]
    write(at, case, body.replace("[your name]", "Ada Voss").replace("[direct number]", "+31 20 794 0800"))
    at.button(f"answer-{case.id}-send").click().run()
    assert errors(at) == []
    assert [each.direction for each in story(case).letters] == [Direction.OUT, Direction.IN]
    assert app().views.case(case.reference).case.answered_at
    assert "**You answered.** “Dear Renee Maddox," in seen(at)


@pytest.mark.parametrize(
    ("reader", "missing", "leads_to"),
    [
        ("marta", "your number", "Add it on Your profile"),
        ("ines", "the number of Marta Vos", "Add it on People"),
        ("nils", "the number of Marta Vos", ""),
    ],
)
def test_a_number_that_is_missing_is_said_for_whoever_reads_it_and_leads_to_where_it_is_set(
    case: Case, reader: str, missing: str, leads_to: str
) -> None:
    for name, role in (("Marta Vos", Role.DESK), ("Ines Blum", Role.ASSISTANT), ("Nils Berg", Role.DESK)):
        member(name, role)
    do(owning.claim, app().program(), case.id, "marta@example.com")
    at = open_as(reader, "escalations", tab="cases", case=case.reference).button("write-answer").click().run()
    assert errors(at) == []
    assert f"Still missing: {missing}." in seen(at)
    assert [each.proto.label for each in at.get("page_link") if each.proto.label.startswith("Add it")] == (
        [leads_to] if leads_to else []
    )


def test_without_mail_the_answer_goes_from_ones_own_program_and_is_recorded(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Dear Renee, your date is Monday. Ada Voss, +31 20 794 0800")
    assert "Mail is not set up: send it from there, then record it." in seen(at)
    at.button(f"answer-{case.id}-send").click().run()
    assert [each.value.partition(";")[0] for each in at.toast] == ["It is recorded"]
    assert story(case).letters[0].message_id is None
    assert app().views.outbox(now()).waiting == 0


def test_with_mail_the_answer_is_on_its_way(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "desk@example.com")
    app.cache_clear()
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Dear Renee, your date is Monday. Ada Voss, +31 20 794 0800")
    assert at.button(f"answer-{case.id}-send").label == "Send the answer"
    at.button(f"answer-{case.id}-send").click().run()
    assert [each.value.partition(";")[0] for each in at.toast] == ["It is on its way"]
    assert story(case).letters[0].message_id


def test_the_day_in_the_text_is_the_day_that_is_chosen(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Dear Renee, you hear from me again by Monday 23 November.")
    at.date_input(f"answer-{case.id}-day").set_value(date(2026, 11, 24)).run()
    assert answer_of(at, case)[Part.BODY] == "Dear Renee, you hear from me again by Tuesday 24 November."


def test_a_half_written_answer_is_there_again_after_a_reload_with_its_day(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Ours: one date", Part.SUBJECT)
    write(at, case, "Dear Renee, you hear from me again by Monday 23 Nov")
    at.date_input(f"answer-{case.id}-day").set_value(date(2026, 11, 24)).run()

    again = open_case(case)
    assert errors(again) == []
    assert answer_of(again, case) == {
        Part.TO: "renee@brindlewick.example",
        Part.SUBJECT: "Ours: one date",
        Part.BODY: "Dear Renee, you hear from me again by Monday 23 Nov",
    }
    assert again.date_input(f"answer-{case.id}-day").value == date(2026, 11, 24)


def test_an_answer_that_was_left_waits_until_somebody_goes_on_with_it(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Dear Renee, half a")
    at = at.button(f"answer-{case.id}-leave").click().run()
    assert "answer_1" not in components(at)
    at = at.button("write-answer").click().run()
    assert answer_of(at, case)[Part.BODY] == "Dear Renee, half a"


def test_an_answer_is_drafted_anew_and_what_was_written_comes_back_by_undo(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Dear Renee, half a")
    at = at.button(f"answer-{case.id}-anew").click().run()
    assert "Thank you: your letter to" in answer_of(at, case)[Part.BODY]
    at = at.button("undo-just-done").click().run()
    assert answer_of(at, case)[Part.BODY] == "Dear Renee, half a"


def test_what_somebody_else_has_begun_is_gone_on_with_by_a_press(case: Case) -> None:
    member("Marta Vos", Role.DESK)
    at = open_as("marta", "escalations", tab="cases", case=case.reference).button("write-answer").click().run()
    write(at, case, "Dear Renee, Marta here")

    at = open_case(case)
    assert at.button("write-answer").label == "Continue the answer"
    assert answer_of(at.button("write-answer").click().run(), case)[Part.BODY] == "Dear Renee, Marta here"


def test_what_the_answer_promises_is_shown_before_it_goes(case: Case) -> None:
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    write(at, case, "Dear Renee, I will send you the new date by Wednesday.")
    assert "A promise: " in seen(at)
    assert len(story(case).letters) == 1
    at.button(f"answer-{case.id}-send").click().run()
    assert errors(at) == []
    [promise] = story(case).promises
    assert (promise.owner, promise.due_on and promise.due_on.isoformat()) == ("You", "2026-11-25")


def test_a_second_answer_does_not_go_out_and_shows_the_first(case: Case) -> None:
    marta = member("Marta Vos", Role.DESK)
    do(owning.claim, app().program(), case.id)
    at = open_case(case).button("write-answer").click().run()
    first = Written(Draft("renee@brindlewick.example", "Re", "Dear Renee, it comes on Monday."), date(2026, 11, 24))
    act(app().store, marta, now(), answering_cases.answer, app().program(), case.id, first)
    write(at, case, "Dear Renee, it comes on Tuesday.")
    at.button(f"answer-{case.id}-send").click().run()
    assert errors(at) == ["Marta Vos has answered meanwhile: “Dear Renee, it comes on Monday.”"]


def test_others_read_who_is_writing_an_answer(case: Case) -> None:
    marta = member("Marta Vos", Role.DESK)
    act(app().store, marta, now(), case_notes.begin_writing, app().program(), case.id)
    assert "Marta Vos is writing an answer" in seen(open_case(case))


def test_the_desk_has_its_own_cases_of_today_and_what_nobody_has_on_its_list(case: Case) -> None:
    member("Marta Vos", Role.DESK)
    assert "1 case that nobody has" in seen(open_as("marta", "to_do"))

    do(owning.claim, app().program(), case.id, "marta@example.com")
    with time_machine.travel(now() + timedelta(hours=22)):
        at = open_as("marta", "to_do")
        words = seen(at)
        assert errors(at) == []
        assert "1 case of yours for today" in words
        assert "Brindlewick Foods: answer by 11:00." in words
        assert not [each for each in at.button if each.label == "Snooze"]
        at = next(each for each in at.button if each.label == "Look at them").click().run()
        assert case.reference in seen(at)


def test_cases_are_found_by_their_words(case: Case) -> None:
    at = open_page("escalations", tab="cases")
    at.text_input("find-case").input("nothing of the kind").run()
    assert "No case matches." in seen(at)
    at.text_input("find-case").input("third date").run()
    assert f"case-{case.id}" in [each.key for each in at.button]


def test_a_tab_turned_stands_in_the_address(case: Case) -> None:
    at = open_page("escalations")
    at.segmented_control("which-tab").set_value("cases").run()
    assert at.query_params["tab"] == "cases"
    assert case.reference in seen(at)
    assert app().views.cases(CasesWanted()).total == 1


@pytest.mark.parametrize("done", Done)
def test_whatever_was_done_in_a_case_is_said_in_its_story(case: Case, done: Done) -> None:
    line = StoryLine(0, case.id, now(), "Marta", done, "Tom: it was right")
    with app().store.transaction(app().member, now(), "case_notes.note") as transaction:
        transaction.add(line)
    at = open_case(case)
    assert errors(at) == []
    assert "Tom" in seen(at) or done in {Done.TALKED, Done.OPENED}


def cause_of(at: AppTest) -> Selectbox[str]:
    return next(each for each in at.selectbox if each.label == "Cause")


def type_cause(at: AppTest, word: str | None) -> AppTest:
    box = cause_of(at)
    box.options += [word] if word else []  # a browser sends a word that is none of them too
    return box.set_value(word).run()


def test_a_cause_is_chosen_or_typed_and_taken_back(case: Case) -> None:
    at = open_case(case)
    type_cause(at, "Billing")
    assert errors(at) == []
    assert app().views.case(case.reference).case.causes == ("Billing",)
    assert "You named the cause." in seen(at)
    other = case_of(MAIL.replace(b"Third", b"Fourth"))
    at = open_case(other)
    assert cause_of(at).options == ["Billing"]
    type_cause(at, "billing")
    assert app().views.case(other.reference).case.causes == ("Billing",)
    type_cause(at, None)
    assert app().views.case(other.reference).case.causes == ()


def test_a_cause_that_is_none_is_refused_and_not_shown_as_kept(case: Case) -> None:
    at = open_case(case)
    type_cause(at, "because of everything that went wrong in the whole long year")
    assert "A cause is a word or two" in " ".join(errors(at))
    assert cause_of(at).value is None
    assert app().views.case(case.reference).case.causes == ()
