"""`members` (add, set, remove), and `deputy` (set, clear)."""

from typing import Annotated

import typer

from callprogram.bootstrap import now
from callprogram.cli.documents.values import Document
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.people.members import Member, read_role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import read_day
from callprogram.services.act import act
from callprogram.services.people import deputizing, membership


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    commands = typer.Typer(help="Who signs in, and who gets messages.")
    commands.callback(invoke_without_command=True)(members)
    commands.command()(add)
    commands.command("set")(change)
    commands.command()(remove)
    root.add_typer(commands, name="members")
    deputies = typer.Typer(help="Who holds the hour while the executive is away.")
    deputies.callback(invoke_without_command=True)(deputy)
    deputies.command("set")(set_)
    deputies.command()(clear)
    root.add_typer(deputies, name="deputy")


def members(context: typer.Context, as_json: AsJson = False) -> None:
    """List who signs in and who gets messages."""
    if context.invoked_subcommand is None:
        app, _ = pieces(context)
        _show(app.views.members(), as_json)


def add(
    context: typer.Context,
    email: str,
    name: Annotated[str, typer.Option(help="As the CRM names them, where they are an account owner.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="executive, assistant, teammate or admin.")],
    zone: Annotated[str, typer.Option(metavar="ZONE", help="Such as Europe/Amsterdam; the program's without it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add a member, or a role to one; executives and assistants work on the program named before the command."""
    app, program = pieces(context)
    added = act(app.store, app.member, now(), membership.add, email, name, read_role(role), program, zone=zone)
    _show((added,), as_json)


def change(
    context: typer.Context,
    email: str,
    lead: Annotated[str, typer.Option(metavar="EMAIL", help="Who leads them, or none.")],
    as_json: AsJson = False,
) -> None:
    """Say who leads a member, and hears of what they are late with."""
    app, _ = pieces(context)
    by = "" if lead.strip().casefold() == "none" else lead
    _show((act(app.store, app.member, now(), membership.set_lead, email, by),), as_json)


def remove(context: typer.Context, email: str, as_json: AsJson = False) -> None:
    """Remove a member; what they did stays."""
    app, _ = pieces(context)
    act(app.store, app.member, now(), membership.remove, email)
    _show(app.views.members(), as_json)


def _show(found: tuple[Member, ...], as_json: bool) -> None:
    rows = ((member.name, member.email, ", ".join(sorted(member.roles)), member.zone) for member in found)
    answer(as_json, {"members": [_document(each) for each in found]}, table(("name", "email", "roles", "zone"), rows))


def _document(member: Member) -> Document:
    return {
        "email": member.email,
        "name": member.name,
        "roles": sorted(member.roles),
        "zone": member.zone,
        "lead": member.lead or None,
    }


def deputy(context: typer.Context, as_json: AsJson = False) -> None:
    """Show who holds the hour while the executive is away."""
    if context.invoked_subcommand is None:
        _deputies(pieces(context)[1], as_json)


def set_(
    context: typer.Context,
    email: str,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day.")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day, included.")],
    phone: Annotated[str, typer.Option(help="The telephone that rings first then.")] = "",
    as_json: AsJson = False,
) -> None:
    """Let a member hold the hour for the executive on these days."""
    app, program = pieces(context)
    number = read_own_phone(phone, program.country) if phone else ""
    after = act(
        app.store, app.member, now(), deputizing.set_deputy, program, email, read_day(first), read_day(last), number
    )
    _deputies(after, as_json)


def clear(context: typer.Context, as_json: AsJson = False) -> None:
    """Let the executive hold the hour from today on."""
    app, program = pieces(context)
    _deputies(act(app.store, app.member, now(), deputizing.clear_deputies, program), as_json)


def _deputies(program: Program, as_json: bool) -> None:
    found: list[Document] = [
        {"email": each.email, "name": each.name, "from": str(each.first), "to": str(each.last), "phone": each.phone}
        for each in program.deputies
    ]
    rows = ((each["name"], each["email"], each["from"], each["to"]) for each in found)
    answer(as_json, {"deputies": found}, table(("name", "email", "from", "to"), rows))
