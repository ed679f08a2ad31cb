"""An answer goes out by a real mail server, and what is answered to it comes back into its case by another one."""

from collections.abc import Callable
from email.message import EmailMessage
from email.utils import formatdate
from uuid import uuid4

import pytest

from callprogram.adapters.letters.files import letters_in
from callprogram.adapters.mail import Mailer, read_folder, read_server
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.proposals import Gate, Proposal
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.services.letters import answering_cases, deciding, fetching, weighing
from callprogram.services.letters.answering_cases import Written
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from tests.servers.imap import MailFolders
from tests.servers.mail import Mailbox
from tests.services.cases.conftest import SHE
from tests.services.conftest import Desk

DESK = "Northwind <desk@northwind.example>"
WORDS = Draft(str(SHE.email), "Re: Third date missed", "Dear Sofia, it comes on Friday.")
Comes = Callable[[EmailMessage], Letter]


@pytest.fixture
def answer(desk: Desk, program: Program, case: Case, mailbox: Mailbox) -> EmailMessage:
    """What she gets, as her mail server has it; the case waits for her."""
    desk.do(answering_cases.answer, program, case.id, Written(WORDS, theirs_to_answer=True))
    mailer = Mailer(read_server(f"smtp://127.0.0.1:{mailbox.port}"), "calls@northwind.example", "", DESK)
    send_waiting(desk.store, Channels(mailer, mailer), desk.now)
    [mail] = [each for each in mailbox.mails if each["To"] and str(SHE.email) in each["To"]]
    return mail


@pytest.fixture
def comes(desk: Desk, imap_server: MailFolders) -> Comes:
    """A mail in the executive's folder, taken in."""

    def arrived(mail: EmailMessage) -> Letter:
        folder = f"CEO {uuid4().hex}"
        imap_server.put(folder, mail.as_bytes())
        where = read_folder(imap_server.url(folder), "CALLPROGRAM_DESK_IMAP_URL", hides=False)
        fetching.fetch(desk.store, where, letters_in, desk.now)
        return desk.all(Letter)[-1]

    return arrived


def reply(to: EmailMessage, sender: str, *, threaded: bool = True) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, DESK, f"Re: {to['Subject']}"
    mail["Date"], mail["Message-ID"] = formatdate(), f"<{uuid4()}@brightwater.example>"
    if threaded:
        mail["In-Reply-To"] = to["Message-ID"]
    quoted = (
        "On Mon, 30 Nov 2026 at 10:12, Northwind <desk@northwind.example> wrote:\n> Dear Sofia, it comes on Friday.\n"
    )
    mail.set_content(f"It did not come on Friday.\n\n{quoted}")
    return mail


def proposed(desk: Desk, letter: Letter) -> Proposal:
    return weighing.proposal(desk.views, letter)


def test_the_answer_is_a_persons_and_asks_for_no_holiday_notice(answer: EmailMessage) -> None:
    assert (answer["From"], answer["Auto-Submitted"]) == (DESK, None)
    assert answer["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_her_reply_joins_the_case_and_opens_it_again(
    desk: Desk, program: Program, case: Case, answer: EmailMessage, comes: Comes
) -> None:
    letter = comes(reply(answer, f"{SHE.name} <{SHE.email}>"))
    found = proposed(desk, letter)
    assert letter.new_text.strip() == "It did not come on Friday."
    assert (found.route, found.answered.answer, found.answered.case) == (Route.JOIN, Gate.YES, case.reference)
    joins = deciding.Destination(Route.JOIN, Route.JOIN, Kind.COMPLAINT, case_id=case.id)
    desk.do(deciding.decide, program, letter.id, joins)
    [again] = desk.all(Case)
    assert (again.state, again.answered_at, again.waiting_since) == (State.OPEN, None, None)


def test_from_another_address_it_asks_whether_it_joins(
    desk: Desk, case: Case, answer: EmailMessage, comes: Comes
) -> None:
    named = replace_subject(reply(answer, "Nils <nils@elsewhere.example>", threaded=False), f"About {case.reference}")
    found = proposed(desk, comes(named))
    assert (found.route, found.answered.answer, found.answered.case) == (Route.JOIN, Gate.UNKNOWN, case.reference)
    assert found.answered.because.startswith(f"Perhaps it joins {case.reference}")


def test_a_reference_that_nobody_gave_joins_nothing(desk: Desk, answer: EmailMessage, comes: Comes) -> None:
    named = replace_subject(reply(answer, "Nils <nils@elsewhere.example>", threaded=False), "About CE-2019-0001")
    assert proposed(desk, comes(named)).answered.case is None


def replace_subject(mail: EmailMessage, subject: str) -> EmailMessage:
    del mail["Subject"]
    mail["Subject"] = subject
    return mail
