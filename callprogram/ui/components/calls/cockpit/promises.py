"""The promises of a call: kept ones, and what a line of the note or of the form was understood to promise."""

import streamlit as st

from callprogram.bootstrap.questions import understand
from callprogram.domain.people.recipients import is_executive
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, Kind, State, how_due, is_unclear, kept_by
from callprogram.domain.promises.sentences.noticing import is_promise
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.words.dates import weekday_in_words
from callprogram.services.calls import noting
from callprogram.services.promises import promising
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.promises import assigning
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.presses import Press
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, today

_READINGS = "readings"
_READ_AT_MOST = 40
_NOT_MEANT = "not meant as a promise"


def promises(program: Program, card: Card) -> list[dict[str, object]]:
    """The promises still open with this customer, those of this call first."""
    made_here = [each for each in card.promises if _made_in(card, each)]
    return [_row(program, card, each) for each in (*made_here, *card.promised_before)]


def readings() -> dict[str, dict[str, object]]:
    """What the lines that were typed last were understood to promise, by the line."""
    return dict(st.session_state.get(_READINGS, {}))


def read(program: Program, view: WeekView, entry_id: int, lines: list[str]) -> None:
    """Read the lines that somebody has just finished; nothing is kept."""
    for card in view.cards:
        if card.entry.id == entry_id:
            said = readings() | {line: _reading(program, card, line) for line in lines[:_READ_AT_MOST]}
            st.session_state[_READINGS] = dict(list(said.items())[-_READ_AT_MOST:])


def hear(program: Program, view: WeekView, press: Press) -> bool:
    """Whether this press was about a promise, and done."""
    if press.what == "promise":
        _keep(program, next(card for card in view.cards if card.entry.id == press.about), press.text)
    elif press.what == "not-a-promise":
        do(promising.withdraw, press.about, _NOT_MEANT)
    elif press.what == "settle":
        st.session_state[assigning.OPENED] = press.about
    elif press.what == "told":
        do(promising.tell, press.about, "in a call")
    else:
        return False
    return True


def ask_who(view: WeekView) -> bool:
    """Whether it was asked who keeps a promise, and until when, which is shown."""
    asked = st.session_state.get(assigning.OPENED)
    found = [each for card in view.cards for each in card.promises if each.id == asked]
    for commitment in found:
        dialogs.dialog(plain(commitment.text), on_dismiss=_close)(assigning.form)(commitment)
    return bool(found)


def _close() -> None:
    st.session_state.pop(assigning.OPENED, None)


def _row(program: Program, card: Card, commitment: Commitment) -> dict[str, object]:
    day = today(program.zone)
    kept = commitment.state is State.KEPT
    due = "kept, tell them" if kept else how_due(commitment, day) or "no date"
    who = kept_by(commitment) if commitment.owner or commitment.kind is Kind.AWAITED else "No owner"
    return {
        "id": commitment.id,
        "text": commitment.text,
        "who": due if kept else f"{who} · {due}",
        "doubt": commitment.doubt if is_unclear(commitment) else "",
        "unclear": is_unclear(commitment),
        "tell": kept,
        "here": _made_in(card, commitment),
        "said": commitment.said,
    }


def _made_in(card: Card, commitment: Commitment) -> bool:
    return bool(card.call and commitment.made_in_call == card.call.id)


def _reading(program: Program, card: Card, line: str) -> dict[str, object]:
    found = understand(pieces(), program, card.customer, line, today(program.zone))
    words = {"text": found.text, "words": _in_words(program, found), "doubt": "; ".join(found.doubts)}
    return {"promise": is_promise(line, found), **words}


def _in_words(program: Program, found: Understood) -> str:
    """`You · by Friday 4 December`."""
    owner = "You" if is_executive(found.owner, program) else pieces().views.names().of(found.owner)
    who = "They" if found.awaited else owner or "No owner"
    due = f"by {weekday_in_words(found.due_on, today(program.zone))}" if found.due_on else "no date"
    return f"{who} · {due}"


def _keep(program: Program, card: Card, sentence: str) -> None:
    """Kept as it was understood; the call that it belongs to is opened, and no clock begins."""
    found = understand(pieces(), program, card.customer, sentence, today(program.zone))
    call = do(noting.call_of, card.entry.id) if found.text else None
    do(promising.promise_as_said, card.customer.id, sentence, found, call.id if call else None)
