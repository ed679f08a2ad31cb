"""`desk hold` and `lift`: what is held for the law."""

from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.cli.desk.cases import desk_pieces
from callprogram.cli.desk.letters import As
from callprogram.cli.documents.law import hold_document
from callprogram.cli.root import AsJson, answer, row_number, table
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.words.dates import in_words
from callprogram.errors import BadInputError
from callprogram.services.act import act
from callprogram.services.law import holding

Why = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    desk.command()(hold)
    desk.command()(lift)


def hold(
    context: typer.Context,
    case: Annotated[str, typer.Argument(metavar="CASE", help="Its reference or id; without anything, list them.")] = "",
    customer: Annotated[str, typer.Option(metavar="C", help="Every case of this customer, and all of theirs.")] = "",
    cause: Annotated[str, typer.Option(metavar="C", help="Every case of this cause.")] = "",
    why: Why = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Hold a case, a customer or a cause for the law: nothing of it is removed until the hold is lifted."""
    app, member, program = desk_pieces(context, as_)
    if not any((case, customer, cause, why)):
        _list(app, as_json)
        return
    if sum(map(bool, (case, customer, cause))) != 1:
        raise BadInputError("Name one thing to hold: CASE, --customer C or --cause C.")
    case_id = app.views.case(case).case.id if case else None
    customer_id = app.views.customer(customer).id if customer else None
    made = act(
        app.store, member, now(), holding.hold, program, why, case_id=case_id, customer_id=customer_id, cause=cause
    )
    _show(app, made, as_json)


def lift(
    context: typer.Context,
    hold: Annotated[str, typer.Argument(metavar="ID", help="The hold's id.")],
    why: Why = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Lift a legal hold; that it stood, and why it was lifted, stays on record."""
    app, member, _ = desk_pieces(context, as_)
    _show(app, act(app.store, member, now(), holding.lift, row_number(hold, "hold"), why), as_json)


def _show(app: App, made: LegalHold, as_json: bool) -> None:
    view = app.views.legal_hold(made.id)
    is_so = "is on legal hold" if made.stands else "is on legal hold no more"
    answer(as_json, hold_document(view), [f"{view.what} {is_so} (hold {made.id})."])


def _list(app: App, as_json: bool) -> None:
    found = app.views.legal_holds()
    rows = ((each.hold.id, each.what, _day(each.hold), each.hold.set_by, each.hold.why) for each in found)
    lines = table(("id", "what", "since", "by", "why"), rows)
    answer(as_json, {"holds": [hold_document(each) for each in found]}, lines)


def _day(hold: LegalHold) -> str:
    return in_words(hold.set_at.date(), hold.set_at.date())
