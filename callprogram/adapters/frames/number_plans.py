"""Numbering plans as ranges: which international numbers are in use, what they cost, and where they are.

Compiled from the patterns of `phonenumbers`, which are asked in its order (`is_valid_number`, `number_type`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberType
from phonenumbers.phonemetadata import PhoneNumberDesc
from phonenumbers.phonenumberutil import is_number_type_geographical

NOT_IN_USE, IN_USE, COSTLY = 0, 1, 2
PREFIXED = 4  # beside these, for a number in use that begins like a prefix: read once more, it may be another
GEOGRAPHICAL = 8  # beside these, for a number in use that says where in its country it is
REGION = 16  # beside these, as many times as `regions` says
_KINDS = {
    "premium_rate": COSTLY,
    "toll_free": IN_USE,
    "shared_cost": COSTLY,
    "voip": IN_USE,
    "personal_number": IN_USE,
    "pager": COSTLY,
    "uan": IN_USE,
    "voicemail": COSTLY,
    "fixed_line": IN_USE,
    "mobile": IN_USE,
}  # in the order of `phonenumbers.number_type`
_MARK = re.compile(r"\(\?:|\[[^]]*]|\{[\d,]+}|\\d|.")
_PREFIX = ("", "prefix")
_LONGEST = 17  # figures in a national number


@dataclass(frozen=True, eq=False)
class _Step:
    """A place in a pattern: the figures that lead on from it, or, where there are none, the `end` it has come to."""

    figures: str
    following: "_Front"
    end: tuple[str, str] = ("", "")


_Front = frozenset[_Step]
_Piece = Callable[[_Front], _Front]  # from what follows a part of a pattern to how it begins
_Runs = tuple[tuple[int, int], ...]  # the first number of each run of numbers of a kind, and the kind


def metadata_of(code: int, region: str) -> PhoneMetadata:
    """What `phonenumbers` knows of a region, or of a calling code that belongs to none (`001`)."""
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    if metadata is None:
        raise LookupError(f"there is no numbering plan for {region} with +{code}")
    return metadata


def general_of(plan: PhoneMetadata) -> PhoneNumberDesc:
    """What all numbers of a plan have in common."""
    return plan.general_desc or PhoneNumberDesc()


@cache
def regions() -> tuple[str, ...]:
    """The regions by the number that a kind has for each (ISO 3166 alpha-2; `001` for none)."""
    return tuple(sorted({region for several in COUNTRY_CODE_TO_REGION_CODE.values() for region in several}))


def ranges(code: int) -> list[tuple[int, int]]:
    """From which number on which kind holds, for E.164 numbers (without their plus) of a calling code; in no order."""
    plans = {region: metadata_of(code, region) for region in COUNTRY_CODE_TO_REGION_CODE[code]}
    main = next(iter(plans.values()))
    begin = _prefixes(main, code).union(*(_front(region, plan) for region, plan in plans.items()))
    lengths = {*general_of(main).possible_length, *general_of(main).possible_length_local_only}
    begun = [(code * 10**length + at, kind) for length in lengths for at, kind in _runs(begin, length, plans)]
    return begun + [((code + 1) * 10**length, NOT_IN_USE) for length in lengths]


def _runs(begin: _Front, length: int, plans: dict[str, PhoneMetadata]) -> _Runs:
    """The kinds of all national numbers of a length."""

    @cache
    def kind(ends: frozenset[tuple[str, str]]) -> int:
        return _kind(ends, length, plans)

    @cache
    def runs(front: _Front, left: int) -> _Runs:
        if not front:
            return ((0, NOT_IN_USE),)
        if not left:
            return ((0, kind(frozenset(step.end for step in front if not step.figures))),)
        parts = (runs(after, left - 1) for after in _following(front))
        return tuple(
            _merged((place * 10 ** (left - 1) + at, kind) for place, part in enumerate(parts) for at, kind in part)
        )

    return runs(begin, length)


def _merged(runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs without those that go on as the one before."""
    last = None
    for at, kind in runs:
        if kind != last:
            yield at, kind
        last = kind


def _kind(ends: frozenset[tuple[str, str]], length: int, plans: dict[str, PhoneMetadata]) -> int:
    """The kind of a number at which patterns end, in its region: by its leading figures, or where its type is known."""
    for region, plan in plans.items():
        matching = [name for name in _KINDS if _matches(getattr(plan, name), (region, name) in ends, length)]
        known = bool(matching) and _matches(plan.general_desc, (region, "general_desc") in ends, length)
        if (region, "leading_digits") in ends or (known and plan.leading_digits is None):
            return _in_use(matching[0], region, plan, prefixed=_PREFIX in ends) if known else NOT_IN_USE
    return NOT_IN_USE


