"""`desk rule …` and `desk rules`: the rules for senders."""

from typing import Annotated

import typer

from callprogram.cli.desk.letters import As
from callprogram.cli.documents.letters import rule_document
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.letters.routes import Route
from callprogram.errors import BadInputError
from callprogram.services.letters import screening


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    desk.command()(rules)
    rule = typer.Typer(help="Rules for senders.", no_args_is_help=True)
    rule.command(name="add")(add_rule)
    rule.command(name="remove")(remove_rule)
    desk.add_typer(rule, name="rule")


def rules(context: typer.Context, as_: As = "", as_json: AsJson = False) -> None:
    """List the rules for senders."""
    app, _ = pieces(context, as_)
    found = app.views.sender_rules()
    lines = table(("sender", "route", "why"), ((each.address, each.route, each.why) for each in found))
    answer(as_json, {"rules": list(map(rule_document, found))}, lines)


def add_rule(
    context: typer.Context,
    address: str,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why there is this rule.")],
    straight: Annotated[bool, typer.Option("--straight", help="Their letters go to the executive alone.")] = False,
    bin_: Annotated[bool, typer.Option("--bin", help="Their letters go to the bin.")] = False,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Have a sender's letters, or a whole domain's, go straight to the executive or to the bin."""
    if straight == bin_:
        raise BadInputError("Say where their letters go: --straight or --bin.")
    app, _ = pieces(context, as_)
    made = app.act(screening.set_rule, address, Route.STRAIGHT if straight else Route.BIN, why)
    answer(as_json, rule_document(made), [f"Letters of {made.address} are proposed to go: {made.route}."])


def remove_rule(context: typer.Context, address: str, as_: As = "", as_json: AsJson = False) -> None:
    """Take a rule away."""
    app, _ = pieces(context, as_)
    gone = app.act(screening.remove_rule, address)
    answer(as_json, rule_document(gone), [f"There is no rule for {gone.address} any more."])
