"""A letter that somebody typed in: what was said on the telephone, stood on paper, or was pasted."""

from callprogram.adapters.letters.headers import people
from callprogram.adapters.letters.languages import language_of
from callprogram.domain.letters.mails import Correspondent, Mail, MailFound


def typed_letter(text: str, who: str, subject: str) -> MailFound:
    """The letter; who wrote it as a name, an address or both."""
    sender = next(iter(people([who])), Correspondent(who.strip(), None))
    content = f"From: {who.strip()}\nSubject: {subject.strip()}\n\n{text}".encode()
    return MailFound(content, Mail(sender, subject.strip(), text.strip(), language=language_of(f"{subject}\n{text}")))
