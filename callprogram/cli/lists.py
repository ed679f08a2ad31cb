"""What decides about a list (`hours`, `policy`, `edit` …), and what account owners say of it (`answer`, `hold`)."""

from collections import Counter
from collections.abc import Callable
from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.cli.documents.values import Document
from callprogram.cli.root import AsJson, answer, pieces, table, week_wanted
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.hours import HalfHour, week_of_hours
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.lists.simulation import Outlook, play
from callprogram.domain.program.call_hour import WEEKDAYS, Week
from callprogram.domain.program.policies import POLICIES, read_policy
from callprogram.domain.words.dates import day_in, read_day
from callprogram.errors import BadInputError
from callprogram.services.cases import asking_sides, escalating
from callprogram.services.customers import correcting
from callprogram.services.lists import announcing, hand_edits, planning
from callprogram.services.program import programs
from callprogram.services.views import Coming, WeekView

_MOST_WEEKS = 520
_SHOWN = 12
WeekOption = Annotated[str, typer.Option(metavar="W", help="Such as 2026-W49; the coming hour's without.")]
By = Annotated[str, typer.Option(metavar="EMAIL", help="The member who says it; whoever is at the keyboard without.")]
Why = Annotated[str, typer.Option(help="The reason, in a few words.")]


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    for command in (hours, simulate, why_not, policy, escalate, snooze, hold):
        root.command()(command)
    root.command("answer")(good_to_know)
    edits = typer.Typer(help="Change a week's draft by hand; planning again keeps every change.", no_args_is_help=True)
    for edit in (pin, drop, add, swap, undo):
        edits.command()(edit)
    root.add_typer(edits, name="edit")


def hours(context: typer.Context, as_json: AsJson = False) -> None:
    """Find the hour that reaches most customers."""
    app, program = pieces(context)
    week = week_of_hours(program, _week(context, "").monday, app.views.reach())
    document = {
        "zone": program.zone,
        "customers": week.customers,
        "now": _half_hour(week.now),
        "best": _half_hour(week.best),
        "never_in_your_hour": week.never,
        "never": [each.reference for each in app.views.at_places(week.never_at, week.never).customers],
        "best_for_them": _half_hour(week.for_them) if week.for_them else None,
        "hours": [_half_hour(each) for each in week.half_hours],
    }
    best = sorted(week.half_hours, key=lambda each: -each.customers)[:_SHOWN]
    rows = (
        (WEEKDAYS[each.weekday], f"{each.at:%H:%M}", f"{each.customers:.0%}", f"{each.revenue:.0%}") for each in best
    )
    never = f"{week.never:,} customers can never be reached in your hour."
    answer(as_json, document, [*table(("day", "at", "customers", "revenue"), rows), never])


def simulate(
    context: typer.Context,
    weeks: Annotated[int, typer.Option(help="How many weeks to play.")],
    start: Annotated[str, typer.Option("--from", metavar="W", help="The first week.")] = "",
    answer_rate: Annotated[float | None, typer.Option(metavar="P", help="The share of calls answered, 0 to 1.")] = None,
    as_json: AsJson = False,
) -> None:
    """Play the program forward without touching anything."""
    if not 1 <= weeks <= _MOST_WEEKS:
        raise BadInputError(f"Play 1 to {_MOST_WEEKS} weeks, not {weeks}.")
    if answer_rate is not None and not 0 <= answer_rate <= 1:
        raise BadInputError(f"The share of calls answered lies between 0 and 1, not at {answer_rate}.")
    app, program = pieces(context)
    first = _week(context, start)
    ahead = app.act(planning.look_ahead, program, first)
    outlook = play(program, first, weeks, ahead.standings, ahead.rates, answer_rate)
    document = _outlook(outlook)
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in document.items() if name != "plan"]
    answer(as_json, document, lines)


