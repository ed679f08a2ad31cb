"""What an automatic answer says: until when somebody is away, and whom to call meanwhile."""

from datetime import UTC, date, datetime

import pytest

from callprogram.domain.letters.absences import Absence, absence_of
from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Machine, Mail

CAME = datetime(2026, 11, 24, 9, tzinfo=UTC)


def answer(text: str) -> Letter:
    mail = Mail(Correspondent("Renee", "renee@x.example"), "Out of office", text, machine=Machine.AUTO_REPLY)
    return taken_in(mail, text.encode(), CAME, Channel.MAIL, frozenset())


@pytest.mark.parametrize(
    ("text", "until", "words"),
    [
        (
            "Thank you for your mail. I am away until 4 December. Please call Kim on +1 312 555 0148.",
            date(2026, 12, 4),
            "I am away until 4 December. Please call Kim on +1 312 555 0148.",
        ),
        ("I will be back on Monday.\n\nRenee", date(2026, 11, 30), "I will be back on Monday."),
        ("Ich bin bis 04.12.2026 im Urlaub. Viele Grüße", date(2026, 12, 4), "Ich bin bis 04.12.2026 im Urlaub."),
        (
            "I do not read mails. Write to kim@x.example.",
            date(2026, 12, 8),
            "Write to kim@x.example.",
        ),
    ],
)
def test_until_when_and_whom_to_call_in_their_words(text: str, until: date, words: str) -> None:
    assert absence_of(answer(text), "America/Chicago") == Absence(until, words)


def test_thanks_alone_say_nothing_of_an_absence() -> None:
    assert absence_of(answer("Thank you for your mail. We answer soon."), "America/Chicago") is None
