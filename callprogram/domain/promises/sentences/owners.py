"""Who a sentence says keeps a promise."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from callprogram.domain.people.addresses import compared
from callprogram.domain.promises.sentences import phrases

_NEAR = 40  # letters between “I'll” and a name, within which the one asks the other


@dataclass(frozen=True)
class Person:
    """Somebody who can owe a promise: their name, and the address (or name) that they are known by.

    A colleague who signs in here is likelier meant by a first name than another one whom only the CRM names.
    """

    name: str
    reference: str
    is_member: bool = True


@dataclass(frozen=True)
class Staff:
    """Everybody who can be named: colleagues, whose words these are, who looks after the customer, and who they are."""

    people: tuple[Person, ...] = ()
    executive: str = ""
    account_owner: str = ""
    customer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Owner:
    """Who is meant, the words that say it, and why it is doubtful; nobody where the words name nobody we know.

    `awaited` says that it is the customer who does it, `told` that somebody only reports it.
    """

    reference: str = ""
    doubt: str = ""
    span: tuple[int, int] = (0, 0)
    awaited: bool = False
    told: bool = False


_TWO_PEOPLE = "two people are named, and one has to keep it"
_WHOLE, _MEMBER, _OTHER = range(3)  # how sure a name is, the surest first
_Names = Mapping[str, Mapping[str, int]]


def find_owner(sentence: str, staff: Staff) -> Owner:
    """Who keeps the promise: a colleague by name, the executive for “I'll”, who looks after the customer; or nobody.

    Whoever stands at the head of the `sentence` is asked for first; a day that stands before them is to be blank.
    """
    names = _names(staff)
    mine = re.search(phrases.ME, sentence, re.IGNORECASE)
    if by_name := _by_name(sentence, names, staff):
        asked = mine and not by_name.told and _near(mine.span(), by_name.span)
        return Owner(by_name.reference, by_name.doubt or ("they still have to be asked" if asked else ""), by_name.span)
    others = _customer(sentence, staff) or _we(sentence)
    if mine and not (others and others.span[0] <= mine.start()):
        return Owner(staff.executive, "", mine.span())
    if match := re.search(phrases.ACCOUNT_OWNER, sentence, re.IGNORECASE):
        doubt = "" if staff.account_owner else "nobody looks after this customer"
        return Owner(staff.account_owner, doubt, match.span())
    return others or _team(sentence) or _left_out(sentence, staff) or _stranger(sentence, names) or Owner()


def person_called(words: str, people: Sequence[Person]) -> str:
    """The reference of the one person who goes by these words; the words themselves where there is none or several."""
    candidates = _names(Staff(tuple(people))).get(_named(words), {})
    return next(iter(candidates)) if len(candidates) == 1 else words.strip()


def _by_name(sentence: str, names: _Names, staff: Staff) -> Owner | None:
    known = [re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True)]
    name = rf"(?P<name>{'|'.join([phrases.ADDRESS, *known])})(?![\w@])"
    found = (list(re.finditer(pattern, sentence, re.IGNORECASE)) for pattern in phrases.who_does_it(name))
    matches = next(filter(None, found), None)
    if not matches:
        return None
    owner = _meant(matches[0], names, staff)
    several = len({_named(each["name"]) for each in matches}) > 1
    return replace(owner, doubt=owner.doubt or _TWO_PEOPLE) if several else owner


def _meant(match: re.Match[str], names: _Names, staff: Staff) -> Owner:
    name, groups = _named(match["name"]), match.groupdict()
    reference, doubt = _whom(match["name"], names.get(name, {name: _WHOLE}), staff)
    span = match.span("said" if groups.get("said") else 0)
    if groups.get("other"):
        doubt = _TWO_PEOPLE
    elif name in phrases.ALSO_WORDS and not re.search(rf"@|[:(]|{phrases.TO}", match[0]):
        doubt = f"“{match['name']}” may be a name or a word"
    if name in map(_named, staff.customer):
        doubt = doubt or f"“{match['name']}” could be a colleague or the customer"
    return Owner(reference, doubt, span, told=bool(groups.get("told")))


def _whom(name: str, candidates: Mapping[str, int], staff: Staff) -> tuple[str, str]:
    """The likeliest of those who go by a name; doubtful where two are as likely, or the customer's own is another."""
    surest = min(candidates.values())
    likely = [reference for reference, sure in candidates.items() if sure == surest]
    by_default = staff.account_owner if staff.account_owner in candidates else ""
    others = surest != _WHOLE and by_default and likely != [by_default]
    if len(likely) == 1 and not others:
        return likely[0], ""
    return by_default, f"“{name}” could be {_told_apart(candidates, staff.people)}"


def _told_apart(candidates: Iterable[str], people: Sequence[Person]) -> str:
    """`Tom Berger or Tom Fischer`; by their addresses where two have the same name."""
    names = {person.reference: person.name for person in people}
    called = [names.get(each, each) for each in candidates]
    return " or ".join(called if len(set(called)) == len(called) else candidates)


def _names(staff: Staff) -> _Names:
    """Every way to name somebody, in small letters, and whom it may mean."""
    found: dict[str, dict[str, int]] = {}
    for person in staff.people:
        for name, sure in _ways_to_name(person):
            known = found.setdefault(name, {})
            known[person.reference] = min(sure, known.get(person.reference, sure))
    return found


def _ways_to_name(person: Person) -> Iterable[tuple[str, int]]:
    """The whole name, the first one, that with an initial, the address and what stands before its @."""
    words, address = person.name.casefold().split(), compared(person.reference)
    first_name = _MEMBER if person.is_member else _OTHER
    ways = [(" ".join(words), _WHOLE), (address, _WHOLE), *((word, first_name) for word in words[:1])]
    if len(words) > 1:
        ways += [(f"{words[0]} {words[-1][0]}.", _WHOLE), (f"{words[0]} {words[-1][0]}", _WHOLE)]
    if "@" in address:
        ways.append((address.partition("@")[0], _MEMBER))
    return filter(lambda way: way[0], ways)


def _named(words: str) -> str:
    return compared(" ".join(words.split()))


def _customer(sentence: str, staff: Staff) -> Owner | None:
    """`They will send us …`: what we wait for from them."""
    match = re.search(phrases.they_do_it(staff.customer), sentence, re.IGNORECASE)
    return Owner(span=match.span(), awaited=True) if match else None


def _we(sentence: str) -> Owner | None:
    match = re.search(phrases.WE, sentence, re.IGNORECASE)
    return Owner(span=match.span()) if match else None


def _team(sentence: str) -> Owner | None:
    """`The team calls them`: somebody, though nobody by name."""
    match = re.search(phrases.TEAM, sentence, re.IGNORECASE)
    return Owner(match["team"].casefold(), f"nobody here goes by “{match['team']}”", match.span()) if match else None


def _left_out(sentence: str, staff: Staff) -> Owner | None:
    """`Will send the deck`: whoever promises leaves themselves out."""
    match = re.match(phrases.LEFT_OUT, sentence, re.IGNORECASE)
    return Owner(staff.executive, "the sentence does not say who", match.span()) if match else None


def _stranger(sentence: str, names: _Names) -> Owner | None:
    """A name that nobody here goes by, where a sentence says who does something."""
    for match in filter(None, (re.search(pattern, sentence) for pattern in phrases.stranger_does_it())):
        if not phrases.NO_NAMES.union(names) & set(match["unknown"].casefold().split()):
            return Owner(match["unknown"], f"nobody here goes by “{match['unknown']}”", match.span())
    return None


def _near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] - _NEAR < one[1] and one[0] < other[1]
