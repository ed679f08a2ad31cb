"""Understanding: a promise as somebody typed it, read with what is known of colleagues, customer and calendar."""

import re
from dataclasses import replace
from datetime import date

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.hour_holders import speaker_on
from callprogram.domain.people.recipients import executive_of
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.noticing import is_promise
from callprogram.domain.promises.sentences.owners import Person, Staff, person_called
from callprogram.domain.promises.sentences.reading import read
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.words.dates import writes_day_first
from callprogram.services.views import Views

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=\S)")
_SHORTENED = "".join(rf"(?<!\b{each}\.)" for each in ("Mrs", "Prof", "Inc", "Ltd", "Corp", "Abt", "usw", "bzw", "evtl"))
_SURE_ENDS = re.compile(rf"(?<=[^\W\d_]{{3}}[.!?]){_SHORTENED}\s+(?=[^\W\d_a-zß-ÿ])")
_HANGING = re.compile(r"\b(?:it|this|that|these|those)\b", re.IGNORECASE)


def understand(views: Views, program: Program, customer: Customer, sentence: str, today: date) -> Understood:
    """What a sentence promises to this customer on this day; of several the last one that promises anything."""
    staff, around = _staff(views, program, customer, today), _around(program, customer, today)
    return _alone(sentence, staff, around) or read(sentence, staff, around)


def _alone(text: str, staff: Staff, around: Around) -> Understood | None:
    """The last of several sentences that promises, behind those that say what its `it` is; none where none does."""
    sentences = _SURE_ENDS.split(text)
    for place in range(len(sentences) - 1, -1, -1) if len(sentences) > 1 else ():
        said = read(sentences[place], staff, around)
        if is_promise(sentences[place], said):
            before = sentences[:place] if _HANGING.search(said.text) else []
            return replace(said, text=" ".join([*before, said.text]))
    return None


def promises_in(
    views: Views, program: Program, customer: Customer, text: str, today: date, writer: str
) -> tuple[tuple[str, Understood], ...]:
    """The sentences of a text that promise something, each with how it is understood; “I” is who wrote it."""
    staff = replace(_staff(views, program, customer, today), executive=writer)
    sentences = [each.strip() for line in text.splitlines() for each in _SENTENCE_ENDS.split(line)]
    around = _around(program, customer, today)
    found = [(each, read(each, staff, around)) for each in sentences if each]
    return tuple((each, said) for each, said in found if is_promise(each, said))


def whom(views: Views, words: str) -> str:
    """The address of the one member who goes by a name, or the words as they are."""
    return person_called(words, [Person(member.name, member.email) for member in views.members()])


def _around(program: Program, customer: Customer, today: date) -> Around:
    return Around(today, writes_day_first(program.country), customer.renewal_on)


def _staff(views: Views, program: Program, customer: Customer, today: date) -> Staff:
    """Members go by their addresses, everybody else by the name that the CRM has; “I” is whoever holds the hour."""
    executive = executive_of(program)
    people = [Person(member.name, member.email) for member in views.members()]
    if program.executive_name and executive not in {person.reference for person in people}:
        people.append(Person(program.executive_name, executive))
    known = {compared(word) for person in people for word in (person.name, person.reference)}
    people += [Person(name, name, is_member=False) for name in views.owners() if compared(name) not in known]
    owner = compared(customer.account_owner)
    same = (each.reference for each in people if owner in {compared(each.name), compared(each.reference)})
    looks_after = next(same, customer.account_owner)
    return Staff(tuple(people), speaker_on(program, today), looks_after, _names(customer))


def _names(customer: Customer) -> tuple[str, ...]:
    """What the customer goes by: who is called there, by any of their names, and the company, by its first word too."""
    person, company = customer.contact.name.split(), customer.company.split()
    surnames = [each for word in person[1:] for each in (word, *word.split("-")) if _is_surname(each)]
    single = [*person[:1], *surnames, *(word for word in company[:1] if len(word) > len("The"))]
    return tuple(dict.fromkeys(filter(None, [" ".join(person), " ".join(company), *single])))


def _is_surname(word: str) -> bool:
    """Not the `de` before one, nor an initial."""
    return word[:1].isupper() and len(word) > len("A.")
