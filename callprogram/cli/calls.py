"""`call`, `calls`, `log`; and `ask` and `thank`, drafted lines around a call that are sent only when told to."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from callprogram.bootstrap import App, now
from callprogram.cli.documents.weeks import call_document
from callprogram.cli.root import AsJson, answer, pieces, row_number, table
from callprogram.domain.calls import customer_letters
from callprogram.domain.calls.calls import OUTCOMES, Call, Disposition, Mode, Status, read_disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import shown, shown_in, tel_address
from callprogram.domain.customers.reachability import within_hours, zones_of
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.people.hour_holders import rings_first
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft, mailto
from callprogram.domain.words.dates import day_begins, read_day
from callprogram.errors import BadInputError, CallFailedError, NotFoundError, StateError
from callprogram.services.calls import calling, outcomes, ringing, writing_to_customers
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.calls.ringing import Line, Press

Send = Annotated[bool, typer.Option("--send", help="Send it; without it, it is only shown.")]
CustomerName = Annotated[str, typer.Argument(help="An id, a CRM id, or part of the company's name.")]


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    root.command()(call)
    root.command()(calls)
    root.command()(log)
    root.command()(ask)
    root.command()(thank)


def call(
    context: typer.Context,
    customer: CustomerName,
    reason: Annotated[str, typer.Option(help="Why, where the customer should rather not be called now.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before it rings.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ring a customer through whatever is set up."""
    app, program = pieces(context)
    wanted = app.views.customer(customer)
    if app.telephony is None:
        made = app.act(calling.begin, program, wanted.id, reason)
        say = f"Call {_number(wanted)}, then log what came of it."
    else:
        if not (yes or typer.confirm(_question(program, wanted), err=True)):
            raise BadInputError("Nothing was called.")
        line = Line(app.store, app.telephony, app.member, now())
        made = ringing.ring(line, program, wanted.id, Press(reason=reason, confirmed=True))
        say = _said(made)
    answer(as_json, {"call_id": str(made.id), "mode": made.mode, "status": made.status}, [say])


