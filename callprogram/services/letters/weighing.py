"""Weighing: everything that is known around a letter, gathered for the gates."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime

import phonenumbers

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.references import references_in
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.companies import company_key, is_common, without_legal_form
from callprogram.domain.letters.gates import weighing
from callprogram.domain.letters.gates.about import About, Acquaintance, Trace
from callprogram.domain.letters.gates.suspicions import domain_of
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.rules import rule_for
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import Role
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.errors import NotFoundError
from callprogram.services.views import Views

# Domains at which everybody has an address: they say nothing about a company.
_FREE = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|mail|proton|"
    r"protonmail|zoho|yandex|qq|163|126|free|orange|wanadoo|laposte|sfr|libero|virgilio|tiscali|ziggo|kpnmail|telenet|"
    r"bluewin|comcast|verizon|att|btinternet|fastmail|hey|tutanota|posteo|seznam|wp|o2|interia|naver|daum|rediffmail)\.[a-z.]+"
)
_WRITTEN_NUMBER = re.compile(r"(?<![\w+])\(?\d[\d ()./-]{6,18}\d(?!\w)")
_FEWEST_DIGITS, _MOST_NUMBERS = 8, 20
_SIGNATURE_LINES = 12
_LINKS = "de|del|do|da|du|des|di|la|le|los|las|van|von|der|den|the|of|and|und|et|y|&"
_WORD = rf"(?:[A-ZÀ-Þ'’][\w'’&.-]*|(?:{_LINKS})(?!\w))"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|\d+\b)){{0,5}}"  # a word of it may be a figure
_WHERE = "at|of|from|for|by|von|vom|bei|der|für|de|du|des|chez|la|en|di|della|dell['’]|da|do|van|bij|från|fra|hos|z|w"
_NAMED = re.compile(rf"(?:\b(?:{_WHERE})\s|[(:–-]\s?)({_NAME})|([\u3400-\u9fff\u30a0-\u30ff]{{2,20}})の")
_INTRODUCED = re.compile(rf"\b(?:{_WHERE})\s({_NAME})\s(?:here|hier|ici|aquí|qui|aqui|här|her)\b")
_FAR_ENOUGH = 1_500  # letters at either end in which somebody says where they are from
_SHORTEST_NAME = 5


def proposal(views: Views, letter: Letter, *, trusts: str = "", region: str | None = None) -> Proposal:
    """What is proposed about this letter, by what is kept here."""
    return weighing.proposal(letter, about(views, letter, trusts, region))


def about(views: Views, letter: Letter, trusts: str, region: str | None) -> About:
    """What is known around the letter."""
    members = views.members()
    member = next((each for each in members if each.email == letter.email), None)
    acquaintance = None if member else _acquaintance(views, letter, region)
    ours = views.ours_answered_by(letter)
    thread = views.thread_of(letter)
    case = _case(views, letter, thread)
    return About(
        acquaintance=acquaintance,
        member=member,
        rule=rule_for(letter.email, views.sender_rules()),
        thread=next(iter(thread), None),
        ours=ours,
        sent_by=next((each for each in members if ours and compared(each.email) == compared(ours.reply_to)), None),
        case=case,
        knows_case=case is not None and _has_part(case, letter, thread, acquaintance),
        open_matters=_open_matters(views, acquaintance.customer, letter.received_at) if acquaintance else (),
        members=members,
        executives=tuple(each for each in members if Role.EXECUTIVE in each.roles),
        our_domains=frozenset(_domains(each.email for each in members)),
        customer_domains=views.customer_domains(domain_of(letter.email)),
        trusts=trusts,
        region=region,
    )


def _case(views: Views, letter: Letter, thread: Iterable[Letter]) -> Case | None:
    """The case that it belongs to: that of its thread, else of a reference of ours that it names."""
    by_thread = [str(each.case_id) for each in thread if each.case_id]
    named = references_in(f"{letter.subject}\n{letter.text}")
    for words in (*by_thread, *named):
        with suppress(NotFoundError):
            return views.case(words).case
    return None


def _has_part(case: Case, letter: Letter, thread: Iterable[Letter], acquaintance: Acquaintance | None) -> bool:
    """Whether whoever writes is its customer, or wrote in it before."""
    theirs = acquaintance is not None and acquaintance.trace is Trace.ADDRESS
    wrote = {case.email.casefold(), *(each.email for each in thread if each.case_id == case.id)}
    of_customer = theirs and acquaintance is not None and acquaintance.customer.id == case.customer_id
    return of_customer or letter.email in wrote


def _acquaintance(views: Views, letter: Letter, region: str | None) -> Acquaintance | None:
    email, domain = letter.email or "", domain_of(letter.email)
    numbers = _numbers(letter, region)
    companies = tuple(f"@{each}" for each in _above(domain)) if not _FREE.fullmatch(domain) else ()
    found = views.customers_saying(tuple(filter(None, (email, *companies, *numbers))))
    for trace, those in _traces(views, letter, found, companies, numbers):
        if (trace is Trace.ADDRESS and those) or len(those) == 1:
            return Acquaintance(those[0], trace)
    return None


def _traces(
    views: Views, letter: Letter, found: Iterable[Customer], companies: tuple[str, ...], numbers: tuple[str, ...]
) -> Iterator[tuple[Trace, list[Customer]]]:
    """The customers by each trace, the surest first; what takes longest is looked for last."""
    yield Trace.ADDRESS, [each for each in found if letter.email and letter.email in _addresses(each)]
    yield Trace.PHONE, [each for each in found if any(number.endswith(numbers) for number in _telephones(each))]
    at_company = [each for each in found if any(one.endswith(companies) for one in _addresses(each))]
    yield Trace.DOMAIN, at_company
    yield Trace.DOMAIN, [each for each in at_company if _plain(letter.name) in map(_plain, _names(each))]
    named = _named(views, letter)
    yield Trace.SIGNATURE, [each for each in named if not letter.email and _signed(letter, each)]
    yield Trace.NAME, named


def _named(views: Views, letter: Letter) -> list[Customer]:
    """The customers whose name stands in a line of its own at the end of the letter, or whom its writer names."""
    text = letter.text.split("\n\n>")[0]
    lines = [letter.name, *text.splitlines()[-_SIGNATURE_LINES:]]
    wanted = {_plain(each) for each in (*lines, *_companies(f"{letter.subject}\n{text}"))}
    introduced = {_plain(each[1]) for each in _INTRODUCED.finditer(text[:_FAR_ENOUGH])}
    named = {each for each in wanted | introduced if len(each) >= _SHORTEST_NAME and not is_common(each)}
    found = views.customers_saying(tuple(sorted(named))) if named else ()
    whole = wanted & {_plain(each.name) for each in found}
    meant = {each for each in whole if not any(other.startswith(f"{each} ") for other in whole)}
    begun = tuple(f"{each} " for each in introduced & named - whole)
    return [each for each in found if (name := _plain(each.name)) in meant or name.startswith(begun)]


def _signed(letter: Letter, customer: Customer) -> bool:
    """Whether one of the customer's people is named at the end of it."""
    last = [compared(each) for each in letter.text.splitlines()[-_SIGNATURE_LINES:]]
    return any(who.name and compared(who.name) in last for who in customer.people)


