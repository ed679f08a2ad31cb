"""Kinds: what a letter is, by how much speaks for it; what may be private is hidden."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from callprogram.domain.letters.gates.about import About, Trace
from callprogram.domain.letters.gates.signs import signs, words_of
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.phrases import said, sayings
from callprogram.domain.letters.routes import Kind

UNTOLD = "It says nothing that would make it anything else."
_GREETING = re.compile(r"\A\W*([^\n,!:–—-]{2,60})(?:[,!:–—-]|\n)")
_MUCH, _SOME = 3, 2  # sorts of signs: these surely, these where we know them
_ALL_ARE_THOU = {"da", "no", "sv"}  # languages in which strangers say it too
_GRAVE = {"trouble broken", "trouble money", "trouble anger"}  # one of them is enough from whom we know
_ALIKE = 3  # letters that a name shares with how it is shortened
_SIGNATURE_LINES, _SHORT_LINE = 6, 45  # letters


@dataclass(frozen=True)
class Heard:
    """A letter with what is known around it, and what it says in its new part."""

    letter: Letter
    about: About
    said: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def words(self) -> str:
        """What is new in it, below its subject."""
        return words_of(self.letter)

    @cached_property
    def of_writer(self) -> str:
        """What it says of its writer: name, address, and the short lines at its end."""
        lines = [each.strip() for each in self.letter.new_text.splitlines() if each.strip()][-_SIGNATURE_LINES:]
        short = [each for each in lines if len(each) <= _SHORT_LINE and not each.endswith((".", "!", "?"))]
        address = (self.letter.email or "").replace("@", " ").replace(".", " ")
        return "\n".join([self.letter.name, address, *short])

    @property
    def by_stranger(self) -> bool:
        """Whether nobody here knows who writes."""
        return self.about.acquaintance is None or self.about.acquaintance.trace is Trace.NAME

    def at(self, heading: str) -> bool:
        """Whether the address is at a host of that sort."""
        return any(sayings("kinds", heading, (self.letter.email or "").rpartition("@")[2]))

    def many(self, kind: str) -> int:
        """How many sorts of signs of the kind it bears."""
        return len(signs(kind, self.words))

    def says(self, *headings: str, least: int = 1) -> str:
        """The first of these ways of saying things, where so many different ones are in it."""
        found = [each for heading in headings for each in self._ways(heading)]
        return " ".join(found[0].split()) if len({each.casefold() for each in found}) >= least else ""

    def _ways(self, heading: str) -> list[str]:
        """What is said of these ways, looked for once."""
        if heading not in self.said:
            self.said[heading] = list(sayings("kinds", heading, self.words))
        return self.said[heading]

    def bears(self, kind: str, least: int = 1, *, first: str = "") -> str:
        """The signs of the kind, where there are so many sorts, and the one without which the others say nothing."""
        found = signs(kind, self.words)
        enough = len(found) >= least and (not first or f"{kind} {first}" in found)
        return "”, “".join(found.values()) if enough else ""


def kind_of(letter: Letter, about: About, doubts: tuple[str, ...]) -> tuple[Kind, str]:
    """What kind of letter it is, and what says so."""
    heard = Heard(letter, about)
    if letter.machine not in {Machine.NO, Machine.BULK}:
        return Kind.AUTOMATIC, f"A machine wrote it ({letter.machine})."
    if doubts:
        return Kind.FRAUD, doubts[0]
    if letter.machine is Machine.BULK and (heard.by_stranger or not heard.bears("trouble", _SOME)):
        return Kind.BULK, "It went to many, by machine."
    if about.member is not None and letter.passed_on_by is None:
        return Kind.INTERNAL, f"{about.member.name} is a colleague."
    return _by_what_it_says(heard)


def _by_what_it_says(heard: Heard) -> tuple[Kind, str]:
    for kind, test in _TESTS:
        if found := test(heard):
            return kind, f"It says “{found}”."
    if heard.by_stranger and not heard.many("sales") and (_hides_who_it_is(heard) or _by_first_name(heard)):
        return Kind.PRIVATE, "Nobody can tell who writes, or of what: it may be private."
    return Kind.QUESTION, UNTOLD


def _namesake(heard: Heard) -> str:
    """The name of a writer whom nobody knows as a customer, where it is the executive's family name."""
    families = {each.name.split()[-1] for each in heard.about.executives if each.name.split()[1:]}
    written = {heard.letter.name.split()[-1:][0]} if heard.letter.name.split() else set()
    return heard.letter.name if heard.about.acquaintance is None and families & written else ""


