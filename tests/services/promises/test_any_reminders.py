"""Any history of promises over weeks: made, moved, kept and withdrawn while the worker is down, crashes, fails, or its
clock jumps.

Whatever happens, each reminder that was due goes at least once, and once unless a line or the worker died between the
server's yes and our own commit; none goes early or at a weekend, and none for what was kept, withdrawn or moved before
it went.
"""

import shutil
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Delivery, Kind, Message
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.reminders import Reminder
from callprogram.errors import SendingFailedError, StateError
from callprogram.services.act import act
from callprogram.services.overview.rounds import words_now
from callprogram.services.people import messaging
from callprogram.services.ports import Channels, Identified
from callprogram.services.promises import promising, reminding
from tests.examples import MOORLICHT, NOW, PROGRAM
from tests.services.people.test_any_outbox import HISTORIES, CrashError, MortalDatabase, migrated_file

T = TypeVar("T", bound=Identified)
ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}), zone="Asia/Tokyo", serves=frozenset({1}))
TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}), zone="America/St_Johns")
OWNERS = ["Tom", "tom@example.com", "Anna", "Ada Byron", "Nobody Known"]
ENDS = ["sent", "sent", "sent", "fails", "answer lost", "dies before", "dies after"]
DIES_IN = ["reminding.write", "messaging.attempt", "messaging.record_sent", "messaging.record_failure"]
JUMPS = st.sampled_from([0, 3, 13, 24, 3 * 24, 8 * 24, 30 * 24, -13, -8 * 24]).map(lambda hours: timedelta(hours=hours))
Line = tuple[int, str, str, date, date]  # of the ledger: promise, audience, recipient, due on, slot


@dataclass
class World:
    """The clock, what was taken for each line of the ledger, and which of them are in doubt."""

    now: datetime = NOW
    latest: datetime = NOW
    taken: Counter[Line] = field(default_factory=Counter)
    in_doubt: set[Line] = field(default_factory=set)

    def jump(self, by: timedelta) -> None:
        self.now += by
        self.latest = max(self.latest, self.now)


