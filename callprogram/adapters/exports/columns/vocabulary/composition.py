"""What a header says that is no known name, by the words it is made of: `Tel. mobile du contact`, `会社電話番号`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from callprogram.adapters.exports.columns.headers import folded, words
from callprogram.adapters.exports.columns.vocabulary.lists import words as listed_words

_MOST_WORDS = 9
_LONGEST_WORD = 40
_SHORTEST_PIECE = 3  # letters of a word within another, unless it is Japanese or one of these
_SHORTEST_BEGINNING = 5  # letters of a word that is cut off
_SHORT_PIECES = frozenset({"nr", "nm", "id", "kz"})
_LATE = frozenset({"home", "id", "other"})
_ARTICLES = ("ال", "لل", "بال")
_INFLECTED = re.compile("[\u0370-\u03ff\u0400-\u04ff]+")  # Greek and Cyrillic, whose words end as their case has it
_STEM, _ENDING = 4, 2  # the fewest letters that such words share, and the most in which they differ
_LINKS = ("", "s", "n", "en", "es", "e")  # what German and Dutch put between the words of one
_REMEMBERED = 16_384
_NEUTRAL, _AROUND = "neutral", frozenset({"before", "after"})


class _Rule(NamedTuple):
    """A field whose name has a word of each class in `needs`, and no others than those and of the classes in `may`."""

    field: str
    needs: frozenset[str]
    may: frozenset[str]


def _rule(field: str, needs: str, may: str) -> _Rule:
    return _Rule(field, frozenset(needs.split()), frozenset(f"{needs} {may}".split()))


_COLLEAGUES = frozenset({"owner", "agent", "seller", "ours"})
_PARTY = "company customer person"
_SELLING = "owner agent seller user sales ours assigned name email id code number"
_OWNERS = f"{_PARTY} {_SELLING} electronic address"
_AT = f"{_PARTY} address place work home main"
_RULES = (
    _rule("postal_code", "zip", f"{_AT} post code number"),
    _rule("postal_code", "post code", f"{_AT} number"),
    _rule("postal_code", "post number", _AT),
    _rule("company", "legal name", "company customer"),
    _rule("account_owner", "owner", _OWNERS),
    _rule("account_owner", "seller", f"customer {_SELLING}"),
    _rule("account_owner", "seller email", f"customer address {_SELLING}"),
    *(
        _rule("account_owner", f"agent {whose}", _OWNERS)
        for whose in (*_PARTY.split()[:2], "sales", "ours", "assigned")
    ),
    _rule("account_owner", "agent region", "name email id"),
    *(_rule("account_owner", f"user {whose}", _OWNERS) for whose in ("sales", "ours", "assigned")),
    *(_rule("account_owner", f"person {whose}", _OWNERS) for whose in ("sales", "ours", "assigned")),
    _rule("account_owner", "ours sales", "name email id"),
    _rule("email", "email", f"{_PARTY} electronic address work home main number"),
    _rule("phone_mobile", "mobile", f"{_PARTY} phone number work home main direct line other"),
    _rule("phone_direct", "direct phone", f"{_PARTY} number work line"),
    _rule("phone_direct", "direct line", f"{_PARTY} number work"),
    _rule("phone_direct", "direct number", f"{_PARTY} work"),
    _rule("phone_home", "phone home", f"{_PARTY} number line"),
    _rule("phone_main", "switchboard", f"{_PARTY} phone number work line main"),
    _rule("phone_main", "phone main", f"{_PARTY} number work line"),
    _rule("phone_main", "number main", f"{_PARTY} work line"),
    _rule("phone_main", "phone company", "customer number work line"),
    _rule("phone_other", "other phone", f"{_PARTY} number work home main line"),
    _rule("phone_other", "other number", f"{_PARTY} work line"),
    _rule("phone_work", "phone", f"{_PARTY} number work line place"),
    _rule("country", "country", f"{_PARTY} region code label name place address work home main post"),
    _rule("state", "state", f"{_AT} name region code city country post"),
    *(_rule("state", f"region {where}", "address place") for where in ("work", "home")),
    _rule("city", "city", f"{_AT} name region post"),
    _rule("title", "titled work", f"{_PARTY} name"),
    _rule("title", "title", f"{_PARTY} work name titled"),
    _rule("first_name", "first_name", f"{_PARTY} name place main"),
    _rule("first_name", "first name", f"{_PARTY} main"),
    _rule("last_name", "last_name", f"{_PARTY} name place main"),
    _rule("last_name", "last name", f"{_PARTY} main"),
    _rule("contact", "person", "customer name place main"),
    *(_rule("crm_id", f"customer {code}", "") for code in ("number", "code", "id")),
    _rule("contact or company", "person company", "customer name"),
    _rule("company", "company", "customer name legal place"),
    _rule("customer_name", "customer", "name legal"),
    _rule("name", "name shown", ""),
)
_ENGLISH = frozenset(
    {"contact", "contacts", "person", "poc", "company", "companies", "account", "accounts", "organization", "org"}
    | {"organisation", "firm", "employer"}
)


@lru_cache(_REMEMBERED)
def composed(header: str) -> tuple[str, tuple[int, ...]] | None:
    """The field that the words of a header make up, and how good a name it is; none where a word is unknown.

    The smaller the rank, the better: private numbers and ids come last, short names first.
    """
    return next(compositions(header), None)


def compositions(header: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every field that the words of a header make up, the likeliest first: `Kraj` is a country, or a part of one."""
    said = _said(header)
    pieces = _pieces(said) if len(said) <= _MOST_WORDS else ()
    for field in dict.fromkeys(rule.field for rule in _RULES if pieces and _matches(rule, pieces)):
        whose = _head(header, said, pieces) if field == "contact or company" else field
        yield whose, (_lateness(whose, pieces), len(pieces))


