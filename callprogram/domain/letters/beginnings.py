"""Beginnings: the letters with which what an expression finds can begin, so that it is tried only where they stand."""

from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]  # what `re` itself reads expressions with
from typing import Any

LONGEST = 4  # letters
_MOST = 300  # beginnings of one expression; with more of them it is tried everywhere


def beginnings(expression: str) -> frozenset[str]:
    """Up to four letters each, of which one stands wherever it is found; an empty one where it may be any."""
    found = frozenset(each for each, _ in _begun(_parser.parse(expression)))
    return found if len(found) <= _MOST else frozenset({""})


def _begun(sequence: Iterable[tuple[object, Any]]) -> set[tuple[str, bool]]:
    """How a sequence can begin, and whether what follows it follows there."""
    begun = {("", True)}
    for code, what in sequence:
        open_ = {before for before, goes_on in begun if goes_on and len(before) < LONGEST}
        if not open_:
            break
        pieces = set(_pieces(code, what))
        begun = {each for each in begun if each[0] not in open_ or not each[1]} | {
            ((before + piece)[:LONGEST], goes_on) for before, (piece, goes_on) in product(open_, pieces)
        }
    return begun


def _pieces(code: object, what: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 -- a piece of any sort
    match code, what:
        case _constants.LITERAL, int():
            yield chr(what), True
        case _constants.IN, list() if all(each is _constants.LITERAL for each, _ in what):
            yield from ((chr(letter), True) for _, letter in what)
        case _constants.SUBPATTERN, (*_, inner):
            yield from _begun(inner)
        case _constants.BRANCH, (_, ways):
            for each in ways:
                yield from _begun(each)
        case _constants.MAX_REPEAT, (least, most, inner):
            yield from [("", True)] if least == 0 else []
            yield from _begun(inner) if most == 1 else ((each, False) for each, _ in _begun(inner))
        case ((_constants.AT | _constants.ASSERT | _constants.ASSERT_NOT), _):
            yield "", True
        case _:
            yield "", False
