"""`desk cause`, `patterns`, `changed`, `tell` and `fairness`: why cases come to be, and what was changed because."""

from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.cli.desk.cases import CaseName, show_case
from callprogram.cli.desk.letters import As
from callprogram.cli.documents.patterns import fairness_document, pattern_document, remedy_document
from callprogram.cli.documents.values import Document
from callprogram.cli.root import AsJson, answer, pieces, row_number, table
from callprogram.domain.patterns.fairness import in_words, too_few
from callprogram.domain.patterns.patterns import MOST_WEEKS, WEEKS, begins_on
from callprogram.domain.patterns.remedies import letter_to
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in, read_day
from callprogram.errors import BadInputError
from callprogram.services.patterns import changing, naming_causes
from callprogram.services.views import RemedyView

_TAKEN_BACK = "none"


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    for command in (cause, patterns, changed, tell, fairness):
        desk.command()(command)


def cause(
    context: typer.Context,
    case: CaseName,
    cause: Annotated[list[str], typer.Argument(metavar="CAUSE…", help="A word or two each; none takes it back.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Say why a case came to be, in the place of what was said before."""
    app, program = pieces(context, as_)
    named = () if [each.strip().casefold() for each in cause] == [_TAKEN_BACK] else tuple(cause)
    made = app.act(naming_causes.name_causes, program, app.views.case(case).case.id, named)
    show_case(app, program, made, as_json)


def patterns(
    context: typer.Context,
    weeks: Annotated[int, typer.Option(metavar="N", min=1, max=MOST_WEEKS, help="How far back.")] = WEEKS,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """List what causes cases again and again, and who of the customers is worth a call."""
    app, program = pieces(context, as_)
    found = app.views.patterns(begins_on(day_in(program.zone, now()), weeks), program.zone)
    rows = (
        (each.pattern.cause, each.pattern.cases, each.pattern.customers, each.pattern.since,
         ", ".join(customer.name for customer in each.worth_calling))
        for each in found
    )  # fmt: skip
    lines = table(("cause", "cases", "customers", "since", "worth a call"), rows)
    answer(as_json, {"patterns": list(map(pattern_document, found))}, lines)


def changed(
    context: typer.Context,
    cause: Annotated[str, typer.Argument(metavar="CAUSE", help="Because of which cause.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was changed, as its customers read it.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="The day from which it holds.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Write down what was changed because of a cause; the letters wait for somebody who reads them (`desk tell`)."""
    app, program = pieces(context, as_)
    made = app.act(changing.change, program, cause, text, read_day(on))
    view = next(each for each in app.views.remedies() if each.remedy.id == made.id)
    writer = app.member.name if app.member.id else program.executive_name
    document = remedy_document(view, writer, day_in(program.zone, now()))
    rows = (
        (each["company"] or each["person"], each["to"], each["left_out"] or "waits") for each in document["letters"]
    )
    answer(as_json, document, [f"{made.cause}: {made.text}", *table(("customer", "to", "letter"), rows)])


def tell(
    context: typer.Context,
    change: Annotated[str, typer.Argument(metavar="ID", help="What was changed, by the id that `desk changed` says.")],
    case: CaseName,
    only_draft: Annotated[bool, typer.Option("--draft", help="Show it; nothing goes out.")] = False,
    subject: Annotated[str, typer.Option(metavar="S", help="What the letter is about.")] = "",
    text: Annotated[str, typer.Option(metavar="TEXT", help="What it says.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Tell whoever had a case of its cause what was changed, once; --draft shows the letter, to be read first."""
    app, program = pieces(context, as_)
    view, writer = _change(app, change), app.member.name if app.member.id else program.executive_name
    found = app.views.case(case).case
    one = next((each for each in view.concerned if found.id in each.cases), None)
    if one is None:
        raise BadInputError(f"{found.reference} has another cause than “{view.remedy.cause}”.")
    begun = letter_to(one, view.remedy, writer, day_in(program.zone, now()))
    letter = Draft(begun.to, subject or begun.subject, text or begun.body)
    document: Document = {"id": change, "case": one.case.reference, "to": letter.to or None}
    document |= {"subject": letter.subject, "text": letter.body, "draft": only_draft, "message_id": None}
    if not only_draft:
        [sent] = app.act(changing.tell, program, view.remedy.id, [(one.case.id, letter)])
        document["message_id"] = sent.message_id
    answer(as_json, document, [letter.subject, "", letter.body])


def _change(app: App, change: str) -> RemedyView:
    number = row_number(change, "change")
    found = next((each for each in app.views.remedies() if each.remedy.id == number), None)
    if found is None:
        raise BadInputError(f"There is no change {number}; desk changed says its id.")
    return found


def fairness(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="DATE", help="Cases from this day on; all without.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Compare what those who wrote to the executive got with others of the same cause; medians, each customer once."""
    app, _ = pieces(context, as_)
    found = app.views.fairness(read_day(since) if since else None)
    rows = (
        (each.cause, in_words(each.wrote), in_words(each.others)) if each.is_enough else (each.cause, too_few(each), "")
        for each in found
    )
    lines = table(("cause", "who wrote to the executive", "others"), rows)
    answer(as_json, {"causes": list(map(fairness_document, found))}, lines)