def _plain(name: str) -> str:
    return without_legal_form(company_key(name.strip(" *_|-–—,")))


def _companies(text: str) -> Iterator[str]:
    """What could be a company's name after a word such as “of”, each from its whole length to its first word."""
    for each in _NAMED.finditer(text[:_FAR_ENOUGH] + "\n" + text[-_FAR_ENOUGH:]):
        words = (each[1] or each[2]).split()
        yield from (" ".join(words[:length]) for length in range(len(words), 0, -1))


def _addresses(customer: Customer) -> set[str]:
    return {each.email.casefold() for each in customer.people if each.email}


def _names(customer: Customer) -> list[str]:
    return [each.name for each in customer.people if each.name]


def _above(domain: str) -> list[str]:
    """The domain and those that it is below, without the last."""
    words = domain.split(".")
    return [".".join(words[place:]) for place in range(max(1, len(words) - 1))] if domain else []


def _telephones(customer: Customer) -> set[str]:
    return {phone.e164 for who in customer.people for phone in who.phones if phone.e164}


def _numbers(letter: Letter, region: str | None) -> tuple[str, ...]:
    """The telephone numbers in it: whole ones as E.164, and the end of it of those that are written as at home."""
    text = letter.text[-5_000:]
    found = phonenumbers.PhoneNumberMatcher(text, region)
    whole = [phonenumbers.format_number(each.number, phonenumbers.PhoneNumberFormat.E164) for each in found]
    home = [re.sub(r"\D", "", each[0]).lstrip("0") for each in _WRITTEN_NUMBER.finditer(text)]
    return tuple(dict.fromkeys((*whole, *(each for each in home if len(each) >= _FEWEST_DIGITS))))[:_MOST_NUMBERS]


def _open_matters(views: Views, customer: Customer, at: datetime) -> tuple[str, ...]:
    """What is under way with them already, as one says it on that day."""
    day = day_in(next((program.zone for program in views.programs()), "UTC"), at)
    promises = [each.commitment for each in views.promises(unfinished=True) if each.customer.id == customer.id]
    told = tuple(
        f"Promised: {each.text} ({each.owner or 'no owner'}, {_due(each, day)})"
        for each in promises
        if each.state in {State.OPEN, State.LOOSE, State.KEPT}
    )
    cases = (f"{counted(customer.open_cases, 'open case')} in the CRM",) if customer.open_cases else ()
    return (*told, *cases)


def _due(commitment: Commitment, day: date) -> str:
    return f"due {in_words(commitment.due_on, day)}" if commitment.due_on else "no date"


def _domains(addresses: Iterable[str]) -> set[str]:
    return {domain for each in addresses if (domain := domain_of(each)) and not _FREE.fullmatch(domain)}
