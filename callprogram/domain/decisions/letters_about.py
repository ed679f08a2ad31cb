"""Letters about a decision: to whoever is asked to approve it, to whoever made it, and what is said of it later."""

from callprogram.domain.decisions.decisions import Decision, State, what
from callprogram.domain.decisions.reviews import Again, Review
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.words.sentences import capital
from callprogram.domain.words.subjects import subject

_AGAIN = {
    Again.YES: "{who} would do it again.",
    Again.NO: "{who} would not do it again.",
    Again.DIFFERENTLY: "{who} would do it differently.",
}


def to_approver(decision: Decision, about: str, reference: str, who: str) -> Content:
    """What somebody is asked to approve, and why it is asked."""
    points = [f"Why: {decision.why}"]
    points += [f"They asked for: {decision.asked}"] if decision.asked else []
    points += [f"More than {who} may give alone: {decision.above}."]
    return Content(
        subject=subject("To approve: ", f"{what(decision)} for {about}"),
        opening=f"{capital(who)} wants to give {about} this: {what(decision)}.",
        sections=(Section("", tuple(points)),),
        link=f"/decisions?decision={decision.id}",
        link_words="Approve or refuse",
        closing=f"Nothing is given before you have said so. The case is {reference}.",
    )


def to_decider(decision: Decision, about: str, reference: str, who: str) -> Content:
    """What came of what they had asked."""
    is_refused = decision.state is State.REFUSED
    said = "refused" if is_refused else "approved"
    return Content(
        subject=subject("", f"{what(decision)} for {about}", f" is {said}"),
        opening=f"{capital(who)} {said} it: {what(decision)} for {about}.",
        sections=(Section("Why", (decision.ended_why,)),) if is_refused else (),
        link=f"/escalations?case={reference}",
        link_words="Open the case",
        closing="You get this because you decided it.",
    )


def after_review(decision: Decision, review: Review, about: str, reference: str, who: str) -> Content:
    """What somebody says of a decision afterwards; for whoever made it, and nobody else."""
    return Content(
        subject=subject("Looked at again: ", f"{what(decision)} for {about}"),
        opening=_AGAIN[review.again].format(who=capital(who)),
        sections=(Section("", (review.note,)),) if review.note else (),
        closing=f"This note is for you alone. The case is {reference}.",
    )
