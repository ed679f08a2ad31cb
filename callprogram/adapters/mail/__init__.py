"""Messages as mail: laid out from one template, handed to a mail server."""

from callprogram.adapters.mail.drafts import draft_file
from callprogram.adapters.mail.folders import read_folder
from callprogram.adapters.mail.layout import read_sender
from callprogram.adapters.mail.server import Mailer, read_server

__all__ = ["Mailer", "draft_file", "read_folder", "read_sender", "read_server"]
