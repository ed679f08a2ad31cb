"""Telling: the mail that says to a customer that what was promised is done, in the executive's words."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.subjects import subject

_LONGEST_ADDRESS = 1800  # letters of a mailto: address that every mail program takes


@dataclass(frozen=True)
class Draft:
    """A mail to the customer; `to` is empty where nobody knows an address."""

    to: str
    subject: str
    body: str


def draft(customer: Customer, commitment: Commitment, executive: str, zone: str) -> Draft:
    """The mail as the executive would begin it; everything in it can be changed.

    The promise stands in it as it was noted, which may be `Sends the report` of a colleague.
    """
    name, promised = customer.contact.name.split(), " ".join(commitment.text.split()).rstrip(".!")
    greeting = f"Dear {customer.contact.name}," if name else "Hello,"
    day, spoke = day_in(zone, commitment.made_at), commitment.made_in_call is not None
    when = f"When we spoke on {day.day} {day:%B}, this" if spoke else f"On {day.day} {day:%B} this"
    body = (
        f"{greeting}\n\n"
        f"{when} was promised to you: “{promised}”.\n"
        "It is done. Is it what you hoped for? Just answer this mail if anything is missing.\n\n"
        f"{executive or 'Yours'}"
    )
    return Draft(customer.contact.email, subject("As promised: ", promised), body)


def mailto(letter: Draft) -> str:
    """The address that opens it in the mail program (RFC 6068); lines end in CR LF there."""
    address = f"mailto:{quote(letter.to, safe='@')}"
    fields = {"subject": letter.subject, "body": letter.body.replace("\n", "\r\n")}
    whole = f"{address}?{urlencode(fields, quote_via=quote)}"
    if len(whole) <= _LONGEST_ADDRESS:
        return whole
    return f"{address}?{urlencode({'subject': letter.subject}, quote_via=quote)}"
