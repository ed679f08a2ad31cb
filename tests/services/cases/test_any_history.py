"""Any history of a case: one owner, every text once, every reminder once, nothing early and nothing lost."""

import contextlib
from collections import Counter
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.cases.cases import UNDER_WAY, Case, State
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.letters.letters import Channel, Direction, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import CALLPROGRAM, Member, Role, is_called
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.cases import asking_sides, case_notes, case_reminders, ending, owning
from callprogram.services.letters import answering_cases, deciding, joining, taking_in
from callprogram.services.letters.answering_cases import Written
from callprogram.services.program import programs

MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)
WHO = ("marta@example.com", "paul@example.com", "nobody@example.com", "tom@example.com")
CASES = st.integers(0, 5)
TEXTS = ("One.", "Two.", "[day]", " ")


class Crash(Exception):  # noqa: N818 -- it is no error of ours
    """The process ends in the middle."""


def gone_in_the_middle(acting: Acting, case_id: int) -> None:
    acting.transaction.remove(acting.transaction.get(Case, case_id))
    raise Crash


# As a service that is in the table of rights.
gone_in_the_middle.__module__, gone_in_the_middle.__name__ = ending.close.__module__, ending.close.__name__


class AnyHistory(RuleBasedStateMachine):
    """Whoever does whatever to cases in any order; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.engine = connect(f"sqlite:///{self.folder.name}/callprogram.db")
        self.store, self.now, self.number = Database(self.engine), MONDAY, 0

    @initialize()
    def begin(self) -> None:
        self.program: Program = act(self.store, YOU, self.now, programs.set_program, "Calls", zone="Europe/Amsterdam")
        with self.store.transaction(YOU, self.now, "importing.bring_in") as transaction:
            for email, role in zip(WHO, (Role.DESK, Role.DESK, None, Role.TEAMMATE), strict=True):
                if role:
                    name = email.partition("@")[0].title()
                    transaction.add(Member(email, name, frozenset({role}), lead="paul@example.com"))

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    def all(self, kind: type) -> list:  # type: ignore[type-arg]
        with self.store.looking(YOU, self.now, "importing.preview") as transaction:
            return transaction.find(kind)

    def tried(self, service: object, *args: object, by: Member = YOU) -> object:
        try:
            return act(self.store, by, self.now, service, *args)  # type: ignore[arg-type]
        except CallprogramError:
            return None

    def case(self, which: int) -> int:
        found = self.all(Case)
        return found[which % len(found)].id if found else 0

    @rule(again=st.booleans(), which=CASES)
    def a_letter_comes(self, *, again: bool, which: int) -> None:
        self.number += 1
        mail = Mail(Correspondent("Sofia", "sofia@x.example"), f"Late {self.number}", "Where is it?")
        taken = act(
            self.store, YOU, self.now, taking_in.take_in, mail, f"{self.number}".encode(), self.now, Channel.MAIL
        )
        route = Route.JOIN if again and self.all(Case) else Route.DESK
        joins = self.case(which) if route is Route.JOIN else None
        decision = deciding.Destination(route, route, Kind.COMPLAINT, case_id=joins)
        act(self.store, YOU, self.now, deciding.decide, self.program, taken.letter.id, decision)

    @rule(which=CASES, who=st.sampled_from(WHO), hand=st.booleans())
    def somebody_takes_it(self, which: int, who: str, *, hand: bool) -> None:
        if hand:
            self.tried(owning.hand_over, self.program, self.case(which), who, "They wait for a name")
        else:
            self.tried(owning.claim, self.program, self.case(which), who)

    @rule()
    def it_goes_round(self) -> None:
        self.tried(owning.share_out, self.program, by=CALLPROGRAM)

    @rule(
        which=CASES, days=st.integers(-1, 6), theirs=st.booleans(), text=st.sampled_from(["One.", "Two.", "[day]", " "])
    )
    def somebody_answers(self, which: int, days: int, *, theirs: bool, text: str) -> None:
        words = Draft("sofia@x.example", "Re: Late", text.replace("One.", f"One {self.number}."))
        hear_by = (self.now + timedelta(days=days)).date()
        self.tried(
            answering_cases.answer, self.program, self.case(which), Written(words, hear_by, Channel.MAIL, theirs)
        )

    @rule(which=CASES, other=CASES, what=st.sampled_from(["settle", "close", "reopen", "merge", "split_off", "note"]))
    def somebody_ends_it(self, which: int, other: int, what: str) -> None:
        case = self.case(which)
        more: tuple[object, ...] = {"settle": ("Done",), "close": ("Done",), "merge": (self.case(other),)}.get(what, ())
        if what == "note":
            self.tried(case_notes.note, self.program, case, "They rang")
        else:
            self.tried(getattr(ending, what), self.program, case, *more)

    @rule(which=CASES, said=st.booleans())
    def the_other_side(self, which: int, *, said: bool) -> None:
        if said:
            self.tried(asking_sides.give, self.case(which), "It was right", "tom@example.com")
        else:
            self.tried(asking_sides.ask, self.program, self.case(which), "tom@example.com", "Why?")

    @rule(which=CASES)
    def a_letter_is_split_off(self, which: int) -> None:
        letters = self.all(Letter)
        if letters:
            self.tried(joining.split, self.program, letters[which % len(letters)].id)

    @rule(hours=st.sampled_from([1, 3, 24, 72, -5]))
    def time_goes_on(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        for _ in range(2):
            self.tried(case_reminders.write, self.program, by=CALLPROGRAM)

    @precondition(lambda self: self.all(Case))
    @rule(which=CASES)
    def it_crashes_in_the_middle(self, which: int) -> None:
        before = self.everything()
        with contextlib.suppress(Crash):
            act(self.store, YOU, self.now, gone_in_the_middle, self.case(which))
        assert self.everything() == before

    def everything(self) -> list[object]:
        return [each for kind in (Case, StoryLine, Letter, Message) for each in self.all(kind)]

    @invariant()
    def each_case_has_one_owner_who_may_have_it(self) -> None:
        able = [each for each in self.all(Member) if Role.DESK in each.roles]
        for case in self.all(Case):
            assert sum(is_called(each, case.owner) for each in able) == (1 if case.owner else 0)

    @invariant()
    def references_are_given_once_and_states_agree(self) -> None:
        cases = self.all(Case)
        assert len({each.reference for each in cases}) == len(cases)
        for case in cases:
            assert (case.settled_on is None) == (case.state in UNDER_WAY)
            assert (case.waiting_since is not None) == (case.state is State.WAITING)

    @invariant()
    def every_answer_is_in_its_case_and_no_text_went_twice(self) -> None:
        out = [each for each in self.all(Letter) if each.direction is Direction.OUT]
        assert max(Counter(each.text for each in out).values(), default=0) <= 1
        answered = [each for each in self.all(StoryLine) if each.done is Done.ANSWERED]
        assert sorted(each.id for each in out) == sorted(each.about for each in answered)
        queued = [each for each in self.all(Message) if each.key.startswith("answer ")]
        assert {each.message_id for each in queued} == {each.message_id for each in out}

    @invariant()
    def every_reminder_goes_once_and_none_early(self) -> None:
        reminders = [each for each in self.all(Message) if each.key.startswith("case ")]
        assert max(Counter((each.key, each.recipient) for each in reminders).values(), default=0) <= 1
        assert all(each.state is not Delivery.SENT for each in reminders)

    @invariant()
    def every_letter_is_in_a_case_that_is_there(self) -> None:
        cases = {each.id for each in self.all(Case)}
        assert {each.case_id for each in self.all(Letter)} <= cases


AnyHistory.TestCase.settings = settings(max_examples=max(8, settings().max_examples // 6), stateful_step_count=16)
TestAnyHistory = AnyHistory.TestCase
