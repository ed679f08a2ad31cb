"""`desk add`, `list`, `show`, `decide`, `undo`, and the rules for senders."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.bootstrap.letters import fetch_letters, letters_in, typed_letter
from callprogram.cli.desk.shown import shown_cases
from callprogram.cli.documents.letters import letter_document, weighed_document
from callprogram.cli.documents.values import Document, as_text
from callprogram.cli.root import AsJson, answer, pieces, row_number, table, write
from callprogram.domain.cases.cases import State
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import MailFound, MailRefused
from callprogram.domain.letters.passing_on import NOBODY, PASSED_ON
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.permissions.rights import require
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.changed_weeks import read_moment
from callprogram.domain.words.dates import counted, day_in
from callprogram.errors import BadInputError, MailboxTroubleError
from callprogram.services.actions import action_of
from callprogram.services.letters import bringing, deciding, passing_on, taking_in, weighing
from callprogram.services.people import recording
from callprogram.services.views import CasesWanted, CaseView

As = Annotated[str, typer.Option("--as", metavar="EMAIL", help="In whose name, where there are members.")]
LetterId = Annotated[str, typer.Argument(metavar="LETTER", help="The letter's id.")]
_WHOSE = "Nobody has said so: take it back (desk undo), and say --customer, where it is theirs."
_NEITHER = "Name the files of the letters, or type one with --text TEXT --from WHO --channel phone."


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    for command in (add, show, decide, undo, fetch):
        desk.command()(command)
    desk.command(name="list")(list_letters)


def add(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="Mails (.eml, .msg) and mailboxes (.mbox).")] = None,
    text: Annotated[str, typer.Option(help="A letter that is typed in.")] = "",
    from_: Annotated[str, typer.Option("--from", metavar="WHO", help="Who wrote or said it.")] = "",
    subject: Annotated[str, typer.Option(help="What it is about.")] = "",
    channel: Annotated[Channel, typer.Option(help="The way it came.")] = Channel.MAIL,
    received: Annotated[str, typer.Option(metavar="TIME", help="When it came, if not now.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Take letters in; each is kept once, however often it is brought."""
    app, program = pieces(context, as_)
    moment = read_moment(received, program.zone) if received else now()
    if not files and not (text.strip() and from_.strip()):
        raise BadInputError(_NEITHER)
    found = _files(files) if files else iter([("", typed_letter(text, from_, subject))])
    letters, refused = _taken(app, program, found, moment, channel)
    document = {
        "letters": letters,
        "added": sum(each["already"] is None for each in letters),
        "known": sum(each["already"] is not None for each in letters),
        "refused": refused,
    }
    if not letters:
        raise BadInputError(" ".join(f"{each['file']}: {each['message']}" for each in refused))
    answer(as_json, document, [*map(_line, letters), *(f"{each['file']}: {each['message']}" for each in refused)])


