"""Handing mail in over real SMTP: taken, refused, stalled, cut off, and never a password in the clear."""

import ssl
from collections.abc import Callable
from dataclasses import replace

import pytest

from callprogram.adapters.mail.server import Mailer, MailServer, read_server
from callprogram.errors import BadInputError, SendingFailedError, SendingRefusedError, SendingUncertainError, StateError
from tests.adapters.mail.conftest import MESSAGE, TOM, nothing
from tests.servers.mail import PASSWORD, USER, Mailbox, serving
from tests.servers.waiting import PATIENCE, wait_until

SENDER = "callprogram <calls@example.com>"
Certified = Callable[[str], ssl.SSLContext]


def mailer(
    mailbox: Mailbox, scheme: str = "smtp", login: str = "", seconds: float = PATIENCE, in_all: float = PATIENCE
) -> Mailer:
    server = read_server(f"{scheme}://{login}127.0.0.1:{mailbox.port}")
    return Mailer(server, SENDER, "https://calls.example.com", "", seconds, in_all)


def test_a_message_arrives_with_its_own_id_and_asks_for_no_automatic_answer(mailbox: Mailbox) -> None:
    mailer(mailbox).send(MESSAGE, TOM, nothing)
    [mail] = mailbox.mails
    assert mailbox.recipients == ["tom@example.com"]
    assert (mail["Message-ID"], mail["Auto-Submitted"]) == ("<3f0c@callprogram>", "auto-generated")
    assert (mail["From"], mail["To"]) == (SENDER, "Tom Grün <tom@example.com>")


def test_sent_again_it_has_the_same_id_and_date(mailbox: Mailbox) -> None:
    mailer(mailbox).send(MESSAGE, TOM, nothing)
    mailer(mailbox).send(replace(MESSAGE, attempts=2), TOM, nothing)
    one, other = mailbox.mails
    assert (one["Message-ID"], one["Date"]) == (other["Message-ID"], other["Date"])


def test_a_refused_recipient_is_final_and_says_in_the_servers_words_why(mailbox: Mailbox) -> None:
    mailbox.refused = {"tom@example.com": "550 5.1.1 No such user here"}
    with pytest.raises(SendingRefusedError) as refusal:
        mailer(mailbox).send(MESSAGE, TOM, nothing)
    assert str(refusal.value) == "127.0.0.1 does not take mail to tom@example.com (550 5.1.1 No such user here)"
    assert mailbox.mails == []


def test_one_refused_recipient_does_not_keep_another_from_their_mail(mailbox: Mailbox) -> None:
    mailbox.refused = {"tom@example.com": "550 5.1.1 No such user here"}
    with pytest.raises(SendingRefusedError):
        mailer(mailbox).send(MESSAGE, TOM, nothing)
    mailer(mailbox).send(replace(MESSAGE, recipient="mia@example.com"), TOM, nothing)
    assert mailbox.recipients == ["mia@example.com"]


def test_greylisting_passes_and_the_second_attempt_goes_through(mailbox: Mailbox) -> None:
    mailbox.greylists = True
    with pytest.raises(SendingFailedError, match=r"451 4\.7\.1 Greylisted"):
        mailer(mailbox).send(MESSAGE, TOM, nothing)
    mailer(mailbox).send(MESSAGE, TOM, nothing)
    assert len(mailbox.mails) == 1


def test_a_server_that_stalls_is_left_after_a_while(mailbox: Mailbox) -> None:
    mailbox.stalls = True
    with pytest.raises(SendingFailedError, match=r"does not answer \(.*timed out\); check CALLPROGRAM_SMTP_URL$"):
        mailer(mailbox, seconds=0.2).send(MESSAGE, TOM, nothing)


def test_a_server_that_answers_a_byte_at_a_time_is_left_after_a_while(mailbox: Mailbox) -> None:
    mailbox.drips = True
    with pytest.raises(SendingFailedError):
        mailer(mailbox, in_all=0.3).send(MESSAGE, TOM, nothing)


def test_a_line_cut_in_the_middle_of_the_mail_is_tried_again(mailbox: Mailbox) -> None:
    mailbox.hangs_up_in_data = True
    with pytest.raises(SendingFailedError, match="does not answer"):
        mailer(mailbox).send(MESSAGE, TOM, lambda: wait_until(lambda: mailbox.hung_up))
    assert mailbox.mails == []


def test_a_line_cut_after_the_mail_was_taken_leaves_it_in_doubt(mailbox: Mailbox) -> None:
    mailbox.forgets_to_answer = True
    with pytest.raises(SendingUncertainError, match=r"127\.0\.0\.1 did not answer"):
        mailer(mailbox).send(MESSAGE, TOM, nothing)
    assert len(mailbox.mails) == 1


def test_a_server_that_never_answers_to_a_whole_mail_leaves_it_in_doubt(mailbox: Mailbox) -> None:
    mailbox.silent = True
    with pytest.raises(SendingUncertainError):
        mailer(mailbox, in_all=0.5).send(MESSAGE, TOM, nothing)


