"""Any crowd: caps, companies and seats hold, the quiet and the small are heard, some at a time is as good as all."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.lists import planning
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.planning import Occasion, Selection, occasion_of, rules_of, select
from callprogram.domain.lists.standings import NEVER, Standings, standings_of
from callprogram.domain.program.policies import POLICIES
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import State
from tests.examples import BERLIN, PROGRAM, PROMISE, TUESDAY, WEEK, a_customer

# Each example solves two programs or more.
_FEWER = settings(max_examples=settings().max_examples // 2)


def crowd(random: Random, count: int) -> list[Facts]:
    """Customers who can all be called, alike in many things."""

    def somebody(number: int) -> Facts:
        customer = replace(
            a_customer(BERLIN),
            id=number,
            company=random.choice(["", "", f"Company {random.randint(1, count)}"]),
            account_owner=random.choice(["", "Tom", "Ann", "Bea"]),
            segment=random.choice(["", "Small", "Large"]),
            revenue=random.choice([None, Decimal(random.randint(1, 5) * 1000)]),
            health=random.choice([None, 20, 90]),
            renewal_on=random.choice([None, TUESDAY + timedelta(days=random.randint(0, 120))]),
        )
        complaint = Case(number, number, TUESDAY - timedelta(days=random.randint(0, 500)), "All")
        promise = replace(PROMISE, id=number, state=random.choice([State.OPEN, State.KEPT]))
        return Facts(
            customer,
            TUESDAY,
            random.choice([(), (), (promise,)]),
            called_on=random.choice([None, None, TUESDAY - timedelta(days=35)]),
            cases=random.choice([(), (complaint,)]),
            own=frozenset(random.choice([(), (number,)])),
        )

    return [somebody(number) for number in range(1, count + 1)]


@st.composite
def selections(draw: st.DrawFn) -> tuple[Occasion, Standings, list[Facts]]:
    policy = draw(st.sampled_from(list(POLICIES.values())))
    policy = replace(
        policy, owner_share=draw(st.sampled_from([20, 60, 100])), segment_share=draw(st.sampled_from([40, 100]))
    )
    everyone = crowd(draw(st.randoms()), draw(st.integers(1, 40)))
    return occasion_of(replace(PROGRAM, policy=policy), WEEK), standings_of(everyone), everyone


def most(names: list[str]) -> int:
    named = [name for name in names if name]
    return max(map(named.count, named), default=0)


@_FEWER
@given(selections())
def test_no_cap_is_ever_passed_and_no_company_called_twice(found: tuple[Occasion, Standings, list[Facts]]) -> None:
    occasion, standings, everyone = found
    rules, seated = rules_of(occasion), select(occasion, standings).seated
    customers = {each.customer.id: each.customer for each in everyone}
    listed = [customers[each.customer_id] for each in seated if not each.standby]
    seats = [each.seat for each in seated if not each.standby]
    assert len({each.planned_at for each in seated if not each.standby}) == len(listed) <= len(occasion.starts)
    assert most([each.account_owner for each in listed]) <= rules.per_owner
    assert most([each.segment for each in listed]) <= rules.per_segment
    assert most([customers[each.customer_id].company.casefold() for each in seated]) <= 1
    assert all(seats.count(seat) <= limit for seat, limit in rules.at_most.items())
    own = {each.customer.id for each in everyone if each.own}
    promised = [each.customer_id for each in seated if each.seat is Seat.PROMISE]
    assert len(promised) <= (2 if set(promised) <= own else 1)


@_FEWER
@given(selections())
def test_somebody_quiet_and_somebody_small_are_on_it_where_there_are_any(
    found: tuple[Occasion, Standings, list[Facts]],
) -> None:
    occasion, standings, _ = found
    selection = select(occasion, standings)
    listed = np.isin(standings.ids, [each.customer_id for each in selection.seated if not each.standby])
    # Whoever was called lately can only have the one seat for a promise.
    free = np.isin(standings.ids, selection.eligible_ids) & (standings.called >= NEVER)
    # A complaint is owed as much, where its company, its account owner or its segment leaves one call only.
    complained = any(each.seat is Seat.ESCALATION for each in selection.seated)
    assert complained or (~standings.loud[listed]).any() or standings.loud[free].all()
    assert complained or standings.small[listed].any() or not standings.small[free].any()


@_FEWER
@given(selections())
def test_standbys_are_others_in_the_second_half_and_none_for_a_complaint_or_a_promise(
    found: tuple[Occasion, Standings, list[Facts]],
) -> None:
    occasion, standings, _ = found
    seated = select(occasion, standings).seated
    half = occasion.starts[len(occasion.starts) // 2]
    assert all(each.planned_at >= half for each in seated if each.standby)
    assert not {each.seat for each in seated if each.standby} & {Seat.ESCALATION, Seat.PROMISE}
    assert len({each.customer_id for each in seated}) == len(seated)


@_FEWER
@given(selections(), st.integers(1, 7))
def test_looking_at_some_at_a_time_gives_as_good_a_list(
    found: tuple[Occasion, Standings, list[Facts]], at_once: int
) -> None:
    occasion, standings, _ = found
    whole = select(occasion, standings)
    usual = planning.AT_ONCE
    try:
        planning.AT_ONCE = at_once
        parts = select(occasion, standings)
    finally:
        planning.AT_ONCE = usual

    def worth(selection: Selection) -> tuple[int, int, list[int]]:
        own = [each.value for each in selection.seated if not each.standby]
        return len(own), sum(own), sorted(each.value for each in selection.seated if each.standby)

    assert worth(parts) == worth(whole)
    assert (parts.eligible, parts.left_out) == (whole.eligible, whole.left_out)
