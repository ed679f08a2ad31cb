"""The note of a call as it is kept, and its part for the executive alone."""

from callprogram.services.people import recording
from callprogram.services.views import Card
from callprogram.ui.session import do, is_first_look, pieces


def saved(card: Card) -> dict[str, str | None]:
    """The note of this entry's call as it is kept, and its part for the executive alone, where the reader is that."""
    views, entry_id = pieces().views, card.entry.id
    private = views.private_note(entry_id) if views.hears_in_private(entry_id) else None
    if private:
        _record(entry_id)
    return {"note": card.call.note if card.call else "", "private": private}


def _record(entry_id: int) -> None:
    """That the private part was looked at, once for each window."""
    if is_first_look(f"note {entry_id}"):
        do(recording.looked_privately, entry_id)
