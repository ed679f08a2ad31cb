"""Weighing: the three gates and the route that they lead to. How loud somebody is changes nothing."""

from collections.abc import Callable
from dataclasses import replace

from callprogram.domain.cases.cases import Case
from callprogram.domain.letters.gates import wishes
from callprogram.domain.letters.gates.about import About, Acquaintance, Trace
from callprogram.domain.letters.gates.suspicions import suspicions, vouched_for
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.phrases import said
from callprogram.domain.letters.proposals import Answered, Gate, Genuine, Known, Proposal
from callprogram.domain.letters.routes import Kind, Route

_BY = {
    Trace.ADDRESS: "{email} is {contact} of {company}.",
    Trace.PHONE: "The number in the signature is {contact}'s, of {company}.",
    Trace.DOMAIN: "{email} is at the same company as {contact} of {company}.",
    Trace.NAME: "Perhaps {company}: the name stands in the letter.",
}
_ROUTES = {
    Kind.COMPLAINT: (Route.DESK, "A complaint gets an owner, a clock and one true answer."),
    Kind.LEAVING: (Route.DESK, "Whoever wants to leave gets an owner and an answer."),
    Kind.QUESTION: (Route.ANSWER, "A question: somebody who knows answers it."),
    Kind.IDEA: (Route.ANSWER, "An idea deserves a line in return."),
    Kind.PRAISE: (Route.ANSWER, "Praise deserves a line in return, and those who earned it should hear it."),
    Kind.THANKS: (Route.ANSWER, "Thanks need no owner."),
    Kind.LEGAL: (Route.LEGAL, "It is written for a client or by an authority: only the lawyers answer."),
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
_UNTOLD = "It says nothing that would make it anything else."
_BEGINNING, _END = 6_000, 2_000  # letters
_NOBODY_WAITS = (Kind.BULK, Kind.AUTOMATIC)
_URGENT = {
    "urgent safety": "Somebody could be hurt",
    "urgent vulnerable": "Somebody vulnerable depends on it",
    "urgent standstill": "Their work stands still",
}


def proposal(letter: Letter, about: About) -> Proposal:
    """What is proposed: who it is, whether it is genuine, whether somebody is on it, and where it goes."""
    letter = _as_far_as_somebody_reads(letter)
    doubts = suspicions(letter, about)
    kind, why = _kind(letter, about, doubts)
    known, answered = _known(letter, about), _answered(letter, about)
    route, because, to = _returned(letter, about) or _route(kind, about, answered, told=why != _UNTOLD)
    urgent = _urgent(letter, kind)
    return Proposal(
        known=known,
        genuine=Genuine(_genuine(letter, about, doubts), kind, why, vouched_for(letter, about.trusts)),
        answered=answered,
        route=route,
        because=because,
        redirect_to=to,
        urgent=urgent,
        wants="" if kind in _NOBODY_WAITS else wishes.wants(letter),
        asked=wishes.asked(letter),
        call_at=wishes.call_at(letter),
        phone=wishes.phone(letter, about.region),
        private=kind is Kind.PRIVATE or letter.hides,
        no_calls=wishes.no_calls(letter),
    )


def _as_far_as_somebody_reads(letter: Letter) -> Letter:
    """The letter without the middle of texts that no person wrote or reads to the end."""
    return replace(letter, text=_shortened(letter.text), new_text=_shortened(letter.new_text))


def _shortened(text: str) -> str:
    return text if len(text) <= _BEGINNING + _END else f"{text[:_BEGINNING]}\n\n{text[-_END:]}"


def _kind(letter: Letter, about: About, doubts: tuple[str, ...]) -> tuple[Kind, str]:
    if letter.machine is Machine.BULK:
        return Kind.BULK, "It went to many, by machine."
    if letter.machine is not Machine.NO:
        return Kind.AUTOMATIC, f"A machine wrote it ({letter.machine})."
    if doubts:
        return Kind.FRAUD, doubts[0]
    if about.member is not None and letter.passed_on_by is None:
        return Kind.INTERNAL, f"{about.member.name} is a colleague."
    for kind, test in _TESTS:
        if found := test(letter, about):
            return kind, f"It says “{found}”."
    return Kind.QUESTION, _UNTOLD


def _namesake(letter: Letter, about: About) -> str:
    """The name of a writer whom nobody knows as a customer, where it is the executive's family name."""
    families = {each.name.split()[-1] for each in about.executives if each.name.split()[1:]}
    is_one = about.acquaintance is None and families & set(letter.name.split()[-1:])
    return letter.name if is_one else ""


def _finds(*headings: str, least: int = 1, stranger: bool = False) -> Callable[[Letter, About], str]:
    def test(letter: Letter, about: About) -> str:
        if stranger and about.acquaintance is not None:
            return ""
        words = f"{letter.subject}\n{letter.new_text or letter.text}"
        found = [each[0] for heading in headings for each in said("kinds", heading).finditer(words)]
        return " ".join(found[0].split()) if len({each.casefold() for each in found}) >= least else ""

    return test


def _sells(letter: Letter, about: About) -> str:
    """Once is enough from a stranger, unless they complain or ask as a customer does."""
    troubled = _finds("complaint", least=2)(letter, about) or _finds("leaving")(letter, about)
    return "" if troubled else _finds("sales", stranger=True)(letter, about)


def _praises(letter: Letter, about: About) -> str:
    return "" if _finds("complaint", "leaving")(letter, about) else _finds("praise")(letter, about)


def _thanks(letter: Letter, about: About) -> str:
    """Thanks alone: nearly every letter ends with some."""
    asks = _finds("question", "idea", "wants")(letter, about)
    return "" if asks else _finds("thanks")(letter, about)


_TESTS: tuple[tuple[Kind, Callable[[Letter, About], str]], ...] = (
    (Kind.PRIVATE, _namesake),
    (Kind.PRIVATE, _finds("whistle", "private")),
    (Kind.LEGAL, _finds("legal")),
    (Kind.PRESS, _finds("press", least=2)),
    (Kind.APPLICATION, _finds("application")),
    (Kind.SALES, _sells),
    (Kind.LEAVING, _finds("leaving")),
    (Kind.MISDIRECTED, _finds("misdirected")),
    (Kind.PRAISE, _praises),
    (Kind.COMPLAINT, _finds("complaint", "urgent safety", "urgent vulnerable", "urgent standstill")),
    (Kind.THANKS, _thanks),
    (Kind.IDEA, _finds("idea")),
    (Kind.QUESTION, _finds("question")),
)


def _known(letter: Letter, about: About) -> Known:
    if about.acquaintance is None:
        colleague = f"{about.member.name} is a colleague." if about.member else ""
        return Known(
            Gate.YES if colleague else Gate.NO, colleague or "Nobody here knows the address, the number or the name."
        )
    customer = about.acquaintance.customer
    sure = about.acquaintance.trace is not Trace.NAME
    because = _BY[about.acquaintance.trace].format(
        email=letter.email, contact=_contact(about.acquaintance, letter), company=customer.name
    )
    answer = Gate.YES if sure else Gate.UNKNOWN
    return Known(answer, because, customer.id, customer.crm_id if sure else None, customer.name, sure)


def _contact(acquaintance: Acquaintance, letter: Letter) -> str:
    people = acquaintance.customer.people
    same = (each.name for each in people if each.email and each.email.casefold() == letter.email and each.name)
    return next(same, acquaintance.customer.person)


def _genuine(letter: Letter, about: About, doubts: tuple[str, ...]) -> Gate:
    if doubts:
        return Gate.NO
    surely = about.acquaintance is not None and about.acquaintance.trace is Trace.ADDRESS
    return Gate.YES if surely or vouched_for(letter, about.trusts) else Gate.UNKNOWN


def _answered(letter: Letter, about: About) -> Answered:
    if letter.came_back and about.ours is not None:
        return Answered(Gate.YES, f"It brings back our “{about.ours.content.subject}” to {about.ours.recipient}.")
    if about.case is not None:
        return _in_case(about.case, knows_it=about.knows_case)
    if about.thread is not None:
        said_at = about.thread.received_at.date()
        return Answered(Gate.YES, f"It goes on with “{about.thread.subject or 'a letter'}” of {said_at}.")
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


def _in_case(case: Case, *, knows_it: bool) -> Answered:
    """That it belongs to a case; from whoever is new there it is only perhaps."""
    named = f"{case.reference}, {case.wants}"
    if knows_it:
        return Answered(Gate.YES, f"It belongs to {named}.", case.reference)
    return Answered(Gate.UNKNOWN, f"Perhaps it joins {named}; the address is new there.", case.reference)


def _route(kind: Kind, about: About, answered: Answered, *, told: bool) -> tuple[Route, str, str]:
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
    if kind is Kind.QUESTION and about.acquaintance is not None and about.acquaintance.customer.account_owner:
        owner = about.acquaintance.customer.account_owner
        return Route.REDIRECT, f"A question of a customer whom {owner} looks after.", owner
    if not told:
        return Route.DESK, "No rule knows what it is, so that somebody at the desk reads it.", ""
    return route, because, ""


def _urgent(letter: Letter, kind: Kind) -> str:
    if kind in {*_NOBODY_WAITS, Kind.FRAUD, Kind.SALES, Kind.PRAISE, Kind.THANKS}:
        return ""
    words = f"{letter.subject}\n{letter.new_text or letter.text}"
    for heading, why in _URGENT.items():
        if found := said("kinds", heading).search(words):
            return f"{why}: “{found[0]}”."
    return ""
