"""What Twilio asks and tells: in any order, twice, late or never, the call ends as Twilio has it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from callprogram.bootstrap import app
from callprogram.domain.calls.calls import Disposition, Status
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.calls import calling, calling_rules
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.program import programs
from tests.examples import BERLIN, EXECUTIVE
from tests.routes.conftest import PUBLIC, Pushes, calls, now
from tests.servers import twiml
from tests.servers.asgi import Routes
from tests.servers.callbacks import Callback
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID

INCOMING = f"{PUBLIC}/twilio/incoming"


def set_rules(program: Program, **changes: object) -> None:
    act(app().store, app().member, now(), calling_rules.set_rules, program, **changes)  # type: ignore[arg-type]


def connect(telephone: Telephone, press: Pushes) -> str:
    """A press, the executive on the line, and 1 pressed: the sid of the executive's leg."""
    press()
    sid = list(telephone.calls)[-1]
    telephone.answer(sid)
    telephone.press(sid)
    return sid


# What is asked


def test_the_executive_hears_the_brief_and_is_asked_to_press_1(telephone: Telephone, press: Pushes) -> None:
    call = press()
    telephone.answer(next(iter(telephone.calls)))
    response = twiml.read(telephone.outgoing.answers[-1].body)
    gather = response.find("Gather")

    assert gather is not None
    assert gather.attrib["action"] == f"{PUBLIC}/twilio/calls/{call.press}/pressed"
    assert gather.findtext("Say") == "Saskia Tönnies of Moorlicht Energie. Looked after by Priya. Press 1 to connect."
    assert [verb.tag for verb in response] == ["Gather", "Gather", "Say", "Hangup"]
    assert calls()[0].status is Status.IN_PROGRESS


def test_pressing_1_dials_the_customer_and_is_written_down_first(telephone: Telephone, press: Pushes) -> None:
    sid = connect(telephone, press)
    dial = twiml.read(telephone.outgoing.answers[-1].body).find("Dial")
    number = dial.find("Number") if dial is not None else None

    assert dial is not None
    assert number is not None
    assert dial.attrib.keys() == {"callerId", "answerOnBridge", "timeLimit", "timeout", "record", "action", "method"}
    assert dial.attrib["record"] == "do-not-record"
    assert number.attrib.keys() == {"statusCallback", "statusCallbackEvent", "statusCallbackMethod"}
    assert (number.text, calls()[0].dialled_at is not None) == (BERLIN.e164, True)
    assert len(telephone.children(sid)) == 1


def test_another_key_asks_again_and_a_voicemail_that_presses_nothing_reaches_nobody(
    telephone: Telephone, press: Pushes
) -> None:
    press()
    sid = next(iter(telephone.calls))
    telephone.answer(sid)
    telephone.press(sid, "7")
    assert telephone.children(sid) == []
    telephone.nobody_presses(sid)
    deliver(telephone, telephone.outgoing.waiting)
    [call] = calls()

    assert (telephone.children(sid), call.status, call.disposition) == ([], Status.CANCELED, None)
    assert call.problem == "It ended before the customer was called."


def test_a_voicemail_at_the_customers_end_is_detected_where_that_is_wanted(
    telephone: Telephone, program: Program, press: Pushes
) -> None:
    set_rules(program, detect_voicemail=True)
    sid = connect(telephone, press)
    telephone.voicemail_answers(sid)
    deliver(telephone, telephone.outgoing.waiting)
    assert calls()[0].machine
    telephone.hang_up(sid, 20)
    deliver(telephone, telephone.outgoing.waiting)

    assert (calls()[0].status, calls()[0].disposition) == (Status.COMPLETED, Disposition.NO_ANSWER)


def test_a_voicemail_that_is_reported_last_of_all_still_counts(
    telephone: Telephone, program: Program, press: Pushes
) -> None:
    set_rules(program, detect_voicemail=True)
    sid = connect(telephone, press)
    telephone.voicemail_answers(sid)
    telephone.hang_up(sid, 20)
    voicemail = [each for each in telephone.outgoing.waiting if each.url.endswith("/voicemail")]
    deliver(telephone, [each for each in telephone.outgoing.waiting if each not in voicemail] + voicemail)

    assert calls()[0].disposition is Disposition.NO_ANSWER


# What is told


def deliver(telephone: Telephone, callbacks: list[Callback]) -> None:
    for callback in callbacks:
        assert telephone.outgoing.deliver(callback).status == 200


def talk(telephone: Telephone, sid: str) -> None:
    telephone.customer_answers(sid)
    telephone.hang_up(sid, 254)


