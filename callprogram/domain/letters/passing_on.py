"""Passing a letter on: what whoever deals with it gets, and the line that tells its writer so, to be looked over."""

import re

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.sentences import capital
from callprogram.domain.words.subjects import subject

# Who deals with what is not for the executive, as a letter would say it.
TEAMS = {
    Route.REDIRECT: "a colleague",
    Route.PEOPLE: "our People team",
    Route.PRESS: "our press office",
    Route.LEGAL: "our legal department",
    Route.SECURITY: "our security team",
}

_RULE = "\u2014" * 20
_EMPTY_LINES = re.compile(r"\n\s*\n")

NOBODY = (
    "Nobody hears of it: undo, and give it to somebody by name, or set an address for such letters "
    "(callprogram desk set --redirect)."
)


def passed_on(letter: Letter, executive: str, by: str) -> Content:
    """The letter for whoever has it from now on, whole; what came with it is named, to be asked for."""
    files = tuple(each.name or "a file without a name" for each in letter.attachments)
    why = f" {letter.why.rstrip('.')}." if letter.why else ""
    opening = f"{_writer(letter)} wrote to {executive}; this is yours to answer."
    if letter.came_back:
        opening = "A mail of yours came back, so they never got it. This is what the mail server says."
    return Content(
        subject=subject(f"For you, from {executive}'s letters: ", letter.subject or "no subject"),
        opening=f"{opening}{why}\n\n{_as_it_came(letter)}",
        sections=(Section("With it came; ask for what you need", files),) if files else (),
        closing=f"You get this because {by} gave it to you. Just answer this mail if it is not yours.",
    )


def _writer(letter: Letter) -> str:
    return f"{letter.name or letter.email or 'Somebody'}{f' ({letter.email})' if letter.name and letter.email else ''}"


def _as_it_came(letter: Letter) -> str:
    """The letter below its head, with its paragraphs; runs of empty lines are one."""
    at = letter.sent_at or letter.received_at
    head = f"From: {_writer(letter)}\nDate: {at.day} {at:%B %Y}\nSubject: {letter.subject or 'no subject'}"
    text = _EMPTY_LINES.sub("\n\n", letter.text.strip()) or "It has no text."
    return f"{_RULE}\n{head}\n\n{text}\n{_RULE}"


def told(letter: Letter, executive: str, who: str, writer: str) -> Draft:
    """What its writer is told, for somebody to look over and send: who has it now, and nothing that is not so."""
    name = letter.name.strip()
    greeting = f"Dear {name}," if name else "Hello,"
    text = f"Your letter to {executive} was read here. {capital(who)} deals with it and has it now."
    rest = "You will hear from them. If you do not, just answer this mail."
    return Draft(letter.reply_to or letter.email or "", _reply(letter), f"{greeting}\n\n{text} {rest}\n\n{writer}")


def _reply(letter: Letter) -> str:
    is_one = letter.subject.casefold().startswith(("re:", "aw:"))
    return subject("" if is_one else "Re: ", letter.subject or "your letter")
