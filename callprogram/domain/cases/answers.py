"""Answers: drafted from what is known to be so, and looked over before they go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.wordings import ENGLISH, WORDINGS, Wording, day_as_said
from callprogram.domain.customers.phones import spaced
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.subjects import subject
from callprogram.errors import BadInputError

_SLOT = re.compile(r"\[[^\]\n]{1,80}\]|_{3,}|\{[^}\n]{1,40}\}|\bXXX+\b")
_GREETING = re.compile(
    r"^\W*(?:dear|hello|hi|good (?:morning|day|afternoon)|liebe[r]?|sehr geehrter?|guten tag|bonjour|chère?|"
    r"buenos días|estimad[oa]s?|hola|beste)[\s,]+([^,!:\n]+)",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|herr|frau|mevrouw|meneer|monsieur|madame|señora?|sra?)\b\.?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ANYBODY = frozenset({"all", "there", "sir", "madam", "team", "both", "you", "colleague", "customer", "everybody"}) | {
    *("damen", "herren", "zusammen", "alle", "tous", "équipe", "todos", "señores", "equipo")
}
_LONGEST_QUOTE = 240


@dataclass(frozen=True)
class Facts:
    """What an answer may say: who has the case, what they wrote last, what was done for them, given, and promised."""

    case: Case
    person: str
    to: str
    owner: Member | None
    executive: str
    wrote: str = ""
    done: tuple[Commitment, ...] = ()
    given: tuple[str, ...] = ()
    promised: tuple[Commitment, ...] = ()
    hear_by: date | None = None
    wording: Wording = ENGLISH


def draft(facts: Facts, today: date) -> Draft:
    """The answer as its owner would begin it; what is not known stands in brackets, and keeps it from going out."""
    case, owner, words = facts.case, facts.owner, facts.wording
    name = facts.person.strip()
    lines = [words.greeting.format(name) if name else words.to_nobody, "", _read(facts)]
    lines += ["", *(words.done.format(_inside(each.text)) for each in facts.done)] if facts.done else []
    lines += ["", *(words.given.format(_inside(each)) for each in facts.given)] if facts.given else []
    lines += ["", *(_promised(words, each, today) for each in facts.promised)] if facts.promised else []
    lines += ["", _from_now_on(facts, today), "", words.reference.format(case.reference), "", _name(owner)]
    return Draft(facts.to, _subject(case), "\n".join(lines))


def missing(facts: Facts) -> tuple[str, ...]:
    """What an answer still lacks, by the words that stand for it."""
    found = {
        "owner": facts.owner is None,
        "name": _is_unnamed(facts.owner),
        "direct number": facts.owner is not None and not facts.owner.phone,
        "address": not facts.to,
        "hear by": facts.hear_by is None and facts.case.is_under_way,
    }
    return tuple(name for name, lacks in found.items() if lacks)


def check(text: str, person: str, sent_before: Iterable[str]) -> None:
    """Nothing where the text may go out; raises BadInputError with what is wrong with it otherwise."""
    if not text.strip():
        raise BadInputError("Write the answer first.")
    if slot := _SLOT.search(text):
        raise BadInputError(f"“{slot[0]}” is still to be filled in; then it can go.")
    if wrong := _wrong_name(text, person):
        raise BadInputError(f"It is written to {wrong}, and goes to {person}; correct the name.")
    if _compared(text) in map(_compared, sent_before):
        raise BadInputError("This very text went out before; say what is different this time.")


def _read(facts: Facts) -> str:
    wrote, wants = " ".join(facts.wrote.split()), " ".join(facts.case.wants.split())
    said = wants if wants in wrote else wrote
    quoted = said if len(said) <= _LONGEST_QUOTE else said[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    words = facts.wording
    read = words.read.format(facts.executive or words.executive)
    return f"{read} {words.quoted.format(quoted)}" if quoted else read


def _from_now_on(facts: Facts, today: date) -> str:
    owner, words = facts.owner, facts.wording
    number = spaced(owner.phone) if owner and owner.phone else "[direct number]"
    mine = words.mine.format(_name(owner), number)
    return f"{mine} {words.hear.format(day_as_said(words, facts.hear_by, today))}" if facts.hear_by else mine


def _name(owner: Member | None) -> str:
    """What a customer reads; whoever nobody named here says it themselves."""
    if owner is None:
        return "[owner]"
    return "[your name]" if _is_unnamed(owner) else owner.name


def _is_unnamed(owner: Member | None) -> bool:
    return owner is not None and owner.email == THE_PERSON_AT_THE_KEYBOARD.email


def _promised(words: Wording, commitment: Commitment, today: date) -> str:
    until = words.until.format(day_as_said(words, commitment.due_on, today)) if commitment.due_on else ""
    return words.next.format(_inside(commitment.text), until)


def _inside(words: str) -> str:
    return " ".join(words.split()).rstrip(".")


def _subject(case: Case) -> str:
    title = case.title or case.wants
    again = title.casefold().startswith(("re:", "aw:"))
    return subject("" if again else "Re: ", title, f" ({case.reference})")


def _wrong_name(text: str, person: str) -> str:
    """To whom it is written, where that is somebody else; empty where it names nobody or the right one."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    greeted = _GREETING.match(first)
    if not greeted or not person.strip():
        return ""
    said = _TITLES.sub("", greeted[1]).strip(" ,.!:;")
    words = {each.casefold() for each in _WORD.findall(said)}
    theirs = {each.casefold() for each in _WORD.findall(person)}
    return "" if not words or words & (theirs | _ANYBODY) else said


def _compared(text: str) -> str:
    return " ".join(text.split()).casefold()


def on_another_day(text: str, said: date, day: date, today: date) -> str:
    """The text with one day in the place of another, as a draft says it in any language."""
    for words in WORDINGS.values():
        text = text.replace(day_as_said(words, said, today), day_as_said(words, day, today))
    return text


def open_promises(commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """What is promised and not kept yet."""
    return tuple(each for each in commitments if each.state in {State.OPEN, State.LOOSE})


def kept_promises(commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """What was done, as far as it is known."""
    return tuple(each for each in commitments if each.state in {State.KEPT, State.TOLD})
