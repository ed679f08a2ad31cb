"""`import`, `customers`, and `numbers`, whose list comes back through `import`."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.bootstrap.files import answers_in, read_crm_file, rejects_csv, wanted_csv
from callprogram.cli.documents.customers import customer_document
from callprogram.cli.documents.imports import (
    answered_document,
    import_document,
    import_line,
    undone_document,
    wanted_document,
)
from callprogram.cli.documents.values import moment
from callprogram.cli.profiles import chosen
from callprogram.cli.progress import bar
from callprogram.cli.root import AsJson, answer, pieces, row_number, table, write
from callprogram.domain.customers.imports import Problem, Reading, Samples, rows_in_words, samples_in_words, with_chosen
from callprogram.domain.customers.left_out import callable_in_words, losses, not_customers_in_words, unused_in_words
from callprogram.domain.customers.phones import shown
from callprogram.domain.customers.uncallable import easiest_first
from callprogram.domain.customers.wanted_numbers import Answer
from callprogram.domain.words.countries import read_country
from callprogram.domain.words.dates import counted
from callprogram.errors import BadInputError
from callprogram.services.customers import answering, importing, profiles, samples
from callprogram.services.customers.importing import Preview

_SHOWN_PROBLEMS = 20
_ALL = 1_000_000


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    root.command("import")(import_)
    root.command()(imports)
    root.command("undo-import")(undo_import)
    root.command()(customers)
    root.command()(numbers)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CRM export as CSV.")],
    region: Annotated[str, typer.Option(metavar="XX", help="The country of numbers that do not say theirs.")] = "",
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="FIELD=HEADER")] = None,
    profile: Annotated[str, typer.Option(metavar="NAME", help="Read it as saved under this name.")] = "",
    save_profile: Annotated[
        str, typer.Option(metavar="NAME", help="Keep under this name how it was read, for the next ones like it.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
    keep_samples: Annotated[bool, typer.Option("--keep-samples", help="Keep the sample customers.")] = False,
    bring_back: Annotated[
        bool, typer.Option("--bring-back", help="Bring back whoever was erased and is in the file again.")
    ] = False,
    rejects: Annotated[Path | None, typer.Option(help="Write the refused rows to this CSV file.")] = None,
    as_json: AsJson = False,
) -> None:
    """Bring in a CRM export."""
    app, program = pieces(context)
    content = _readable(file)
    if (answers := answers_in(file.name, content)) is not None:
        _take_in(app, file.name, answers, dry_run=dry_run, as_json=as_json)
        return
    by_hand = _mapping(mapping or [])
    saved, outgrown = chosen(app, content, profile, by_hand)
    where = read_country(region) if region else saved.region if saved else program.country
    columns = with_chosen(saved.mapping if saved else {}, by_hand)
    with bar() as progress:
        read = partial(read_crm_file, app, file.name, content, where, columns, progress)
        reading, left = _read_without_samples(app, read, keep=keep_samples, dry_run=dry_run)
        if rejects:
            write(rejects, rejects_csv(reading))
        if dry_run:
            seen, kept = app.look(importing.preview, reading, bring_back=bring_back), None
        else:
            kept, seen = importing.import_file(app.store, app.member, now(), reading, progress, bring_back=bring_back)
    if saved and kept:
        app.act(profiles.note_use, saved.name)
    if save_profile and kept:
        app.act(profiles.save, save_profile, reading.source, where)
    gone = [f"{'Would leave' if dry_run else 'Left'}: {samples_in_words(left)}."] if left.customers else []
    said = [f"Read as saved under “{saved.name}”."] if saved else [outgrown] if outgrown else []
    document = import_document(seen, kept, saved, outgrown) | {"samples_removed": asdict(left)}
    answer(as_json, document, [*gone, *said, *_in_words(seen, dry_run)])


def _read_without_samples(
    app: App, read: Callable[[], Reading], *, keep: bool, dry_run: bool
) -> tuple[Reading, Samples]:
    """The file as read, and the samples that leave once it can be; then it is read again, without them."""
    reading, left = read(), Samples() if keep else samples.leaving(app.views)
    if not left.customers or dry_run:
        return reading, left
    app.act(samples.remove)
    return read(), left


def imports(context: typer.Context, as_json: AsJson = False) -> None:
    """List past imports, the newest first."""
    app, program = pieces(context)
    found = app.views.imports()
    rows = (
        (
            each.id,
            moment(each.imported_at, program.zone)[:16],
            each.file,
            each.created,
            each.updated,
            each.unchanged,
            "taken back" if each.undone_at else "",
        )
        for each in found
    )
    document = {"imports": [import_line(each, program.zone) for each in found]}
    answer(as_json, document, table(("id", "when", "file", "new", "changed", "as before", ""), rows))


def undo_import(
    context: typer.Context, import_id: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False
) -> None:
    """Take back what an import created and updated; what was touched since stays, and is named."""
    app, _ = pieces(context)
    undone = app.act(importing.undo, row_number(import_id, "import"))
    left = [f"  {customer.name} stays: {why}" for customer, why in undone.left.items()]
    removed = f"{counted(undone.removed, 'customer')} removed, {undone.restored:,} as before the import"
    answer(as_json, undone_document(undone), [f"{undone.found.file} is taken back: {removed}.", *left])


def customers(
    context: typer.Context,
    query: Annotated[str, typer.Option(help="Words of a name, an email, a number or a CRM id.")] = "",
    limit: Annotated[int, typer.Option(min=0, max=1_000_000, help="How many to list.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List customers."""
    app, _ = pieces(context)
    found = app.views.customers(query, limit)
    document = {"total": found.total, "customers": [customer_document(each) for each in found.customers]}
    rows = (
        (each.reference, each.name, each.contact.name, shown(each.phone) if each.phone else "", each.account_owner)
        for each in found.customers
    )
    answer(as_json, document, table(("id", "customer", "contact", "phone", "account owner"), rows))


