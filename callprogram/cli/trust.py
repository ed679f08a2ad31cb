"""`erase`, `held`, `retention` and `audit`: what a company has to be able to do with what is kept."""

import json
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten
from typing import Annotated

import typer

from callprogram.bootstrap import App
from callprogram.bootstrap.trust import erase as erase_for_good
from callprogram.cli.documents.values import Document, moment
from callprogram.cli.root import AsJson, answer, pieces, table, write
from callprogram.domain.people.retention import GOES, PROPOSED, What
from callprogram.domain.people.trail import Event
from callprogram.domain.words.dates import counted, day_begins, read_day
from callprogram.errors import BadInputError, StateError
from callprogram.services.customers import erasing
from callprogram.services.people import retaining
from callprogram.services.ports import Erased
from callprogram.services.views import TrailFilter

_NAMED = 3
_WIDE = 60


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    for command in (erase, held, audit):
        root.command()(command)
    rule = typer.Typer(help="How long things are kept; what is older goes at night, once it is switched on.")
    rule.callback(invoke_without_command=True)(retention)
    for each in (set_, on, off):
        rule.command(each.__name__.rstrip("_"))(each)
    root.add_typer(rule, name="retention")


def erase(
    context: typer.Context,
    customer: str,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it you are asked.")] = False,
    as_json: AsJson = False,
) -> None:
    """Erase one customer's personal data; counts and dates stay."""
    app, _ = pieces(context)
    found = app.views.customer(customer)
    if not yes and (as_json or not typer.confirm(f"Erase {found.name}, for good?", err=True)):
        raise BadInputError(f"Nothing was erased; say --yes to erase {found.name} for good.")
    done = erase_for_good(app, found.id)
    document = asdict(done) | {"customer_id": found.reference, "others": [f"c{each}" for each in done.others]}
    answer(as_json, document, _in_words(done))


def held(
    context: typer.Context,
    customer: str,
    out: Annotated[Path, typer.Option(help="Write it to this JSON file.")],
    as_json: AsJson = False,
) -> None:
    """Write down everything that is held on one customer."""
    app, _ = pieces(context)
    found = app.views.customer(customer)
    rows = app.act(erasing.hold_out, found.id)
    write(out, json.dumps(rows, ensure_ascii=False, indent=1).encode())
    counts = {table: len(each) for table, each in rows.items()}
    said = f"{out} has {counted(sum(counts.values()), 'row')} on {found.name}."
    answer(as_json, {"file": str(out), "customer_id": found.reference, "rows": counts}, [said])


