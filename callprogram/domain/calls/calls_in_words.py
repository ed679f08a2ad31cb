"""What is kept of a call, as a line says it: how long it lasted, the outcome, the note."""

from datetime import datetime

from callprogram.domain.calls.calls import OUTCOMES, Call, Disposition

_OUTCOMES = {
    Disposition.CONNECTED: "Talked to {}",
    Disposition.LEFT_VOICEMAIL: "Voicemail for {}",
    Disposition.NO_ANSWER: "No answer from {}",
}


def runs_since(call: Call) -> datetime | None:
    """Since when somebody talks: since they dialled, else since the first word of the note; never since a promise."""
    return call.dialled_at or (call.started_at if call.note else None)


def minutes_of(call: Call) -> int | None:
    """How long they talked, in whole minutes and at least one; none where nobody knows."""
    since = call.answered_at or runs_since(call)
    lasted = (call.ended_at - since).total_seconds() if call.ended_at and since else 0
    seconds = lasted if call.seconds is None else call.seconds
    return max(1, round(seconds / 60)) if seconds > 0 else None


def outcome_in_words(call: Call, *, never: bool) -> str:
    """What came of a call, of somebody whom nobody is to call again where `never`; nothing without an outcome."""
    if call.disposition is None:
        return ""
    return (
        "Asked not to be called" if never and call.disposition is Disposition.DECLINED else OUTCOMES[call.disposition]
    )


def kept_in_words(call: Call, name: str, *, never: bool = False) -> str:
    """`Talked to Renee, 4 min, note saved`; nothing for a call without an outcome."""
    if call.disposition is None:
        return ""
    words = _OUTCOMES.get(call.disposition, "{}: " + outcome_in_words(call, never=never).lower()).format(name)
    minutes = minutes_of(call) if call.disposition is Disposition.CONNECTED else None
    lasted = f"{minutes} min" if minutes else ""
    return ", ".join(filter(None, (words, lasted, "note saved" if call.note.strip() else "")))