def test_a_call_that_is_told_of_in_order_passes_through_its_stages(telephone: Telephone, press: Pushes) -> None:
    sid = connect(telephone, press)
    talk(telephone, sid)
    seen = []
    for callback in telephone.outgoing.waiting:
        deliver(telephone, [callback])
        seen.append(calls()[0].status)

    assert list(dict.fromkeys(seen)) == [Status.IN_PROGRESS, Status.QUEUED, Status.RINGING, Status.COMPLETED]


@pytest.mark.parametrize(
    ("happens", "status", "disposition", "seconds"),
    [
        (talk, Status.COMPLETED, Disposition.CONNECTED, 254),
        (Telephone.customer_does_not_answer, Status.NO_ANSWER, Disposition.NO_ANSWER, None),
        (Telephone.customer_busy, Status.BUSY, Disposition.BUSY, None),
        (Telephone.customer_unreachable, Status.FAILED, None, None),
        (lambda telephone, sid: telephone.hang_up(sid, 9), Status.CANCELED, None, None),
    ],
)
def test_the_customers_leg_decides_whatever_the_order_and_the_repetitions(
    telephone: Telephone,
    press: Pushes,
    happens: Callable[[Telephone, str], None],
    status: Status,
    disposition: Disposition | None,
    seconds: int | None,
) -> None:
    sid = connect(telephone, press)
    happens(telephone, sid)
    callbacks = telephone.outgoing.waiting
    deliver(telephone, [*reversed(callbacks), *callbacks])
    [call] = calls()

    assert (call.status, call.disposition, call.seconds) == (status, disposition, seconds)
    assert (call.settled, call.customer_leg_id) == (True, telephone.customer_leg(sid).sid)
    assert (call.answered_at is None) == (seconds is None)


def test_every_order_of_the_last_callbacks_ends_the_same(telephone: Telephone, press: Pushes) -> None:
    ends = set()
    for order in permutations(range(4)):
        sid = connect(telephone, press)
        talk(telephone, sid)
        last = telephone.outgoing.waiting[-4:]
        telephone.outgoing.waiting.clear()
        deliver(telephone, [last[place] for place in order])
        call = calls()[-1]
        ends.add((call.status, call.disposition, call.seconds, call.settled))

    assert ends == {(Status.COMPLETED, Disposition.CONNECTED, 254, True)}


def test_what_is_told_again_after_the_end_changes_nothing(telephone: Telephone, press: Pushes) -> None:
    sid = connect(telephone, press)
    talk(telephone, sid)
    callbacks = telephone.outgoing.waiting
    deliver(telephone, callbacks)
    before = calls()
    deliver(telephone, callbacks)

    assert calls() == before


def test_what_is_told_twice_in_the_middle_changes_nothing_the_second_time(telephone: Telephone, press: Pushes) -> None:
    connect(telephone, press)
    for callback in list(telephone.outgoing.waiting):
        deliver(telephone, [callback])
        before = calls()
        deliver(telephone, [callback])
        assert calls() == before


def test_a_call_that_we_know_nothing_of_is_answered_and_changes_nothing(telephone: Telephone, press: Pushes) -> None:
    call = press()
    of_another = {"CallSid": "CA" + "9" * 32, "CallStatus": "completed", "AccountSid": ACCOUNT_SID}
    before = calls()
    for token in ("nobody", call.press):
        deliver(telephone, [Callback(f"{PUBLIC}/twilio/calls/{token}/executive", of_another)])

    assert calls() == before


def test_an_authentic_request_that_says_nothing_is_answered(telephone: Telephone, press: Pushes) -> None:
    call = press()
    before = calls()
    for form in ({}, {"CallSid": "CA1", "CallStatus": "unheard-of"}, {"CallStatus": "ringing"}):
        deliver(telephone, [Callback(f"{PUBLIC}/twilio/calls/{call.press}/customer", form)])

    assert calls() == before


def test_a_callback_with_our_id_names_a_call_whose_request_was_never_answered(
    telephone: Telephone, press: Pushes
) -> None:
    telephone.resets(rings=True)
    doubtful = press()
    [sid] = telephone.calls
    assert (doubtful.uncertain, doubtful.provider_id) == (True, None)
    deliver(telephone, telephone.outgoing.waiting)

    assert (calls()[0].uncertain, calls()[0].provider_id) == (False, sid)
    assert len(telephone.rings) == 1


def test_one_press_rings_once_however_often_it_is_sent(telephone: Telephone, press: Pushes) -> None:
    first = press("the one press")
    telephone.executive_busy(next(iter(telephone.calls)))
    deliver(telephone, telephone.outgoing.waiting)
    again = press("the one press")

    assert (first.id, len(telephone.rings), again.status) == (again.id, 1, Status.CANCELED)


# Call-backs


