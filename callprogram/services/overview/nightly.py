"""Nightly: what one process does once a night."""

from dataclasses import replace
from datetime import datetime

from callprogram.domain.words.chores import KEEPS_HOUSE, Chore, due_at_night
from callprogram.errors import CallprogramError
from callprogram.services.acting import Acting
from callprogram.services.ports import Store


def claim(acting: Acting, here: datetime) -> bool:
    """Whether tonight's round is due, by the clock `here`; it is this process that does it then."""
    found = acting.transaction.first(Chore, name=KEEPS_HOUSE)
    if not due_at_night(found, here):
        return False
    chore = found or acting.transaction.add(Chore(0, KEEPS_HOUSE, acting.now))
    acting.transaction.save(replace(chore, begun_at=acting.now))
    return True


def tidy(store: Store) -> tuple[str, ...]:
    """Write the file of the database anew, where there is one; what kept it from being done."""
    try:
        store.wipe(whole=True)
    except CallprogramError as error:
        return (f"The database was not tidied: {error}",)
    return ()
