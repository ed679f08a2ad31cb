"""A mail server for tests whose folders are read: real IMAP on a loopback socket."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from imapclient import IMAPClient

from tests.servers.waiting import wait_until

USER, PASSWORD = "ada", "the/password"


@dataclass
class MailFolders:
    """The server: what somebody else, a mail program, puts into its folders."""

    port: int

    def url(self, folder: str) -> str:
        """The address of a folder, as the setting has it."""
        return f"imap://{USER}:the%2Fpassword@127.0.0.1:{self.port}/{folder}"

    def put(self, folder: str, *mails: bytes) -> None:
        """New mails in a folder, which is made where it is not there."""
        with self.client() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            for mail in mails:
                client.append(folder, mail)

    def remake(self, folder: str) -> None:
        """The folder thrown away and made anew: the server counts from another beginning."""
        with self.client() as client:
            client.delete_folder(folder)
            client.create_folder(folder)

    def unread(self, folder: str) -> int:
        """How many mails are as unread as they came."""
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            return len(client.search(["UNSEEN"]))

    def client(self) -> IMAPClient:
        """A mail program, signed in."""
        client = IMAPClient("127.0.0.1", self.port, ssl=False, timeout=30)
        client.login(USER, PASSWORD)
        return client

    def answers(self) -> bool:
        """Whether somebody can sign in."""
        try:
            self.client().logout()
        except OSError:
            return False
        return True


@pytest.fixture(scope="session")
def imap_server() -> Iterator[MailFolders]:
    """One server for all tests of a process; each test has folders of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        folders = MailFolders(free.getsockname()[1])
    where = ["--host", "127.0.0.1", "--port", str(folders.port), "--no-tls"]
    backend = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    command = [sys.executable, "-c", "from pymap.main import main; main()", *where, *backend]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:  # noqa: S603 -- our own words
        try:
            wait_until(folders.answers)
            yield folders
        finally:
            server.kill()
