"""Recording: what changes no row and is on record all the same, for whoever asks one day."""

from callprogram.services.acting import Acting

_LONGEST = 200


def signed_in(acting: Acting) -> None:
    """Somebody came in."""
    acting.transaction.note("sign-in")


def turned_away(acting: Acting, address: str) -> None:
    """Somebody came whom nobody knows, or with an account that is not the member's."""
    acting.transaction.note("sign-in", 0, {"turned_away": address[:_LONGEST]})


def looked_privately(acting: Acting, entry_id: int) -> None:
    """Somebody looked at the private part of the note of this entry's call."""
    acting.transaction.note("private note", 0, {"entry_id": entry_id})


def looked_at_letter(acting: Acting, letter_id: int) -> None:
    """Somebody read a letter to the executive."""
    acting.transaction.note("letter", letter_id)
