"""Weighing: the three gates and the route that they lead to. How loud somebody is changes nothing."""

from dataclasses import replace

from callprogram.domain.cases.cases import Case
from callprogram.domain.letters.gates import wishes
from callprogram.domain.letters.gates.about import About, Acquaintance, Trace
from callprogram.domain.letters.gates.evidence import Heard
from callprogram.domain.letters.gates.kinds import UNTOLD, is_personal, kind_of
from callprogram.domain.letters.gates.suspicions import suspicions, vouched_for
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.phrases import sayings
from callprogram.domain.letters.proposals import Answered, Gate, Genuine, Known, Proposal
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.addresses import compared

_BY = {
    Trace.ADDRESS: "{email} is {contact} of {company}.",
    Trace.PHONE: "The number in the signature is {contact}'s, of {company}.",
    Trace.DOMAIN: "{email} is at the same company as {contact} of {company}.",
    Trace.SIGNATURE: "{contact} of {company} signed it.",
    Trace.NAME: "Perhaps {company}: the name stands in the letter.",
}
_ROUTES = {
    Kind.COMPLAINT: (Route.DESK, "A complaint gets an owner, a clock and one true answer."),
    Kind.LEAVING: (Route.DESK, "Whoever wants to leave gets an owner and an answer."),
    Kind.QUESTION: (Route.ANSWER, "A question: somebody who knows answers it."),
    Kind.IDEA: (Route.ANSWER, "An idea deserves a line in return."),
    Kind.PRAISE: (Route.ANSWER, "Praise deserves a line in return, and those who earned it should hear it."),
    Kind.THANKS: (Route.ANSWER, "Thanks need no owner."),
    Kind.LEGAL: (Route.LEGAL, "It is for the law: only the lawyers answer."),
    Kind.PRESS: (Route.PRESS, "It comes from the press."),
    Kind.APPLICATION: (Route.PEOPLE, "Somebody applies for a job."),
    Kind.SALES: (Route.BIN, "Somebody who is no customer wants to sell something."),
    Kind.BULK: (Route.BIN, "It went to many, by machine."),
    Kind.AUTOMATIC: (Route.BIN, "A machine wrote it; nobody waits for an answer."),
    Kind.FRAUD: (Route.SECURITY, "It may not be what it says."),
    Kind.PRIVATE: (Route.STRAIGHT, "It reads as private, so only the executive opens it."),
    Kind.INTERNAL: (Route.STRAIGHT, "A colleague wrote it."),
    Kind.MISDIRECTED: (Route.ANSWER, "It was meant for somebody else, who should be told."),
}
_BEGINNING, _END = 3_000, 1_000  # letters
_NOBODY_WAITS = (Kind.BULK, Kind.AUTOMATIC)
_NEVER_URGENT = {
    *_NOBODY_WAITS,
    Kind.FRAUD,
    Kind.SALES,
    Kind.PRAISE,
    Kind.THANKS,
    Kind.IDEA,
    Kind.APPLICATION,
    Kind.PRESS,
}
_URGENT = {
    "urgent safety": "Somebody could be hurt",
    "urgent vulnerable": "Somebody vulnerable depends on it",
    "urgent standstill": "Their work stands still",
}


def proposal(letter: Letter, about: About) -> Proposal:
    """What is proposed: who it is, whether it is genuine, whether somebody is on it, and where it goes."""
    letter = as_far_as_somebody_reads(letter)
    heard = Heard(letter, about)
    doubts = suspicions(heard)
    kind, why = kind_of(heard, doubts)
    known, answered = _known(letter, about, doubted=bool(doubts)), _answered(letter, about)
    route, because, to = _returned(letter, about) or _route(letter, kind, about, answered, told=why != UNTOLD)
    urgent = "" if kind is Kind.LEGAL and heard.by_stranger else _urgent(letter, kind)  # tells of what was
    return Proposal(
        known=known,
        genuine=Genuine(_genuine(letter, about, kind), kind, why, vouched_for(letter, about.trusts)),
        answered=answered,
        route=route,
        because=because,
        redirect_to=to,
        urgent=urgent,
        wants="" if kind in _NOBODY_WAITS else wishes.wants(letter),
        asked=wishes.asked(letter),
        call_at=wishes.call_at(letter),
        phone=wishes.phone(letter, (about.acquaintance and about.acquaintance.customer.country) or about.region),
        private=kind is Kind.PRIVATE or letter.hides or (kind is Kind.INTERNAL and is_personal(heard)),
        no_calls=wishes.no_calls(letter),
    )


def as_far_as_somebody_reads(letter: Letter) -> Letter:
    """The letter without the middle of texts that no person wrote or reads to the end."""
    return replace(letter, text=_shortened(letter.text), new_text=_shortened(letter.new_text))


def _shortened(text: str) -> str:
    return text if len(text) <= _BEGINNING + _END else f"{text[:_BEGINNING]}\n\n{text[-_END:]}"


