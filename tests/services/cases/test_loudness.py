"""Nobody is better off for being loud: threats, capitals, followers, rank and more letters change nothing in a case."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.decisions import Kind as Given
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import CALLPROGRAM, THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.cases import owning
from callprogram.services.decisions import budgeting, giving
from callprogram.services.decisions.giving import Wanted
from callprogram.services.letters import deciding, taking_in, weighing
from callprogram.services.views import CasesWanted
from tests.services.cases.conftest import MARTA, PAUL
from tests.services.conftest import Desk

QUIET = "The drive does not work. We have waited since October and nobody answers."
LOUDER = (
    str.upper,
    lambda text: text.replace(".", "!!!"),
    lambda text: f"{text} I have 900,000 followers and post this tomorrow.",
    lambda text: f"{text} My lawyer reads this too, and so does the newspaper.",
    lambda text: f"{text} I played golf with your chairman on Sunday.",
    lambda text: f"{text} I am the chief executive of a company ten times your size.",
)


ADA = Member("ada@example.com", "Ada", frozenset({Role.EXECUTIVE}))


@dataclass(frozen=True)
class Wrote:
    """What one customer does: how many minutes after the first one, in how many of these ways louder, how often."""

    after: int
    louder: tuple[int, ...]
    again: int


WRITERS = st.lists(
    st.builds(
        Wrote,
        st.integers(1, 600),
        st.lists(st.integers(0, len(LOUDER) - 1), max_size=4, unique=True).map(tuple),
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.after,
)


def dealt_with(
    desk: Desk, program: Program, writers: list[Wrote], name: str, *, loud: bool
) -> list[tuple[object, ...]]:
    """The cases of a company in their order on the page: clock, owner, and what a decision in each came to."""
    monday = desk.now
    for number, each in enumerate(writers):
        text = QUIET
        for place in each.louder if loud else ():
            text = LOUDER[place](text)
        at = monday + timedelta(minutes=each.after)
        case = came(desk, program, f"{name} {number}", text, at)
        for again in range(each.again if loud else 0):
            came(desk, program, f"{name} {number}", f"{text} Again: {again}.", at + timedelta(minutes=again + 1), case)
    act(desk.store, CALLPROGRAM, monday + timedelta(hours=12), owning.share_out, program)
    seen = desk.views.seen_by(replace(ADA, serves=frozenset({program.id}))).cases(CasesWanted()).cases
    return [(view.case.person[-1], *_fate(desk, program, view.case, monday)) for view in seen]


def came(desk: Desk, program: Program, who: str, text: str, at: datetime, joined: Case | None = None) -> Case:
    mail = Mail(Correspondent(who, f"{who.replace(' ', '.')}@customer.example"), "The drive", text)
    letter = act(
        desk.store, CALLPROGRAM, at, taking_in.take_in, mail, f"{who} {at} {text}".encode(), at, Channel.MAIL
    ).letter
    urgent = weighing.proposal(desk.views, letter).urgent
    route = Route.JOIN if joined else Route.DESK
    to = deciding.Destination(
        route, route, Kind.COMPLAINT, urgent=urgent, wants="A drive", case_id=joined.id if joined else None
    )
    case_id = act(desk.store, CALLPROGRAM, at, deciding.decide, program, letter.id, to).case_id
    return next(each for each in desk.all(Case) if each.id == case_id)


def _fate(desk: Desk, program: Program, case: Case, monday: datetime) -> tuple[object, ...]:
    wanted = Wanted(Given.CREDIT, "It was ours", Decimal(40), "EUR")
    made: Decision = act(desk.store, MARTA, monday, giving.decide, program, case.id, wanted)
    left = act(desk.store, THE_PERSON_AT_THE_KEYBOARD, monday, giving.take_back, made.id, "For the next one")
    clock = case.answer_by - monday if case.answer_by else None
    return case.state, clock, case.owner, case.urgent, made.state, made.above, left.state


@pytest.fixture
def office(desk: Desk, program: Program) -> Desk:
    """Two people at the desk, one of whom may give something."""
    for each in (MARTA, PAUL):
        desk.keep(each)
    assert program.id
    desk.do(budgeting.set_budget, MARTA.email, "EUR", Decimal(100), Decimal(50))
    return desk


@pytest.mark.rules
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=10)
@given(writers=WRITERS)
def test_two_companies_that_differ_only_in_loudness_get_the_same(
    office: Desk, program: Program, writers: list[Wrote]
) -> None:
    number = len(office.views.programs())
    found = []
    for loud in (False, True):
        name = f"{'loud' if loud else 'quiet'} {number}"
        company = office.keep(replace(program, id=0, name=name, calendar_uid=name))
        found.append(dealt_with(office, company, writers, name, loud=loud))

    assert found[0] == found[1]
    assert len(found[0]) == len(writers)
