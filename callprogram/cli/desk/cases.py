"""`desk claim`, `hand-over`, `ask`, `side`, `answer`, `settle` and the rest that is done in a case."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.bootstrap.questions import promises_in
from callprogram.cli.desk.letters import As
from callprogram.cli.desk.shown import shown_cases
from callprogram.cli.documents.values import Document
from callprogram.cli.root import AsJson, answer, pieces, row_number
from callprogram.domain.cases.cases import Case
from callprogram.domain.letters.letters import Channel
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in, read_day
from callprogram.errors import BadInputError
from callprogram.services.cases import asking_sides, case_notes, ending, owning
from callprogram.services.letters import answering_cases, joining
from callprogram.services.letters.answering_cases import Written
from callprogram.services.lists import calling_for_cases

CaseName = Annotated[str, typer.Argument(metavar="CASE", help="Its reference, like CE-2026-0147, or its id.")]


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    for command in (claim, hand_over, note, ask, side, settle, close, reopen, merge, split, call):
        desk.command()(command)
    desk.command(name="answer")(answer_)


def claim(
    context: typer.Context,
    case: CaseName,
    owner: Annotated[str, typer.Option(metavar="EMAIL", help="Who has it, if not whoever says so.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Take a case, or give it to somebody."""
    _do(context, as_, as_json, case, owning.claim, owner)


def hand_over(
    context: typer.Context,
    case: CaseName,
    to: Annotated[str, typer.Option(metavar="EMAIL", help="Who has it from now on.")],
    note: Annotated[str, typer.Option(metavar="TEXT", help="What they have to know.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Give a case into other hands, with a note."""
    _do(context, as_, as_json, case, owning.hand_over, to, note)


def note(
    context: typer.Context,
    case: CaseName,
    text: str,
    private: Annotated[bool, typer.Option("--private", help="For the desk alone.")] = False,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Write a line into the story of a case."""
    _do(context, as_, as_json, case, case_notes.note, text, private=private)


def ask(
    context: typer.Context,
    case: CaseName,
    email: str,
    question: Annotated[str, typer.Option(metavar="TEXT", help="What they are asked.")],
    hours: Annotated[str, typer.Option(metavar="N", help="Open hours until they are heard.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Ask somebody for their side of it."""
    _do(context, as_, as_json, case, asking_sides.ask, email, question, _hours(hours))


def side(
    context: typer.Context,
    case: CaseName,
    text: Annotated[str, typer.Option(metavar="TEXT", help="What they say.")],
    by: Annotated[str, typer.Option(metavar="EMAIL", help="Whose side it is.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Write down somebody's side."""
    app, program = pieces(context, as_)
    made = app.act(asking_sides.give, app.views.case(case).case.id, text, by)
    show_case(app, program, made, as_json)


def settle(
    context: typer.Context,
    case: CaseName,
    how: Annotated[str, typer.Option(metavar="TEXT", help="How.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Settle a case."""
    _do(context, as_, as_json, case, ending.settle, how)


def close(
    context: typer.Context,
    case: CaseName,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Close a case, settled or not."""
    _do(context, as_, as_json, case, ending.close, why)


def reopen(context: typer.Context, case: CaseName, as_: As = "", as_json: AsJson = False) -> None:
    """Open a case again."""
    _do(context, as_, as_json, case, ending.reopen)


def merge(
    context: typer.Context,
    case: CaseName,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The case that it becomes a part of.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Make a case a part of another one; `desk split CASE` takes it out again."""
    app, program = pieces(context, as_)
    target = app.views.case(into).case.id
    made = app.act(ending.merge, program, app.views.case(case).case.id, target)
    show_case(app, program, made, as_json)


def split(
    context: typer.Context,
    letter: Annotated[str, typer.Argument(metavar="LETTER|CASE", help="A letter, or a case that is part of another.")],
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Give a letter a case of its own, or take a merged case out again."""
    app, program = pieces(context, as_)
    if letter.strip().isdecimal():
        made = app.act(joining.split, program, row_number(letter, "letter"))
    else:
        made = app.act(ending.split_off, program, app.views.case(letter).case.id)
    show_case(app, program, made, as_json)


def answer_(
    context: typer.Context,
    case: CaseName,
    only_draft: Annotated[bool, typer.Option("--draft", help="Show it; nothing goes out.")] = False,
    text: Annotated[str, typer.Option(metavar="TEXT", help="What it says.")] = "",
    subject: Annotated[str, typer.Option(metavar="S", help="What it is about.")] = "",
    hear_by: Annotated[str, typer.Option(metavar="DATE", help="Until when they hear of it again.")] = "",
    by: Annotated[Channel, typer.Option(help="The way it goes, or went.")] = Channel.MAIL,
    to_answer: Annotated[bool, typer.Option("--waits", help="The customer answers next.")] = False,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Answer a case; --draft shows what would be said, and what is missing."""
    app, program = pieces(context, as_)
    found, until = app.views.case(case).case, read_day(hear_by) if hear_by else None
    made, lacks = app.act(answering_cases.draft, program, found.id, until)
    words = Draft(made.to, subject or made.subject, text or made.body)
    document: Document = {"reference": found.reference, "to": words.to or None, "subject": words.subject}
    document |= {"letter": None, "text": words.body, "draft": True, "message_id": None, "missing": list(lacks)}
    if not only_draft:
        customer = app.views.case(case).customer
        today, writer = day_in(program.zone, now()), found.owner or app.member.name
        said = promises_in(app, program, customer, words.body, today, writer) if customer else ()
        written = Written(words, until, by, to_answer, said)
        sent = app.act(answering_cases.answer, program, found.id, written)
        document |= {"letter": str(sent.letter.id), "draft": False, "missing": []}
        document["message_id"] = sent.message.message_id if sent.message else None
    answer(
        as_json, document, [f"{words.subject}", "", words.body, *(f"Missing: {each}" for each in document["missing"])]
    )


def call(context: typer.Context, case: CaseName, as_: As = "", as_json: AsJson = False) -> None:
    """Ask for a place in the executive's hour."""
    app, program = pieces(context, as_)
    view = app.views.case(case)
    week = app.views.week_due(program, now())
    made = app.act(calling_for_cases.ask_for_call, program, view.case.id, week)
    document = {"reference": made.case.reference, "customer_id": view.customer.reference if view.customer else None}
    document |= {"week": str(made.week)}
    answer(as_json, document | {"granted": made.granted, "because": made.because}, [made.because])


def _do(
    context: typer.Context,
    as_: str,
    as_json: bool,
    name: str,
    service: Callable[..., Case],
    *args: object,
    **kwargs: object,
) -> None:
    """The case after what was done in it."""
    app, program = pieces(context, as_)
    made = app.act(service, program, app.views.case(name).case.id, *args, **kwargs)
    show_case(app, program, made, as_json)


def show_case(app: App, program: Program, made: Case, as_json: bool) -> None:
    """Print a case after what was done in it."""
    [document] = shown_cases(app, program, [app.views.case(made.reference)])
    owner = document["owner"] or "nobody yet"
    answer(as_json, document, [f"{made.reference}: {made.state}, {owner}. {made.wants}"])


def _hours(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text.strip() else None
    except InvalidOperation:
        raise BadInputError(f"“{text}” is no number of hours; write one like 4 or 1.5.") from None
