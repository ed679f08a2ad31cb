"""A mail server for tests: real SMTP on a loopback socket, which takes mail or makes the trouble it is asked for."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from typing import cast

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.waiting import PATIENCE

USER, PASSWORD = "calls", "the-password"
FOR_EVER = 3600


@dataclass
class Mailbox:
    """What the server was given, and how it behaves; the methods are aiosmtpd's hooks."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    greylists: bool = False
    stalls: bool = False
    drips: bool = False
    hangs_up_in_data: bool = False
    forgets_to_answer: bool = False
    silent: bool = False
    refuses_mails: str = ""
    hung_up: bool = False
    seen: set[str] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        """Take the recipient, or not."""
        del session
        if self.stalls:
            await asyncio.sleep(FOR_EVER)
        while self.drips and server.transport:
            cast("asyncio.WriteTransport", server.transport).write(b"2")
            await asyncio.sleep(0.01)
        if address in self.refused:
            return self.refused[address]
        if self.greylists and address not in self.seen:
            self.seen.add(address)
            return "451 4.7.1 Greylisted, try again in a minute"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- the same
        """Keep the mail."""
        del session
        if self.refuses_mails:
            return self.refuses_mails
        content = cast("bytes", envelope.content)
        self.mails.append(message_from_bytes(content, policy=WIRE))
        self.recipients.extend(envelope.rcpt_tos)
        self.encrypted.append(cast("asyncio.Transport", server.transport).get_extra_info("sslcontext") is not None)
        if self.silent:
            await asyncio.sleep(FOR_EVER)
        if self.forgets_to_answer:
            hang_up(server)
        return "250 OK"

    def check(self, _: SMTP, __: Session, ___: Envelope, ____: str, given: LoginPassword) -> AuthResult:
        """Let in who knows the password."""
        self.users.append(given.login.decode())
        return AuthResult(success=(given.login, given.password) == (USER.encode(), PASSWORD.encode()), handled=False)


class Server(SMTP):
    """aiosmtpd's, which can also drop the line in the middle of a mail."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 -- aiosmtpd's name
        """Take the mail, or its first bytes."""
        if not self.event_handler.hangs_up_in_data:
            await super().smtp_DATA(arg)
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        await self._reader.readline()
        hang_up(self)
        self.event_handler.hung_up = True


def hang_up(server: SMTP) -> None:
    """Drop the line without a word."""
    cast("asyncio.WriteTransport", server.transport).abort()


@contextmanager
def serving(
    *, starttls: ssl.SSLContext | None = None, encrypted: ssl.SSLContext | None = None, login: bool = False
) -> Iterator[Mailbox]:
    """A mail server on a port of its own."""
    mailbox, loop = Mailbox(), asyncio.new_event_loop()

    def connection() -> Server:
        return Server(
            mailbox,
            loop=loop,
            tls_context=starttls,
            auth_required=login,
            authenticator=mailbox.check if login else None,
            hostname="mail.example",
        )

    server = loop.run_until_complete(loop.create_server(connection, "127.0.0.1", 0, ssl=encrypted))
    mailbox.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield mailbox
    finally:
        asyncio.run_coroutine_threadsafe(_close(server), loop).result(PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


async def _close(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server that takes everything, unencrypted."""
    with serving() as mailbox:
        yield mailbox


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who vouches for the mail servers of these tests."""
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the authority of these tests."""
    file = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.fixture
def certified(authority: trustme.CA) -> Callable[..., ssl.SSLContext]:
    """Make what a server of a name encrypts with: `certified("127.0.0.1")`."""

    def certified(name: str) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(context)
        return context

    return certified
