"""The next list: whoever is put on it by hand, from wherever somebody sees that they should be."""

from collections.abc import Sequence
from dataclasses import dataclass

from callprogram.domain.lists.call_list import ListState
from callprogram.domain.program.call_hour import Program, Week, held_weeks
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.lists import hand_edits, planning


@dataclass(frozen=True)
class PutOn:
    """Who was put on the list of a week, and why others could not be."""

    week: Week
    customers: tuple[int, ...]
    refused: tuple[str, ...]


def put_on(acting: Acting, program: Program, week: Week, customers: Sequence[int]) -> PutOn:
    """These customers on the list of that week, or of the first one after it that is not signed off.

    Raises BadInputError where none of them can be called then.
    """
    draft = next_draft(acting, program, week)
    put, refused = [], []
    for each in customers:
        try:
            put.append(hand_edits.put_on(acting, program, draft, each).customer_id)
        except BadInputError as error:
            refused.append(str(error))
    if not put:
        raise BadInputError(" ".join(refused))
    return PutOn(draft, tuple(put), tuple(refused))


def take_off_again(acting: Acting, program: Program, put: PutOn) -> None:
    """Nobody of them is on that list because of it any more."""
    for each in put.customers:
        hand_edits.undo(acting, program, put.week, each)


def next_draft(acting: Acting, program: Program, week: Week) -> Week:
    """That week, or the first one after it whose list is not signed off; its list is planned where there is none."""
    for each in held_weeks(program, week):
        if planning.plan(acting, program, each).state is ListState.DRAFT:
            return each
    raise StateError("The program has no hour any more; give it another last day on Schedule & calendar.")
