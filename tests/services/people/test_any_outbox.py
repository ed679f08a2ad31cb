"""Any history of the outbox: two workers, crashes anywhere, senders that fail, clocks that jump for weeks.

Whatever happens, each message that was due goes at least once, and exactly once unless a line or a worker died between
the server's yes and our own commit; a repeat has the same Message-ID; none goes early, at night, or on a Saturday or
Sunday of its recipient, to
somebody who has left, or once there is nothing to say any more. `make soak` runs thousands of histories.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.domain.people.members import CALLPROGRAM, Member, Role, at_work
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.messages import Delivery, Envelope, Message
from callprogram.errors import SendingFailedError, SendingUncertainError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.people import membership, messaging
from callprogram.services.ports import Channels, Guard
from tests.examples import HOUR, LETTER, PROGRAM

NOW = HOUR  # a Tuesday
HISTORIES = int(os.environ.get("TEST_HISTORIES", "25"))
TOM = Member("tom@example.com", "Tom", frozenset(), quiet_from=time(), quiet_until=time())
MIA = Member("mia@example.com", "Mia", frozenset(), zone="America/St_Johns")
PEOPLE = {each.email: each for each in (TOM, MIA)}
HOURS = [0, 1, 5, -1, 12, 24, 3 * 24, 7 * 24, 21 * 24, -21 * 24]
JUMPS = st.sampled_from(HOURS).map(lambda hours: timedelta(hours=hours, minutes=7))
ENDS = ["sent", "sent", "fails", "answer lost", "dies before", "dies after"]
DIES_IN = ["messaging.attempt", "messaging.hand_over", "messaging.record_sent", "messaging.record_failure"]


class CrashError(BaseException):
    """The process is gone: nothing of it runs any more."""


@dataclass(frozen=True)
class Doing:
    """What happens while one message is under way."""

    ends: str
    other_works: bool
    jump: timedelta


DOINGS = st.builds(
    Doing,
    st.sampled_from(ENDS + DIES_IN),
    st.booleans(),
    JUMPS,
)
WELL = Doing("sent", other_works=False, jump=timedelta())


@dataclass
class World:
    """The clock, and what the mail server took."""

    now: datetime = NOW
    latest: datetime = NOW
    taken: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    in_doubt: set[tuple[str, str]] = field(default_factory=set)

    def jump(self, by: timedelta) -> None:
        self.now += by
        self.latest = max(self.latest, self.now)


@dataclass(frozen=True)
class MortalDatabase(Database):
    """A store whose process may die in the middle of a transaction."""

    deadly: list[str] = field(default_factory=list)

    @contextmanager
    def transaction(
        self, member: Member, now: datetime, action: str, guard: Guard | None = None
    ) -> Iterator[DatabaseTransaction]:
        with super().transaction(member, now, action, guard) as transaction:
            yield transaction
            if action in self.deadly:
                raise CrashError


class Outbox(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        shutil.copy(migrated_file(), Path(self.folder.name) / "store.db")
        self.engines: list[Engine] = [connect(f"sqlite:///{self.folder.name}/store.db") for _ in range(2)]
        self.world = World()
        self.due: dict[tuple[str, str], datetime] = {}
        self.left: set[str] = set()
        self.ever_left: set[str] = set()
        for member in PEOPLE.values():
            with Database(self.engines[0]).transaction(YOU, NOW, "planning.freeze") as transaction:
                transaction.add(member)

    @rule(
        email=st.sampled_from(sorted(PEOPLE)),
        delays=st.lists(JUMPS, min_size=1, max_size=3),
        again=st.booleans(),
        lasts=st.sampled_from([None, None, 2, 30, 80]),
    )
    def something_is_written(self, email: str, delays: list[timedelta], again: bool, lasts: int | None) -> None:
        for delay in delays:
            key = (f"message {len(self.due) - (again and bool(self.due))}", email)
            due_at, now = self.world.now + delay, self.world.now
            until = due_at + timedelta(hours=lasts) if lasts else None
            with Database(self.engines[0]).transaction(YOU, now, "planning.freeze") as transaction:
                kept = messaging.queue(
                    Acting(transaction, CALLPROGRAM, now), Envelope(email, key[0], due_at=due_at, until=until), LETTER
                )
            if key not in self.due or kept.goes_at == due_at:  # new, or wanted again after it was withdrawn
                self.due[key] = due_at

    @rule(email=st.sampled_from(sorted(PEOPLE)))
    def somebody_leaves_or_comes_back(self, email: str) -> None:
        store, member = Database(self.engines[0]), PEOPLE[email]
        if email in self.left:
            act(
                store, YOU, self.world.now, membership.add, email, member.name, Role.TEAMMATE, PROGRAM, zone=member.zone
            )
        else:
            act(store, YOU, self.world.now, membership.remove, email)
        self.left ^= {email}
        self.ever_left |= {email}

    @rule(by=JUMPS)
    def the_clock_goes_on_or_is_set_back(self, by: timedelta) -> None:
        self.world.jump(by)

    @rule(who=st.sampled_from([0, 1]), doings=st.lists(DOINGS, min_size=1, max_size=4))
    def a_worker_works(self, who: int, doings: list[Doing]) -> None:
        with suppress(CrashError):
            self.work(who, list(doings))

    def work(self, who: int, doings: list[Doing]) -> None:
        """One round; what happens while each message is under way comes from the list."""
        began_at, deadly = self.world.now, [doing.ends for doing in doings[:1]]

        class Line:
            def send(_, message: Message, recipient: Member, begins: Callable[[], None]) -> None:  # noqa: N805
                doing = doings.pop(0) if doings else WELL
                self.before_its_words_go(who, doing, message, recipient, began_at)
                begins()
                self.while_they_are_with_the_server(who, doing, message)

        messaging.send_waiting(MortalDatabase(self.engines[who], deadly=deadly), Channels(Line(), Line()), began_at)

    def before_its_words_go(
        self, who: int, doing: Doing, message: Message, recipient: Member, began_at: datetime
    ) -> None:
        """One message that is tried, and not handed over yet."""
        key = (message.key, message.recipient)
        assert self.due[key] <= self.world.latest
        assert message.recipient not in self.left
        assert message.until is None or began_at < message.until
        assert at_work(recipient, began_at) == began_at
        assert began_at.astimezone(ZoneInfo(recipient.zone)).weekday() < 5
        self.meanwhile(who, doing)
        if doing.ends == "dies before":
            raise CrashError
        if doing.ends in {"fails", "messaging.record_failure"}:
            raise SendingFailedError("mail.example does not answer")

    def while_they_are_with_the_server(self, who: int, doing: Doing, message: Message) -> None:
        """Between what is kept before its words go, and what is kept of the server's answer."""
        key = (message.key, message.recipient)
        self.world.taken[key].append(message.message_id)
        if doing.ends in {"answer lost", "dies after", "messaging.record_sent"}:
            self.world.in_doubt.add(key)
        self.meanwhile(who, doing)
        if doing.ends == "answer lost":
            raise SendingUncertainError("mail.example hung up")
        if doing.ends == "dies after":
            raise CrashError

    def meanwhile(self, who: int, doing: Doing) -> None:
        self.world.jump(doing.jump)
        if doing.other_works:
            self.work(1 - who, [])

    @invariant()
    def nothing_goes_twice_by_itself(self) -> None:
        assert all(len(ids) == 1 for ids in self.world.taken.values())

    def teardown(self) -> None:
        """In the end everything works again: each message has gone, but for those that nobody is to get any more."""
        self.world.jump(timedelta(weeks=52))
        while waiting := [each for each in self.messages() if each.state in {Delivery.WAITING, Delivery.FAILED}]:
            for message in waiting:
                if message.state is Delivery.FAILED:
                    act(Database(self.engines[0]), YOU, self.world.now, messaging.try_again, message.id)
            self.world.jump(timedelta(hours=5))
            self.work(0, [])
        for key, ids in self.world.taken.items():  # somebody had it sent again, with the same id, only after a doubt
            assert len(set(ids)) == 1, key
            assert len(ids) == 1 or key in self.world.in_doubt, key
        withdrawn = [each for each in self.messages() if each.state is Delivery.WITHDRAWN]
        assert all(each.until or each.recipient in self.ever_left for each in withdrawn)
        assert self.world.taken.keys() | {(each.key, each.recipient) for each in withdrawn} == self.due.keys()
        for engine in self.engines:
            engine.dispose()
        self.folder.cleanup()

    def messages(self) -> list[Message]:
        with Database(self.engines[0]).transaction(YOU, self.world.now, "planning.freeze") as transaction:
            return transaction.find(Message)


@cache
def migrated_file() -> Path:
    """A migrated file to copy for each history."""
    file = Path(mkdtemp()) / "migrated.db"
    connect(f"sqlite:///{file}").dispose()
    return file


def test_any_history_sends_everything_and_repeats_only_what_was_in_doubt() -> None:
    steps = settings(max_examples=HISTORIES, stateful_step_count=20)
    run_state_machine_as_test(Outbox, settings=steps)
