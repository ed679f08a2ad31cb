"""Half-written: what a member types anywhere is kept at every pause until it goes out, for themselves alone."""

from dataclasses import replace

from callprogram.domain.calls.notes import Merged, Typed, cleaned, written
from callprogram.domain.cases.unsent import About, Part, Unsent, begun, box_of
from callprogram.domain.letters.letters import Letter
from callprogram.services.acting import Acting


def write(acting: Acting, about: About, part: Part, typed: Typed) -> Merged:
    """The text of a box once this was typed; what the same member wrote of it in another window stays."""
    if kept := _found(acting, about, part):
        both = written(kept.text, kept.writer, typed)
        acting.transaction.save(replace(kept, text=both.text, writer=both.writer), typed=True)
        return both
    if about.letter_id:
        acting.transaction.get(Letter, about.letter_id)
    text = cleaned(typed.text)
    acting.transaction.add(begun(about, part, text, acting.member.email, typed.writer))
    return Merged(text, writer=typed.writer)


def choose(acting: Acting, about: About, part: Part, chosen: str) -> None:
    """What was chosen in a box, whatever was before."""
    write(acting, about, part, Typed(chosen, kept(acting, about, part) or "", ""))


def kept(acting: Acting, about: About, part: Part) -> str | None:
    """What the member left in a box; None where they wrote nothing there."""
    found = _found(acting, about, part)
    return found.text if found else None


def put_away(acting: Acting, about: About, *parts: Part) -> None:
    """What the member wrote in these boxes is kept no longer: it went out."""
    for each in filter(None, (_found(acting, about, part) for part in parts)):
        acting.transaction.remove(each)


def _found(acting: Acting, about: About, part: Part) -> Unsent | None:
    return acting.transaction.first(Unsent, box=box_of(about, part, acting.member.email))