def _in_secret(heard: Heard) -> str:
    """What somebody tells who works here, or must not be known to."""
    if found := heard.says("whistle"):
        return found
    if not heard.by_stranger or heard.many("sales") >= _SOME:
        return ""
    hides = _hides_who_it_is(heard)
    at_all = heard.letter.email if hides and heard.at("kept secret") else ""
    return (heard.bears("insider") if heard.many("insider") + hides >= _SOME else "") or at_all or ""


def _hides_who_it_is(heard: Heard) -> bool:
    """Whether whoever writes has an address that anybody gets, and no name of at least two words."""
    names = [each for each in heard.letter.name.split() if len(each.strip(".")) > 1]
    return len(names) < _SOME and (heard.at("unnamed") or heard.at("kept secret"))


def _personal(heard: Heard) -> str:
    """What friends and family write: to the executive by first name, of what is no business."""
    if found := heard.says("private"):
        return found
    if not heard.by_stranger or _for_somebody_else(heard) or heard.many("sales") >= _MUCH:
        return ""
    near = signs("private", heard.words).keys() - {"private who"}
    near |= signs("private", heard.of_writer).keys() & {"private who"}
    if heard.letter.language in _ALL_ARE_THOU:
        near -= {"private thou"}
    return heard.bears("private") if len(near) + bool(_by_first_name(heard)) >= _SOME else ""


def _greeted(heard: Heard) -> str:
    found = _GREETING.match(heard.letter.new_text)
    return found[1].casefold() if found else ""


def _by_first_name(heard: Heard) -> str:
    """The executive's first name in the greeting, without the family name."""
    for each in heard.about.executives:
        first, *others = each.name.casefold().split() or [""]
        greeted = re.findall(r"\w+", _greeted(heard))
        if first in greeted and not set(others) & set(greeted):
            return first
    return ""


def _for_somebody_else(heard: Heard) -> str:
    """The name of a person who is greeted with a title and does not work here."""
    found = _TITLED.search(_greeted(heard))
    ours = {word for each in heard.about.members for word in each.name.casefold().split()}
    return found[0] if found and not ours & set(re.findall(r"\w+", found[0])) else ""


_TITLED = re.compile(
    r"\b(?:mrs?|ms|miss|dr|dra|prof|herr|frau|monsieur|madame|señora?|sra?|signora?|sig\.?ra|dott\w*|meneer|mevrouw|"
    r"heer|senhora?|pani|pan|panie|fru)\.? (?!direct|chief|president|prezes|geschäfts|sir|madam|ou\b|o\b|e\b|et\b)"
    r"\w{3,}.*"
)


def _by_another_name(heard: Heard) -> str:
    """The first name of somebody else, where a stranger greets them so and says little of trouble."""
    found = said("kinds", "greeting").match(heard.letter.new_text.strip())
    if found is None or not heard.by_stranger or heard.many("trouble") >= _MUCH:
        return ""
    name = found[1]
    ours = {word for each in heard.about.members for word in each.name.casefold().split()}
    domains = {each.partition(".")[0] for each in heard.about.our_domains}
    is_ours = any(name.casefold()[:_ALIKE] == each[:_ALIKE] for each in ours | domains)
    return "" if is_ours or not name.istitle() else name


