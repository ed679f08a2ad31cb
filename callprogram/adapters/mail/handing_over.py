"""The moment from which nobody knows whether a mail arrives: between its last line and the server's answer to it."""

import smtplib
from collections.abc import Callable
from socket import MSG_PEEK, socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_LAST_LINE = b".\r\n"  # RFC 5321, 4.1.1.4: without it no server delivers what it was given
_END = b"\r\n" + _LAST_LINE


class Connection(smtplib.SMTP):
    """A connection that says by `begins` that a mail is about to be whole; it is `handed_over` from then on.

    Where `begins` raises, or the server is gone by then, nothing was handed over. The answer may take so many
    seconds as `patience` says.
    """

    begins: Callable[[], None]
    patience: float
    handed_over = False

    def send(self, s: "ReadableBuffer | str") -> None:
        """Send what smtplib wants to, the last line of a mail by itself."""
        if not (isinstance(s, bytes) and s.endswith(_END)):
            super().send(s)
            return
        super().send(s.removesuffix(_LAST_LINE))
        self.begins()
        self._expect_server()
        super().send(_LAST_LINE)
        self.handed_over = True

    def _expect_server(self) -> None:
        """Raises SMTPServerDisconnected where the server has hung up in the middle of the mail."""
        if not (line := self.sock):
            return
        line.settimeout(0)
        try:
            gone = not socket.recv(line, 1, MSG_PEEK)  # beneath the encryption, where there is any
        except BlockingIOError:
            gone = False
        line.settimeout(self.patience)
        if gone:
            raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


class EncryptedConnection(Connection, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""
