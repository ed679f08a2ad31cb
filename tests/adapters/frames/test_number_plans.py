"""Numbering plans as ranges, against what `phonenumbers` says at the edges of each range."""

from itertools import pairwise

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberType, is_number_geographical, re_util

from callprogram.adapters.frames.number_plans import (
    COSTLY,
    GEOGRAPHICAL,
    IN_USE,
    NOT_IN_USE,
    PREFIXED,
    REGION,
    ranges,
    regions,
)

_COSTLY_TYPES = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PAGER,
    PhoneNumberType.VOICEMAIL,
}


def _kind(number: int, code: int) -> int:
    """What `phonenumbers` says of an E.164 number."""
    figures = str(number).removeprefix(str(code))
    zeros = len(figures) - len(figures.lstrip("0") or "0")
    parsed = PhoneNumber(code, int(figures), italian_leading_zero=zeros > 0, number_of_leading_zeros=zeros or None)
    if not (phonenumbers.is_possible_number(parsed) and phonenumbers.is_valid_number(parsed)):
        return NOT_IN_USE
    costly = phonenumbers.number_type(parsed) in _COSTLY_TYPES
    region = regions().index(phonenumbers.region_code_for_number(parsed) or "")
    return (COSTLY if costly else IN_USE) | GEOGRAPHICAL * is_number_geographical(parsed) | REGION * region


@pytest.mark.parametrize("codes", [range(1, 40), range(40, 70), range(200, 400), range(400, 1000)])
def test_ranges_begin_and_end_where_the_plan_says(codes: range) -> None:
    re_util.enable_pattern_cache()
    compared = [
        (number, kind & ~PREFIXED, _kind(number, code))
        for code in codes
        if code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE
        for (first, kind), (after, _) in pairwise(sorted(ranges(code)))
        if after > first
        for number in {first, after - 1}
        if str(number).startswith(str(code)) and len(str(number)) > len(str(code)) + 1
    ]
    assert len(compared) > 1_000
    assert [each for each in compared if each[1] != each[2]] == []


def test_numbers_that_begin_like_a_prefix_are_marked() -> None:
    russia = sorted(ranges(7))
    eight_hundred = [kind for first, kind in russia if first <= 78001234567][-1]
    moscow = [kind for first, kind in russia if first <= 74951234567][-1]
    russian = REGION * regions().index("RU")
    assert (eight_hundred, moscow) == (IN_USE | PREFIXED | russian, IN_USE | GEOGRAPHICAL | russian)
