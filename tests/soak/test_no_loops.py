"""Two installations, a responder and a mailer that bounces everything: nothing goes out that no person sent.

The suite plays fifty rounds, `make soak` a thousand.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.adapters.letters.files import letters_in
from callprogram.adapters.mail.layout import laid_out
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Machine, MailFound
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.people.messages import Message
from callprogram.domain.promises.telling import Draft
from callprogram.services.act import act
from callprogram.services.letters import deciding, passing_on, taking_in
from callprogram.services.overview import rounds
from callprogram.services.ports import Channels
from callprogram.services.program import programs

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "50"))
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
RESPONDER, NOWHERE = "hello@responder.example", "nobody@nowhere.example"
BY_HAND = {"letter", "told"}


@dataclass
class Installation:
    """One callprogram that reads everything which comes to its domain, and what it has sent."""

    domain: str
    store: Database
    views: DatabaseViews
    sent: list[EmailMessage] = field(default_factory=list)

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        """What goes out, as a mail server gets it."""
        begins()
        self.sent.append(laid_out(message, recipient, f"Calls <desk@{self.domain}>", ""))

    def take_in(self, mail: bytes, now: datetime) -> Letter:
        """What came, as the worker takes it in."""
        [found] = letters_in(mail)
        assert isinstance(found, MailFound)
        person, desk_from = THE_PERSON_AT_THE_KEYBOARD, f"desk@{self.domain}"
        return act(
            self.store,
            person,
            now,
            taking_in.take_in,
            found.mail,
            found.content,
            now,
            Channel.MAIL,
            desk_from=desk_from,
        ).letter

    def messages(self) -> list[Message]:
        """The outbox."""
        with self.store.transaction(THE_PERSON_AT_THE_KEYBOARD, MONDAY, "importing.preview") as transaction:
            return transaction.find(Message)


@contextmanager
def installed(folder: Path, domain: str, other: str) -> Iterator[Installation]:
    """With an assistant whose mail comes back, an executive whom a responder answers for, the other as a customer."""
    engine = connect(f"sqlite:///{folder}/{domain}.db")
    try:
        made = Installation(domain, Database(engine), DatabaseViews(engine))
        person = THE_PERSON_AT_THE_KEYBOARD
        act(made.store, person, MONDAY, programs.set_program, "Customer calls", executive_email=RESPONDER)
        with made.store.transaction(person, MONDAY, "importing.bring_in") as transaction:
            transaction.add(Customer(0, "1", other, contacts=(Contact("Desk", email=f"desk@{other}"),)))
            assistant = frozenset({Role.ASSISTANT})
            transaction.add(Member(NOWHERE, "Sam", assistant, serves=frozenset({1})))
            transaction.add(Member(f"anna@{domain}", "Anna", assistant, serves=frozenset({1})))
        yield made
    finally:
        engine.dispose()


def a_person_writes(made: Installation, to: str) -> None:
    """A letter of somebody is passed on to a colleague at that address, and its writer told."""
    mail = f"From: {to}\nTo: desk@{made.domain}\nSubject: The drive\nMessage-ID: <{to}>\n\nDoes it work with Linux?\n"
    letter = made.take_in(mail.encode(), MONDAY)
    program, person = made.views.programs()[0], THE_PERSON_AT_THE_KEYBOARD
    decision = deciding.Destination(Route.REDIRECT, Route.REDIRECT, Kind.QUESTION, given_to=to)
    act(made.store, person, MONDAY, deciding.decide, program, letter.id, decision)
    act(
        made.store, person, MONDAY, passing_on.tell, program, letter.id, Draft(to, "Re: The drive", "It is dealt with.")
    )


def answered(mail: EmailMessage, number: int) -> bytes:
    """What the responder writes, without a word in its head that a machine did; to whoever wants the answer."""
    to = parseaddr(mail["Reply-To"] or mail["From"])[1]
    head = f"From: {RESPONDER}\nTo: {to}\nSubject: Re: {mail['Subject']}\nIn-Reply-To: {mail['Message-ID']}\n"
    return f"{head}Message-ID: <r{number}@responder.example>\n\nThank you for your message, we read it.\n".encode()


def bounced(mail: EmailMessage, number: int) -> bytes:
    """What the other mailer says of each mail."""
    report = f"Final-Recipient: rfc822; {mail['To']}\nAction: failed\nStatus: 5.1.1\n"
    head = f"From: MAILER-DAEMON@nowhere.example\nTo: {mail['From']}\nSubject: Undelivered\nMessage-ID: <b{number}@x>\n"
    kind = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    status = f"--b\nContent-Type: message/delivery-status\n\n{report}\n"
    original = f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {mail['Message-ID']}\n\n--b--\n"
    return (head + kind + status + original).encode()


def play(ours: list[Installation], many: int, *, answers: bool) -> Counter[Machine]:
    """So many rounds of six hours; what came, by who wrote it."""
    came: Counter[Machine] = Counter()
    for number in range(many):
        now = MONDAY + timedelta(hours=6 * number)
        for one in ours:
            rounds.send_messages(one.store, one.views, Channels(one, one), now)
        for sender in ours:
            mails, sender.sent = sender.sent, []
            for place, mail in enumerate(mails if answers else []):
                whom, mark = parseaddr(mail["To"])[1], number * 1_000 + place
                if reader := next((each for each in ours if whom == f"desk@{each.domain}"), None):
                    came[reader.take_in(mail.as_bytes(), now).machine] += 1
                elif whom == RESPONDER:
                    came[sender.take_in(answered(mail, mark), now).machine] += 1
                else:
                    came[sender.take_in(bounced(mail, mark), now).machine] += 1
    return came


def outbox(folder: Path, *, answers: bool) -> tuple[list[list[Message]], Counter[Machine]]:
    """What the two have written in the end, where somebody answers or nobody."""
    folder.mkdir()
    with installed(folder, "one.example", "two.example") as one, installed(folder, "two.example", "one.example") as two:
        for made, to in ((one, "desk@two.example"), (two, "desk@one.example")):
            for each in (to, RESPONDER, NOWHERE):
                a_person_writes(made, each)
        came = play([one, two], ROUNDS, answers=answers)
        return [one.messages(), two.messages()], came


def test_nothing_goes_out_that_no_person_sent(tmp_path: Path) -> None:
    with_answers, came = outbox(tmp_path / "answered", answers=True)
    without, _ = outbox(tmp_path / "silent", answers=False)

    assert {Machine.NO, Machine.BOUNCE} <= set(came)
    for loud, silent in zip(with_answers, without, strict=True):
        outside = [each for each in loud if each.recipient not in {NOWHERE, RESPONDER} and "anna" not in each.recipient]
        assert Counter(each.key.split()[0] for each in outside) == {"letter": 1, "told": 1}
        assert Counter(map(_what, loud)) == Counter(map(_what, silent))


def _what(message: Message) -> tuple[str, str]:
    """What it is and to whom, without which row it was."""
    return message.key.split()[0], message.recipient
