"""Letters that come in: as files, typed, and from folders of a mail server."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from callprogram.bootstrap.pieces import App, now
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.mails import MailFound, MailRefused
from callprogram.errors import BadInputError, MailboxTroubleError
from callprogram.services.ports import MailFolder
from callprogram.settings import Settings

if TYPE_CHECKING:
    from callprogram.services.letters.fetching import Fetched

_NO_FOLDER = (
    "No folder is set from which letters come; set CALLPROGRAM_DESK_IMAP_URL=imaps://user:password@host/Folder."
)


def letters_in(content: bytes) -> Iterator[MailFound | MailRefused]:
    """Every letter in a file, told by its bytes: a mail, a mailbox, an Outlook file; and what in it is none."""
    from callprogram.adapters.letters import files

    return files.letters_in(content)


def typed_letter(text: str, who: str, subject: str) -> MailFound:
    """A letter that somebody typed in."""
    from callprogram.adapters.letters import typed

    return typed.typed_letter(text, who, subject)


def fetch_letters(pieces: App) -> "Fetched":
    """One round: what came into the folders of the mail server; raises BadInputError where none is set."""
    from callprogram.services.letters import fetching

    folders = letter_folders(pieces.settings)
    if not folders:
        raise BadInputError(_NO_FOLDER)
    return sum(
        (fetching.fetch(pieces.store, each, letters_in, now(), pieces.settings.desk_from) for each in folders),
        fetching.Fetched(),
    )


def letter_folders(settings: Settings) -> tuple[MailFolder, ...]:
    """The folders from which letters come; the executive's own first, so that what lies in both is theirs alone."""
    if not (settings.desk_private_url or settings.desk_imap_url):
        return ()
    from callprogram.adapters import mail

    named = (
        (settings.desk_private_url, "CALLPROGRAM_DESK_PRIVATE_URL", True),
        (settings.desk_imap_url, "CALLPROGRAM_DESK_IMAP_URL", False),
    )
    return tuple(mail.read_folder(url, setting, hides=hides) for url, setting, hides in named if url)


def examined_folders(pieces: App, *, ask: bool) -> tuple[int, tuple[str, ...]]:
    """How many folders there are, and what is wrong with them: as their server says now, or said in the last round.

    What was said of a mail that is not kept no server knows.
    """
    try:
        folders = letter_folders(pieces.settings)
    except BadInputError as error:
        return 0, (str(error),)
    known = {each.address: each for each in pieces.views.mailboxes()}
    kept = [known.get(each.address, Mailbox(0, each.address)) for each in folders]
    said = [_trouble(folder, box) if ask else box.trouble for folder, box in zip(folders, kept, strict=True)]
    return len(folders), tuple(filter(None, said))


def _trouble(folder: MailFolder, box: Mailbox) -> str:
    from callprogram.services.letters.fetching import in_the_way

    try:
        folder.look()
    except MailboxTroubleError as error:
        return str(error)
    return in_the_way(box)
