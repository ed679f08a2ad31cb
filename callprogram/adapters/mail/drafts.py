"""A mail as a file that mail programs open to be looked over and sent."""

from email.message import EmailMessage
from email.policy import SMTP

from callprogram.adapters.mail.layout import address, one_line
from callprogram.domain.promises.telling import Draft


def draft_file(draft: Draft) -> bytes:
    """The draft as .eml (RFC 5322); X-Unsent makes Outlook and others open it to be edited.

    Raises SendingRefusedError for an address that is none.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if draft.to:
        mail["To"] = address(draft.to)
    mail["Subject"] = one_line(draft.subject)
    mail.set_content(draft.body)
    return mail.as_bytes()