def classes_in(header: str) -> frozenset[str]:
    """What the words of a header that are known add to it."""
    found = (_classes()[piece] for word in _said(header)[:_MOST_WORDS] for piece in _split(word))
    return frozenset(kind for kinds in found for kind in kinds)


def is_of_colleagues(header: str) -> bool:
    """Whether a word of a header can only be about who looks after customers: `Owner phone` is nobody's to call."""
    said = _said(header)[:_MOST_WORDS]
    pieces = _pieces(said) or [piece for word in said for piece in _split(word)]
    return any(_classes()[piece] <= _COLLEAGUES for piece in pieces)


def _said(header: str) -> tuple[str, ...]:
    return tuple(word for word in words(header) if not word.isdecimal())


def _lateness(field: str, pieces: Sequence[str]) -> int:
    """How many words say that another column of the same field is to be preferred."""
    late = _LATE | ({"email", "code", "number"} if field == "account_owner" else set())
    return sum(bool(_classes()[piece] & late) for piece in pieces)


def _matches(rule: _Rule, pieces: Sequence[str]) -> bool:
    kinds = [_classes()[piece] for piece in pieces]
    allowed = all(each & rule.may or "" in each for each in kinds)
    return allowed and all(any(need in each for each in kinds) for need in rule.needs)


def _head(header: str, said: Sequence[str], pieces: Sequence[str]) -> str:
    """Contact or company, whichever the name is about: the last in English and in one word, else the first."""
    nouns = [(piece, _classes()[piece] & {"person", "company"}) for piece in pieces]
    order = ["contact" if "person" in kinds else "company" for _, kinds in nouns if kinds]
    names = {piece for piece, kinds in nouns if kinds}
    is_last = names <= _ENGLISH or not names <= set(said) or any(mark in header for mark in ":>.-_/")
    return order[-1 if is_last else 0]