def numbers(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="Write the list to this CSV file, to be filled in.")] = None,
    as_json: AsJson = False,
) -> None:
    """List who cannot be called, and why; filled in, the list comes back through `import`."""
    app, _ = pieces(context)
    wanted = easiest_first(app.views.uncallable(_ALL).customers)
    if out:
        write(out, wanted_csv(wanted).encode())
    rows = (
        (
            each.customer.reference,
            each.customer.name,
            each.cell,
            each.why,
            shown(each.guess.phone) if each.guess else "",
            each.customer.account_owner,
        )
        for each in wanted
    )
    headers = ("id", "customer", "in the file", "what is wrong", "perhaps", "account owner")
    answer(as_json, wanted_document(wanted), table(headers, rows))


def _take_in(app: App, file: str, answers: Sequence[Answer], *, dry_run: bool, as_json: bool) -> None:
    """Save the numbers that were filled in, or say what would be saved."""
    done = app.look(answering.preview, answers) if dry_run else app.act(answering.take_in, file, answers)
    changed = f"{counted(len(done.updated), 'customer')} {'would change' if dry_run else 'changed'}"
    refused = f"{counted(len(done.problems), 'row')} refused"
    said = f"A list of wanted numbers: {changed}, {done.unchanged:,} as before, {refused}."
    problems = (f"  row {each.rows[0]:,}: {each.message}" for each in done.problems)
    answer(as_json, answered_document(done, file), [said, *problems])


def _readable(file: Path) -> Path:
    """The file, which can be read."""
    try:
        with file.open("rb"):
            return file
    except OSError as error:
        raise BadInputError(f"{file} cannot be read ({error.strerror}); name a CSV file that can be.") from None


def _mapping(pairs: list[str]) -> dict[str, Sequence[str]]:
    mapping: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        field, equals, header = pair.partition("=")
        if not equals:
            raise BadInputError(f"“{pair}” does not say which header fills which field; write --map phone=Telephone.")
        mapping[field.strip()].append(header.strip())
    return dict(mapping)


def _in_words(seen: Preview, dry_run: bool) -> list[str]:
    totals, changes, problems = seen.changes.totals, seen.changes, seen.reading.problems
    would = "would be " if dry_run else ""
    rows = counted(seen.reading.rows, "row")
    able = callable_in_words(totals.callable, totals.refusing, seen.reading.source.mapping)
    found = f"{counted(totals.customers, 'customer')} from {rows}, {able}"
    done = f"{len(changes.created):,} {would}new, {len(changes.updated):,} {would}changed"
    left = f"{changes.unchanged:,} as before, {counted(len(seen.reading.rejects), 'row')} refused"
    left += f", {counted(changes.merged, 'more row')} of the same customers" if changes.merged else ""
    more = [f"  … and {len(problems) - _SHOWN_PROBLEMS:,} more"] if len(problems) > _SHOWN_PROBLEMS else []
    apart = seen.reading.not_customers
    left += f", {counted(len(apart), 'row')} not brought in" if apart else ""
    none = [f"  {counted(len(apart), 'row')} not brought in: {not_customers_in_words(apart)}."] if apart else []
    return [
        f"{found}: {done}, {left}.",
        *seen.in_words,
        *seen.odd,
        *_not_read(seen),
        *none,
        *map(_problem_in_words, problems[:_SHOWN_PROBLEMS]),
        *more,
    ]


def _not_read(seen: Preview) -> list[str]:
    """A line of what was not read, and of what lists lose by it."""
    source = seen.reading.source
    unused, lost = unused_in_words(source.unused), losses({*source.mapping, *seen.not_read}, seen.changes.created)
    said = [f"Not used: {unused}."] if unused else []
    said += [f"{'; '.join(lost).capitalize()}."] if lost else []
    return [" ".join(said)] if said else []


def _problem_in_words(problem: Problem) -> str:
    column = f"{problem.column}: " if problem.column else ""
    return f"  {column}{problem.message} ({rows_in_words(problem)})"
