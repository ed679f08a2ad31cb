"""Telling: the mail that says to a customer that what was promised is done, in the executive's words."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.sentences import to_do
from callprogram.domain.words.subjects import subject

_LONGEST_ADDRESS = 1800  # letters of a mailto: address that every mail program takes


@dataclass(frozen=True)
class Draft:
    """A mail to the customer; `to` is empty where nobody knows an address."""

    to: str
    subject: str
    body: str


def draft(customer: Customer, commitment: Commitment, executive: str) -> Draft:
    """The mail as the executive would begin it; everything in it can be changed."""
    name = customer.contact.name.split()
    greeting = f"Dear {customer.contact.name}," if name else "Hello,"
    day = commitment.made_at
    body = (
        f"{greeting}\n\n"
        f"When we spoke on {day.day} {day:%B}, I promised you: {_inside(commitment.text)}.\n"
        "It is done. Is it what you hoped for? Just answer this mail if anything is missing.\n\n"
        f"{executive or 'Yours'}"
    )
    return Draft(customer.contact.email, subject("As promised: ", _inside(commitment.text)), body)


def mailto(letter: Draft) -> str:
    """The address that opens it in the mail program (RFC 6068); lines end in CR LF there."""
    address = f"mailto:{quote(letter.to, safe='@')}"
    fields = {"subject": letter.subject, "body": letter.body.replace("\n", "\r\n")}
    whole = f"{address}?{urlencode(fields, quote_via=quote)}"
    if len(whole) <= _LONGEST_ADDRESS:
        return whole
    return f"{address}?{urlencode({'subject': letter.subject}, quote_via=quote)}"


def _inside(text: str) -> str:
    """The promise in the middle of a sentence: `send the export fix`, but `GDPR papers` and `Q3 numbers`."""
    words = to_do(_one_line(text).rstrip(".!"))
    return words if words[1:2].isupper() or words[1:2].isdigit() else words[:1].lower() + words[1:]


def _one_line(text: str) -> str:
    return " ".join(text.split())
