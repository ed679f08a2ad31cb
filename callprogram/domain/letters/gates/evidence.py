"""Evidence: what a letter bears that speaks for where it goes, in its words and in how it looks; nothing is weighed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import log2

from callprogram.domain.letters.gates.about import About, Trace
from callprogram.domain.letters.gates.signs import as_written, signs
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.phrases import said, sayings

_GREETING = re.compile(r"\A\W*([^\n,!:–—-]{2,60})(?:[,!:–—-]|\n)")
_SENTENCES = re.compile(r"(?<=[.!?。\uff1f])\s*")
_WORD = re.compile(r"[\u3040-\u9fff]{2}|\w+")  # Japanese writes no spaces: two characters are about a word
_LEFT_OVER = re.compile(r"(?:(?<=\s)|\A)[.!]+\s*")  # the mark behind what was left out
_FEWEST = 3  # words that make a sentence, and characters that a name shares with how it is shortened
_SIGNATURE_LINES, _SHORT_LINE = 6, 45  # characters
_BANK_NUMBER = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}|\b\d{2}-\d{2}-\d{2}\b")  # an IBAN, a sort code
_TOLD_APART = (
    "legal",
    "press",
    "private",
    "sales",
    "civic",
    "accounts",
)  # kinds whose writers say who they are where they sign
_TITLES = (
    r"\b(?:mrs?|ms|miss|dr|dra|prof|herr|frau|monsieur|madame|señora?|sra?|signora?|sig\.?ra|dott\w*|meneer|mevrouw|"
    r"heer|senhora?|pani|pan|panie|fru)"
)
_TITLE = re.compile(rf"{_TITLES}\b", re.IGNORECASE)
_TITLED = re.compile(
    rf"{_TITLES}\.? (?!direct|chief|president|prezes|geschäfts|sir|madam|ou\b|o\b|e\b|et\b)"
    r"\w{3,}.*"
)


@dataclass(frozen=True)
class Heard:
    """A letter with what is known around it, and what it says in its new part."""

    letter: Letter
    about: About

    @cached_property
    def text(self) -> str:
        """What is new in it, without what only makes it louder: threats, followers, rank, how many letters it were."""
        return quiet(self.letter.new_text or self.letter.text)

    @cached_property
    def words(self) -> str:
        """The text below its subject, without names, greeting and closing, and what law departments add."""
        named = [re.escape(each) for each in self.letter.name.split() if len(each) > 1]
        text = self.text[_end_of_greeting(self) :]
        text = re.sub(rf"\b(?:{'|'.join(named)})\b", "", text) if named else text
        told = (each for each in text.split("\n\n") if not said("kinds", "disclaimer").search(each))
        lines = (each for each in "\n\n".join(told).splitlines() if not said("kinds", "closing").match(each.strip()))
        return "\n".join([quiet(self.letter.subject), "", *lines])

    @cached_property
    def of_writer(self) -> str:
        """What it says of its writer: name, address, and the short lines at its end."""
        lines = [each.strip() for each in self.text.splitlines() if each.strip()][-_SIGNATURE_LINES:]
        short = [each for each in lines if len(each) <= _SHORT_LINE and not each.endswith((".", "!", "?"))]
        address = (self.letter.email or "").replace("@", " ").replace(".", " ")
        return "\n".join([self.letter.name, address, *short])

    @cached_property
    def signs(self) -> dict[str, tuple[str, ...]]:
        """Each sort of signs with its words, and apart those of whoever signs."""
        theirs = signs(self.of_writer, self.letter.language).items()
        signed = {f"signed {sort}": words for sort, words in theirs if sort.partition(" ")[0] in _TOLD_APART}
        return signs(self.words, self.letter.language) | signed

    def quoted(self, sort: str) -> str:
        """The first sign of a sort as it stands in the letter; empty where there is none."""
        said = f"{self.words}\n{self.of_writer}"
        return next((as_written(said, each) for each in self.signs.get(sort, ())), "")

    @property
    def by_stranger(self) -> bool:
        """Whether nobody here knows who writes."""
        return self.about.acquaintance is None or self.about.acquaintance.trace is Trace.NAME

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @cached_property
    def asks(self) -> int | None:
        """The place of the first sentence that asks; None where none does."""
        told = [each.strip() for each in _SENTENCES.split(self.text) if len(_WORD.findall(each)) >= _FEWEST]
        return next((place for place, each in enumerate(told) if each.endswith(("?", "\uff1f"))), None)

    def at(self, heading: str) -> bool:
        """Whether the address is at a host of that sort."""
        return any(sayings("kinds", heading, (self.letter.email or "").rpartition("@")[2]))

    def many(self, kind: str) -> int:
        """How many sorts of signs of the kind it bears."""
        return sum(each.partition(" ")[0] == kind for each in self.signs)


def quiet(text: str) -> str:
    """The text without what only makes it louder."""
    return _LEFT_OVER.sub("", said("kinds", "loud").sub(" ", text))


def evidence(heard: Heard) -> dict[str, float]:
    """Everything that it bears, and how much of it."""
    sorts = {sort: log2(1 + len(words)) for sort, words in heard.signs.items()}
    marks = {mark: 1.0 for mark, bears in _MARKS.items() if bears(heard)}
    return sorts | marks | {f"all {kind}": float(heard.many(kind)) for kind in ("trouble", "sales")}


def names_of_ours(about: About) -> set[str]:
    """The words of the names of all who work here."""
    return {word for each in about.members for word in each.name.casefold().split()}


def hides_who_it_is(heard: Heard) -> bool:
    """Whether whoever writes has an address that anybody gets, and no name of at least two words."""
    return _has_one_name(heard) and (heard.at("unnamed") or heard.at("kept secret"))


def by_first_name(heard: Heard) -> bool:
    """Whether the greeting has the executive's first name without the family name."""
    greeted = set(re.findall(r"\w+", _greeted(heard)))
    names = (each.name.casefold().split() for each in heard.about.executives)
    return any(first in greeted and not greeted & set(others) for first, *others in names)


