"""A case from its letter to its end: owned once, answered once, heard from both sides, and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.cases.unsent import Part
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Channel, Direction, Letter
from callprogram.domain.letters.mails import CameBack, Correspondent, Machine, Mail
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import CALLPROGRAM, Member, Role
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError, CallprogramError, NotAllowedError, NotFoundError, StateError
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import asking_sides, case_notes, case_reminders, ending, escalating, owning
from callprogram.services.letters import answering_cases, deciding, joining, taking_in, writing_answers
from callprogram.services.letters.answering_cases import Written
from callprogram.services.lists import calling_for_cases, planning
from callprogram.services.patterns import naming_causes
from callprogram.services.people import membership
from callprogram.services.views.people import in_words
from tests.examples import MOORLICHT, WEEK
from tests.services.cases.conftest import MARTA, PAUL, SHE, TOM, Wrote, sent_to_the_desk
from tests.services.conftest import Desk

Refused = list[tuple[Callable[..., object], tuple[object, ...], str]]
ANSWER = Draft("sofia@brightwater.example", "Re: Third date missed", "Dear Sofia, it comes on Friday.")


def now_of(desk: Desk, case: Case) -> Case:
    return next(each for each in desk.all(Case) if each.id == case.id)


def test_a_letter_for_the_desk_opens_a_case_whose_clock_counts_from_when_it_came(desk: Desk, case: Case) -> None:
    assert (case.reference, case.state, case.channel) == (f"CE-{case.raised_on.year}-0001", State.OPEN, "mail")
    assert (case.wants, case.person, case.email) == ("A date that holds", SHE.name, SHE.email)
    assert case.opened_at == desk.now - timedelta(hours=1)
    assert case.answer_by
    assert case.answer_by > case.opened_at


@pytest.mark.usefixtures("case")
def test_references_are_never_given_twice(desk: Desk, program: Program) -> None:
    [letter] = desk.all(Letter)
    desk.do(deciding.take_back, letter.id)
    assert desk.all(Case) == []
    assert sent_to_the_desk(desk, program, letter).reference.endswith("-0002")


def test_a_decision_stays_once_something_was_done_in_its_case(desk: Desk, program: Program, case: Case) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    desk.do(ending.settle, program, case.id, "A new date")
    with pytest.raises(StateError, match=r"has more by now \(settled\), which would be lost; close it instead"):
        desk.do(deciding.take_back, desk.all(Letter)[0].id)
    assert desk.all(Letter)[0].case_id == case.id


def test_a_cause_that_was_named_goes_with_the_decision(desk: Desk, program: Program, case: Case) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    desk.do(naming_causes.name_causes, program, case.id, ["late dates"])
    desk.do(deciding.take_back, desk.all(Letter)[0].id)
    assert desk.all(Case) == []
    assert [each.route for each in desk.all(Letter)] == [None]


def test_a_decision_stays_once_somebody_has_begun_an_answer(desk: Desk, case: Case) -> None:
    desk.do(writing_answers.write, case.id, Typed("Dear Sofia,", "", "tab"), Part.BODY)
    with pytest.raises(StateError, match=r"has more by now \(an answer begun\)"):
        desk.do(deciding.take_back, desk.all(Letter)[0].id)


def test_a_case_without_a_customer_leaves_lists_as_they_are(desk: Desk, program: Program, case: Case) -> None:
    desk.keep(MOORLICHT)
    desk.do(planning.plan, program, WEEK)
    assert case.customer_id is None


def test_a_case_has_one_owner_who_hands_it_over_with_a_note(desk: Desk, program: Program, case: Case) -> None:
    assert desk.do(owning.claim, program, case.id, MARTA.email).owner == "Marta Vos"
    with pytest.raises(StateError, match="Marta Vos has this case; they can hand it over"):
        act(desk.store, PAUL, desk.now, owning.claim, program, case.id)
    with pytest.raises(BadInputError, match="what the next owner has to know"):
        desk.do(owning.hand_over, program, case.id, PAUL.email, " ")
    assert desk.do(owning.hand_over, program, case.id, PAUL.email, "She wants a name").owner == "Paul Reed"
    with pytest.raises(BadInputError, match="Tom Grün does not work with cases"):
        desk.do(owning.hand_over, program, case.id, TOM.email, "For you")


def test_what_nobody_claims_goes_round_to_who_speaks_the_language(desk: Desk, program: Program, case: Case) -> None:
    desk.keep(replace(case, id=0, reference="CE-2026-0900", language="de"))
    given = act(desk.store, CALLPROGRAM, desk.now, owning.share_out, program)
    assert {each.reference: each.owner for each in given} == {case.reference: "Marta Vos", "CE-2026-0900": "Paul Reed"}
    assert act(desk.store, CALLPROGRAM, desk.now, owning.share_out, program) == ()


def test_the_other_side_is_asked_by_mail_and_says_it_once(desk: Desk, program: Program, case: Case) -> None:
    asked = desk.do(asking_sides.ask, program, case.id, TOM.email, "Why was it refused?")
    [message] = desk.all(Message)
    assert (message.recipient, message.content.link) == (TOM.email, f"/my_side?case={case.reference}")
    assert case.wants not in message.content.opening
    assert asked.sides[0].is_asked
    with pytest.raises(BadInputError, match="asked already"):
        desk.do(asking_sides.ask, program, case.id, TOM.email, "And?")
    said = act(desk.store, TOM, desk.now, asking_sides.give, case.id, "By the rules that was right.")
    assert [(each.name, each.text) for each in said.sides] == [("Tom Grün", "By the rules that was right.")]
    changed = act(desk.store, TOM, desk.now, asking_sides.give, case.id, "I would give it now.")
    assert [(each.name, each.text) for each in changed.sides] == [("Tom Grün", "I would give it now.")]


def test_a_reply_by_mail_is_the_side_of_whoever_was_asked(desk: Desk, program: Program, case: Case) -> None:
    desk.do(asking_sides.ask, program, case.id, TOM.email, "Why was it refused?")
    [asked] = desk.all(Message)
    reply = Mail(Correspondent("Tom", TOM.email), "Re: Your side", "It was right.", in_reply_to=asked.message_id)
    taken = desk.do(taking_in.take_in, reply, b"reply", desk.now, Channel.MAIL).letter
    assert (taken.case_id, taken.why) == (case.id, f"It is Tom Grün's side of {case.reference}.")
    assert [each.text for each in now_of(desk, case).sides] == ["It was right."]
    desk.do(ending.settle, program, case.id, "A new date")
    assert desk.all(Message)[-1].content.subject == f"{case.reference} is settled"


def test_nobody_says_somebody_elses_side(desk: Desk, program: Program, case: Case) -> None:
    desk.do(asking_sides.ask, program, case.id, TOM.email, "Why was it refused?")
    with pytest.raises(NotAllowedError, match="Only the desk writes down"):
        act(desk.store, TOM, desk.now, asking_sides.give, case.id, "It was wrong", MARTA.email)


def test_an_answer_stops_the_clock_and_goes_on_with_their_letter(desk: Desk, program: Program, case: Case) -> None:
    with pytest.raises(BadInputError, match="until when they hear of it again"):
        desk.do(answering_cases.answer, program, case.id, Written(ANSWER))
    sent = desk.do(answering_cases.answer, program, case.id, Written(ANSWER, desk.now.date()))
    assert (sent.case.answered_at, sent.case.hear_by) == (desk.now, desk.now.date())
    assert sent.message
    assert (sent.message.recipient, sent.message.content.opening) == (ANSWER.to, ANSWER.body)
    assert [each.case_id for each in desk.all(Letter) if each.direction is Direction.OUT] == [case.id]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Dear Bob, it comes on Friday.", "It is written to Bob, and goes to Sofia Lindqvist"),
        ("Dear Sofia, it comes on [day].", "“\\[day\\]” is still to be filled in"),
        (" ", "Write the answer first"),
    ],
)
def test_what_may_not_go_out_stays_here(desk: Desk, program: Program, case: Case, body: str, sentence: str) -> None:
    wrong = Written(replace(ANSWER, body=body), desk.now.date())
    with pytest.raises(BadInputError, match=sentence):
        desk.do(answering_cases.answer, program, case.id, wrong)
    assert desk.all(Message) == []


def test_no_text_goes_out_twice_and_no_answer_past_one_unseen(desk: Desk, program: Program, case: Case) -> None:
    desk.do(answering_cases.answer, program, case.id, Written(ANSWER, desk.now.date()))
    with pytest.raises(BadInputError, match="This very text went out before"):
        desk.do(answering_cases.answer, program, case.id, Written(ANSWER, desk.now.date()))
    other = Written(replace(ANSWER, body="Dear Sofia, sorry."), desk.now.date(), seen=())
    with pytest.raises(StateError, match="has answered meanwhile: “Dear Sofia, it comes on Friday"):
        desk.do(answering_cases.answer, program, case.id, other)


def test_an_answer_goes_out_also_after_an_earlier_one_was_split_off(desk: Desk, program: Program, case: Case) -> None:
    written = Written(ANSWER, theirs_to_answer=True)
    first = desk.do(answering_cases.answer, program, case.id, written)
    desk.do(joining.split, program, first.letter.id)

    again = Written(replace(ANSWER, body="Dear Sofia, it came."), theirs_to_answer=True)
    second = desk.do(answering_cases.answer, program, case.id, again)

    assert second.message
    assert first.message
    assert second.message.message_id != first.message.message_id


def test_an_answer_of_ours_is_not_taken_back(desk: Desk, program: Program, case: Case) -> None:
    sent = desk.do(answering_cases.answer, program, case.id, Written(ANSWER, desk.now.date()))
    with pytest.raises(StateError, match="what went out cannot be taken back"):
        desk.do(deciding.take_back, sent.letter.id)


def test_nobody_waits_longer_than_three_working_days_for_a_word(desk: Desk, program: Program, case: Case) -> None:
    late = Written(ANSWER, desk.now.date() + timedelta(days=30))
    with pytest.raises(BadInputError, match="Nobody waits longer than three working days"):
        desk.do(answering_cases.answer, program, case.id, late)


def test_their_answer_opens_a_settled_case_again(desk: Desk, program: Program, case: Case, wrote: Wrote) -> None:
    desk.do(ending.settle, program, case.id, "A new date")
    again = wrote("It did not come.", f"Re: {case.reference}")
    joins = deciding.Destination(Route.JOIN, Route.JOIN, Kind.COMPLAINT, case_id=case.id)
    assert desk.do(deciding.decide, program, again.id, joins).case_id == case.id
    assert now_of(desk, case).state is State.OPEN
    assert desk.do(joining.split, program, again.id).reference != case.reference


def test_cases_are_made_one_and_two_again(desk: Desk, program: Program, case: Case) -> None:
    other = desk.keep(replace(case, id=0, reference="CE-2026-0900"))
    desk.do(ending.merge, program, other.id, case.id)
    assert (now_of(desk, other).state, now_of(desk, other).merged_into) == (State.CLOSED, case.id)
    assert desk.do(ending.split_off, program, other.id).state is State.OPEN
    with pytest.raises(StateError, match="part of itself"):
        desk.do(ending.merge, program, case.id, case.id)


def test_what_cannot_be_done_in_a_case_says_why(desk: Desk, program: Program, case: Case) -> None:
    refused: Refused = [
        (ending.settle, (" ",), "Say how it was settled"),
        (ending.close, (" ",), "Say why it is closed"),
        (ending.reopen, (), "This case is open"),
        (ending.split_off, (), "part of no other one"),
        (case_notes.note, (" ",), "Write what is to be noted"),
        (owning.claim, ("nobody@example.com",), "nobody@example.com is no member"),
        (calling_for_cases.ask_for_call, (WEEK,), "Nobody in the CRM has this case"),
    ]
    for service, args, sentence in refused:
        with pytest.raises(CallprogramError, match=sentence):
            desk.do(service, program, case.id, *args)
    with pytest.raises(StateError, match="the only letter of CE-"):
        desk.do(joining.split, program, desk.all(Letter)[0].id)
    desk.do(ending.close, program, case.id, "They said thanks")
    ended: Refused = [
        (ending.close, ("Again",), "closed already"),
        (ending.settle, ("Again",), "settled already"),
        (owning.claim, (MARTA.email,), "This case is closed; reopen it first"),
    ]
    for service, args, sentence in ended:
        with pytest.raises(StateError, match=sentence):
            desk.do(service, program, case.id, *args)


def test_a_case_that_is_part_of_another_is_not_reopened_and_its_letters_join_that(
    desk: Desk, program: Program, case: Case, wrote: Wrote
) -> None:
    other = desk.keep(replace(case, id=0, reference="CE-2026-0900"))
    desk.do(ending.merge, program, other.id, case.id)
    with pytest.raises(StateError, match="part of another one; split it off first"):
        desk.do(ending.reopen, program, other.id)
    with pytest.raises(StateError, match="part of another case already"):
        desk.do(ending.merge, program, other.id, case.id)
    again = wrote("And?", "Re: it")
    joins = deciding.Destination(Route.JOIN, Route.JOIN, Kind.COMPLAINT, case_id=other.id)
    assert desk.do(deciding.decide, program, again.id, joins).case_id == case.id


def test_cases_of_two_customers_stay_two(desk: Desk, program: Program, wrote: Wrote) -> None:
    first = sent_to_the_desk(desk, program, wrote(), desk.keep(MOORLICHT).id)
    second = sent_to_the_desk(desk, program, wrote("Other", "Other"), desk.keep(replace(MOORLICHT, crm_id="B")).id)
    with pytest.raises(StateError, match="cases of two customers"):
        desk.do(ending.merge, program, first.id, second.id)


def test_after_an_answer_the_owner_is_reminded_on_the_day_and_their_lead_once_it_is_long_over(
    desk: Desk, program: Program, case: Case
) -> None:
    marta = next(each for each in desk.all(Member) if each.email == MARTA.email)
    desk.revise(replace(marta, lead=PAUL.email))
    desk.do(owning.claim, program, case.id, MARTA.email)
    desk.do(answering_cases.answer, program, case.id, Written(ANSWER, desk.now.date() + timedelta(days=1)))
    begin, readers = desk.now, []
    for days in (0, 1, 2, 4):
        before = {each.id for each in desk.all(Message)}
        desk.now = begin + timedelta(days=days)
        reminded(desk, program)
        readers.append(sorted(each.recipient for each in desk.all(Message) if each.id not in before))
    assert readers == [[], [MARTA.email], [MARTA.email], [PAUL.email]]


def test_a_case_of_another_program_is_not_there(desk: Desk, program: Program, case: Case) -> None:
    other = desk.keep(replace(program, id=0, name="Board calls"))
    with pytest.raises(NotFoundError, match="There is no case"):
        desk.do(owning.claim, other, case.id, MARTA.email)


def test_a_place_in_the_hour_is_for_who_is_heard_and_quiet(desk: Desk, program: Program, wrote: Wrote) -> None:
    customer = desk.keep(MOORLICHT)
    case = sent_to_the_desk(desk, program, wrote(), customer.id)
    assert not case.for_call
    ask = desk.do(calling_for_cases.ask_for_call, program, case.id, WEEK)
    assert (ask.granted, ask.because) == (False, "Ask the other side first; then it can be called about.")
    desk.do(asking_sides.give, case.id, "It was right.", TOM.email)
    assert desk.do(calling_for_cases.ask_for_call, program, case.id, WEEK).granted
    assert now_of(desk, case).for_call


def test_whoever_wrote_to_the_top_twice_gains_nothing(desk: Desk, program: Program, wrote: Wrote) -> None:
    customer: Customer = desk.keep(MOORLICHT)
    desk.do(escalating.escalate, program, customer.id, "Money back")
    case = sent_to_the_desk(desk, program, wrote(), customer.id)
    desk.do(asking_sides.give, case.id, "It was right.", TOM.email)
    refused = desk.do(calling_for_cases.ask_for_call, program, case.id, WEEK)
    assert (refused.granted, refused.because[:45]) == (False, "They have written to the top 2 times in twelv")


def test_a_talk_stops_the_clock_and_its_outcome_taken_back_lets_it_run_on(
    desk: Desk, program: Program, wrote: Wrote
) -> None:
    customer = desk.keep(MOORLICHT)
    case = sent_to_the_desk(desk, program, wrote(), customer.id)
    call = desk.do(outcomes.log, program, LoggedCall(customer.id, Outcome(Disposition.CONNECTED)))
    assert now_of(desk, case).answered_at == call.started_at
    assert now_of(desk, case).hear_by
    desk.do(outcomes.take_back, call.id)
    assert (now_of(desk, case).answered_at, now_of(desk, case).hear_by) == (None, None)


def test_a_call_that_reached_nobody_stops_no_clock(desk: Desk, program: Program, wrote: Wrote) -> None:
    customer = desk.keep(MOORLICHT)
    case = sent_to_the_desk(desk, program, wrote(), customer.id)
    desk.do(outcomes.log, program, LoggedCall(customer.id, Outcome(Disposition.NO_ANSWER)))
    assert now_of(desk, case).answered_at is None


def test_whoever_is_given_a_case_hears_of_it_once_and_not_where_they_took_it(
    desk: Desk, program: Program, case: Case
) -> None:
    act(desk.store, CALLPROGRAM, desk.now, owning.share_out, program)
    assert reminded(desk, program) == 0
    desk.now += timedelta(minutes=5)
    assert (reminded(desk, program), reminded(desk, program)) == (1, 0)
    [message] = desk.all(Message)
    assert (message.recipient, message.content.subject) == (MARTA.email, "1 case for you")
    assert message.content.link == f"/escalations?case={case.reference}"


def test_whoever_has_done_something_since_is_not_told_that_a_case_is_theirs(
    desk: Desk, program: Program, case: Case
) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    act(desk.store, MARTA, desk.now, case_notes.note, program, case.id, "Rang them")
    act(desk.store, MARTA, desk.now, owning.hand_over, program, case.id, PAUL.email, "She waits for a date")
    desk.now += timedelta(minutes=5)
    reminded(desk, program)
    assert [each.recipient for each in desk.all(Message)] == [PAUL.email]


def test_an_owner_is_reminded_once_before_and_once_late(desk: Desk, program: Program, case: Case) -> None:
    act(desk.store, MARTA, desk.now, owning.claim, program, case.id)
    assert case.answer_by
    written = []
    for moment in (case.answer_by - timedelta(hours=3), case.answer_by - timedelta(minutes=30), case.answer_by):
        desk.now = moment + timedelta(seconds=1)
        written.append((reminded(desk, program), reminded(desk, program)))
    assert written == [(0, 0), (1, 0), (1, 0)]


def test_an_answer_that_comes_back_has_reached_nobody(desk: Desk, program: Program, case: Case) -> None:
    sent = desk.do(answering_cases.answer, program, case.id, Written(ANSWER, desk.now.date()))
    assert sent.message
    back = CameBack((sent.message.message_id,), why="no such user")
    report = Mail(Correspondent("", None), "Undelivered", "No such user", machine=Machine.BOUNCE, came_back=back)
    letter = desk.do(taking_in.take_in, report, b"report", desk.now, Channel.MAIL).letter
    kept = next(each for each in desk.all(Letter) if each.id == letter.id)
    assert (kept.case_id, now_of(desk, case).answered_at) == (case.id, None)
    assert desk.all(StoryLine)[-1].done is Done.CAME_BACK


def test_the_cases_of_who_left_go_round_again(desk: Desk, program: Program, case: Case) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    assert [in_words(desk.views.work_of(each)) for each in desk.all(Member) if each.email == MARTA.email] == [
        "has 1 case"
    ]
    desk.do(membership.remove, MARTA.email)
    assert [each.owner for each in act(desk.store, CALLPROGRAM, desk.now, owning.share_out, program)] == ["Paul Reed"]


def test_the_cases_of_who_may_not_have_them_any_more_go_round_again(desk: Desk, program: Program, case: Case) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    desk.do(membership.set_roles, MARTA.email, frozenset({Role.TEAMMATE}), program)
    assert [each.owner for each in act(desk.store, CALLPROGRAM, desk.now, owning.share_out, program)] == ["Paul Reed"]


def test_who_takes_over_without_working_with_cases_does_not_get_them(desk: Desk, program: Program, case: Case) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    desk.do(membership.remove, MARTA.email, TOM.email)
    assert [each.owner for each in act(desk.store, CALLPROGRAM, desk.now, owning.share_out, program)] == ["Paul Reed"]


def test_while_an_owner_is_away_the_others_at_the_desk_are_reminded(desk: Desk, program: Program, case: Case) -> None:
    desk.do(owning.claim, program, case.id, MARTA.email)
    assert case.answer_by
    desk.now = case.answer_by + timedelta(minutes=1)
    marta = next(each for each in desk.all(Member) if each.email == MARTA.email)
    desk.revise(replace(marta, away=(desk.now.date(), desk.now.date())))
    reminded(desk, program)
    assert {each.recipient for each in desk.all(Message)} == {PAUL.email}


def reminded(desk: Desk, program: Program) -> int:
    return act(desk.store, CALLPROGRAM, desk.now, case_reminders.write, program)
