"""Letters come in from the folders of a mail server: each once, in order, and nothing there is touched."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from callprogram.adapters.letters.files import letters_in
from callprogram.adapters.mail import read_folder
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.letters.mailboxes import Arrived, Mailbox
from callprogram.domain.people.members import Member, Role
from callprogram.errors import BadInputError, MailboxTroubleError
from callprogram.services.letters import fetching
from callprogram.services.letters.fetching import Fetched
from tests.servers.imap import MailFolders
from tests.services.conftest import NOW, Desk

ASSISTANT = Member("sam@ourco.example", "Sam", frozenset({Role.ASSISTANT}), serves=frozenset({1}))


def mail(number: int, *, to: str = "ada@ourco.example", sender: str = "renee@brindlewick.example") -> bytes:
    head = f"From: {sender}\r\nTo: {to}\r\nSubject: Drive {number}\r\nMessage-ID: <{number}@brindlewick.example>\r\n"
    return f"{head}\r\nIt does not work.\r\n".encode()


@pytest.fixture
def folder() -> str:
    return f"Käse & CEO {uuid4().hex}"


@pytest.fixture
def fetch(desk: Desk, imap_server: MailFolders, folder: str) -> Callable[..., Fetched]:
    def fetched(*, hides: bool = False, desk_from: str = "") -> Fetched:
        where = read_folder(imap_server.url(folder), "CALLPROGRAM_DESK_IMAP_URL", hides=hides)
        return fetching.fetch(desk.store, where, letters_in, desk.now, desk_from)

    return fetched


def test_what_lies_in_the_folder_is_taken_in_once_and_stays_unread(
    desk: Desk, imap_server: MailFolders, folder: str, fetch: Callable[..., Fetched]
) -> None:
    imap_server.put(folder, mail(1), mail(2))

    assert fetch() == Fetched(seen=2, added=2)
    assert fetch() == Fetched()
    assert [each.subject for each in desk.all(Letter)] == ["Drive 1", "Drive 2"]
    assert imap_server.unread(folder) == 2


def test_only_what_came_since_is_looked_at(
    desk: Desk, imap_server: MailFolders, folder: str, fetch: Callable[..., Fetched]
) -> None:
    imap_server.put(folder, mail(1))
    fetch()
    imap_server.put(folder, mail(2), b"\x00\x01 no mail")

    assert fetch() == Fetched(seen=2, added=1, refused=1)
    assert len(desk.all(Letter)) == 2


def test_a_folder_that_counts_anew_is_read_anew_and_nothing_is_kept_twice(
    desk: Desk, imap_server: MailFolders, folder: str, fetch: Callable[..., Fetched]
) -> None:
    imap_server.put(folder, mail(1), mail(2))
    fetch()
    imap_server.remake(folder)
    imap_server.put(folder, mail(2), mail(3))

    assert fetch() == Fetched(seen=2, added=1, known=1)
    assert len(desk.all(Letter)) == 3


def test_what_comes_from_the_private_folder_is_there_for_others_and_says_nothing(
    desk: Desk, imap_server: MailFolders, folder: str, fetch: Callable[..., Fetched]
) -> None:
    imap_server.put(folder, mail(1))

    fetch(hides=True)

    [letter] = desk.views.seen_by(ASSISTANT).letters().letters
    assert (letter.is_hidden, letter.subject, letter.text) == (True, "", "")


def test_what_we_wrote_to_a_customer_went_out_and_waits_for_nobody(
    desk: Desk, moorlicht: Customer, imap_server: MailFolders, folder: str, fetch: Callable[..., Fetched]
) -> None:
    desk.revise(replace(moorlicht, contacts=(Contact("Renee", email="renee@brindlewick.example"),)))
    desk.keep(ASSISTANT)
    to_customer = {"to": "Renee <Renee@brindlewick.example>"}
    imap_server.put(
        folder,
        mail(1, sender=ASSISTANT.email, **to_customer),
        mail(2, sender="desk@ourco.example", **to_customer),
        mail(3, sender=ASSISTANT.email),
    )

    fetch(desk_from="desk@ourco.example")

    assert [each.direction for each in desk.all(Letter)] == [Direction.OUT, Direction.OUT, Direction.IN]
    assert [each.subject for each in desk.views.letters(undecided=True).letters] == ["Drive 3"]


class Broken:
    """A folder whose server goes away after the first mail, once."""

    address, hides = "imaps://ada@mail.example:993/CEO", False

    def __init__(self) -> None:
        self.works = False

    def look(self) -> None:
        """Nothing is asked of it."""

    def arrived(self, mailbox: Mailbox) -> Iterator[Arrived]:
        for uid in range(mailbox.uid + 1, 4):
            if uid > 1 and not self.works:
                raise MailboxTroubleError("mail.example:993 does not answer.")
            yield Arrived(7, uid, mail(uid), NOW)


def test_a_round_that_is_interrupted_goes_on_where_it_was_and_says_since_when(desk: Desk) -> None:
    folder = Broken()
    first = fetching.fetch(desk.store, folder, letters_in, desk.now)
    [mailbox] = desk.all(Mailbox)

    assert (first.added, first.problems) == (1, ("mail.example:993 does not answer.",))
    assert (mailbox.uid, mailbox.trouble, mailbox.since) == (1, "mail.example:993 does not answer.", desk.now)

    folder.works = True
    desk.now += timedelta(minutes=1)
    assert fetching.fetch(desk.store, folder, letters_in, desk.now) == Fetched(seen=2, added=2)
    [mailbox] = desk.all(Mailbox)
    assert (mailbox.uid, mailbox.trouble, mailbox.since) == (3, "", None)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("imap://ada:no@127.0.0.1:{port}/CEO", "127.0.0.1 does not accept user and password; check DESK."),
        ("imap://ada:the%2Fpassword@127.0.0.1:{port}/Nowhere", "There is no folder “Nowhere” at 127.0.0.1"),
        ("imap://ada:the%2Fpassword@127.0.0.1:1/CEO", "127.0.0.1:1 does not answer"),
    ],
)
def test_a_folder_that_cannot_be_read_says_what_to_do(
    desk: Desk, imap_server: MailFolders, address: str, says: str
) -> None:
    folder = read_folder(address.format(port=imap_server.port), "DESK")

    [problem] = fetching.fetch(desk.store, folder, letters_in, desk.now).problems

    assert problem.startswith(says)


@pytest.mark.parametrize("address", ["imaps://host/CEO", "imaps://ada@host", "pop://ada@host/CEO", "imaps://[x/CEO"])
def test_an_address_that_is_no_folder_says_how_to_write_one(address: str) -> None:
    with pytest.raises(BadInputError, match="DESK cannot be read; write it like imaps://user:password@host/Folder"):
        read_folder(address, "DESK")


class Full:
    """A folder in which many mails lie."""

    address, hides = "imaps://ada@mail.example:993/CEO", False

    def look(self) -> None:
        """Nothing is asked of it."""

    def arrived(self, mailbox: Mailbox) -> Iterator[Arrived]:
        return (Arrived(7, uid, mail(uid), NOW) for uid in range(mailbox.uid + 1, 121))


def test_many_mails_are_taken_in_some_at_a_time_and_all_of_them_once(desk: Desk) -> None:
    assert fetching.fetch(desk.store, Full(), letters_in, desk.now) == Fetched(seen=120, added=120)
    assert fetching.fetch(desk.store, Full(), letters_in, desk.now) == Fetched()
    assert [each.message_id for each in desk.all(Letter)] == [f"<{uid}@brindlewick.example>" for uid in range(1, 121)]