def why_not(context: typer.Context, customer: str, week: WeekOption = "", as_json: AsJson = False) -> None:
    """Say why a customer is not on a week's list."""
    app, program = pieces(context)
    found, wanted = app.views.customer(customer), _week(context, week)
    words = app.act(planning.why_not, program, wanted, found.id)
    answer(as_json, {"customer_id": found.reference, "week": str(wanted), "why": words}, [words])


def policy(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Balanced, Renewals first or Hear the quiet.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show or choose what decides about a list."""
    app, program = pieces(context)
    if name:
        program = app.act(programs.set_policy, program, read_policy(name))
    mine = program.policy
    limits = {"health": mine.risk_below_health, "nps": mine.risk_until_nps, "open_cases": mine.risk_from_cases}
    document = {"policy": mine.name, "policies": list(POLICIES), "limits": limits}
    answer(as_json, document, [f"{mine.name} (of {', '.join(POLICIES)})"])


def escalate(
    context: typer.Context,
    customer: str,
    wants: Annotated[str, typer.Argument(help="What they want.")],
    owner: Annotated[str, typer.Option(help="Who has it.")] = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="The day it came; today without.")] = "",
    as_json: AsJson = False,
) -> None:
    """Record a complaint that reached the executive."""
    app, program = pieces(context)
    found = app.views.customer(customer)
    day = read_day(on) if on else None
    made = app.act(escalating.escalate, program, found.id, wants, owner=owner, on=day)
    document = {"escalation_id": str(made.id), "customer_id": found.reference, "raised_on": made.raised_on.isoformat()}
    document["reference"] = made.reference
    answer(as_json, document, [f"Recorded: {found.name} wants “{made.wants}”."])


def snooze(
    context: typer.Context,
    customer: str,
    until: Annotated[str, typer.Option(metavar="DATE", help="The day before which nobody calls them.")],
    why: Why,
    as_json: AsJson = False,
) -> None:
    """Leave a customer alone until a day."""
    app, program = pieces(context)
    found, day = app.views.customer(customer), read_day(until)
    app.act(correcting.snooze, found.id, day, why, day_in(program.zone, now()))
    answer(
        as_json,
        {"customer_id": found.reference, "until": day.isoformat()},
        [f"{found.name} is left alone until {day}."],
    )


def good_to_know(context: typer.Context, customer: str, text: str, by: By = "", as_json: AsJson = False) -> None:
    """Say what is good to know before a customer's coming call."""
    app, _ = pieces(context, by)
    found = app.views.customer(customer)
    coming = next((each for each in app.views.coming(now()) if _is_of(each, found)), None)
    if coming is None:
        _of_complaint(app, found, text, as_json=as_json)
        return
    made = app.act(announcing.answer, coming.entry.id, text)
    document = {"answer_id": str(made.id), "customer_id": found.reference, "week": str(coming.call_list.week)}
    answer(as_json, document | {"text": made.text, "by": made.answered_by}, ["It is in the brief now."])


def _of_complaint(app: App, customer: Customer, text: str, *, as_json: bool) -> None:
    """What is good to know of a complaint, while no call is planned; raises BadInputError without one."""
    mine = (each.case for each in app.views.complaints() if each.customer.id == customer.id)
    complaint = next(mine, None)
    if complaint is None:
        raise BadInputError(
            f"No call with {customer.name} is planned; once a list is signed off, its calls can be answered."
        )
    made = app.act(asking_sides.give, complaint.id, text)
    document = {"escalation_id": str(made.id), "customer_id": customer.reference, "week": None}
    answer(as_json, document | {"text": made.answer, "by": made.answered_by}, ["It is in the brief now."])


def hold(
    context: typer.Context,
    customer: str,
    until: Annotated[str, typer.Option(metavar="DATE", help="The day before which nobody calls them.")],
    why: Why,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Ask not to call a customer until a day, as whoever looks after them."""
    app, _ = pieces(context, by)
    found = app.views.customer(customer)
    made = app.act(announcing.hold, found.id, why, read_day(until))
    document = {"hold_id": str(made.id), "customer_id": found.reference, "until": made.until.isoformat()}
    document |= {"reason": made.reason, "by": made.asked_by}
    answer(as_json, document, [f"{found.name} is left off until {made.until}."])


def _is_of(coming: Coming, customer: Customer) -> bool:
    return coming.entry.customer_id == customer.id and coming.entry.state is not EntryState.SKIPPED


def pin(context: typer.Context, customer: str, week: WeekOption = "", as_json: AsJson = False) -> None:
    """Keep a customer on the list."""
    _edit(context, hand_edits.pin, customer, week, as_json)


def drop(context: typer.Context, customer: str, why: Why, week: WeekOption = "", as_json: AsJson = False) -> None:
    """Take a customer off the list."""
    _edit(context, hand_edits.drop, customer, week, as_json, why)


def add(context: typer.Context, customer: str, week: WeekOption = "", as_json: AsJson = False) -> None:
    """Put a customer on the list."""
    _edit(context, hand_edits.put_on, customer, week, as_json)


def swap(
    context: typer.Context, customer: str, instead: str, why: Why, week: WeekOption = "", as_json: AsJson = False
) -> None:
    """Take one customer off the list and put another on it."""
    app, _ = pieces(context)
    _edit(context, hand_edits.swap, customer, week, as_json, app.views.customer(instead).id, why)


def undo(context: typer.Context, customer: str, week: WeekOption = "", as_json: AsJson = False) -> None:
    """Take back what was changed by hand for a customer."""
    _edit(context, hand_edits.undo, customer, week, as_json)


def _edit(
    context: typer.Context, service: Callable[..., object], customer: str, week: str, as_json: bool, *more: object
) -> None:
    app, program = pieces(context)
    found, wanted = app.views.customer(customer), _week(context, week)
    app.act(planning.plan, program, wanted)
    app.act(service, program, wanted, found.id, *more)
    app.act(planning.plan, program, wanted)
    answer(as_json, *_edited(app, wanted, app.views.week(program, wanted)))


def _edited(app: App, week: Week, view: WeekView | None) -> tuple[Document, list[str]]:
    """Who came, who left and who stays, as a document and in words."""
    changes, cards = (view.call_list.changes, view.cards) if view else ((), ())
    came = {each.customer_id for each in changes if each.came}
    stays = [card.customer for card in cards if card.customer.id not in came]
    document = {
        "week": str(week),
        "changes": [{"customer_id": f"c{each.customer_id}", "came": each.came, "why": each.why} for each in changes],
        "stays": [each.reference for each in stays],
    }
    names = {each.customer_id: app.views.customer(f"c{each.customer_id}").name for each in changes}
    moved = [f"{'came' if each.came else 'left'}: {names[each.customer_id]}: {each.why}" for each in changes]
    return document, [*moved, f"stays: {', '.join(each.name for each in stays) or 'nobody'}"]


def _week(context: typer.Context, week: str) -> Week:
    app, program = pieces(context)
    return week_wanted(app, program, week)


def _half_hour(each: HalfHour) -> Document:
    return {
        "weekday": WEEKDAYS[each.weekday],
        "at": f"{each.at:%H:%M}",
        "customers": each.customers,
        "revenue": each.revenue,
    }


def _outlook(outlook: Outlook) -> Document:
    seats = Counter(str(seat) for week in outlook.weeks for seat in week.reached.values())
    return {
        "weeks": len(outlook.weeks),
        "calls": sum(len(week.reached) for week in outlook.weeks),
        "customers_reached": len(outlook.reached),
        "eligible": outlook.eligible,
        "share_reached": round(len(outlook.reached) / outlook.eligible, 4) if outlook.eligible else 0.0,
        "longest_wait_weeks": outlook.longest_wait,
        "seats": dict(seats),
        "by_segment": dict(outlook.by_segment),
        "by_size": dict(outlook.by_size),
        "plan": [
            {"week": str(week.week), "customers": [f"c{customer}" for customer in week.reached]}
            for week in outlook.weeks
        ],
    }