def _legal(heard: Heard) -> str:
    """A lawyer's or an authority's own letter; whoever threatens with one is no lawyer."""
    if found := heard.says("legal"):
        return found
    writes = signs("legal", heard.of_writer)
    if "legal who" in writes:
        return writes["legal who"]
    return heard.bears("legal", _SOME, first="act") or (
        heard.bears("legal", first="claim") if "legal office" in writes else ""
    )


def _press(heard: Heard) -> str:
    """Somebody of the press; whoever only threatens with it complains."""
    if found := heard.says("press", least=2):
        return found
    if writes := signs("press", heard.of_writer).get("press who", "") or _newspaper(heard):
        return writes
    return heard.bears("press", _SOME, first="who") if heard.by_stranger and not _complains(heard) else ""


def _newspaper(heard: Heard) -> str:
    """A paper or a station, by its domain or the lines of whoever signs."""
    domain = (heard.letter.email or "").rpartition("@")[2]
    return next(sayings("kinds", "newspaper", "\n".join([domain, *heard.of_writer.splitlines()[2:]])), "")


def _complains(heard: Heard) -> str:
    return heard.says("complaint", least=2) or heard.bears("trouble", _MUCH)


def _applies(heard: Heard) -> str:
    return heard.says("application") or ("" if heard.bears("trouble", _SOME) else heard.bears("application", _SOME))


def _sells(heard: Heard) -> str:
    """Somebody whom nobody knows and who offers more than they complain of."""
    if heard.about.acquaintance is not None or heard.says("leaving") or heard.says("complaint", least=2):
        return ""
    if found := heard.says("sales"):
        return found
    if heard.many("sales") <= heard.many("trouble") // 2:
        return ""
    return heard.bears("sales", _SOME if heard.many("trouble") < _SOME else _MUCH)


def _leaves(heard: Heard) -> str:
    return heard.says("leaving") or heard.bears("leaving")


def _asks(heard: Heard) -> str:
    """A question that somebody can answer; a mark alone asks what is to become of it as often."""
    found = heard.bears("question")
    return found or (heard.says("question") if heard.by_stranger or heard.says("question mark") else "")


def _praises(heard: Heard) -> str:
    if heard.says("complaint", "leaving") or heard.many("trouble") >= _SOME:
        return ""
    if heard.by_stranger and heard.bears("sales"):
        return ""
    return heard.says("praise") or ("" if heard.says("idea", "question", "question mark") else heard.bears("praise"))


def _troubled(heard: Heard) -> str:
    found = heard.says("complaint", "urgent safety", "urgent vulnerable", "urgent standstill")
    if found or _suggests(heard):
        return found or heard.bears("trouble", _MUCH)
    is_grave = not heard.by_stranger and _GRAVE & signs("trouble", heard.words).keys()
    return heard.bears("trouble", 1 if is_grave else _SOME)


def _suggests(heard: Heard) -> str:
    return heard.says("idea") or heard.bears("idea")


def _thanks(heard: Heard) -> str:
    """Thanks alone: nearly every letter ends with some."""
    asks = heard.says("question", "question mark", "idea", "wants") or heard.bears("question")
    return "" if asks else heard.says("thanks") or heard.bears("thanks")


_TESTS: tuple[tuple[Kind, Callable[[Heard], str]], ...] = (
    (Kind.PRIVATE, _namesake),
    (Kind.PRIVATE, _in_secret),
    (Kind.PRIVATE, _personal),
    (Kind.LEGAL, _legal),
    (Kind.PRESS, _press),
    (Kind.APPLICATION, _applies),
    (Kind.SALES, _sells),
    (Kind.LEAVING, _leaves),
    (Kind.MISDIRECTED, lambda heard: heard.says("misdirected") or _by_another_name(heard)),
    (Kind.PRAISE, _praises),
    (Kind.COMPLAINT, _troubled),
    (Kind.THANKS, _thanks),
    (Kind.IDEA, _suggests),
    (Kind.MISDIRECTED, lambda heard: _for_somebody_else(heard) if heard.by_stranger else ""),
    (Kind.QUESTION, _asks),
)