class Promises(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        shutil.copy(migrated_file(), Path(self.folder.name) / "store.db")
        self.engine: Engine = connect(f"sqlite:///{self.folder.name}/store.db")
        self.store, self.world = Database(self.engine), World()

    @initialize()
    def somebody_is_there(self) -> None:
        with self.store.transaction(YOU, NOW, "planning.set_program") as transaction:
            for value in (PROGRAM, MOORLICHT, ANNA, TOM):
                transaction.add(value)

    @rule(
        owner=st.sampled_from(["Tom", "tom@example.com", "Anna", "Ada Byron", "Nobody Known"]), days=st.integers(-9, 20)
    )
    def something_is_promised(self, owner: str, days: int) -> None:
        due_on = self.world.now.date() + timedelta(days=days)
        act(self.store, YOU, self.world.now, promising.promise, 1, "Send it", owner=owner, due_on=due_on)

    @rule(which=st.integers(0, 5), days=st.integers(-5, 15))
    def a_date_is_moved(self, which: int, days: int) -> None:
        self.change(which, promising.move, self.world.now.date() + timedelta(days=days), "they asked")

    @rule(which=st.integers(0, 5))
    def a_promise_is_kept(self, which: int) -> None:
        self.change(which, promising.keep)

    @rule(which=st.integers(0, 5))
    def a_promise_is_withdrawn(self, which: int) -> None:
        self.change(which, promising.withdraw, "no longer wanted")

    @rule(by=JUMPS)
    def the_clock_goes_on_or_is_set_back(self, by: timedelta) -> None:
        self.world.jump(by)

    @rule(ends=st.lists(st.sampled_from(ENDS + DIES_IN), min_size=1, max_size=4), by=JUMPS)
    def the_worker_works(self, ends: list[str], by: timedelta) -> None:
        with suppress(CrashError):
            self.work(list(ends))
        self.world.jump(by)

    def work(self, ends: list[str]) -> None:
        """One round, as the app's worker has them."""
        store, now = MortalDatabase(self.engine, ends[:1]), self.world.now

        class Post:
            def send(_, message: Message, recipient: Member) -> None:  # noqa: N805 -- self is the history
                self.under_way(ends.pop(0) if ends else "sent", message, recipient)

        reminding.remind(store, DatabaseViews(self.engine), now)
        messaging.send_waiting(store, Channels(Post(), Post()), now, words_now)

    def under_way(self, ends: str, message: Message, recipient: Member) -> None:
        """One message between our attempt and our commit."""
        if message.kind is not Kind.REMINDER:
            return
        lines = self.lines(message)
        assert message.recipient == recipient.email
        assert len(lines) == sum(len(section.points) for section in message.content.sections)
        assert all(_is_due(each, self.world.latest) for each in lines), lines
        assert self.world.now.astimezone(ZoneInfo(recipient.zone)).weekday() < 5
        if ends == "dies before":
            raise CrashError
        if ends in {"fails", "messaging.record_failure"}:
            raise SendingFailedError("mail.example does not answer")
        self.world.taken.update(lines)
        if ends in {"answer lost", "dies after", "messaging.record_sent"}:
            self.world.in_doubt.update(lines)
        if ends == "answer lost":
            raise SendingFailedError("mail.example hung up")
        if ends == "dies after":
            raise CrashError

    def lines(self, message: Message) -> list[Line]:
        """What of the ledger is in this message: the lines of promises still open and due on that day."""
        open_on = {each.id: each.due_on for each in self.all(Commitment) if each.state is State.OPEN}
        ledger = [each for each in self.all(Reminder) if each.message_id == message.id]
        return [_line(each) for each in ledger if open_on.get(each.commitment_id) == each.due_on]

    def change(self, which: int, service: object, *arguments: object) -> None:
        made = self.all(Commitment)
        if made:
            with suppress(StateError):
                act(self.store, YOU, self.world.now, service, made[which % len(made)].id, *arguments)  # type: ignore[arg-type]

    def all(self, kind: type[T]) -> list[T]:
        with self.store.looking(YOU, self.world.now, "planning.plan") as transaction:
            return transaction.find(kind)

    @invariant()
    def nothing_goes_twice_without_a_doubt(self) -> None:
        for line, times in self.world.taken.items():
            assert times == 1 or line in self.world.in_doubt, line

    def teardown(self) -> None:
        """In the end everything works: whatever the ledger has of a promise still open has gone."""
        if not self.all(Member):
            return
        self.world.jump(timedelta(weeks=8))
        for _ in range(20):  # over a weekend, too
            for message in self.all(Message):
                if message.state is Delivery.FAILED:
                    act(self.store, YOU, self.world.now, messaging.try_again, message.id)
            self.work([])
            self.world.jump(timedelta(hours=5))
        self.nothing_goes_twice_without_a_doubt()
        self.each_is_reminded()
        self.engine.dispose()
        self.folder.cleanup()

    def each_is_reminded(self) -> None:
        reached = {"Tom": TOM, "tom@example.com": TOM, "Anna": ANNA, "Ada Byron": ANNA}
        last = defaultdict[int, list[Line]](list)
        for line in self.world.taken:
            last[line[0]].append(line)
        for commitment in self.all(Commitment):
            if commitment.state is State.OPEN and commitment.owner in reached:
                owner = reached[commitment.owner].email
                assert any((each[2], each[3]) == (owner, commitment.due_on) for each in last[commitment.id]), commitment


def _is_due(line: Line, latest: datetime) -> bool:
    """Whether the day has come, at eight in the morning in Amsterdam, and is one of those that reminders have."""
    _, audience, _, due_on, slot = line
    days = (slot - due_on).days
    of_its_kind = (days == -2 or (days >= 0 and days % 7 == 0)) if audience == "owner" else days % 7 == 1
    return of_its_kind and datetime.combine(slot, time(8), ZoneInfo("Europe/Amsterdam")) <= latest


def _line(reminder: Reminder) -> Line:
    return reminder.commitment_id, reminder.audience, reminder.recipient, reminder.due_on, reminder.slot


def test_any_history_reminds_of_everything_and_repeats_only_what_was_in_doubt() -> None:
    steps = settings(max_examples=HISTORIES, stateful_step_count=20)
    run_state_machine_as_test(Promises, settings=steps)