def test_a_mail_that_the_server_refuses_whole_is_not_in_doubt(mailbox: Mailbox) -> None:
    mailbox.refuses_mails = "554 5.7.1 Looks like spam"
    with pytest.raises(SendingRefusedError, match="Looks like spam"):
        mailer(mailbox).send(MESSAGE, TOM, nothing)


def test_it_is_said_that_the_words_go_before_a_server_can_deliver_them(mailbox: Mailbox) -> None:
    before = []
    mailer(mailbox).send(MESSAGE, TOM, lambda: before.append(len(mailbox.mails)))
    assert (before, len(mailbox.mails)) == ([0], 1)


def test_what_may_not_go_any_more_does_not(mailbox: Mailbox) -> None:
    def is_elsewhere() -> None:
        raise StateError("Another sender has it.")

    with pytest.raises(StateError):
        mailer(mailbox).send(MESSAGE, TOM, is_elsewhere)
    mailer(mailbox).send(replace(MESSAGE, message_id="<other@callprogram>"), TOM, nothing)
    assert [mail["Message-ID"] for mail in mailbox.mails] == ["<other@callprogram>"]


def test_nobody_listening_is_tried_again(mailbox: Mailbox) -> None:
    nobody = replace(mailbox, port=1)
    with pytest.raises(SendingFailedError, match=r"127\.0\.0\.1:1 does not answer \(Connection refused\)"):
        mailer(nobody).send(MESSAGE, TOM, nothing)


# Encrypted, and with a login


@pytest.mark.usefixtures("trusted")
def test_starttls_is_used_where_the_server_has_it(certified: Certified) -> None:
    with serving(starttls=certified("127.0.0.1")) as mailbox:
        mailer(mailbox).send(MESSAGE, TOM, nothing)
        assert mailbox.encrypted == [True]


@pytest.mark.usefixtures("trusted")
def test_smtps_is_encrypted_from_the_first_byte(certified: Certified) -> None:
    with serving(encrypted=certified("127.0.0.1")) as mailbox:
        mailer(mailbox, "smtps").send(MESSAGE, TOM, nothing)
        assert mailbox.encrypted == [True]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_of_another_name_is_not_trusted(certified: Certified, scheme: str) -> None:
    context = certified("other.example")
    starttls, encrypted = (context, None) if scheme == "smtp" else (None, context)
    with serving(starttls=starttls, encrypted=encrypted) as mailbox:
        with pytest.raises(SendingFailedError, match=r"is not trusted \(.+\); check its name and certificate$"):
            mailer(mailbox, scheme).send(MESSAGE, TOM, nothing)
        assert mailbox.mails == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certified: Certified) -> None:
    with serving(starttls=certified("127.0.0.1")) as mailbox:
        with pytest.raises(SendingFailedError, match="is not trusted"):
            mailer(mailbox, login=f"{USER}:{PASSWORD}@").send(MESSAGE, TOM, nothing)
        assert (mailbox.mails, mailbox.users) == ([], [])


@pytest.mark.usefixtures("trusted")
def test_a_login_lets_us_in(certified: Certified) -> None:
    with serving(starttls=certified("127.0.0.1"), login=True) as mailbox:
        mailer(mailbox, login=f"{USER}:{PASSWORD}@").send(MESSAGE, TOM, nothing)
        assert (mailbox.users, len(mailbox.mails)) == ([USER], 1)


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_said_without_saying_it(certified: Certified) -> None:
    with serving(starttls=certified("127.0.0.1"), login=True) as mailbox:
        with pytest.raises(SendingFailedError, match="does not accept user and password") as failure:
            mailer(mailbox, login=f"{USER}:wrong-one@").send(MESSAGE, TOM, nothing)
        assert "wrong-one" not in str(failure.value)


def test_a_password_never_goes_to_another_machine_in_the_clear(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callprogram.adapters.mail.server.is_this_machine", lambda _: False)
    with pytest.raises(SendingFailedError, match="offers no encryption, so the password stays here"):
        mailer(mailbox, login=f"{USER}:{PASSWORD}@").send(MESSAGE, TOM, nothing)
    assert mailbox.users == []


# The address of the server


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 587, encrypted=False)),
        ("smtps://mail.example", MailServer("mail.example", 465, encrypted=True)),
        ("smtp://calls:a%40b@mail.example:25", MailServer("mail.example", 25, False, "calls", "a@b")),
        ("smtp://[::1]:2525", MailServer("::1", 2525, encrypted=False)),
    ],
)
def test_a_servers_address_is_read(url: str, server: MailServer) -> None:
    assert read_server(url) == server


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:web", "smtp://ü"]
)
def test_what_is_no_servers_address_is_a_sentence(url: str) -> None:
    with pytest.raises(BadInputError, match="CALLPROGRAM_SMTP_URL cannot be read"):
        read_server(url)


def test_the_password_is_in_no_repr() -> None:
    assert "a@b" not in repr(read_server("smtp://calls:a%40b@mail.example:25"))
