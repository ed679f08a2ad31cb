"""Names for addresses."""

from callprogram.domain.people import recipients
from callprogram.ui.session import pieces


def name_of(email: str) -> str:
    """Who that is, by name, or “You”; the address of somebody who is no member any more."""
    return "You" if email == pieces().member.email else recipients.name_of(email, pieces().views.members())
