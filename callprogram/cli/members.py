"""`members` (add, set, let-in, remove), and `deputy` (set, clear)."""

from enum import StrEnum
from typing import Annotated

import typer

from callprogram.bootstrap import App
from callprogram.bootstrap.questions import check_channel
from callprogram.cli.documents.values import Document
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.people.members import Member, read_away, read_quiet, read_role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.countries import country_of
from callprogram.domain.words.dates import read_day
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.people import deputizing, membership, signing_in
from callprogram.services.views.people import in_words


class Switch(StrEnum):
    """On or off."""

    ON = "on"
    OFF = "off"


_ROLES = "executive, assistant, desk, finance, legal, teammate or admin."


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    commands = typer.Typer(help="Who signs in, and who gets messages.")
    commands.callback(invoke_without_command=True)(members)
    commands.command()(add)
    commands.command("set")(change)
    commands.command()(remove)
    commands.command("let-in")(let_in)
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
    role: Annotated[str, typer.Option(metavar="ROLE", help=_ROLES)],
    zone: Annotated[str, typer.Option(metavar="ZONE", help="Such as Europe/Amsterdam; the program's without it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add a member, or a role to one; executives and assistants work on the program named before the command."""
    app, program = pieces(context)
    who, by_mail = (email, name, read_role(role), program), app.channels is not None
    added = app.act(membership.add, *who, zone=zone, by_mail=by_mail)
    _show((added,), as_json)


def change(
    context: typer.Context,
    email: str,
    lead: Annotated[str | None, typer.Option(metavar="EMAIL", help="Who leads them, or none.")] = None,
    country: Annotated[str | None, typer.Option(metavar="XX", help="Whose weekends and holidays they have.")] = None,
    phone: Annotated[str | None, typer.Option(metavar="NUMBER", help="Their own telephone, or none.")] = None,
    language: Annotated[str | None, typer.Option(metavar="XX", help="Two letters, like de.")] = None,
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="Such as Europe/Amsterdam.")] = None,
    quiet: Annotated[str | None, typer.Option(metavar="FROM-TO", help="When nothing is sent: 20:00-07:00.")] = None,
    channel: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Slack or another link, or none.")] = None,
    digest: Annotated[Switch | None, typer.Option(help="The summary on Monday morning.")] = None,
    away: Annotated[str | None, typer.Option(metavar="DATE..DATE", help="Days of leave, or none.")] = None,
    role: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="All that they are, in place of before.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a member is, how they are reached, when they are away, and who leads them."""
    app, program = pieces(context)
    member = _member(app, email)
    if role:
        app.act(membership.set_roles, email, frozenset(map(read_role, role)), program)
    how = membership.how_of(member)
    quiet_from, quiet_until = read_quiet(quiet) if quiet else (how.quiet_from, how.quiet_until)
    how = membership.Reachable(
        zone=zone or how.zone,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        channel=how.channel if channel is None else check_channel(_or_none(channel)),
        wants_digest=digest is Switch.ON if digest else how.wants_digest,
        country=how.country if country is None else _or_none(country),
        phone=how.phone if phone is None else _or_none(phone),
        language=how.language if language is None else _or_none(language),
        away=how.away if away is None else read_away(away),
    )
    led_by = member.lead if lead is None else _or_none(lead)
    _show((app.act(membership.change, email, how, led_by),), as_json)


def remove(
    context: typer.Context,
    email: str,
    to: Annotated[str, typer.Option(metavar="EMAIL", help="Who takes over what they owe and look after.")] = "",
    as_json: AsJson = False,
) -> None:
    """Remove a member; what they did stays, and somebody else, or nobody, takes over the rest."""
    app, _ = pieces(context)
    leaving = _member(app, email)
    if not to and (work := app.views.work_of(leaving)):
        raise BadInputError(f"{leaving.name} {in_words(work)}; say who takes over with --to EMAIL, or --to nobody.")
    app.act(membership.remove, email, _or_none(to))
    _show(app.views.members(), as_json)


def let_in(context: typer.Context, email: str, as_json: AsJson = False) -> None:
    """Let the next account in that signs in at a member's address, whichever they had before."""
    app, _ = pieces(context)
    app.act(signing_in.let_in, _member(app, email).email)
    _show(app.views.members(), as_json)


def _member(app: App, email: str) -> Member:
    if found := app.views.member(email):
        return found
    raise NotFoundError(f"There is no member {email.strip()}; members lists those there are.")


def _or_none(text: str) -> str:
    return "" if text.strip().casefold() in {"none", "nobody"} else text.strip()


def _show(found: tuple[Member, ...], as_json: bool) -> None:
    rows = ((member.name, member.email, ", ".join(sorted(member.roles)), member.zone) for member in found)
    answer(as_json, {"members": [_document(each) for each in found]}, table(("name", "email", "roles", "zone"), rows))


def _document(member: Member) -> Document:
    first, last = member.away or (None, None)
    return {
        "email": member.email,
        "name": member.name,
        "roles": sorted(member.roles),
        "zone": member.zone,
        "lead": member.lead or None,
        "country": member.country or country_of(member.zone),
        "phone": member.phone or None,
        "language": member.language or None,
        "quiet": f"{member.quiet_from:%H:%M}-{member.quiet_until:%H:%M}",
        "channel": member.channel.partition(":")[0] or None,
        "digest": member.wants_digest,
        "away": {"from": str(first), "to": str(last)} if first else None,
        "stands_for": list(member.stands_for),
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
    after = app.act(deputizing.set_deputy, program, email, read_day(first), read_day(last), number)
    _deputies(after, as_json)


def clear(context: typer.Context, as_json: AsJson = False) -> None:
    """Let the executive hold the hour from today on."""
    app, program = pieces(context)
    _deputies(app.act(deputizing.clear_deputies, program), as_json)


def _deputies(program: Program, as_json: bool) -> None:
    found: list[Document] = [
        {"email": each.email, "name": each.name, "from": str(each.first), "to": str(each.last), "phone": each.phone}
        for each in program.deputies
    ]
    rows = ((each["name"], each["email"], each["from"], each["to"]) for each in found)
    answer(as_json, {"deputies": found}, table(("name", "email", "from", "to"), rows))
