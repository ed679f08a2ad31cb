"""Looking back: would you do it again? One answer for each decision, and a note for whoever made it."""

from dataclasses import replace

from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.reviews import Again, Review, reviewed
from callprogram.services.acting import Acting
from callprogram.services.decisions import decision_letters


def review(acting: Acting, decision_id: int, again: Again, note: str = "") -> Review:
    """What whoever acts says of a decision; said again it stands in the place of what was said before."""
    decision = acting.transaction.get(Decision, decision_id)
    said = reviewed(decision, acting.member.email, acting.now, again, note)
    before = acting.transaction.first(Review, decision_id=decision.id)
    kept = acting.transaction.save(replace(said, id=before.id)) if before else acting.transaction.add(said)
    decision_letters.tell_of_review(acting, decision, kept)
    return kept


def take_back(acting: Acting, decision_id: int) -> None:
    """Nothing said of it any more; the letter about it does not go where it has not gone yet."""
    for each in acting.transaction.find(Review, decision_id=decision_id):
        acting.transaction.remove(each)