def test_a_customer_who_calls_back_is_answered_forwarded_and_logged(
    telephone: Telephone, program: Program, customer: Customer
) -> None:
    set_rules(program, callback_phone="+493023125124", callback_words="Danke, einen Moment.")
    sid = telephone.customer_calls_back(BERLIN.e164 or "", INCOMING)
    response = twiml.read(telephone.outgoing.answers[-1].body)
    assert (response.findtext("Say"), response.findtext("Dial/Number")) == ("Danke, einen Moment.", "+493023125124")
    telephone.customer_answers(sid)
    telephone.customer_hangs_up(sid, 61)
    deliver(telephone, telephone.outgoing.waiting)
    [call] = calls()

    assert (call.customer_id, call.incoming, call.provider_id) == (customer.id, True, sid)
    assert (call.phone, call.disposition, call.entry_id) == (BERLIN.e164, None, None)


def test_a_call_back_is_answered_by_the_rules_of_the_program_that_called_last(
    telephone: Telephone, program: Program, customer: Customer, press: Pushes
) -> None:
    set_rules(program, callback_phone="+493023125124", callback_words="Ada's office.")
    others = act(app().store, app().member, now(), programs.set_program, "Ben's calls", executive_phone="+493023125126")
    set_rules(others, callback_phone="+493023125127", callback_words="Ben's office.")
    act(app().store, app().member, now(), calling.log, others, LoggedCall(customer.id, Outcome(Disposition.NO_ANSWER)))
    telephone.customer_calls_back(BERLIN.e164 or "", INCOMING)
    answered = twiml.read(telephone.outgoing.answers[-1].body)

    assert (answered.findtext("Say"), answered.findtext("Dial/Number")) == ("Ben's office.", "+493023125127")
    assert calls()[-1].program_id == others.id
    press()
    telephone.customer_calls_back(BERLIN.e164 or "", INCOMING)
    assert twiml.read(telephone.outgoing.answers[-1].body).findtext("Say") == "Ada's office."


def test_a_call_back_that_nobody_takes_ends_with_a_sentence_and_says_so_in_the_history(
    telephone: Telephone, program: Program, customer: Customer
) -> None:
    set_rules(program, callback_phone="+493023125124", language="de-DE")
    sid = telephone.customer_calls_back(BERLIN.e164 or "", INCOMING)
    telephone.customer_does_not_answer(sid)
    dialled = next(each for each in telephone.outgoing.waiting if each.url == f"{INCOMING}/forwarded")
    answer = telephone.outgoing.deliver(dialled)
    assert twiml.read(answer.body).findtext("Say") == "Danke für Ihren Rückruf. Wir rufen Sie bald wieder an."
    telephone.outgoing.deliver(replace(dialled, form=dialled.form | {"CallStatus": "completed"}))
    latest = app().views.history(customer.id, now().date(), program.zone).happenings[0]

    assert (calls()[0].status, calls()[0].settled) == (Status.NO_ANSWER, True)
    assert (latest.what, latest.words) == ("They called back", "Nobody took the call.")


def test_the_same_call_back_told_twice_is_one_line(telephone: Telephone, customer: Customer) -> None:
    form = {"CallSid": "CA" + "5" * 32, "CallStatus": "ringing", "From": BERLIN.e164 or "", "Direction": "inbound"}
    deliver(telephone, [Callback(INCOMING, form)] * 2)

    assert [call.customer_id for call in calls()] == [customer.id]


def test_somebody_unknown_who_calls_back_is_answered_and_not_logged(telephone: Telephone, program: Program) -> None:
    assert program.id
    telephone.customer_calls_back("+493023125199", INCOMING)
    assert twiml.read(telephone.outgoing.answers[-1].body).findtext("Say") == (
        "Thank you for calling back. We will call you again soon."
    )
    others = act(app().store, app().member, now(), programs.set_program, "Ben's calls")
    set_rules(others, callback_phone="+493023125127", callback_words="Ben's office.")
    telephone.customer_calls_back("+493023125199", INCOMING)
    assert twiml.read(telephone.outgoing.answers[-1].body).findtext("Dial/Number") == "+493023125127"
    assert calls() == []


def test_a_call_back_does_not_keep_the_executive_from_calling(
    telephone: Telephone, program: Program, press: Pushes
) -> None:
    set_rules(program, callback_phone="+493023125124")
    telephone.customer_calls_back(BERLIN.e164 or "", INCOMING)
    press()

    assert [dict(ring.form)["To"] for ring in telephone.rings] == [EXECUTIVE]


def test_without_a_public_address_nobody_is_let_in(server: Routes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CALLPROGRAM_PUBLIC_URL")
    app.cache_clear()

    assert server(Callback(INCOMING, {"CallSid": "CA1"})).status == 403
