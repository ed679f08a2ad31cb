"""Any history of decisions: no budget, quarter or case is ever overspent, recomputed by other lines than the code's."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.decisions.decisions import Decision, Kind, State
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.cases import desk_settings
from callprogram.services.decisions import approving, budgeting, giving
from callprogram.services.decisions.giving import Wanted
from callprogram.services.program import programs

BEGIN = datetime(2026, 12, 28, 20, tzinfo=UTC)  # shortly before a quarter ends somewhere
PEOPLE = {
    "ann@example.com": {Role.DESK},
    "ben@example.com": {Role.DESK},
    "lea@example.com": {Role.DESK, Role.FINANCE},
    "ada@example.com": {Role.EXECUTIVE},
}
# All in a quarter, and the most for one case; Ada has none, and needs none.
BUDGETS = {
    ("ann@example.com", "EUR"): (300, 120),
    ("ben@example.com", "EUR"): (90, 90),
    ("ben@example.com", "JPY"): (9000, 5000),
    ("lea@example.com", "EUR"): (500, 200),
}
WHO, CASES, WHICH = st.sampled_from(list(PEOPLE)), st.integers(0, 3), st.integers(0, 30)


class AnyHistory(RuleBasedStateMachine):
    """Whoever decides, approves, refuses and takes back in any order, on any day, by any clock of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.engine = connect(f"sqlite:///{self.folder.name}/callprogram.db")
        self.store, self.now, self.zone = Database(self.engine), BEGIN, "Europe/Amsterdam"
        self.quarters: dict[int, tuple[int, int]] = {}  # of each decision that was paid, by the clock of that moment

    @initialize()
    def begin(self) -> None:
        self.program: Program = act(self.store, YOU, self.now, programs.set_program, "Calls", zone=self.zone)
        with self.store.transaction(YOU, self.now, "importing.bring_in") as transaction:
            for email, roles in PEOPLE.items():
                serves = frozenset({self.program.id})
                transaction.add(Member(email, email.partition("@")[0], frozenset(roles), serves=serves))
            self.cases = [
                transaction.add(Case(0, None, self.now.date(), "A date", reference=f"CE-{n}", program_id=1)).id
                for n in range(4)
            ]
        for (email, currency), (amount, most) in BUDGETS.items():
            act(self.store, YOU, self.now, budgeting.set_budget, email, currency, Decimal(amount), Decimal(most))

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    def decisions(self) -> list[Decision]:
        with self.store.looking(YOU, self.now, "importing.preview") as transaction:
            return transaction.find(Decision)

    def tried(self, email: str, service: object, *args: object) -> None:
        member = Member(email, email, frozenset(PEOPLE[email]), 1, serves=frozenset({self.program.id}))
        before = {each.id: each for each in self.decisions()}
        try:
            made = act(self.store, member, self.now, service, *args)  # type: ignore[arg-type,var-annotated]
        except CallprogramError:
            assert {each.id: each for each in self.decisions()} == before
            return
        if made.charged_to:
            here = self.now.astimezone(ZoneInfo(self.zone))
            self.quarters[made.id] = here.year, (here.month + 2) // 3

    @rule(who=WHO, case=CASES, amount=st.integers(0, 250), currency=st.sampled_from(["EUR", "JPY", "USD"]))
    def decide(self, who: str, case: int, amount: int, currency: str) -> None:
        worth = Decimal(amount) * (30 if currency == "JPY" else 1)
        self.tried(who, giving.decide, self.program, self.cases[case], Wanted(Kind.CREDIT, "Late", worth, currency))

    @rule(who=WHO, which=WHICH)
    def approve(self, who: str, which: int) -> None:
        for decision in self.decisions()[which : which + 1]:
            self.tried(who, approving.approve, decision.id)

    @rule(who=WHO, which=WHICH)
    def refuse(self, who: str, which: int) -> None:
        for decision in self.decisions()[which : which + 1]:
            self.tried(who, approving.refuse, decision.id, "Enough")

    @rule(who=WHO, which=WHICH)
    def unsay(self, who: str, which: int) -> None:
        for decision in self.decisions()[which : which + 1]:
            self.tried(who, approving.take_back, decision.id)

    @rule(who=WHO, which=WHICH)
    def take_back(self, who: str, which: int) -> None:
        for decision in self.decisions()[which : which + 1]:
            self.tried(who, giving.take_back, decision.id, "Wrong")

    @rule(hours=st.integers(1, 24 * 40))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(zone=st.sampled_from(["Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Amsterdam"]))
    def the_desk_moves(self, zone: str) -> None:
        with self.store.looking(YOU, self.now, "importing.preview") as transaction:
            desk = next(iter(transaction.find(Desk, id=THE_DESK)))
        self.zone = zone
        act(self.store, YOU, self.now, desk_settings.set_desk, replace(desk, zone=zone))

    @invariant()
    def nothing_is_overspent(self) -> None:
        in_quarter: Counter[tuple[str, str, tuple[int, int]]] = Counter()
        in_case: Counter[tuple[str, str, int]] = Counter()
        for each in self.decisions():
            if each.state is State.DECIDED and each.amount:
                in_quarter[each.charged_to, each.currency, self.quarters[each.id]] += int(each.amount * 100)
                in_case[each.charged_to, each.currency, each.case_id] += int(each.amount * 100)
        for (email, currency), (amount, most) in BUDGETS.items():
            mine = (email, currency)
            assert all(spent <= amount * 100 for key, spent in in_quarter.items() if key[:2] == mine)
            assert all(spent <= most * 100 for key, spent in in_case.items() if key[:2] == mine)

    @invariant()
    def nobody_said_yes_to_their_own(self) -> None:
        for each in self.decisions():
            assert each.approver != each.decided_by
            assert (each.state is State.DECIDED and each.amount is not None) == bool(each.charged_to)
            assert not (each.charged_to == each.decided_by and each.above)


AnyHistory.TestCase.settings = settings(max_examples=max(8, settings().max_examples // 6), stateful_step_count=20)
TestAnyHistory = AnyHistory.TestCase
