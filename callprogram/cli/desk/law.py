"""`desk hold`, `lift`, `export` and `verify`: what is held for the law, and a case given out as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import App
from callprogram.bootstrap.files import case_bundle
from callprogram.cli.desk.cases import CaseName
from callprogram.cli.desk.letters import As
from callprogram.cli.documents.law import hold_document
from callprogram.cli.root import AsJson, answer, pieces, row_number, table, write
from callprogram.domain.law.bundles import verified
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.errors import BadInputError
from callprogram.services.law import holding

Why = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    for command in (hold, lift, export, verify):
        desk.command()(command)


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
    app, program = pieces(context, as_)
    if not any((case, customer, cause, why)):
        _list(app, program.zone, as_json)
        return
    if sum(map(bool, (case, customer, cause))) != 1:
        raise BadInputError("Name one thing to hold: CASE, --customer C or --cause C.")
    case_id = app.views.case(case).case.id if case else None
    customer_id = app.views.customer(customer).id if customer else None
    made = app.act(holding.hold, program, why, case_id=case_id, customer_id=customer_id, cause=cause)
    _show(app, made, as_json)


def lift(
    context: typer.Context,
    hold: Annotated[str, typer.Argument(metavar="ID", help="The hold's id.")],
    why: Why = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Lift a legal hold; that it stood, and why it was lifted, stays on record."""
    app, _ = pieces(context, as_)
    _show(app, app.act(holding.lift, row_number(hold, "hold"), why), as_json)


def export(
    context: typer.Context,
    case: CaseName,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new ZIP file.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Write a case with its letters, its story and its lines of the audit trail into one ZIP; keep the head it prints.

    Whoever changes the ZIP and its manifest can make them fit each other; only the head, which the audit trail keeps
    too, says that it is another one: `desk verify FILE --head HEAD`.
    """
    app, program = pieces(context, as_)
    found = app.views.seen_by(app.member).case(case).case
    made, left_out = case_bundle(app, program, found.id)
    write(file, made.content)
    document = {"case": found.reference, "file": str(file), "files": made.files, "head": made.head}
    lines = [f"{found.reference}: {counted(made.files, 'file')} in {file}. Its head is {made.head}."]
    lines += [f"Letter {each} is left out: only the executive reads it." for each in left_out]
    answer(as_json, document | {"left_out": [str(each) for each in left_out]}, lines)


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A ZIP that desk export wrote.")],
    head: Annotated[str, typer.Option(metavar="HEAD", help="What desk export printed; is it the same?")] = "",
    as_json: AsJson = False,
) -> None:
    """Say whether an exported case is as it was written; no database is needed."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadInputError(f"{file} cannot be read ({error.strerror}); name a ZIP that desk export wrote.") from None
    found = verified(content, file.name, head)
    problems = [{"file": each.file, "problem": each.problem} for each in found.problems]
    document = {"ok": not problems, "files": found.files, "head": found.head or None, "problems": problems}
    said = [f"{counted(found.files, 'file')}, as they were exported. The head is {found.head}."]
    answer(as_json, document, [f"{each.file}: {each.problem}" for each in found.problems] or said)
    if problems:
        raise typer.Exit(1)


def _show(app: App, made: LegalHold, as_json: bool) -> None:
    view = app.views.legal_hold(made.id)
    is_so = "is on legal hold" if made.stands else "is on legal hold no more"
    answer(as_json, hold_document(view), [f"{view.what} {is_so} (hold {made.id})."])


def _list(app: App, zone: str, as_json: bool) -> None:
    found = app.views.legal_holds()
    rows = ((each.hold.id, each.what, _day(each.hold, zone), each.hold.set_by, each.hold.why) for each in found)
    lines = table(("id", "what", "since", "by", "why"), rows)
    answer(as_json, {"holds": [hold_document(each) for each in found]}, lines)


def _day(hold: LegalHold, zone: str) -> str:
    day = day_in(zone, hold.set_at)
    return in_words(day, day)