def _known(letter: Letter, about: About, *, doubted: bool) -> Known:
    if about.acquaintance is None:
        colleague = f"{about.member.name} is a colleague." if about.member else ""
        return Known(
            Gate.YES if colleague else Gate.NO, colleague or "Nobody here knows the address, the number or the name."
        )
    customer = about.acquaintance.customer
    sure = about.acquaintance.trace is not Trace.NAME
    if doubted and not sure:
        return Known(Gate.NO, f"It names {customer.name}, and nothing says that it is theirs.")
    because = _BY[about.acquaintance.trace].format(
        email=letter.email, contact=_contact(about.acquaintance, letter), company=customer.name
    )
    answer = Gate.YES if sure else Gate.UNKNOWN
    return Known(answer, because, customer.id, customer.crm_id if sure else None, customer.name, sure)


def _contact(acquaintance: Acquaintance, letter: Letter) -> str:
    people = acquaintance.customer.people
    same = (each.name for each in people if each.email and each.email.casefold() == letter.email and each.name)
    return next(same, acquaintance.customer.person)


def _genuine(letter: Letter, about: About, kind: Kind) -> Gate:
    if kind is Kind.FRAUD:
        return Gate.NO
    surely = about.acquaintance is not None and about.acquaintance.trace is Trace.ADDRESS
    return Gate.YES if surely or vouched_for(letter, about.trusts) else Gate.UNKNOWN


def _answered(letter: Letter, about: About) -> Answered:
    if letter.came_back and about.ours is not None:
        return Answered(Gate.YES, f"It brings back our “{about.ours.content.subject}” to {about.ours.recipient}.")
    if about.case is not None:
        return _in_case(about.case, knows_it=about.knows_case)
    if about.thread is not None:
        return _in_thread(about.thread, letter)
    if about.ours is not None:
        return Answered(Gate.YES, f"It answers our “{about.ours.content.subject}”.")
    if about.open_matters:
        return Answered(Gate.UNKNOWN, "; ".join(about.open_matters) + ".")
    return Answered(Gate.NO, "Nothing of theirs is open here.")


def _returned(letter: Letter, about: About) -> tuple[Route, str, str] | None:
    """What came back goes to whoever sent it; where nobody did, it is on *To do* all the same."""
    if not letter.came_back or about.ours is None:
        return None
    never = f"They never got “{about.ours.content.subject}”"
    if about.sent_by is None:
        return Route.BIN, f"{never}; To do says so.", ""
    return Route.REDIRECT, f"{never}, which {about.sent_by.name} sent.", about.sent_by.name


def _in_thread(before: Letter, letter: Letter) -> Answered:
    """That it goes on with another letter; from whoever had no part in that it is only perhaps."""
    named = f"“{before.subject or 'a letter'}” of {before.received_at.date()}"
    if letter.email in {before.email, *before.to}:
        return Answered(Gate.YES, f"It goes on with {named}.")
    return Answered(Gate.UNKNOWN, f"Perhaps it goes on with {named}; the address is new there.")


def _in_case(case: Case, *, knows_it: bool) -> Answered:
    """That it belongs to a case; from whoever is new there it is only perhaps."""
    named = f"{case.reference}, {case.wants.rstrip('.')}"
    if knows_it:
        return Answered(Gate.YES, f"It belongs to {named}.", case.reference)
    return Answered(Gate.UNKNOWN, f"Perhaps it joins {named}; the address is new there.", case.reference)


def _route(letter: Letter, kind: Kind, about: About, answered: Answered, *, told: bool) -> tuple[Route, str, str]:
    """Where to, why, and to whom there; what no rule tells of a stranger is for the desk to read."""
    route, because = _ROUTES[kind]
    if kind in {Kind.FRAUD, Kind.PRIVATE}:
        return route, because, ""
    if about.rule is not None and (about.rule.route is Route.STRAIGHT or about.acquaintance is None):
        return about.rule.route, f"A rule for {about.rule.address}: {about.rule.why}.", ""
    goes_on = (
        about.case is not None or about.thread is not None or (about.ours is not None and kind is not Kind.AUTOMATIC)
    )
    if goes_on and kind is not Kind.BULK:
        return Route.JOIN, answered.because, ""
    if not told:
        return Route.DESK, "No rule knows what it is, so that somebody at the desk reads it.", ""
    if kind is Kind.QUESTION and about.acquaintance is not None and about.acquaintance.customer.account_owner:
        return _asked_by_customer(letter, about, about.acquaintance.customer.account_owner)
    return route, because, ""


def _asked_by_customer(letter: Letter, about: About, owner: str) -> tuple[Route, str, str]:
    """Where a question of a customer goes: to whoever looks after them, unless it comes from there or invites."""
    passed_on_by = next((each for each in about.members if each.email == letter.passed_on_by), None)
    if passed_on_by and compared(owner) in {compared(passed_on_by.name), compared(passed_on_by.email)}:
        return Route.DESK, f"{owner}, who looks after them, passed it on.", ""
    if letter.invites:
        return Route.ANSWER, "It is an invitation: whoever keeps the calendar answers it.", ""
    return Route.REDIRECT, f"A question of a customer whom {owner} looks after.", owner


def _urgent(letter: Letter, kind: Kind) -> str:
    if kind in _NEVER_URGENT:
        return ""
    words = f"{letter.subject}\n{letter.new_text or letter.text}"
    for heading, why in _URGENT.items():
        if found := next(sayings("kinds", heading, words), ""):
            return f"{why}: “{found}”."
    return ""
