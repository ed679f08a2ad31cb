"""The list of any week: nobody outside their hours, nobody twice, everybody accounted for."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers.reachability import place_of
from callprogram.domain.lists.facts import Facts, promise_due
from callprogram.domain.program.call_hour import Program, Week, hour_of, week_of
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.words.working_days import is_holiday
from tests.domain.lists.planned import plan
from tests.examples import COSTLY, DOUBTFUL, LONDON, OWN, PROGRAM, PROMISE, SYDNEY, WASHINGTON, ZONES, a_customer


@st.composite
def hours(draw: st.DrawFn) -> tuple[Program, Week]:
    """Any program in any week of these years."""
    minutes = draw(st.integers(10, 240))
    program = replace(
        PROGRAM,
        weekday=draw(st.integers(0, 6)),
        at=time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 15, 30, 59]))),
        zone=draw(st.sampled_from(ZONES)),
        minutes=minutes,
        call_minutes=draw(st.integers(5, minutes)),
        buffer_minutes=draw(st.integers(0, 10)),
    )
    return program, week_of(draw(st.dates(date(2025, 1, 1), date(2032, 12, 31))))


@st.composite
def facts(draw: st.DrawFn, today: date, number: int) -> Facts:
    """Anything that planning may know of a customer on that day."""
    around = st.integers(-400, 200).map(lambda days: today + timedelta(days=days))
    maybe = st.none() | around
    phones = draw(st.lists(st.sampled_from([WASHINGTON, LONDON, SYDNEY, COSTLY, DOUBTFUL]), max_size=2))
    customer = replace(
        a_customer(*phones),
        id=number,
        country=draw(st.sampled_from([None, "US", "GB", "AU", "NL"])),
        time_zone=draw(st.sampled_from([None, *ZONES])),
        revenue=draw(st.none() | st.sampled_from([Decimal(100), Decimal(200)])),
        renewal_on=draw(maybe),
        customer_since=draw(maybe),
        health=draw(st.none() | st.integers(0, 100)),
        do_not_call=draw(st.sampled_from([False, False, False, True])),
    )
    promise = replace(
        PROMISE,
        customer_id=number,
        due_on=draw(around),
        state=draw(st.sampled_from([State.OPEN, State.KEPT])),
        kind=draw(st.sampled_from(Kind)),
    )
    promises = draw(st.sampled_from([(), (), (promise,)]))
    own = draw(st.sampled_from([frozenset(), OWN]))
    called_on = draw(maybe.map(lambda day: day and min(day, today)))
    return Facts(customer, today, promises, draw(maybe), called_on, own=own)


@st.composite
def plannings(draw: st.DrawFn) -> tuple[Program, Week, list[Facts]]:
    """A program, a week, and up to six customers as they are known on its day."""
    program, week = draw(hours())
    today = hour_of(program, week).starts_at.astimezone(ZoneInfo(program.zone)).date()
    everyone = [draw(facts(today, number)) for number in range(1, draw(st.integers(0, 6)) + 1)]
    return program, week, everyone


@given(plannings())
def test_no_call_is_ever_planned_outside_nine_to_five_on_a_working_day_wherever_the_customer_may_be(
    planning: tuple[Program, Week, list[Facts]],
) -> None:
    program, week, everyone = planning
    known = {each.customer.id: each.customer for each in everyone}
    for entry in plan(program, week, everyone).entries:
        assert entry.zones
        for zone in entry.zones:
            starts = entry.planned_at.astimezone(ZoneInfo(zone))
            ends = (entry.planned_at + timedelta(minutes=program.call_minutes)).astimezone(ZoneInfo(zone))
            assert starts.strftime("%a") in {"Mon", "Tue", "Wed", "Thu", "Fri"}
            assert not is_holiday(place_of(known[entry.customer_id]).country, starts.date())
            assert starts.date() == ends.date()
            assert "09:00" <= f"{starts:%H:%M}" < f"{ends:%H:%M}" <= "17:00"


@given(plannings())
def test_every_call_lies_within_the_hour_and_no_two_overlap(planning: tuple[Program, Week, list[Facts]]) -> None:
    program, week, everyone = planning
    made, call = plan(program, week, everyone), timedelta(minutes=program.call_minutes)
    assert all(made.hour.starts_at <= each.planned_at <= made.hour.ends_at - call for each in made.entries)
    planned = [entry.planned_at for entry in made.entries if not entry.standby]
    apart = call + timedelta(minutes=program.buffer_minutes)
    assert all(later - earlier >= apart for earlier, later in pairwise(planned))


@given(plannings())
def test_positions_count_from_one_nobody_is_on_the_list_twice_and_standbys_come_last(
    planning: tuple[Program, Week, list[Facts]],
) -> None:
    entries = plan(*planning).entries
    assert [entry.position for entry in entries] == list(range(1, len(entries) + 1))
    assert len({entry.customer_id for entry in entries}) == len(entries)
    standbys = [entry.standby for entry in entries]
    assert standbys == sorted(standbys)


@given(plannings())
def test_nobody_is_on_the_list_who_must_or_can_not_be_called_or_was_called_just_now(
    planning: tuple[Program, Week, list[Facts]],
) -> None:
    known = {each.customer.id: each for each in planning[2]}
    for entry in plan(*planning).entries:
        each = known[entry.customer_id]
        assert not each.customer.do_not_call
        assert {WASHINGTON, LONDON, SYDNEY} & set(each.customer.phones)
        gap = each.today - (each.called_on or date.min)
        promise = promise_due(each) if entry.seat is Seat.PROMISE else None
        asked = bool(promise and promise.kind is Kind.CALL_AGAIN)
        kept = bool(promise and promise.state is State.KEPT)
        assert asked or gap >= timedelta(weeks=4 if kept else 8)


@given(plannings())
def test_one_call_is_for_a_promise_or_two_for_the_executives_own_and_nobody_stands_by_for_one(
    planning: tuple[Program, Week, list[Facts]],
) -> None:
    known = {each.customer.id: each for each in planning[2]}
    seated = [entry for entry in plan(*planning).entries if entry.seat is Seat.PROMISE]
    promises = [promise_due(known[entry.customer_id]) for entry in seated]
    assert not any(entry.standby for entry in seated)
    assert all(each and (each.state is State.KEPT or known[each.customer_id].own) for each in promises)
    assert len(seated) <= 1 or (len(seated) == 2 and all(known[entry.customer_id].own for entry in seated))


@given(plannings())
def test_everybody_is_either_eligible_or_left_out_for_one_reason(
    planning: tuple[Program, Week, list[Facts]],
) -> None:
    made = plan(*planning)
    assert made.eligible + sum(made.left_out.values()) == len(planning[2])
    assert len(made.entries) <= made.eligible
    assert all(count > 0 for count in made.left_out.values())


@given(plannings(), st.randoms())
def test_the_same_facts_in_another_order_give_the_same_list(
    planning: tuple[Program, Week, list[Facts]], random: Random
) -> None:
    program, week, everyone = planning
    shuffled = list(everyone)
    random.shuffle(shuffled)
    assert plan(program, week, shuffled) == plan(program, week, everyone)
