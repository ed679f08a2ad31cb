"""`profiles` and `profiles forget`: saved ways of reading an export, and which of them a file is read by."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from callprogram.bootstrap import App
from callprogram.bootstrap.files import headers_of
from callprogram.cli.documents.values import Document, moment
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.customers.imports import ImportProfile, lacking, outgrown, profile_for
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.customers import profiles as services


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    commands = typer.Typer(help="Saved ways of reading an export.")
    commands.callback(invoke_without_command=True)(profiles)
    commands.command()(forget)
    root.add_typer(commands, name="profiles")


def profiles(context: typer.Context, as_json: AsJson = False) -> None:
    """List the saved ways of reading an export."""
    if context.invoked_subcommand is None:
        _show(context, as_json)


def forget(context: typer.Context, name: str, as_json: AsJson = False) -> None:
    """Forget one of them."""
    app, _ = pieces(context)
    app.act(services.forget, name)
    _show(context, as_json)


def chosen(app: App, file: Path, name: str, by_hand: Mapping[str, Sequence[str]]) -> tuple[ImportProfile | None, str]:
    """The profile of that name, else the one for the file's headers, and what is to be said where it fits no more."""
    saved = app.views.profiles()
    if name:
        return _fitting(_named(saved, name), file.name, headers_of(app, file.name, file), by_hand), ""
    if not saved:
        return None, ""
    headers = headers_of(app, file.name, file)
    return profile_for(saved, headers), outgrown(saved, headers)


def _named(saved: Sequence[ImportProfile], name: str) -> ImportProfile:
    found = {profile.name: profile for profile in saved}
    if name in found:
        return found[name]
    there = f"there are {', '.join(found)}" if found else "save one with --save-profile NAME"
    raise NotFoundError(f"There is no profile “{name}”; {there}.")


def _fitting(
    profile: ImportProfile, file: str, headers: Sequence[str], by_hand: Mapping[str, Sequence[str]]
) -> ImportProfile:
    """The profile; raises BadInputError where the file lacks one of its columns and no other is named instead."""
    missing = lacking({field: each for field, each in profile.mapping.items() if field not in by_hand}, headers)
    if missing:
        raise BadInputError(
            f"“{profile.name}” does not fit {file}, which has no column {', '.join(missing)}; "
            "import it without --profile, or name another column with --map."
        )
    return profile


def _show(context: typer.Context, as_json: bool) -> None:
    app, program = pieces(context)
    found = app.views.profiles()
    rows = ((each.name, ", ".join(each.mapping), (_used(each, program.zone) or "not yet")[:16]) for each in found)
    document = {"profiles": [_document(each, program.zone) for each in found]}
    answer(as_json, document, table(("name", "fields", "used"), rows))


def _document(profile: ImportProfile, zone: str) -> Document:
    mapping = {field: list(headers) for field, headers in profile.mapping.items()}
    return {"name": profile.name, "mapping": mapping, "used_at": _used(profile, zone)}


def _used(profile: ImportProfile, zone: str) -> str | None:
    return moment(profile.used_at, zone) if profile.used_at else None