def audit(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="DATE", help="From that day on, in the program's zone.")] = "",
    who: Annotated[str, typer.Option(help="An address, or the system's user who ran a command.")] = "",
    what: Annotated[str, typer.Option(help="An action as the trail has it: promising.keep.")] = "",
    customer: Annotated[str, typer.Option(help="Only what is about this customer.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many lines, the newest first.")] = 100,
    verify: Annotated[bool, typer.Option("--verify", help="Say whether the trail is whole.")] = False,
    head: Annotated[list[str] | None, typer.Option(metavar="LINK", help="Which the trail must still have.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the audit trail, or say whether it is whole."""
    app, program = pieces(context)
    if verify:
        _verify(app, head or [], as_json=as_json)
        return
    wanted = TrailFilter(
        who=who,
        what=what,
        since=day_begins(read_day(since), program.zone) if since else None,
        customer_id=app.views.customer(customer).id if customer else None,
    )
    found = app.views.trail(wanted, limit)
    document = {"total": found.total, "events": [_event_document(each, program.zone) for each in found.events]}
    rows = ((each.id, moment(each.at, program.zone)[:16], *_who_and_what(each)) for each in found.events)
    answer(as_json, document, table(("line", "when", "who", "what", "row", "words"), rows))


def retention(context: typer.Context, as_json: AsJson = False) -> None:
    """How long things are kept; what is older goes at night, once it is switched on."""
    if context.invoked_subcommand is None:
        _show_rule(pieces(context)[0], as_json=as_json)


Months = Annotated[int | None, typer.Option(metavar="MONTHS", help="How many months; 0 for ever.")]


def set_(
    context: typer.Context,
    notes: Months = None,
    calls: Months = None,
    messages: Months = None,
    imports: Months = None,
    log: Months = None,
    binned: Months = None,
    applications: Months = None,
    cases: Months = None,
    as_json: AsJson = False,
) -> None:
    """Say how many months notes, calls, messages, imports, the log, letters and cases that are over are kept."""
    app, _ = pieces(context)
    given = dict(zip(What, (notes, calls, messages, imports, log, binned, applications, cases), strict=True))
    months = {what: each for what, each in given.items() if each is not None}
    app.act(retaining.set_rule, months)
    _show_rule(app, as_json=as_json)


def on(context: typer.Context, as_json: AsJson = False) -> None:
    """Let what is older go each night."""
    _switch(context, on=True, as_json=as_json)


def off(context: typer.Context, as_json: AsJson = False) -> None:
    """Let nothing go any more."""
    _switch(context, on=False, as_json=as_json)


def _switch(context: typer.Context, *, on: bool, as_json: bool) -> None:
    app, _ = pieces(context)
    app.act(retaining.switch, on=on)
    _show_rule(app, as_json=as_json)


def _show_rule(app: App, *, as_json: bool) -> None:
    found = app.look(retaining.outlook)
    document = {
        "on": found.rule.acts,
        "months": {what.value: found.rule.months.get(what) for what in What},
        "would_go": {what.value: count for what, count in found.going.items()},
        "proposed": {what.value: months for what, months in PROPOSED.items()},
        "on_legal_hold": {what.value: count for what, count in found.kept.items()},
    }
    rows = [(what, _kept_for(found.rule.months.get(what)), found.going.get(what, ""), GOES[what][1]) for what in What]
    proposed = ", ".join(f"{what} {counted(months, 'month')}" for what, months in PROPOSED.items())
    acts = "on, each night." if found.rule.acts else "off: nothing goes before `retention on`."
    answer(
        as_json,
        document,
        [*table(("what", "kept", "goes", "which is"), rows), f"It is {acts}", f"Proposed: {proposed}."],
    )


def _kept_for(months: int | None) -> str:
    return counted(months, "month") if months else "for ever"


def _verify(app: App, heads: list[str], *, as_json: bool) -> None:
    whole = app.views.wholeness(heads)
    troubles = [*whole.troubles, *(f"no line has the link {each}" for each in heads if each not in whole.links)]
    said = [f"{counted(whole.lines, 'line')}, whole; the last link is {whole.head}."]
    document = {"whole": not troubles, "lines": whole.lines, "head": whole.head, "troubles": troubles}
    if as_json or not troubles:
        answer(as_json, document, said)
    if troubles:
        raise StateError(f"The audit trail is not whole: {'; '.join(troubles[:_NAMED])}. Compare it with a backup.")


def _event_document(event: Event, zone: str) -> Document:
    said = {name: getattr(event, name) for name in ("member", "ran_by", "action", "kind", "before", "after")}
    ids = {"id": str(event.id), "row_id": str(event.row_id)}
    return ids | {"at": moment(event.at, zone), **said, "erased": event.salt is None, "link": event.link}


def _who_and_what(event: Event) -> tuple[str, str, str, str]:
    who = f"{event.member} ({event.ran_by})" if event.ran_by else event.member
    words = "erased" if event.salt is None else shorten(", ".join(event.after or event.before or ()), _WIDE)
    return who, event.action, f"{event.kind} {event.row_id or ''}".rstrip(), words


def _in_words(done: Erased) -> list[str]:
    others = [f"Others have a name, number or address in common with them: {_references(done)}."] if done.others else []
    return [
        f"Erased: {counted(sum(done.rows.values()), 'row')}, and {counted(done.texts, 'text')} about others.",
        f"{counted(done.lines, 'line')} of the audit trail lost their words; the trail is whole.",
        *others,
    ]


def _references(done: Erased) -> str:
    return ", ".join(f"c{each}" for each in done.others)
