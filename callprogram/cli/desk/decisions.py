"""`desk decision`, `approve`, `refuse`, `take-back`, `budget` and `review`."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.cli.desk.cases import CaseName
from callprogram.cli.desk.letters import As
from callprogram.cli.documents.decisions import budget_document, decision_document, reviewed_document
from callprogram.cli.root import AsJson, answer, pieces, row_number
from callprogram.domain.cases.desk import placed
from callprogram.domain.decisions.decisions import Decision, Kind, State, what
from callprogram.domain.decisions.money import in_words, read_amount, read_currency
from callprogram.domain.decisions.reviews import Again
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in, month_before, read_month
from callprogram.errors import BadInputError
from callprogram.services.decisions import approving, budgeting, giving, looking_back
from callprogram.services.decisions.giving import Wanted
from callprogram.services.views import DecisionsWanted, DecisionView

DecisionId = Annotated[str, typer.Argument(metavar="ID", help="The decision's id.")]
Amount = Annotated[str, typer.Option(metavar="N", help="With a point before its decimals.")]
Currency = Annotated[str, typer.Option(metavar="C", help="Its three letters.")]


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    desk.command()(decision)
    for command in (approve, refuse, take_back, budget, review):
        desk.command()(command)


def decision(
    context: typer.Context,
    case: CaseName,
    kind: Annotated[Kind, typer.Option(help="What is given; no is nothing, because.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why; for whoever looks at it afterwards.")],
    amount: Amount = "",
    currency: Currency = "",
    asked: Annotated[str, typer.Option(metavar="TEXT", help="What they asked for.")] = "",
    offered: Annotated[str, typer.Option(metavar="TEXT", help="What they were offered.")] = "",
    taken: Annotated[str, typer.Option(metavar="TEXT", help="What they took.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Decide what is given in a case; above one's budget somebody else is asked."""
    app, program = pieces(context, as_)
    cost, currency = _cost(amount, currency)
    wanted = Wanted(kind, why, cost, currency, asked, offered, taken)
    made = app.act(giving.decide, program, app.views.case(case).case.id, wanted)
    _show(app, program, made, as_json)


def approve(context: typer.Context, decision_id: DecisionId, as_: As = "", as_json: AsJson = False) -> None:
    """Approve what somebody may not give alone; never one's own."""
    _do(context, as_, as_json, approving.approve, decision_id)


def refuse(
    context: typer.Context,
    decision_id: DecisionId,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why not.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Refuse it, and say why."""
    _do(context, as_, as_json, approving.refuse, decision_id, why)


def take_back(
    context: typer.Context,
    decision_id: DecisionId,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Take a decision back, and free what it cost; it stays where it stood."""
    _do(context, as_, as_json, giving.take_back, decision_id, why)


def budget(
    context: typer.Context,
    set_: Annotated[str, typer.Argument(metavar="[set]", help="set, to change one.")] = "",
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Whose.")] = "",
    amount: Amount = "",
    currency: Currency = "",
    most: Annotated[str, typer.Option(metavar="N", help="The most for one case.")] = "",
    look_above: Annotated[str, typer.Option(metavar="N", help="What is dearer is always looked at again.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Without a budget in this currency again.")] = False,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Show what everybody may give in a quarter without asking; `budget set EMAIL` changes it."""
    app, program = pieces(context, as_)
    if set_:
        _set(app, (set_, email), (amount, currency, most, look_above), remove=remove)
    found = app.views.budgets(_today(app, program))
    lines = [
        f"{each.budget.email}: {in_words(each.left, each.budget.currency)} left of "
        f"{in_words(each.budget.amount, each.budget.currency)} this quarter, "
        f"at most {in_words(each.budget.most, each.budget.currency)} for one case."
        for each in found
    ]
    answer(as_json, {"budgets": [budget_document(each) for each in found]}, lines or ["Nobody has a budget."])


def review(
    context: typer.Context,
    decision_id: Annotated[str, typer.Argument(metavar="[ID]", help="The decision that is looked at.")] = "",
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="Whose sample; the last whole month.")] = "",
    again: Annotated[Again | None, typer.Option(help="Would you do it again?")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="For whoever decided, and nobody else.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Show the decisions of a month that are looked at again, or say of one whether you would do it again."""
    app, program = pieces(context, as_)
    today, zone = _today(app, program), _zone(app, program)
    if decision_id:
        if again is None:
            raise BadInputError("Say --again yes, no or differently.")
        app.act(looking_back.review, row_number(decision_id, "decision"), again, note)
        [view] = app.views.decisions(DecisionsWanted(ids=(int(decision_id),)), today)
        answer(as_json, reviewed_document(view), [_line(view)])
        return
    of = read_month(month) if month else month_before(today)
    found = app.views.sample(of, zone, today)
    document = {"month": f"{of:%Y-%m}", "decisions": [reviewed_document(each) for each in found]}
    answer(as_json, document, map(_line, found) if found else [f"Nothing was decided in {of:%B %Y}."])


def _set(app: App, words: tuple[str, str], values: tuple[str, ...], *, remove: bool) -> None:
    verb, email = words
    amount, currency, most, look_above = values
    if verb != "set" or not email:
        raise BadInputError("Write: desk budget set EMAIL --amount N --currency C --most N.")
    here = read_currency(currency)
    if remove:
        app.act(budgeting.remove_budget, email, here)
        return
    whole = read_amount(amount, here)
    limit = read_amount(look_above, here) if look_above else None
    for_one = read_amount(most, here) if most else whole
    app.act(budgeting.set_budget, email, here, whole, for_one, limit)


def _cost(amount: str, currency: str) -> tuple[Decimal | None, str]:
    if not amount and not currency:
        return None, ""
    if not (amount and currency):
        raise BadInputError("An amount needs its currency: --amount 120 --currency EUR.")
    here = read_currency(currency)
    return read_amount(amount, here), here


def _do(
    context: typer.Context, as_: str, as_json: bool, service: Callable[..., Decision], decision_id: str, *words: str
) -> None:
    """The decision after what was done with it."""
    app, program = pieces(context, as_)
    made = app.act(service, row_number(decision_id, "decision"), *words)
    _show(app, program, made, as_json)


def _show(app: App, program: Program, made: Decision, as_json: bool) -> None:
    [view] = app.views.decisions(DecisionsWanted(ids=(made.id,)), _today(app, program))
    answer(as_json, decision_document(view), [_line(view)])


def _line(view: DecisionView) -> str:
    made = view.decision
    stands = {
        State.DECIDED: "decided",
        State.WAITING: f"waits for {made.approver}: {made.above}",
        State.REFUSED: f"refused: {made.ended_why}",
        State.TAKEN_BACK: f"taken back: {made.ended_why}",
    }[made.state]
    said = f", {view.review.again}" if view.review else ""
    return f"{made.id}  {view.reference}, {view.name}: {what(made)}, {stands}{said}"


def _today(app: App, program: Program) -> date:
    return day_in(_zone(app, program), now())


def _zone(app: App, program: Program) -> str:
    return placed(app.views.desk(), program.zone, program.country).zone
