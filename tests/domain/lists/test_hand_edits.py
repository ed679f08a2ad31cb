"""Hand edits: the latest for a customer counts."""

from callprogram.domain.lists.hand_edits import HandEdit, HandEdits, Kind, hand_edits
from tests.examples import NOW, WEEK


def edit(number: int, customer_id: int, kind: Kind) -> HandEdit:
    return HandEdit(number, 1, WEEK, customer_id, kind, NOW, "Anna")


def test_the_latest_edit_of_a_customer_counts_in_whatever_order_they_come() -> None:
    edits = [edit(3, 7, Kind.DROP), edit(1, 7, Kind.PIN), edit(2, 8, Kind.ADD), edit(4, 9, Kind.PIN)]
    assert hand_edits(edits) == HandEdits(kept=frozenset({9}), added=frozenset({8}), dropped=frozenset({7}))
    assert hand_edits([]) == HandEdits()
