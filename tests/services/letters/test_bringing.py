"""Letters that come together: a bad one is told by name, and the others are kept."""

from collections.abc import Iterator

import pytest

from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mailboxes import Arrived, Mailbox
from callprogram.domain.letters.mails import Correspondent, Mail, MailFound, MailRefused
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.errors import DatabaseTroubleError, NotAllowedError, StateError
from callprogram.services.acting import Acting
from callprogram.services.letters import bringing, fetching, replies, taking_in
from callprogram.services.letters.bringing import Brought
from callprogram.services.letters.fetching import Fetched
from tests.services.conftest import NOW, Desk

RENEE = Correspondent("Renee Maddox", "renee@brindlewick.example")
BAD = "Drive 3"


@pytest.fixture(autouse=True)
def bad(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that cannot place one of the letters."""
    place = replies.take_reply

    def placed(acting: Acting, letter: Letter) -> Letter:
        if letter.subject == BAD:
            raise StateError("Its case is closed; reopen it.")
        if letter.subject == "Nobody thought of it":
            raise KeyError("a slip of ours")
        return place(acting, letter)

    monkeypatch.setattr(taking_in, "take_reply", placed)


def mail(subject: str) -> MailFound:
    return MailFound(subject.encode(), Mail(RENEE, subject, "It does not work.", message_id=f"<{subject}>"))


def brought(
    desk: Desk, *found: tuple[str, MailFound | MailRefused], member: Member = THE_PERSON_AT_THE_KEYBOARD
) -> list[Brought]:
    return list(bringing.bring(desk.store, member, desk.now, found, Channel.MAIL))


def test_a_letter_that_cannot_be_kept_is_told_by_name_and_the_others_are_kept(desk: Desk) -> None:
    told = brought(desk, *((f"{number}.eml", mail(f"Drive {number}")) for number in range(1, 8)))

    assert [each.file for each in told] == [f"{number}.eml" for number in range(1, 8)]
    assert told[2] == Brought("3.eml", refused="“Drive 3” is not kept: Its case is closed; reopen it.")
    assert [each.subject for each in desk.all(Letter)] == [f"Drive {number}" for number in (1, 2, 4, 5, 6, 7)]


def test_whatever_is_wrong_with_one_keeps_no_other_out(desk: Desk) -> None:
    one, other = brought(desk, ("1.eml", mail("Nobody thought of it")), ("2.eml", mail("Drive 2")))

    assert one.refused == "“Nobody thought of it” is not kept: something went wrong with it, which the log says."
    assert other.taken
    assert other.taken.letter.subject == "Drive 2"


def test_what_is_no_letter_stands_where_it_came(desk: Desk) -> None:
    told = brought(
        desk, ("a.pdf", MailRefused("This is no mail.")), ("1.eml", mail("Drive 1")), ("again", mail("Drive 1"))
    )

    assert [each.refused for each in told] == ["This is no mail.", "", ""]
    assert [each.taken.already for each in told[1:] if each.taken] == [None, desk.all(Letter)[0].id]


def test_whoever_may_not_bring_letters_is_told_once(desk: Desk) -> None:
    tom = Member("tom@ourco.example", "Tom", frozenset({Role.TEAMMATE}))
    with pytest.raises(NotAllowedError):
        brought(desk, ("1.eml", mail("Drive 1")), ("2.eml", mail("Drive 2")), member=tom)


def test_a_database_in_trouble_is_said_once_and_no_letter_is_blamed_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def full(_: Acting, letter: Letter) -> Letter:
        asked.append(letter.subject)
        raise DatabaseTroubleError("The disk is full, so nothing was changed; make room on it, then try again.")

    monkeypatch.setattr(taking_in, "take_reply", full)
    with pytest.raises(DatabaseTroubleError, match=r"^The disk is full"):
        brought(desk, *((f"{number}.eml", mail(f"Drive {number}")) for number in range(1, 8)))
    assert len(asked) == 1


class Folder:
    """A folder with five mails, of which the third stays until somebody moves it."""

    address, hides = "imaps://ada@mail.example:993/CEO", False

    def __init__(self) -> None:
        self.mails = {uid: f"Drive {uid}" for uid in range(1, 6)}

    def look(self) -> None:
        """Nothing is asked of it."""

    def arrived(self, mailbox: Mailbox) -> Iterator[Arrived]:
        return (Arrived(7, uid, each.encode(), NOW) for uid, each in self.mails.items() if uid > mailbox.uid)


def test_a_mail_in_the_folder_that_cannot_be_kept_is_named_until_it_is_moved_and_holds_no_other_up(desk: Desk) -> None:
    folder = Folder()

    def fetch() -> Fetched:
        return fetching.fetch(desk.store, folder, lambda content: [mail(content.decode())], desk.now)

    why = "“Drive 3” is not kept: Its case is closed; reopen it. Move it out of the folder once somebody has read it."
    assert fetch() == Fetched(seen=4, added=4, problems=(why,))
    assert fetch() == Fetched(seen=2, known=2, problems=(why,))
    [mailbox] = desk.all(Mailbox)
    assert (mailbox.uid, mailbox.trouble) == (2, why)

    del folder.mails[3]
    assert fetch() == Fetched(seen=2, known=2)
    [mailbox] = desk.all(Mailbox)
    assert (mailbox.uid, mailbox.trouble) == (5, "")