def list_letters(
    context: typer.Context,
    undecided: Annotated[bool, typer.Option("--undecided", help="Only those that wait.")] = False,
    mine: Annotated[str, typer.Option(metavar="EMAIL", help="Only cases of this member.")] = "",
    state: Annotated[State | None, typer.Option(help="Only cases that are so.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Only cases in which somebody should have heard.")] = False,
    cause: Annotated[str, typer.Option(metavar="C", help="Only cases of this cause.")] = "",
    query: Annotated[str, typer.Option(help="Words that stand in them.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="No more than so many.")] = 50,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """List the letters, the latest first, and the cases, the most pressing first."""
    app, program = pieces(context, as_)
    found = app.views.letters(undecided=undecided, query=query, limit=limit)
    states, today = frozenset({state} if state else ()), day_in(program.zone, now())
    wanted = CasesWanted(states, mine, False, cause, query, now() if late else None, today)
    cases = () if undecided else app.views.cases(wanted, limit).cases
    letters = [_weighed(app, program, each, texts=False) for each in found.letters]
    rows = ((each["id"], each["from"]["email"], each["subject"], each["route"] or "waits") for each in letters)
    lines = table(("id", "from", "subject", "route"), rows)
    document = {
        "total": found.total,
        "letters": letters,
        "cases": shown_cases(app, program, cases),
    }
    answer(as_json, document, [*lines, *map(_case_line, cases)])


def show(
    context: typer.Context,
    letter: LetterId,
    original: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it as it came into this file.")] = None,
    attachment: Annotated[
        tuple[str, Path] | None, typer.Option(metavar="ID FILE", help="Write what came with it into this file.")
    ] = None,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Show one letter with everything that is proposed about it, or one case."""
    app, program = pieces(context, as_)
    if not letter.strip().isdecimal():
        _show_case(app, program, letter, as_json)
        return
    found = app.views.letter(row_number(letter, "letter"))
    app.act(recording.looked_at_letter, found.id)
    if original:
        write(original, app.views.letter_file(found.sha256))
    if attachment:
        write(attachment[1], app.views.letter_file(_attached(found, attachment[0])))
    answer(as_json, _weighed(app, program, found), _page(found, _proposal(app, program, found)))


def decide(
    context: typer.Context,
    letter: LetterId,
    route: Annotated[Route | None, typer.Option(help="Where it goes, if not where it is proposed.")] = None,
    customer: Annotated[str, typer.Option(help="Whose letter it is.")] = "",
    kind: Annotated[Kind | None, typer.Option(help="What it is.")] = None,
    case: Annotated[str, typer.Option(metavar="CASE", help="The case that it joins.")] = "",
    to: Annotated[str, typer.Option(metavar="WHO", help="Who has it.")] = "",
    urgent: Annotated[str, typer.Option(metavar="WHY", help="Why it cannot wait.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it goes there.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Decide a letter; without options it goes where it is proposed."""
    app, program = pieces(context, as_)
    found = app.views.letter(row_number(letter, "letter"))
    proposed = _proposal(app, program, found)
    usual = deciding.as_proposed(proposed)
    destination = replace(
        usual,
        route=route or (Route.JOIN if case else usual.route),
        kind=kind or usual.kind,
        customer_id=app.views.customer(customer).id if customer else usual.customer_id,
        given_to=to or usual.given_to,
        urgent=urgent or usual.urgent,
        why=why,
        case_id=_joined(app, case, proposed),
    )
    made = app.act(deciding.decide, program, found.id, destination)
    document = {
        "letter": str(made.id),
        "route": made.route,
        "case": _reference(app, made),
        "escalation_id": as_text(made.case_id if made.route is Route.DESK else None),
        "proposed": made.proposed,
    }
    whose = [] if made.customer_id or not proposed.known.customer_id else [f"{proposed.known.because} {_WHOSE}"]
    reached = made.route not in PASSED_ON or app.look(passing_on.reached, made.id)
    nobody = [] if reached else [NOBODY]
    answer(as_json, document, [f"It goes to: {made.route}.", *nobody, *whose])


def undo(context: typer.Context, letter: LetterId, as_: As = "", as_json: AsJson = False) -> None:
    """Take a decision back; the letter waits again."""
    app, _ = pieces(context, as_)
    made = app.act(deciding.take_back, row_number(letter, "letter"))
    answer(as_json, {"letter": str(made.id), "route": None}, ["It waits again."])


def fetch(context: typer.Context, as_: As = "", as_json: AsJson = False) -> None:
    """Take in what lies in the mail server's folders, as the worker does every minute."""
    app, _ = pieces(context, as_)
    require(app.member, action_of(taking_in.take_in_all))
    done = fetch_letters(app)
    if done.problems:
        raise MailboxTroubleError(" ".join(done.problems))
    document = {"seen": done.seen, "added": done.added, "known": done.known, "refused": done.refused}
    words = f"{counted(done.seen, 'new mail')}: {counted(done.added, 'letter')} added, {done.known} known already."
    answer(
        as_json, document, [words, *([f"{done.refused} are no mails and were passed over."] if done.refused else [])]
    )


def _files(files: list[Path]) -> Iterator[tuple[str, MailFound | MailRefused]]:
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            yield str(file), MailRefused(f"It cannot be read ({error.strerror}).")
            continue
        yield from ((str(file), each) for each in letters_in(content))


def _taken(
    app: App,
    program: Program,
    found: Iterator[tuple[str, MailFound | MailRefused]],
    moment: datetime,
    channel: Channel,
) -> tuple[list[Document], list[Document]]:
    letters: list[Document] = []
    refused: list[Document] = []
    ours = app.settings.desk_from
    for each in bringing.bring(app.store, app.member, now(), found, channel, received_at=moment, desk_from=ours):
        if each.taken:
            letters.append(_brought(app, program, each.file, each.taken))
        else:
            refused.append({"file": each.file, "message": each.refused})
    return letters, refused


def _brought(app: App, program: Program, file: str, taken: taking_in.Taken) -> Document:
    """One letter as this file has it, with what is kept of it."""
    kept = app.views.letter(taken.already) if taken.already else taken.letter
    already = str(taken.already) if taken.already else None
    own = letter_document(taken.letter) | {"id": str(kept.id), "file": file, "already": already}
    return own | {"case": _reference(app, kept), "proposal": weighed_document(_proposal(app, program, kept))}


def _show_case(app: App, program: Program, words: str, as_json: bool) -> None:
    """A case with its story."""
    story = app.views.story(app.views.case(words).case.id)
    [document] = shown_cases(app, program, [story.view])
    document["story"] = [
        {"at": each.at.isoformat(), "by": each.by, "done": each.done, "text": each.text, "private": each.private}
        for each in reversed(story.lines)
    ]
    said = (f"{each.at:%Y-%m-%d %H:%M}  {each.by}: {each.done} {each.text}".rstrip() for each in reversed(story.lines))
    answer(as_json, document, [_case_line(story.view), *said])


def _case_line(view: CaseView) -> str:
    return (
        f"{view.case.reference}  {view.case.state}  {view.name}: {view.case.wants} ({view.case.owner or 'unclaimed'})"
    )


def _joined(app: App, case: str, proposed: Proposal) -> int | None:
    """The id of the case that it joins: the one that is named, else the proposed one."""
    wanted = case or proposed.answered.case
    return app.views.case(wanted).case.id if wanted else None


def _reference(app: App, letter: Letter) -> str | None:
    return app.views.references(frozenset({letter.case_id})).get(letter.case_id) if letter.case_id else None


def _proposal(app: App, program: Program, letter: Letter) -> Proposal:
    return weighing.proposal(app.views, letter, trusts=app.settings.desk_trusts, region=program.country)


def _weighed(app: App, program: Program, letter: Letter, *, texts: bool = True) -> Document:
    document = letter_document(letter, texts=texts) | {"file": None, "already": None, "case": _reference(app, letter)}
    return document | {"proposal": weighed_document(_proposal(app, program, letter))}


def _attached(letter: Letter, wanted: str) -> str:
    for each in letter.attachments:
        if each.id == wanted:
            return each.sha256
    raise BadInputError(f"Nothing with the id {wanted} came with this letter; `desk show` lists what did.")


def _line(letter: Document) -> str:
    known = " (known already)" if letter["already"] else ""
    sender = letter["from"]["name"] or letter["from"]["email"] or "nobody named"
    return f"{letter['id']}  {sender}: {letter['subject'] or 'no subject'}{known} → {letter['proposal']['route']}"


def _page(letter: Letter, proposal: Proposal) -> list[str]:
    return [
        f"{letter.name or letter.email or 'Nobody named'}: {letter.subject or 'no subject'}",
        f"Known: {proposal.known.answer}. {proposal.known.because}",
        f"Genuine: {proposal.genuine.answer}. {proposal.genuine.because}",
        f"Answered: {proposal.answered.answer}. {proposal.answered.because}",
        f"Proposed: {proposal.route}. {proposal.because}",
        "",
        letter.new_text or letter.text,
    ]