def calls(
    context: typer.Context,
    customer: Annotated[str, typer.Option(help="Only this customer's.")] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Only from this day on.")] = "",
    nothing_rang: Annotated[str, typer.Option(metavar="ID", help="This call never rang; it is over.")] = "",
    hang_up: Annotated[str, typer.Option(metavar="ID", help="End this call at the provider.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the calls so far, the latest first, or settle one whose state is not known."""
    app, program = pieces(context)
    if nothing_rang or hang_up:
        _settle(app, nothing_rang, hang_up, as_json)
        return
    customer_id = app.views.customer(customer).id if customer else None
    lines = app.views.calls(customer_id=customer_id, since=day_begins(read_day(since), program.zone) if since else None)
    rows = (
        (
            line.call.id,
            f"{line.call.started_at.astimezone(ZoneInfo(program.zone)):%Y-%m-%d %H:%M}",
            line.customer.name,
            _outcome(line.call),
            " ".join((line.call.note or line.call.problem).split()),
        )
        for line in lines
    )
    document = {"calls": [call_document(line) for line in lines]}
    answer(as_json, document, table(("id", "when", "customer", "outcome", "note"), rows))


def log(
    context: typer.Context,
    customer: CustomerName,
    disposition: Annotated[str, typer.Option(help=f"What came of it: {', '.join(OUTCOMES)}.")] = "",
    minutes: Annotated[int | None, typer.Option(help="How long you talked.")] = None,
    note: Annotated[str, typer.Option(help="What was said.")] = "",
    at: Annotated[str, typer.Option(metavar="TIME", help="When it was, if not now.")] = "",
    call_back: Annotated[str, typer.Option(metavar="TIME", help="When they want to be called again.")] = "",
    do_not_call: Annotated[bool, typer.Option("--do-not-call", help="They never want to be called again.")] = False,
    told: Annotated[list[str] | None, typer.Option(metavar="ID", help="A promise they were told is kept.")] = None,
    as_json: AsJson = False,
) -> None:
    """Record a call made from any phone, with all that follows from it."""
    if not disposition:
        raise BadInputError(f"Say what came of the call: --disposition {'|'.join(OUTCOMES)}.")
    app, program = pieces(context)
    wanted, came_of_it = app.views.customer(customer), read_disposition(disposition)
    outcome = Outcome(
        came_of_it,
        never_again=do_not_call,
        call_again_at=_call_back(came_of_it, call_back, program.zone),
        told=tuple(row_number(each, "promise") for each in told or ()),
    )
    happened = _moment(at, program.zone) if at else None
    logged = LoggedCall(wanted.id, outcome, minutes, note, happened)
    made = app.act(outcomes.log, program, logged)
    words = f"Call {made.id} with {wanted.name}: {OUTCOMES[came_of_it].lower()}."
    answer(as_json, {"call_id": str(made.id)}, [words, *_other_number(app, wanted.id, came_of_it)])


def _other_number(app: App, customer_id: int, came_of_it: Disposition) -> list[str]:
    """What is called from now on where a number proved wrong and the same person has another."""
    phone = app.views.customer(f"c{customer_id}").phone if came_of_it is Disposition.WRONG_NUMBER else None
    return [f"Their other number is called from now on: {shown(phone)}."] if phone else []


def _settle(app: App, nothing_rang: str, hang_up: str, as_json: bool) -> None:
    if nothing_rang and hang_up:
        raise BadInputError("Say one of --nothing-rang and --hang-up.")
    settled = _hung_up(app, _running(app, hang_up)) if hang_up else _given_up(app, _running(app, nothing_rang))
    line = next(each for each in app.views.calls(customer_id=settled.customer_id) if each.call.id == settled.id)
    words = f"Call {settled.id} with {line.customer.name} is over: {settled.status}."
    answer(as_json, call_document(line), [words])


def _running(app: App, text: str) -> Call:
    """The call of that id; raises NotFoundError where there is none, StateError where it is over."""
    call_id = row_number(text, "call")
    found = next((line.call for line in app.views.calls() if line.call.id == call_id), None)
    if found is None:
        raise NotFoundError(f"There is no call {call_id}; `calls` lists them.")
    if found.ended_at:
        raise StateError(f"Call {call_id} is over already.")
    return found


def _given_up(app: App, call: Call) -> Call:
    if call.provider_id and not call.uncertain:
        raise StateError(f"Call {call.id} rings, as the provider says; end it with --hang-up {call.id}.")
    return app.act(ringing.give_up, call.id)


def _hung_up(app: App, call: Call) -> Call:
    if app.telephony is None:
        raise BadInputError("Nothing is set up to ring with, so there is nothing to hang up at.")
    try:
        return ringing.hang_up(Line(app.store, app.telephony, app.member, now()), call)
    except CallFailedError as error:
        raise CallFailedError(f"{error} Once it is over, `calls --nothing-rang {call.id}` says so.") from None


def _number(customer: Customer) -> str:
    return f"{shown(customer.phone)} ({tel_address(customer.phone)})" if customer.phone else customer.name


def _outcome(made: Call) -> str:
    if made.disposition:
        return OUTCOMES[made.disposition]
    if made.incoming:
        return "They called back" + (", nobody took it" if made.status is Status.NO_ANSWER else "")
    return made.status


def _said(made: Call) -> str:
    if made.uncertain:
        return "It may be ringing; wait before you call again."
    return "Your telephone rings first" + ("; press 1 to connect." if made.mode is Mode.BRIDGE_WEBHOOKS else ".")


def _question(program: Program, customer: Customer) -> str:
    early = "" if _open_now(program, customer) else " It is outside 09:00 to 17:00 there."
    return f"Ring {shown_in(rings_first(program, now())) or 'you'}, then {customer.name}?{early}"


def _open_now(program: Program, customer: Customer) -> bool:
    return within_hours(zones_of(customer), now(), timedelta(minutes=program.call_minutes))


def _call_back(disposition: Disposition, text: str, zone: str) -> datetime | None:
    if disposition is Disposition.RESCHEDULED and not text:
        raise BadInputError("Say when they want to be called again: --call-back 2026-12-03T15:00.")
    return _moment(text, zone) if text else None


def _moment(text: str, zone: str) -> datetime:
    try:
        given = datetime.fromisoformat(text)
        return (given if given.tzinfo else given.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInputError(f"“{text}” is not a time; write one like 2026-12-01T16:05.") from None


def ask(context: typer.Context, customer: CustomerName, send: Send = False, as_json: AsJson = False) -> None:
    """Ask a customer whether the time of their coming call is good, in their own clock."""
    app, _ = pieces(context)
    wanted = app.views.customer(customer)
    planned = (each.entry for each in app.views.coming(now()) if each.customer.id == wanted.id)
    entry = next((each for each in planned if each.state is EntryState.PENDING), None)
    if entry is None:
        raise NotFoundError(f"No call of {wanted.name} is planned; sign a list off that has them.")
    letter = app.look(writing_to_customers.ask_draft, entry.id)
    if send:
        app.act(writing_to_customers.ask_first, entry.id, letter)
    _show_letter(wanted, letter, send, as_json)


def thank(context: typer.Context, customer: CustomerName, send: Send = False, as_json: AsJson = False) -> None:
    """Thank a customer for the last talk, with what was promised in it."""
    app, _ = pieces(context)
    wanted = app.views.customer(customer)
    call_id = _last_talk_with(app, wanted)
    letter = app.look(writing_to_customers.thanks_draft, call_id)
    if send:
        app.act(writing_to_customers.thank, call_id, letter)
    _show_letter(wanted, letter, send, as_json)


def _last_talk_with(app: App, customer: Customer) -> int:
    calls = (line.call for line in app.views.calls(customer_id=customer.id))
    talks = [call for call in calls if call.disposition == "connected"]
    if not talks:
        raise NotFoundError(f"Nobody has talked to {customer.name} yet.")
    return max(talks, key=lambda call: call.started_at).id


def _show_letter(customer: Customer, letter: Draft, send: bool, as_json: bool) -> None:
    why_not = customer_letters.why_not(customer)
    found = {"to": letter.to or None, "subject": letter.subject, "text": letter.body, "mailto": mailto(letter)}
    sent = "It is on its way." if send else why_not or "Not sent; --send sends it."
    lines = (letter.subject, "", *letter.body.splitlines(), "", sent)
    answer(as_json, {**found, "sent": send, "why_not": why_not or None}, lines)
