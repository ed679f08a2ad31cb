"""Folders of a mail server over IMAP (RFC 3501): opened to be looked at (EXAMINE), mails left as unread as they are."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from callprogram.domain.letters.mailboxes import Arrived, Mailbox
from callprogram.errors import BadInputError, MailboxTroubleError
from callprogram.network import is_this_machine

_SECONDS = 30.0  # that an answer may take
_PORTS = {"imap": 143, "imaps": 993}
_MAIL, _WHEN = b"BODY[]", b"INTERNALDATE"


@dataclass(frozen=True)
class ImapFolder:
    """A folder; `setting` is the name in the environment that said where it is, for whoever has to mend it."""

    host: str
    port: int
    encrypted: bool
    folder: str
    user: str
    setting: str
    hides: bool = False
    password: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """Where it is, without the password."""
        return f"imap{'s' * self.encrypted}://{self.user}@{self.host}:{self.port}/{self.folder}"

    def arrived(self, mailbox: Mailbox) -> Iterator[Arrived]:
        """What lies there beyond what was read; from the beginning where the server counts anew (its UIDVALIDITY)."""
        with self._troubles(), self._open() as client:
            validity = int(self._opened(client)[b"UIDVALIDITY"])
            after = mailbox.uid if mailbox.validity == validity else 0
            # The range's end is the last mail there, even where that was read (RFC 3501, 6.4.8).
            for uid in sorted(each for each in client.search(["UID", f"{after + 1}:*"]) if each > after):
                yield from _mail(client, validity, uid)

    def look(self) -> None:
        """Sign in and open the folder, and read nothing."""
        with self._troubles(), self._open() as client:
            self._opened(client)

    @contextmanager
    def _open(self) -> Iterator[IMAPClient]:
        client = IMAPClient(self.host, self.port, use_uid=True, ssl=self.encrypted, timeout=_SECONDS)
        try:
            client.normalise_times = False
            self._secure(client)
            client.login(self.user, self.password)
            yield client
        finally:
            client.shutdown()

    def _secure(self, client: IMAPClient) -> None:
        if self.encrypted or is_this_machine(self.host):
            return
        if not client.has_capability("STARTTLS"):
            raise MailboxTroubleError(
                f"{self.host} offers no encryption, so the password stays here; use imaps:// in {self.setting}."
            )
        client.starttls(ssl.create_default_context())

    def _opened(self, client: IMAPClient) -> dict[bytes, int]:
        try:
            found: dict[bytes, int] = client.select_folder(self.folder, readonly=True)
        except IMAPClientError:
            raise MailboxTroubleError(
                f"There is no folder “{self.folder}” at {self.host}; make it there, or name another in {self.setting}."
            ) from None
        return found

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except LoginError:
            words = f"{self.host} does not accept user and password; check {self.setting}."
            raise MailboxTroubleError(words) from None
        except ssl.SSLError:
            words = f"{self.host} is not trusted; check its name in {self.setting}, and its certificate."
            raise MailboxTroubleError(words) from None
        except (OSError, IMAPClientError):
            words = f"{self.host}:{self.port} does not answer; the next round goes on. Check {self.setting}."
            raise MailboxTroubleError(words) from None


def read_folder(url: str, setting: str, *, hides: bool = False) -> ImapFolder:
    """A folder as `imaps://user:password@host/Folder`; raises BadInputError for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        host, port = None, 0
    folder = unquote(parts.path.strip("/")) if host else ""
    if not host or not folder or not parts.username:
        raise BadInputError(f"{setting} cannot be read; write it like imaps://user:password@host/Folder.")
    user, password = unquote(parts.username), unquote(parts.password or "")
    return ImapFolder(host, port, parts.scheme == "imaps", folder, user, setting, hides, password)


def _mail(client: IMAPClient, validity: int, uid: int) -> Iterator[Arrived]:
    """One mail as it came; nothing where it was taken away meanwhile."""
    found = client.fetch([uid], ["BODY.PEEK[]", "INTERNALDATE"]).get(uid, {})
    if _MAIL in found:
        when: datetime = found.get(_WHEN) or datetime.now(UTC)
        yield Arrived(validity, uid, found[_MAIL] or b"", when.astimezone(UTC))