def _in_use(name: str, region: str, plan: PhoneMetadata, *, prefixed: bool) -> int:
    mobile = name == "mobile" and is_number_type_geographical(PhoneNumberType.MOBILE, plan.country_code or 0)
    geographical = GEOGRAPHICAL * (name == "fixed_line" or mobile)
    return _KINDS[name] | PREFIXED * prefixed | geographical | REGION * regions().index(region)


def _matches(description: PhoneNumberDesc | None, ended: bool, length: int) -> bool:
    return ended and description is not None and length in (description.possible_length or (length,))


def _front(region: str, plan: PhoneMetadata) -> _Front:
    """Where the patterns of a region begin."""
    same = plan.same_mobile_and_fixed_line_pattern
    descriptions = {name: getattr(plan, name) for name in ("general_desc", *_KINDS) if not (same and name == "mobile")}
    patterns = {name: each.national_number_pattern for name, each in descriptions.items() if each is not None}
    fronts = [_pattern(each)(frozenset([_end(region, name)])) for name, each in patterns.items() if each is not None]
    if plan.leading_digits is not None:
        fronts.append(_pattern(plan.leading_digits)(_anything(_end(region, "leading_digits"))))
    return frozenset[_Step]().union(*fronts)


def _prefixes(main: PhoneMetadata, code: int) -> _Front:
    """Where what may be taken for a prefix begins: national (wherever that has to end), international, calling code."""
    national = (main.national_prefix_for_parsing or "").replace("$", "")
    patterns = filter(None, [national, main.international_prefix, str(code)])
    return frozenset[_Step]().union(*(_pattern(pattern)(_anything(_end(*_PREFIX))) for pattern in patterns))


def _anything(end: _Step) -> _Front:
    return _repeated(_figure(r"\d"), 0, _LONGEST)(frozenset([end]))


@cache
def _following(front: _Front) -> tuple[_Front, ...]:
    """Where each of the ten figures leads."""
    after: list[set[_Step]] = [set() for _ in range(10)]
    for step in front:
        for figure in map(int, step.figures):
            after[figure] |= step.following
    return tuple(map(frozenset, after))


@cache
def _step(figures: str, following: _Front) -> _Step:
    return _Step(figures, following)


@cache
def _end(region: str, name: str) -> _Step:
    return _Step("", frozenset(), (region, name))


@cache
def _pattern(pattern: str) -> _Piece:
    """A pattern of figures, classes, groups and counts; what else regular expressions have does not occur."""
    return _alternatives(iter(_MARK.findall(pattern)))


def _alternatives(marks: Iterator[str]) -> _Piece:
    """The alternatives of a group, to its closing bracket."""
    branches: list[list[_Piece]] = [[]]
    for mark in marks:
        if mark == ")":
            break
        if mark == "|":
            branches.append([])
        elif mark in {"(", "(?:"}:
            branches[-1].append(_alternatives(marks))
        elif mark[0] in "?{":
            branches[-1][-1] = _repeated(branches[-1][-1], *_counts(mark))
        else:
            branches[-1].append(_figure(mark))
    return _either([_sequence(branch) for branch in branches])


def _counts(mark: str) -> tuple[int, int]:
    """How often at least and at most: `?`, `{2}`, `{2,4}`."""
    least, _, most = ("0", "", "1") if mark == "?" else mark.strip("{}").partition(",")
    return int(least), int(most or least)


def _figure(mark: str) -> _Piece:
    figures = "".join(re.findall(mark, "0123456789"))
    return lambda following: frozenset([_step(figures, following)])


def _sequence(pieces: list[_Piece]) -> _Piece:
    return lambda following: reduce(lambda after, piece: piece(after), reversed(pieces), following)


def _either(pieces: list[_Piece]) -> _Piece:
    return lambda following: frozenset[_Step]().union(*(piece(following) for piece in pieces))


def _repeated(piece: _Piece, least: int, most: int) -> _Piece:
    def beginning(following: _Front) -> _Front:
        optional = reduce(lambda after, _: piece(after) | following, range(most - least), following)
        return reduce(lambda after, _: piece(after), range(least), optional)

    return beginning
