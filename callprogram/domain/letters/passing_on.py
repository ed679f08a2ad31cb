"""Passing a letter on: what whoever deals with it gets, and the line that tells its writer so, to be looked over."""

import re

from callprogram.domain.cases.wordings import Wording
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.sentences import capital
from callprogram.domain.words.subjects import subject

# What is not for the executive: others deal with it.
PASSED_ON = frozenset({Route.REDIRECT, Route.PEOPLE, Route.PRESS, Route.LEGAL, Route.SECURITY})

_RULE = "\u2014" * 20
_EMPTY_LINES = re.compile(r"\n\s*\n")

NOBODY = (
    "Nobody hears of it: undo, and give it to somebody by name, or set an address for such letters "
    "(callprogram desk set --redirect)."
)


def passed_on(letter: Letter, executive: str, by: str, zone: str) -> Content:
    """The letter for whoever has it from now on, whole, of its day in that zone; what came with it is named."""
    files = tuple(each.name or "a file without a name" for each in letter.attachments)
    why = f" {letter.why.rstrip('.')}." if letter.why else ""
    opening = f"{_writer(letter)} wrote to {executive}; this is yours to answer."
    if letter.came_back:
        opening = "A mail of yours came back, so they never got it. This is what the mail server says."
    return Content(
        subject=subject(f"For you, from {executive}'s letters: ", letter.subject or "no subject"),
        opening=f"{opening}{why}\n\n{_as_it_came(letter, zone)}",
        sections=(Section("With it came; ask for what you need", files),) if files else (),
        closing=f"You get this because {by} gave it to you. Just answer this mail if it is not yours.",
    )


def _writer(letter: Letter) -> str:
    return f"{letter.name or letter.email or 'Somebody'}{f' ({letter.email})' if letter.name and letter.email else ''}"


def _as_it_came(letter: Letter, zone: str) -> str:
    """The letter below its head, with its paragraphs; runs of empty lines are one."""
    day = day_in(zone, letter.sent_at or letter.received_at)
    head = f"From: {_writer(letter)}\nDate: {day.day} {day:%B %Y}\nSubject: {letter.subject or 'no subject'}"
    text = _EMPTY_LINES.sub("\n\n", letter.text.strip()) or "It has no text."
    return f"{_RULE}\n{head}\n\n{text}\n{_RULE}"


def told(letter: Letter, wording: Wording, executive: str, who: str, writer: str) -> Draft:
    """What its writer is told, for somebody to look over and send: who has it now, and nothing that is not so.

    `who` is a colleague by name, else it is the team of its route; `writer` is empty where nobody says who they are.
    """
    name, whose = letter.name.strip(), executive or wording.executive
    greeting = wording.greeting.format(name) if name else wording.to_nobody
    text = wording.passed_on.format(whose, capital(who or wording.teams[letter.route or Route.REDIRECT]))
    body = f"{greeting}\n\n{text}\n\n{writer or wording.signed_for.format(whose)}"
    return Draft(letter.reply_to or letter.email or "", _reply(letter, wording), body)


def _reply(letter: Letter, wording: Wording) -> str:
    is_one = letter.subject.casefold().startswith(("re:", "aw:"))
    return subject("" if is_one else "Re: ", letter.subject or wording.letter)