def _pieces(said: Sequence[str]) -> tuple[str, ...]:
    """The known words that words are made of: two written apart, or several in one; empty where one is unknown."""
    found: list[str] = []
    place = 0
    while place < len(said):
        apart = "".join(said[place : place + 2])
        is_pair = place + 1 < len(said) and apart in _classes()
        parts = (apart,) if is_pair else _split(said[place])
        if not parts:
            return ()
        found.extend(parts)
        place += 2 if is_pair else 1
    return tuple(found)


@lru_cache(_REMEMBERED)
def _split(word: str) -> tuple[str, ...]:
    """The fewest known words that one is put together from; empty where there are none."""
    if word in _classes():
        return (word,)
    if len(word) > _LONGEST_WORD:
        return ()
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        ways = [(*best[start], piece) for start, piece in _endings(word, end, best)]
        if ways:
            best[end] = min(ways, key=len)
    return (
        best.get(len(word), ()) or _genitive(word) or _without_article(word) or _inflected(word) or _abbreviated(word)
    )


def _genitive(word: str) -> tuple[str, ...]:
    """A known word of a German or Nordic language that has the s of whom something belongs to: `des Betreuers`."""
    owner = word.removesuffix("s")
    return (owner,) if owner != word and len(owner) > _SHORTEST_PIECE and owner in _classes() else ()


def _without_article(word: str) -> tuple[str, ...]:
    """A known word of Arabic, which is written in one with the article before it."""
    found = (word.removeprefix(article) for article in _ARTICLES if word.startswith(article))
    return next(((name,) for name in found if name in _classes()), ())


def _inflected(word: str) -> tuple[str, ...]:
    """A known word that one is another case of, as `телефона` of `телефон`, where all such add the same to a name."""
    near = [known for known in _inflecting() if _is_case_of(word, known)] if _INFLECTED.fullmatch(word) else []
    return tuple(near[:1]) if len({_classes()[known] for known in near}) == 1 else ()


def _is_case_of(word: str, known: str) -> bool:
    alike = next(
        (place for place, (one, other) in enumerate(zip(word, known, strict=False)) if one != other), len(word)
    )
    return min(alike, len(known)) >= max(_STEM, len(word) - _ENDING, len(known) - _ENDING)


@cache
def _inflecting() -> tuple[str, ...]:
    return tuple(filter(_INFLECTED.fullmatch, _classes()))


def _abbreviated(word: str) -> tuple[str, ...]:
    """A known word that one begins, as `Resp.` does, where all that it begins add one thing in common to a name."""
    begun = [known for known in _classes() if known.startswith(word)] if len(word) >= _SHORTEST_BEGINNING else []
    common = frozenset.intersection(*(_classes()[known] for known in begun)) if begun else frozenset()
    return tuple(known for known in begun if _classes()[known] == common)[:1]


def _endings(word: str, end: int, reached: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """The known words that end at a place in a word and begin where another has ended, or a link after it."""
    for start in range(end):
        piece = word[start:end]
        if _is_piece(piece) and piece in _classes():
            befores = (start - len(link) for link in _LINKS if word[:start].endswith(link) and (start or not link))
            yield from ((before, piece) for before in befores if before in reached)


def _is_piece(piece: str) -> bool:
    """Whether a known word may be part of another: no short one that says nothing, as the Slovak `pre`."""
    says = not piece.isascii() or len(piece) > _SHORTEST_PIECE or _classes().get(piece) != frozenset({""})
    return says and (len(piece) >= _SHORTEST_PIECE or not piece.isascii() or piece in _SHORT_PIECES)


@cache
def _classes() -> dict[str, frozenset[str]]:
    """What each known word may add to a name; nothing where it changes nothing."""
    found: dict[str, set[str]] = {}
    for kind, listed in listed_words().items():
        for word in listed:
            if kind not in _AROUND:
                found.setdefault(folded(word), set()).add("" if kind == _NEUTRAL else kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
