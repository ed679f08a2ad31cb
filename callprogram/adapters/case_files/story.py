"""The story of a case as one page that needs nothing beside it: no script, no picture, no address to go to."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape

from callprogram.domain.letters.letters import Direction, Letter
from callprogram.services.views import CaseFile

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "pre{white-space:pre-wrap;font:inherit;border-left:3px solid #999;padding-left:1rem}"
    "time,small{color:#666}li{margin:.4rem 0}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(file: CaseFile, names: Mapping[int, tuple[str, ...]]) -> bytes:
    """The page; what people wrote is text in it and nothing else."""
    case = file.story.view.case
    lines = (
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{escape(case.reference)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(case.reference)}: {escape(file.story.view.name)}</h1>",
        f"<p>They want: {escape(case.wants)}</p>",
        f"<p>{escape(case.state)}, {escape(case.owner or 'nobody has it')}. {escape(case.ended_how)}</p>",
        *_holds(file),
        *_several("What happened", _happened(file)),
        *_letters(file, names),
        *_several("Sides", (f"{escape(each.name)}: {escape(each.text or each.question)}" for each in case.sides)),
        *_several("Decisions", (_decision(each.kind, each.taken, each.why) for each in file.decisions)),
        *_several("Promises", (f"{escape(each.text)} ({each.state})" for each in reversed(file.story.promises))),
        *_several("Calls", (_call(each.started_at, each.note) for each in reversed(file.story.calls))),
        *_several("Parts", (f"{escape(each.reference)}: {escape(each.wants)}" for each in file.story.parts)),
        "</body></html>",
    )
    return ("\n".join(lines) + "\n").encode()


def _holds(file: CaseFile) -> Iterator[str]:
    for each in file.holds:
        until = f", lifted {_moment(each.lifted_at)} ({escape(each.lifted_why)})" if each.lifted_at else ""
        yield f"<p>On legal hold since {_moment(each.set_at)}: {escape(each.why)}{until}</p>"


def _happened(file: CaseFile) -> Iterator[str]:
    for each in file.story.lines:
        yield f"{_moment(each.at)} {escape(each.by)}: {each.done} {escape(each.text)}"


def _letters(file: CaseFile, names: Mapping[int, tuple[str, ...]]) -> Iterator[str]:
    yield "<h2>Letters</h2>"
    for each in file.story.letters:
        yield f"<h3>{escape(each.subject or 'No subject')}</h3><p>{_from(each)}</p><pre>{escape(each.text)}</pre>"
        yield f"<p><small>{escape(', '.join(names[each.id]))}</small></p>"
    for letter_id in file.left_out:
        yield f"<p>Letter {letter_id} is left out: only the executive reads it.</p>"


def _from(letter: Letter) -> str:
    way = "from" if letter.direction is Direction.IN else "answered by"
    return f"{_moment(letter.received_at)} {way} {escape(letter.name)} {escape(letter.email or '')}"


def _decision(kind: str, taken: str, why: str) -> str:
    return f"{escape(kind)} {escape(taken)}: {escape(why)}"


def _call(at: datetime, note: str) -> str:
    return f"{_moment(at)} {escape(note)}"


def _several(heading: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield f"<h2>{heading}</h2><ul>"
        yield from (f"<li>{each}</li>" for each in found)
        yield "</ul>"


def _moment(at: datetime) -> str:
    return f'<time datetime="{at.isoformat()}">{at:%Y-%m-%d %H:%M} UTC</time>'
