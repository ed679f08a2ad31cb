"""A mail server spoken to over SMTP (RFC 5321): encrypted where it can be, and never a password in the clear."""

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from callprogram.adapters.mail.handing_over import Connection, EncryptedConnection
from callprogram.adapters.mail.layout import laid_out
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message
from callprogram.errors import BadInputError, SendingFailedError, SendingRefusedError, SendingUncertainError
from callprogram.network import is_this_machine
from callprogram.services.ports import Channel

_SECONDS_FOR_AN_ANSWER = 20.0
_SECONDS_IN_ALL = 60.0
_LASTING = 500  # RFC 5321, 4.2.1: 4yz passes, 5yz stays
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in: `smtps` is encrypted from the first byte, `smtp` by STARTTLS where the server has it."""

    host: str
    port: int
    encrypted: bool
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Mailer(Channel):
    """Sends messages through a mail server."""

    server: MailServer
    sender: str
    base: str = ""
    desk: str = ""
    seconds_for_an_answer: float = _SECONDS_FOR_AN_ANSWER
    seconds_in_all: float = _SECONDS_IN_ALL

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        mail = laid_out(message, recipient, self.sender, self.base, self.desk)
        connection = None
        try:
            connection = self._open()
            connection.begins, connection.patience = begins, self.seconds_in_all
            with _hung_up_after(self.seconds_in_all, connection):
                self._secure(connection)
                connection.send_message(mail)
        except OSError as error:  # smtplib's errors are some, too
            if connection and connection.handed_over and not isinstance(error, smtplib.SMTPResponseException):
                raise SendingUncertainError(f"{self.server.host} did not answer ({_why(error)})") from error
            raise _trouble(error, self.server, message.recipient) from error
        finally:
            _hang_up(connection)

    def _open(self) -> Connection:
        server, timeout = self.server, self.seconds_for_an_answer
        if server.encrypted:
            return EncryptedConnection(server.host, server.port, timeout=timeout, context=ssl.create_default_context())
        return Connection(server.host, server.port, timeout=timeout)

    def _secure(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        encrypted = self.server.encrypted
        if not encrypted and connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
            encrypted = True
        if self.server.user:
            self._log_in(connection, encrypted)

    def _log_in(self, connection: smtplib.SMTP, encrypted: bool) -> None:
        if not encrypted and not is_this_machine(self.server.host):
            raise SendingFailedError(
                f"{self.server.host} offers no encryption, so the password stays here; use smtps:// or another server"
            )
        connection.login(self.server.user, self.server.password)


def read_server(url: str) -> MailServer:
    """A server as `smtp://user:password@host:587` or `smtps://…`; raises BadInputError for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        host, port = None, 0
    if not host or not url.isascii():
        raise BadInputError("CALLPROGRAM_SMTP_URL cannot be read; write it like smtp://user:password@host:587.")
    encrypted = parts.scheme == "smtps"
    return MailServer(host, port, encrypted, unquote(parts.username or ""), unquote(parts.password or ""))


def _trouble(error: OSError, server: MailServer, to: str) -> SendingFailedError | SendingRefusedError:
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return _refusal(code, words, f"{server.host} does not take mail to {to}")
        case smtplib.SMTPAuthenticationError():
            answer = f"{server.host} does not accept user and password ({_said(error.smtp_error)})"
            return SendingFailedError(f"{answer}; check CALLPROGRAM_SMTP_URL")
        case smtplib.SMTPResponseException():
            return _refusal(error.smtp_code, error.smtp_error, f"{server.host} refused the message")
        case smtplib.SMTPNotSupportedError():
            return SendingRefusedError(f"{server.host} cannot send to {to}: {error}")
        case ssl.SSLError():
            return SendingFailedError(f"{server.host} is not trusted ({_why(error)}); check its name and certificate")
        case _:
            where = f"{server.host}:{server.port}"
            return SendingFailedError(f"{where} does not answer ({_why(error)}); check CALLPROGRAM_SMTP_URL")


def _refusal(code: int, words: bytes | str, what: str) -> SendingFailedError | SendingRefusedError:
    kind = SendingRefusedError if code >= _LASTING else SendingFailedError
    return kind(f"{what} ({code} {_said(words)})")


@contextlib.contextmanager
def _hung_up_after(seconds: float, connection: smtplib.SMTP) -> Iterator[None]:
    """A server that answers a byte at a time never runs into the socket's own timeout."""
    clock = threading.Timer(seconds, _shut, (connection,))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _shut(connection: smtplib.SMTP) -> None:
    if connection.sock:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _hang_up(connection: smtplib.SMTP | None) -> None:
    """Say goodbye; what was accepted stays accepted, whatever comes of it."""
    if connection is None:
        return
    with contextlib.suppress(OSError, smtplib.SMTPException):
        connection.quit()
    connection.close()


def _said(words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join(text.split())


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no word in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return _said(getattr(error, "strerror", None) or str(error))
