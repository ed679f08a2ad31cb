"""`members`, `members add` and `members remove`."""

from typing import Annotated

import typer

from callprogram.bootstrap import now
from callprogram.cli.documents.values import Document
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.people.members import Member, read_role
from callprogram.services.act import act
from callprogram.services.people import membership


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    commands = typer.Typer(help="Who signs in, and who gets messages.")
    commands.callback(invoke_without_command=True)(members)
    commands.command()(add)
    commands.command()(remove)
    root.add_typer(commands, name="members")


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


def remove(context: typer.Context, email: str, as_json: AsJson = False) -> None:
    """Remove a member; what they did stays."""
    app, _ = pieces(context)
    act(app.store, app.member, now(), membership.remove, email)
    _show(app.views.members(), as_json)


def _show(found: tuple[Member, ...], as_json: bool) -> None:
    rows = ((member.name, member.email, ", ".join(sorted(member.roles)), member.zone) for member in found)
    answer(as_json, {"members": [_document(each) for each in found]}, table(("name", "email", "roles", "zone"), rows))


def _document(member: Member) -> Document:
    return {"email": member.email, "name": member.name, "roles": sorted(member.roles), "zone": member.zone}
