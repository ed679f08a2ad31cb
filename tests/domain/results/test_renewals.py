"""Whether those who were talked to renewed more often, as later exports tell."""

from datetime import date

import pytest

from callprogram.domain.results.renewals import (
    AT_RISK,
    RENEWING,
    Comparison,
    Renewed,
    Version,
    compared,
    in_words,
)

SINCE, UNTIL = date(2026, 9, 1), date(2026, 11, 30)
DUE, NEXT = date(2026, 10, 15), date(2027, 10, 15)
NOTHING = Renewed()


def found(*versions: Version, gone: bool = False, talks: tuple[date, ...] = ()) -> tuple[Comparison, ...]:
    return compared(versions, {1} if gone else set(), {1: talks}, SINCE, UNTIL)


def version(renewal_on: date | None, until: date | None = None, *, at_risk: bool = False) -> Version:
    return Version(1, renewal_on, at_risk, until)


MOVED_ON = (version(DUE, date(2026, 10, 10)), version(NEXT))


@pytest.mark.parametrize(
    ("talks", "talked"),
    [
        ((date(2026, 9, 20),), True),
        ((date(2026, 10, 10),), True),
        ((date(2026, 10, 11),), False),
        ((date(2026, 3, 1),), False),
        ((), False),
    ],
)
def test_a_talk_counts_in_the_half_year_before_it_was_known(talks: tuple[date, ...], *, talked: bool) -> None:
    _, renewing = found(*MOVED_ON, talks=talks)
    renewed = Renewed(1, 1)
    assert (renewing.talked, renewing.others) == ((renewed, NOTHING) if talked else (NOTHING, renewed))


def test_who_is_gone_did_not_renew_and_who_renewed_and_went_later_did() -> None:
    assert found(version(DUE), gone=True)[1].others == Renewed(1, 0)
    assert found(*MOVED_ON, gone=True)[1].others == Renewed(1, 1)


@pytest.mark.parametrize(
    "versions",
    [
        (version(DUE),),
        (version(DUE, date(2026, 10, 20)), version(date(2026, 10, 20))),
        (version(DUE, date(2026, 10, 20)), version(None)),
        (version(NEXT),),
        (version(date(2026, 8, 31), date(2026, 9, 5)), version(NEXT)),
        (),
    ],
    ids=["as it was", "put right", "taken out", "later", "before", "nobody"],
)
def test_nothing_is_counted_while_it_is_not_known_or_outside_the_days(versions: tuple[Version, ...]) -> None:
    assert [(each.talked, each.others) for each in found(*versions)] == [(NOTHING, NOTHING)] * 2


def test_those_at_risk_are_beside_those_at_risk() -> None:
    at_risk, renewing = found(version(DUE, date(2026, 10, 10), at_risk=True), version(NEXT))
    assert (at_risk.group, at_risk.others, renewing.others) == (AT_RISK, Renewed(1, 1), NOTHING)


def test_it_is_said_with_the_numbers_it_rests_on_and_not_below_ten() -> None:
    enough = Comparison(AT_RISK, Renewed(12, 8), Renewed(30, 11))
    assert in_words(enough) == ("At risk: 8 of 12 renewed who were talked to (67%), 11 of 30 who were not (37%)")
    assert in_words(Comparison(RENEWING, Renewed(9, 8), Renewed(30, 11))) == ""
    assert in_words(Comparison(RENEWING, Renewed(12, 8), Renewed(9, 1))) == ""
