"""A promise is settled, kept and told, in that order, or withdrawn with the reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.promises.commitments import (
    Commitment,
    Kind,
    State,
    assigned,
    for_the_call,
    in_a_line,
    kept,
    overdue,
    reopened,
    standing_in_words,
    told,
    unfinished,
    untold,
    urgency,
    withdrawn,
)
from callprogram.errors import BadInputError, CallprogramError, StateError

TODAY = date(2026, 11, 24)
AMSTERDAM = "Europe/Amsterdam"
NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LOOSE = Commitment(id=1, customer_id=7, text="Send the price list", made_at=datetime(2026, 11, 17, 15, tzinfo=UTC))
OPEN = replace(LOOSE, owner="Bob", due_on=date(2026, 12, 4), state=State.OPEN)
KEPT = replace(OPEN, state=State.KEPT, kept_at=NOW)
TOLD = replace(KEPT, state=State.TOLD, told_at=LATER)
WITHDRAWN = replace(OPEN, state=State.WITHDRAWN, withdrawn_why="they left us")

Step = Callable[[Commitment], Commitment]
STEPS: dict[str, Step] = {
    "settle": lambda commitment: assigned(commitment, "Bob", date(2026, 12, 4)),
    "take the owner away": lambda commitment: assigned(commitment, " ", date(2026, 12, 4)),
    "take the date away": lambda commitment: assigned(commitment, "Bob", None),
    "keep": lambda commitment: kept(commitment, NOW),
    "tell": lambda commitment: told(commitment, LATER),
    "withdraw": lambda commitment: withdrawn(commitment, "they left us"),
    "withdraw without a reason": lambda commitment: withdrawn(commitment, "  "),
}


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    """A promise in any state that it can come to."""
    settled_one = replace(
        OPEN, id=draw(st.integers(1, 99)), due_on=draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    )
    state = draw(st.sampled_from(State))
    loose = draw(st.sampled_from([{"owner": ""}, {"due_on": None}, {"owner": "", "due_on": None}]))
    return replace(settled_one, state=state, **(loose if state is State.LOOSE else {}))  # type: ignore[arg-type]


def test_a_promise_with_an_owner_and_a_date_is_open() -> None:
    assert assigned(LOOSE, " Bob ", date(2026, 12, 4)) == OPEN


@pytest.mark.parametrize(("owner", "due_on"), [("", date(2026, 12, 4)), ("  ", date(2026, 12, 4)), ("Bob", None)])
def test_a_promise_without_an_owner_or_a_date_is_loose_even_when_it_was_open(owner: str, due_on: date | None) -> None:
    assert assigned(OPEN, owner, due_on) == replace(LOOSE, owner=owner.strip(), due_on=due_on)


def test_a_promise_needs_words() -> None:
    with pytest.raises(BadInputError, match="Say in a few words what was promised"):
        assigned(replace(LOOSE, text="  "), "Bob", date(2026, 12, 4))


def test_a_promise_is_kept_and_then_told_each_at_its_time() -> None:
    assert kept(OPEN, NOW) == KEPT
    assert told(KEPT, LATER) == TOLD


def test_a_promise_that_was_told_by_mistake_is_kept_and_still_to_be_told() -> None:
    assert untold(TOLD) == KEPT
    with pytest.raises(StateError, match="has been kept"):
        untold(KEPT)


@pytest.mark.parametrize("commitment", [LOOSE, OPEN, KEPT])
def test_a_promise_that_is_not_finished_can_be_withdrawn_with_a_reason(commitment: Commitment) -> None:
    gone = withdrawn(commitment, " they left us ")
    assert gone == replace(commitment, state=State.WITHDRAWN, withdrawn_why="they left us")


def test_a_promise_is_not_withdrawn_without_a_reason() -> None:
    with pytest.raises(BadInputError, match="Say in a few words why the promise is withdrawn"):
        withdrawn(OPEN, "  ")


@pytest.mark.parametrize(
    ("commitment", "step", "sentence"),
    [
        (LOOSE, "keep", "This promise still lacks an owner or a date; add both, then it can be kept."),
        (KEPT, "keep", "This promise has been kept."),
        (TOLD, "keep", "This promise is done: the customer was told."),
        (WITHDRAWN, "keep", "This promise was withdrawn."),
        (LOOSE, "tell", "This promise has not been kept yet; mark it kept first, then tell the customer."),
        (OPEN, "tell", "This promise has not been kept yet; mark it kept first, then tell the customer."),
        (TOLD, "tell", "This promise is done: the customer was told."),
        (WITHDRAWN, "tell", "This promise was withdrawn."),
        (KEPT, "settle", "This promise has been kept."),
        (TOLD, "settle", "This promise is done: the customer was told."),
        (WITHDRAWN, "settle", "This promise was withdrawn."),
        (TOLD, "withdraw", "This promise is done: the customer was told."),
        (WITHDRAWN, "withdraw", "This promise was withdrawn."),
    ],
)
def test_a_step_out_of_order_is_refused_with_what_stands_in_its_way(
    commitment: Commitment, step: str, sentence: str
) -> None:
    with pytest.raises(StateError) as refusal:
        STEPS[step](commitment)
    assert str(refusal.value) == sentence


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_whatever_people_try_no_promise_is_told_before_it_is_kept_nor_kept_before_it_is_open(steps: list[str]) -> None:
    history = [LOOSE]
    for step in steps:
        try:
            history.append(STEPS[step](history[-1]))
        except CallprogramError:
            continue
    allowed = {
        State.LOOSE: {State.LOOSE, State.OPEN, State.WITHDRAWN},
        State.OPEN: {State.LOOSE, State.OPEN, State.KEPT, State.WITHDRAWN},
        State.KEPT: {State.TOLD, State.WITHDRAWN},
        State.TOLD: set(),
        State.WITHDRAWN: set(),
    }
    assert all(after.state in allowed[before.state] for before, after in pairwise(history))


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_whatever_people_try_a_promise_carries_what_its_state_says(steps: list[str]) -> None:
    commitment = LOOSE
    for step in steps:
        try:
            commitment = STEPS[step](commitment)
        except CallprogramError:
            continue
    has_both = bool(commitment.owner and commitment.due_on)
    assert has_both or commitment.state in {State.LOOSE, State.WITHDRAWN}
    assert not has_both or commitment.state is not State.LOOSE
    assert (commitment.state is State.TOLD) == (commitment.told_at is not None)
    assert (commitment.state is State.WITHDRAWN) == bool(commitment.withdrawn_why)
    assert commitment.told_at is None or commitment.kept_at is not None
    assert commitment.text == LOOSE.text


@pytest.mark.parametrize(
    ("commitment", "late"),
    [
        (replace(OPEN, due_on=date(2026, 11, 23)), True),
        (replace(OPEN, due_on=date(2026, 11, 24)), False),
        (replace(KEPT, due_on=date(2026, 11, 23)), False),
        (replace(TOLD, due_on=date(2026, 11, 23)), False),
        (replace(WITHDRAWN, due_on=date(2026, 11, 23)), False),
        (replace(LOOSE, due_on=date(2026, 11, 23)), True),
        (replace(LOOSE, due_on=date(2026, 11, 24)), False),
        (replace(LOOSE, owner="Bob"), False),
    ],
)
def test_a_promise_is_overdue_the_day_after_its_date_until_it_is_kept(commitment: Commitment, *, late: bool) -> None:
    assert overdue(commitment, TODAY) == late


@pytest.mark.parametrize(
    ("commitment", "line"),
    [
        (OPEN, "Promised 17 November: Send the price list — Bob, due Friday 4 December"),
        (
            replace(OPEN, due_on=date(2026, 11, 23)),
            "Promised 17 November: Send the price list — Bob, was due yesterday",
        ),
        (replace(OPEN, due_on=date(2026, 11, 24)), "Promised 17 November: Send the price list — Bob, due today"),
        (LOOSE, "Promised 17 November: Send the price list — no owner, no date"),
        (replace(LOOSE, owner="Bob"), "Promised 17 November: Send the price list — Bob, no date"),
        (
            replace(LOOSE, due_on=date(2026, 11, 25)),
            "Promised 17 November: Send the price list — no owner, due tomorrow",
        ),
        (
            replace(LOOSE, due_on=date(2026, 11, 23)),
            "Promised 17 November: Send the price list — no owner, was due yesterday",
        ),
        (KEPT, "Promised 17 November: Send the price list — kept; tell them"),
    ],
)
def test_a_promise_is_one_line_with_who_and_when(commitment: Commitment, line: str) -> None:
    assert in_a_line(commitment, TODAY, AMSTERDAM) == line


@pytest.mark.parametrize(
    ("due_on", "due"), [(date(2026, 11, 20), "Friday 20"), (TODAY, "Tuesday 24"), (date(2026, 11, 25), "Wednesday 25")]
)
def test_a_list_that_is_read_before_its_day_says_the_date_of_a_promise_alone(due_on: date, due: str) -> None:
    line = f"Promised 17 November: Send the price list — Bob, due {due} November"
    assert for_the_call(replace(OPEN, due_on=due_on), TODAY, AMSTERDAM) == line


@pytest.mark.parametrize(
    ("zone", "line"),
    [
        ("Europe/Amsterdam", "Promised 18 November: Send the price list — no owner, no date"),
        ("America/New_York", "Promised 17 November: Send the price list — no owner, no date"),
    ],
)
def test_a_promise_was_made_on_the_day_that_the_calendar_in_that_zone_showed(zone: str, line: str) -> None:
    late_in_utc = replace(LOOSE, made_at=datetime(2026, 11, 17, 23, 30, tzinfo=UTC))
    assert in_a_line(late_in_utc, TODAY, zone) == line


def test_what_is_kept_but_untold_comes_first_then_the_nearest_date_then_what_has_none() -> None:
    soon, late = replace(OPEN, due_on=date(2026, 11, 25)), replace(OPEN, due_on=date(2026, 11, 23))
    assert unfinished([LOOSE, OPEN, TOLD, soon, WITHDRAWN, KEPT, late]) == (KEPT, late, soon, OPEN, LOOSE)


@given(st.lists(commitments(), max_size=8))
def test_the_unfinished_promises_are_all_that_somebody_must_still_act_on(everything: list[Commitment]) -> None:
    waiting = unfinished(everything)
    finished = [each for each in everything if each.state in {State.TOLD, State.WITHDRAWN}]
    assert sorted(map(repr, [*waiting, *finished])) == sorted(map(repr, everything))
    assert list(waiting) == sorted(waiting, key=urgency)
    states = [each.state is State.KEPT for each in waiting]
    assert states == sorted(states, reverse=True)


AWAITED = replace(LOOSE, text="Send us the contract", kind=Kind.AWAITED)


def test_what_a_customer_promised_is_open_with_a_date_alone_and_done_once_it_came() -> None:
    waited_for = assigned(AWAITED, "", date(2026, 12, 4))
    came = kept(waited_for, NOW)

    assert (waited_for.state, came.state, came.kept_at, came.told_at) == (State.OPEN, State.TOLD, NOW, NOW)
    assert reopened(came) == waited_for
    assert assigned(AWAITED, "", None).state is State.LOOSE
    assert for_the_call(waited_for, TODAY, AMSTERDAM) == (
        "They promised 17 November: Send us the contract — due Friday 4 December"
    )


def test_what_was_taken_for_a_customer_s_promise_is_ours_with_an_owner() -> None:
    assert assigned(AWAITED, "Bob", date(2026, 12, 4)) == replace(OPEN, text="Send us the contract")


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (LOOSE, "Nobody keeps it yet."),
        (OPEN, "To be kept by Bob."),
        (KEPT, "Kept by Bob."),
        (TOLD, "Kept by Bob; they know."),
        (WITHDRAWN, "Withdrawn: they left us."),
        (replace(LOOSE, kind=Kind.AWAITED), "Awaited from them."),
        (replace(TOLD, owner="", kind=Kind.AWAITED), "Kept by them; they know."),
    ],
)
def test_what_is_read_elsewhere_says_how_a_promise_stands(promise: Commitment, words: str) -> None:
    assert standing_in_words(promise) == words
