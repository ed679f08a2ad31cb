"""Names for addresses."""

from callprogram.ui.session import pieces


def name_of(email: str) -> str:
    """Who that is, by name; the address of somebody who is no member any more."""
    member = pieces().member
    if email == member.email:
        return "You"
    return next((each.name for each in pieces().views.members() if each.email == email), email)
