"""Kinds: what a letter is, by where its evidence says that it belongs; under doubt, by where it does the least harm."""

from collections.abc import Mapping
from itertools import islice

from callprogram.domain.letters.gates.chances import chances, least_harm, speaking_for
from callprogram.domain.letters.gates.evidence import Heard, evidence, for_somebody_else, hides_who_it_is
from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.phrases import sayings
from callprogram.domain.letters.routes import Kind, Route

UNTOLD = "It says nothing that would make it anything else."
_SOME = 2  # sorts of signs
_PERSONAL = ("private matter", "private kin", "insider quiet", "insider wrong", "fraud secrecy", "personal")
_MEANT_FOR_OTHERS = {"greets another", "greets another by first name", "meant for somebody else"}
_SURELY = 0.6
_TOLD = 3  # words that are said
_KINDS = {
    Route.STRAIGHT: Kind.PRIVATE,
    Route.LEGAL: Kind.LEGAL,
    Route.PRESS: Kind.PRESS,
    Route.PEOPLE: Kind.APPLICATION,
    Route.SECURITY: Kind.FRAUD,
    Route.BIN: Kind.SALES,
}


def kind_of(heard: Heard, doubts: tuple[str, ...]) -> tuple[Kind, str]:
    """What kind of letter it is, and what says so."""
    letter = heard.letter
    if letter.machine not in {Machine.NO, Machine.BULK}:
        return Kind.AUTOMATIC, f"A machine wrote it ({letter.machine})."
    if doubts:
        return Kind.FRAUD, doubts[0]
    if letter.machine is Machine.BULK and (heard.by_stranger or heard.many("trouble") < _SOME):
        return Kind.BULK, "It went to many, by machine."
    return _by_writer(heard) or _by_evidence(heard)


def _by_writer(heard: Heard) -> tuple[Kind, str] | None:
    """What it is because of whoever writes: a colleague, family, a customer's lawyers, or somebody in our files."""
    letter, member = heard.letter, heard.about.member
    if member is not None and letter.passed_on_by is None:
        return Kind.INTERNAL, f"{member.name} is a colleague."
    if _namesake(heard):
        return Kind.PRIVATE, f"{letter.name} bears the executive's family name."
    if hides_who_it_is(heard) and "insider who" in heard.signs:
        return Kind.PRIVATE, "Somebody who works here gives no name."
    if heard.by_stranger and (found := next(sayings("kinds", "own data", heard.words), "")):
        return Kind.LEGAL, f"Somebody asks for their own data (“{found}”)."
    if not heard.by_stranger and (found := next(sayings("kinds", "ultimatum", letter.new_text or letter.text), "")):
        return Kind.LEGAL, f"They say when their lawyers go on (“{' '.join(found.split())}”)."
    return None


def is_personal(heard: Heard) -> bool:
    """Whether a colleague writes what is not for others: of themselves, of their family, or of what is wrong here."""
    return any(each.startswith(_PERSONAL) for each in heard.signs)


def _namesake(heard: Heard) -> bool:
    """Whether a writer whom nobody knows as a customer has the executive's family name, and wants nothing opened."""
    if "fraud access" in heard.signs and "http" in heard.text:
        return False
    families = {each.name.split()[-1] for each in heard.about.executives if each.name.split()[1:]}
    return heard.about.acquaintance is None and bool(families & set(heard.letter.name.split()[-1:]))


def _by_evidence(heard: Heard) -> tuple[Kind, str]:
    bears = evidence(heard)
    route, customer = _where(heard, bears)
    found = [*islice(filter(None, map(heard.quoted, speaking_for(route, bears, customer=customer))), _TOLD)]
    kind = _KINDS.get(route) or (_of_trouble(heard) if route is Route.DESK else _of_answers(heard))
    if kind is Kind.MISDIRECTED:
        return kind, "It is meant for somebody else."
    return kind, f"It says “{'”, “'.join(found)}”." if found else UNTOLD


def _where(heard: Heard, bears: Mapping[str, float]) -> tuple[Route, bool]:
    """Where it does the least harm, and whether it was weighed as a customer's; what is a lawyer's is nobody else's.

    What is for somebody else, or names a case of ours, is not straight for the executive.
    """
    as_strangers = chances(bears, customer=False)
    if not heard.by_stranger and as_strangers[Route.LEGAL] <= _SURELY:
        return least_harm(chances(bears, customer=True)), True
    if for_somebody_else(heard) or heard.about.case is not None:
        del as_strangers[Route.STRAIGHT]
    return least_harm(as_strangers), False


def _of_trouble(heard: Heard) -> Kind:
    return Kind.LEAVING if "leaving" in heard.signs else Kind.COMPLAINT


def _of_answers(heard: Heard) -> Kind:
    """What is only answered: for somebody else, praise, an idea, a question, or thanks."""
    if heard.by_stranger and _MEANT_FOR_OTHERS & evidence(heard).keys():
        return Kind.MISDIRECTED
    likely = {kind: sum(len(heard.signs.get(each, ())) for each in sorts) for kind, sorts in _ANSWERED.items()}
    if heard.asks is not None:
        likely[Kind.QUESTION] += 1
    return max(likely, key=lambda kind: likely[kind])


_ANSWERED: Mapping[Kind, tuple[str, ...]] = {
    Kind.QUESTION: ("question asks",),
    Kind.PRAISE: ("praise good", "praise told"),
    Kind.IDEA: ("idea",),
    Kind.THANKS: ("thanks",),
}
