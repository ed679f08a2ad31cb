"""What the executive reads, and hears, before a call."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calls.briefs import Brief, Matters, brief_of, shortened, with_answers
from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.cases.cases import State as CaseState
from callprogram.domain.cases.cases import raised
from callprogram.domain.cases.sides import Side
from callprogram.domain.customers.changes import Earlier
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.lists.holds import Answer
from callprogram.domain.patterns.remedies import Remedy
from callprogram.domain.promises.commitments import State
from tests.examples import PROGRAM, PROMISE, a_call

TODAY = date(2026, 11, 24)
AMSTERDAM = "Europe/Amsterdam"
CALL = replace(
    a_call(PROGRAM, Customer(1)),
    status=Status.COMPLETED,
    started_at=datetime(2026, 9, 1, 14, tzinfo=UTC),
    disposition=Disposition.CONNECTED,
)
OPEN = replace(PROMISE, made_at=datetime(2026, 9, 1, 14, 10, tzinfo=UTC), due_on=date(2026, 12, 4))
KEPT = replace(OPEN, id=2, text="Fix the invoice", state=State.KEPT)
WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join)


def test_a_brief_says_the_promises_then_the_last_call_the_worth_the_trouble_and_the_crms_note() -> None:
    customer = Customer(
        1,
        company="Acme",
        revenue=Decimal(1_300_000),
        currency="EUR",
        renewal_on=date(2027, 3, 3),
        customer_since=date(2019, 5, 1),
        open_cases=2,
        health=40,
        nps=7,
        notes="Prefers\nmornings.",
    )
    brief = brief_of(customer, [OPEN, KEPT], [replace(CALL, note="Wants  a\nprice list.")], TODAY, AMSTERDAM)
    assert brief.lines == (
        "Promised 1 September: Fix the invoice — kept; tell them",
        "Promised 1 September: Send the price list — Bob, due Friday 4 December",
        "Last call 1 September, talked: Wants a price list.",
        "€1.3M a year, renews 3 March 2027, customer since 2019",
        "2 open cases, health 40, rated us 7 of 10",
        "From the CRM: Prefers mornings.",
    )
    assert (len(brief.promises), len(brief.facts)) == (2, 4)


def test_a_brief_says_of_a_case_that_it_was_answered_and_by_when_they_hear_more() -> None:
    case = raised(1, date(2026, 11, 20), "A date that holds", "Dirk Bos", TODAY)
    answered = replace(case, answered_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC), hear_by=date(2026, 11, 25))
    assert brief_of(Customer(1), (), (), TODAY, AMSTERDAM, matters=Matters((answered,))).facts[:2] == (
        "Escalated on 20 November: “A date that holds”",
        "Their case: Dirk Bos has it, answered on 23 November; they hear more by 25 November",
    )
    assert "answered" not in " ".join(brief_of(Customer(1), (), (), TODAY, AMSTERDAM, matters=Matters((case,))).facts)


def test_a_renewal_that_has_passed_is_not_told_as_one_to_come() -> None:
    days = (date(2026, 11, 23), TODAY, date(2025, 11, 23))
    briefs = [brief_of(Customer(1, renewal_on=day), [], [], TODAY, AMSTERDAM) for day in days]
    assert [brief.lines for brief in briefs] == [
        ("Was to renew on 23 November",),
        ("Renews 24 November",),
        ("Was to renew on 23 November 2025",),
    ]


def test_a_brief_read_on_its_day_says_of_a_promise_that_it_was_due() -> None:
    late = replace(OPEN, due_on=date(2026, 11, 20))
    ahead, at_once = (brief_of(Customer(1), [late], [], TODAY, AMSTERDAM, read_now=each) for each in (False, True))
    assert ahead.promises == ("Promised 1 September: Send the price list — Bob, due Friday 20 November",)
    assert at_once.promises == ("Promised 1 September: Send the price list — Bob, was due Friday 20 November",)


def test_a_customer_of_whom_nothing_is_known_has_an_empty_brief() -> None:
    assert brief_of(Customer(1, notes=" \n"), [], [], TODAY, AMSTERDAM) == Brief((), ())


@pytest.mark.parametrize(
    ("customer", "facts"),
    [
        (Customer(1, renewal_on=date(2026, 12, 4)), ("Renews 4 December",)),
        (Customer(1, customer_since=date(2019, 5, 1)), ("Customer since 2019",)),
        (Customer(1, revenue=Decimal(900)), ("900 a year",)),
        (Customer(1, open_cases=1), ("1 open case",)),
        (Customer(1, open_cases=0), ()),
        (Customer(1, health=0), ("Health 0",)),
        (Customer(1, nps=0), ("Rated us 0 of 10",)),
    ],
)
def test_each_fact_is_a_sentence_of_its_own_where_it_stands_alone(customer: Customer, facts: tuple[str, ...]) -> None:
    assert brief_of(customer, [], [], TODAY, AMSTERDAM).facts == facts


def test_the_last_call_is_the_latest_that_has_an_outcome() -> None:
    first = replace(CALL, note="Hello.", started_at=datetime(2025, 12, 30, 14, tzinfo=UTC))
    second = replace(CALL, disposition=Disposition.LEFT_VOICEMAIL, started_at=datetime(2026, 9, 8, 14, tzinfo=UTC))
    open_now = replace(CALL, disposition=None, started_at=datetime(2026, 11, 24, 14, tzinfo=UTC))
    assert brief_of(Customer(1), [], [open_now, second, first], TODAY, AMSTERDAM).facts == (
        "Last call 8 September, left a voicemail",
    )
    assert brief_of(Customer(1), [], [open_now, first], TODAY, AMSTERDAM).facts == (
        "Last call 30 December 2025, talked: Hello.",
    )
    assert brief_of(Customer(1), [], [open_now], TODAY, AMSTERDAM).facts == ()


def test_the_days_in_a_brief_are_those_of_the_programs_own_calendar() -> None:
    late_in_utc = datetime(2026, 9, 1, 22, 30, tzinfo=UTC)
    call, promise = replace(CALL, started_at=late_in_utc), replace(KEPT, made_at=late_in_utc)
    assert brief_of(Customer(1), [promise], [call], TODAY, AMSTERDAM).lines == (
        "Promised 2 September: Fix the invoice — kept; tell them",
        "Last call 2 September, talked",
    )
    assert brief_of(Customer(1), [promise], [call], TODAY, "America/New_York").lines == (
        "Promised 1 September: Fix the invoice — kept; tell them",
        "Last call 1 September, talked",
    )


def test_a_promise_that_is_done_or_withdrawn_is_not_in_the_brief() -> None:
    told, withdrawn = replace(OPEN, state=State.TOLD), replace(OPEN, state=State.WITHDRAWN)
    assert brief_of(Customer(1), [told, withdrawn], [], TODAY, AMSTERDAM) == Brief((), ())


@given(WORDS)
def test_a_long_note_is_cut_at_a_word_and_a_short_one_is_not(note: str) -> None:
    line = brief_of(Customer(1, notes=note), [], [], TODAY, AMSTERDAM).facts[0].removeprefix("From the CRM: ")
    if len(note) <= 160:
        assert line == note
    else:
        assert line.endswith(" …")
        said = line.removesuffix(" …").split(" ")
        assert said == note.split(" ")[: len(said)]
        assert len(line) <= 160


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        (" \t\n", ""),
        ("one two", "one two"),
        (" one\n\n two ", "one two"),
        ("one twofold", "one …"),
        ("one two three", "one …"),
        ("it is so big", "it is …"),
    ],
)
def test_text_is_put_on_one_line_and_cut_where_it_is_too_long(text: str, words: str) -> None:
    assert shortened(text, 8) == words


@given(st.text(max_size=400), st.integers(10, 200))
def test_shortened_text_is_one_line_with_nothing_added_but_the_dots(text: str, longest: int) -> None:
    line = shortened(text, longest)
    assert len(line.splitlines()) <= 1
    assert len(line) <= longest
    assert " ".join(text.split()).startswith(line.removesuffix("…").rstrip())


def test_what_the_last_import_changed_is_said_with_its_day() -> None:
    after = Customer(1, account_owner="Carol", health=40, revenue=Decimal(900_000), currency="EUR", segment="B")
    before = replace(after, account_owner="Bob", health=None, segment="A")
    earlier = Earlier(before, date(2026, 11, 3))
    assert brief_of(after, [], [], TODAY, AMSTERDAM, earlier=earlier).facts[0] == (
        "New since 3 November: account owner Bob → Carol, health not known → 40"
    )
    assert "New since" not in str(brief_of(before, [], [], TODAY, AMSTERDAM, earlier=earlier).facts)


def test_a_brief_shows_what_nobody_knows_instead_of_leaving_it_out() -> None:
    nothing = brief_of(Customer(1), [], [], TODAY, AMSTERDAM).unknown
    assert nothing == (
        "their role",
        "who looks after them",
        "how long they have been a customer",
        "what they are worth",
        "when they renew",
        "their health",
        "any earlier call",
    )
    known = Customer(
        1,
        account_owner="Bob",
        revenue=Decimal(0),
        renewal_on=TODAY,
        customer_since=TODAY,
        health=0,
        contacts=(Contact("Ann", "CFO"),),
    )
    brief = brief_of(known, [], [CALL], TODAY, AMSTERDAM)
    assert brief.unknown == ("what Bob says",)
    assert with_answers(brief, [], "Bob", is_silent=True).unknown == brief.unknown
    assert with_answers(brief, [Answer(1, 1, "All well", "Bob", CALL.started_at)], "Bob").unknown == ()


def test_on_the_screen_what_is_to_be_minded_comes_first_and_every_line_says_what_it_is_about() -> None:
    customer = Customer(1, revenue=Decimal(900), health=40, notes="Prefers mornings.", careful="they are suing us")
    brief = brief_of(customer, [OPEN], [CALL], TODAY, AMSTERDAM)
    assert brief.labelled == (
        ("Careful", "they are suing us"),
        ("Promised 1 September", "Send the price list — Bob, due Friday 4 December"),
        ("How it stands", "Last call 1 September, talked"),
        ("How it stands", "900 a year"),
        ("How it stands", "Health 40"),
        ("From the CRM", "Prefers mornings."),
    )
    assert brief.minded == 2


def test_a_promise_due_before_the_call_is_not_said_to_be_over_to_who_reads_the_brief_days_ahead() -> None:
    early = replace(OPEN, due_on=date(2026, 11, 20))
    brief = brief_of(Customer(1), [early], [], TODAY, AMSTERDAM)
    assert brief.promises == ("Promised 1 September: Send the price list — Bob, due Friday 20 November",)


def test_what_account_owners_answer_leaves_the_rest_of_the_brief_as_it_was() -> None:
    brief = Brief(("Promised: a visit",), ("Acme",), careful="they are suing us", calls_for="Ada Byron")
    answered = with_answers(brief, [Answer(1, 1, "Mention the branch.", "Tom", CALL.started_at)], "Tom")
    assert answered.facts == ("Tom: Mention the branch.", "Acme")
    assert answered.labelled[1:3] == (("Careful", "they are suing us"), ("Promised", "a visit"))


def test_a_case_is_told_in_three_lines_and_the_other_side() -> None:
    """What they want, who has it and until when they hear, what was given."""
    today, side = date(2026, 12, 1), Side("tom@x.example", "Tom Grün", "", None, None, "It was right by the rules.")
    raised_on = date(2026, 11, 24)
    case = replace(raised(1, raised_on, "One date that holds", "Marta Vos", raised_on), id=7, sides=(side,))
    due = datetime(2026, 12, 2, 9, tzinfo=UTC)

    def facts(**now: object) -> tuple[str, ...]:
        matters = Matters((replace(case, **now),), {7: ["Credit of €120.00"], 8: ["No"]})  # type: ignore[arg-type]
        return brief_of(Customer(1), (), (), today, "UTC", matters=matters).facts

    assert facts(answer_by=due) == (
        "Escalated on 24 November: “One date that holds”",
        "Their case: Marta Vos has it, to be answered by 2 December",
        "Decided for them: Credit of €120.00",
        "Tom Grün: It was right by the rules.",
    )
    assert facts(owner="", state=CaseState.WAITING)[1] == "Their case: nobody has it yet, it is theirs to answer"
    assert facts(settled_on=today) == ()


def test_what_was_changed_because_of_their_case_is_said_in_the_next_call_and_in_none_after_it() -> None:
    customer, day = Customer(1, company="Moorlicht"), date(2026, 11, 24)
    case = replace(raised(1, day, "A date", "", day), causes=("late delivery",), program_id=1, settled_on=day)
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    remedy = Remedy(1, 1, "Late delivery", "One person books every lorry", day, "Marta", at)
    said = "Changed because of them: One person books every lorry, since 24 November"

    def facts(*calls: Call, cause: str = "late delivery") -> tuple[str, ...]:
        cases = (replace(case, causes=(cause,)),) * 2
        matters = Matters(cases, remedies=(remedy,))
        return brief_of(customer, (), calls, date(2026, 12, 1), "UTC", matters=matters).facts

    assert facts() == (said,)
    assert facts(cause="price") == ()
    assert said in facts(replace(CALL, started_at=at, disposition=Disposition.NO_ANSWER))
    assert said not in facts(replace(CALL, started_at=at))