def for_somebody_else(heard: Heard) -> str:
    """The name of a person who is greeted with a title and does not work here."""
    found = _TITLED.search(_greeted(heard))
    return found[0] if found and not names_of_ours(heard.about) & set(re.findall(r"\w+", found[0])) else ""


def by_another_name(heard: Heard) -> str:
    """The first name of somebody who is greeted by it and does not work here."""
    found = said("kinds", "greeting").match(heard.text.strip())
    if found is None or found[1].islower():
        return ""
    ours = names_of_ours(heard.about) | {each.partition(".")[0] for each in heard.about.our_domains}
    return "" if any(found[1].casefold()[:_FEWEST] == each[:_FEWEST] for each in ours) else found[1]


def newspaper(heard: Heard) -> str:
    """A paper or a station, by its domain or the lines of whoever signs."""
    domain = (heard.letter.email or "").rpartition("@")[2]
    return next(sayings("kinds", "newspaper", "\n".join([domain, *heard.of_writer.splitlines()[2:]])), "")


def _greeted(heard: Heard) -> str:
    found = _GREETING.match(heard.text)
    return found[1].casefold() if found else ""


def _end_of_greeting(heard: Heard) -> int:
    """Where the letter begins behind the greeting of somebody by title or by the name of one of us."""
    found = _GREETING.match(heard.text)
    greeted = set(re.findall(r"\w+", _greeted(heard)))
    return found.end() if found and (greeted & names_of_ours(heard.about) or _TITLE.search(found[1])) else 0


def _has_one_name(heard: Heard) -> bool:
    return len([each for each in heard.letter.name.split() if len(each.strip(".")) > 1]) < len(("first", "last"))


# How a letter looks, whatever it says.
_MARKS: dict[str, Callable[[Heard], object]] = {
    "always": lambda _: True,
    "asks at once": lambda heard: heard.asks is not None and heard.asks <= 1,
    "tells before it asks": lambda heard: heard.asks is not None and heard.asks > 1,
    "under 20 words": lambda heard: heard.length < 20,  # noqa: PLR2004
    "over 30 words": lambda heard: heard.length > 30,  # noqa: PLR2004
    "over 60 words": lambda heard: heard.length > 60,  # noqa: PLR2004
    "over 100 words": lambda heard: heard.length > 100,  # noqa: PLR2004
    "greets by first name": by_first_name,
    "greets another": for_somebody_else,
    "greets another by first name": by_another_name,
    "meant for somebody else": lambda heard: any(sayings("kinds", "misdirected", heard.words)),
    "hides who it is": hides_who_it_is,
    "one name": _has_one_name,
    "from a paper": newspaper,
    "address that anybody gets": lambda heard: heard.at("unnamed") or heard.at("kept secret"),
    "address that hides": lambda heard: heard.at("kept secret"),
    "link": lambda heard: "http" in heard.text.casefold(),
    "bank number": lambda heard: _BANK_NUMBER.search(heard.text),
    "perhaps known": lambda heard: heard.about.acquaintance is not None and heard.by_stranger,
}
