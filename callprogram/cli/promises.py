"""`commit`, `kept`, `told`, `commitments`, `commitment move` and `commitment reword`."""

from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.bootstrap.questions import understand
from callprogram.cli.calls import CustomerName
from callprogram.cli.documents.weeks import promise_document, understood_document
from callprogram.cli.root import AsJson, answer, pieces, row_number, table
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.recipients import Names
from callprogram.domain.promises import commitments as rules
from callprogram.domain.promises.sentences.understood import NOTHING, Understood
from callprogram.domain.words.dates import day_in, read_day
from callprogram.errors import BadInputError
from callprogram.services.promises import promising
from callprogram.services.views import Promise

CommitmentId = Annotated[str, typer.Argument(help="The promise's id.")]


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    for command in (commit, kept, told, commitments):
        root.command()(command)
    one = typer.Typer(help="Change one promise.", no_args_is_help=True)
    one.command()(move)
    one.command()(reword)
    root.add_typer(one, name="commitment")


def commit(
    context: typer.Context,
    customer: CustomerName,
    text: Annotated[str, typer.Argument(help="What was promised.")] = "",
    owner: Annotated[str, typer.Option(metavar="EMAIL", help="Who keeps it.")] = "",
    due: Annotated[str, typer.Option(metavar="DATE", help="Until when.")] = "",
    call: Annotated[str, typer.Option(help="The call it was promised in.")] = "",
    say: Annotated[
        str, typer.Option(metavar="SENTENCE", help="A promise as people say it: Priya to send it by Friday.")
    ] = "",
    at: Annotated[str, typer.Option(metavar="DATE", help="The day it was said on, if not today.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show how a sentence is understood.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write down what was promised to a customer."""
    if (at or dry_run) and not say:
        raise BadInputError("--at and --dry-run are for sentences: commit CUSTOMER --say SENTENCE.")
    if say and (text or owner or due):
        raise BadInputError("Give a sentence with --say, or the words with --owner and --due; not both.")
    if not say and not (text.strip() and owner.strip() and due.strip()):
        raise BadInputError(
            "A promise needs words, an owner and a date: commit CUSTOMER TEXT --owner EMAIL --due DATE."
        )
    app, program = pieces(context)
    wanted, call_id = app.views.customer(customer), row_number(call, "call") if call else None
    if say:
        day = read_day(at) if at else day_in(program.zone, now())
        _say(app, wanted, understand(app, program, wanted, say, day), say, call_id, dry_run, as_json)
        return
    day = read_day(due)
    made = app.act(promising.promise, wanted.id, text, owner=owner, due_on=day, call_id=call_id)
    _show(
        as_json,
        Promise(made, wanted),
        f"Promised {wanted.name}: {made.text} ({app.views.names().of(made.owner)}, {day}); its id is {made.id}.",
    )


def kept(
    context: typer.Context,
    commitment: CommitmentId,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day it was kept; today without.")] = "",
    as_json: AsJson = False,
) -> None:
    """Mark a promise kept; the customer is still to be told."""
    app, _ = pieces(context)
    day = read_day(on) if on else None
    after = app.act(promising.keep, row_number(commitment, "promise"), day)
    customer = app.views.customer(f"c{after.customer_id}")
    awaited = rules.is_awaited(after)
    words = f"It came from {customer.person}; this is done." if awaited else f"Kept; now tell {customer.person}."
    _show(as_json, Promise(after, customer), words)


def told(context: typer.Context, commitment: CommitmentId, as_json: AsJson = False) -> None:
    """Close a promise: the customer was told."""
    app, _ = pieces(context)
    after = app.act(promising.tell, row_number(commitment, "promise"))
    customer = app.views.customer(f"c{after.customer_id}")
    _show(as_json, Promise(after, customer), f"{customer.name} knows; this promise is done.")


def move(
    context: typer.Context,
    commitment: CommitmentId,
    due: Annotated[str, typer.Option(metavar="DATE", help="The new date.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it gets one.")],
    as_json: AsJson = False,
) -> None:
    """Give an open promise a new date, with the reason."""
    app, _ = pieces(context)
    after = app.act(promising.move, row_number(commitment, "promise"), read_day(due), why)
    customer = app.views.customer(f"c{after.customer_id}")
    _show(as_json, Promise(after, customer), f"{customer.name}: {after.text} is due on {after.due_on} now.")


def reword(
    context: typer.Context,
    commitment: CommitmentId,
    text: Annotated[str, typer.Argument(help="What was promised, in other words.")],
    as_json: AsJson = False,
) -> None:
    """Put a promise in other words; its history keeps both."""
    app, _ = pieces(context)
    after = app.act(promising.reword, row_number(commitment, "promise"), text)
    customer = app.views.customer(f"c{after.customer_id}")
    _show(as_json, Promise(after, customer), f"{customer.name}: the promise reads “{after.text}” now.")


def commitments(
    context: typer.Context,
    open_: Annotated[bool, typer.Option("--open", help="Only those still to keep or to tell.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those past their date.")] = False,
    owner: Annotated[str | None, typer.Option(metavar="EMAIL", help="Only this owner's.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the promises, the most urgent first."""
    app, program = pieces(context)
    today = day_in(program.zone, now())
    found = app.views.promises(unfinished=open_ or overdue, owner=owner)
    wanted = [each for each in found if not overdue or rules.overdue(each.commitment, today)]
    names = app.views.names()
    rows = (
        (promise.id, promise.due_on, promise.state, each.customer.name, _whose(promise, names), promise.text)
        for each in wanted
        for promise in [each.commitment]
    )
    document = {"commitments": [promise_document(each) for each in wanted]}
    answer(as_json, document, table(("id", "due", "state", "customer", "owner", "promise"), rows))


def _whose(commitment: rules.Commitment, names: Names) -> str:
    return rules.kept_by(commitment) if rules.is_awaited(commitment) else names.of(commitment.owner)


def _say(
    app: App, customer: Customer, found: Understood, sentence: str, call_id: int | None, dry_run: bool, as_json: bool
) -> None:
    document = understood_document(found)
    who = app.views.names().of(found.owner) or ("them" if found.awaited else "no owner")
    words = [f"{found.text} ({who}, {found.due_on or 'no date'})" if found.text else NOTHING, *found.doubts]
    if not dry_run:
        made = app.act(promising.promise_as_said, customer.id, sentence, found, call_id)
        document = promise_document(Promise(made, customer)) | document
        promised = f"Awaited from {customer.name}" if found.awaited else f"Promised {customer.name}"
        words[0] = f"{promised}: {words[0]}; its id is {made.id}."
    answer(as_json, document, words)


def _show(as_json: bool, promise: Promise, sentence: str) -> None:
    answer(as_json, promise_document(promise), [sentence])
