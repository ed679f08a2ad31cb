"""Any history of a signed-off list: calls taken off and put back, the hour moved, owners removed, mail down for days.

Whatever happens, nobody hears of a call whose hour has begun, of a customer of somebody else, at a weekend, or once
they were removed; and who has been reached by everything knows the list as it is. Who is not at work any more before
the hour (the 23rd of November is a holiday in Japan) hears nothing of what was changed meanwhile.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
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
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.heads_ups import NOTHING, OFF, as_told, is_ahead
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Member, Role, at_work, is_called
from callprogram.domain.people.messages import Delivery, Message
from callprogram.errors import BadInputError, SendingFailedError, StateError
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from callprogram.services.lists import planning
from callprogram.services.overview.rounds import words_now
from callprogram.services.people import membership, messaging
from callprogram.services.ports import Channels, Identified
from tests.examples import HOUR, MOORLICHT, PROGRAM, WEEK
from tests.services.people.test_any_outbox import HISTORIES, migrated_file

T = TypeVar("T", bound=Identified)
OWNERS = {
    name: Member(f"{name.lower()}@example.com", name, frozenset({Role.TEAMMATE}), zone=zone)
    for name, zone in (("Tom", "America/St_Johns"), ("Mia", "Asia/Tokyo"))
}
JUMPS = st.sampled_from([0, 1, 5, 14]).map(lambda hours: timedelta(hours=hours))


class HeadsUps(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        shutil.copy(migrated_file(), Path(self.folder.name) / "store.db")
        self.engine: Engine = connect(f"sqlite:///{self.folder.name}/store.db")
        self.store, self.now = Database(self.engine), HOUR - timedelta(days=7)
        self.knows: dict[tuple[str, int], str] = {}

    @initialize(owners=st.lists(st.sampled_from(sorted(OWNERS)), min_size=1, max_size=7))
    def a_list_is_signed_off(self, owners: list[str]) -> None:
        with self.store.transaction(YOU, self.now, "planning.set_program") as transaction:
            transaction.add(PROGRAM)
            for member in OWNERS.values():
                transaction.add(member)
            for number, owner in enumerate(owners):
                transaction.add(
                    replace(MOORLICHT, crm_id=f"N-{number}", company=f"Company {number}", account_owner=owner)
                )
        act(self.store, YOU, self.now, planning.freeze, PROGRAM, WEEK)

    @rule(by=JUMPS)
    def time_goes_by(self, by: timedelta) -> None:
        self.now += by

    @rule(which=st.integers(0, 6))
    def a_call_is_taken_off_or_put_back(self, which: int) -> None:
        entry = self.all(Entry)[which % len(self.all(Entry))]
        with suppress(StateError):
            if as_told(entry) == OFF:
                act(self.store, YOU, self.now, planning.restore, entry.id)
            else:
                act(self.store, YOU, self.now, planning.skip, entry.id, "away")

    @rule(days=st.integers(-1, 2))
    def the_hour_is_moved(self, days: int) -> None:
        with suppress(StateError, BadInputError):
            starts_at = HOUR + timedelta(days=days)
            act(self.store, YOU, self.now, calendaring.move_week, PROGRAM, WEEK, starts_at)

    @rule(name=st.sampled_from(sorted(OWNERS)))
    def somebody_is_removed(self, name: str) -> None:
        if name in {member.name for member in self.all(Member)}:
            act(self.store, YOU, self.now, membership.remove, OWNERS[name].email)

    @rule(works=st.sampled_from([True, True, False]))
    def the_worker_works(self, works: bool) -> None:
        history = self

        class Post:
            def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
                begins()
                history.under_way(message, recipient)
                if not works:
                    raise SendingFailedError("mail.example does not answer")
                history.arrives(message)

        messaging.send_waiting(self.store, Channels(Post(), Post()), self.now, words_now)

    def under_way(self, message: Message, recipient: Member) -> None:
        assert recipient in self.all(Member)
        assert is_ahead(self.all(CallList)[0], self.now)
        assert self.now.astimezone(ZoneInfo(recipient.zone)).weekday() < 5
        owners = {each.id: each.account_owner for each in self.all(Customer)}
        entries = {each.id: each for each in self.all(Entry)}
        spoken_of = [entries[int(entry_id)] for entry_id in message.known]
        assert all(is_called(recipient, owners[each.customer_id]) for each in spoken_of)
        assert any(as_told(each) != self.known(recipient, each) for each in spoken_of)

    def arrives(self, message: Message) -> None:
        told = {each.id: as_told(each) for each in self.all(Entry) if str(each.id) in message.known}
        self.knows |= {(message.recipient, entry_id): now for entry_id, now in told.items()}

    def known(self, recipient: Member, entry: Entry) -> str:
        return self.knows.get((recipient.email, entry.id), NOTHING)

    @invariant()
    def who_has_been_reached_by_everything_knows_the_list_as_it_is(self) -> None:
        if not self.all(CallList) or not is_ahead(self.all(CallList)[0], self.now):
            return
        begins = self.all(CallList)[0].starts_at
        owners = {each.id: each.account_owner for each in self.all(Customer)}
        unreached = {each.recipient for each in self.all(Message) if each.state is Delivery.WAITING}
        unreached |= {each.email for each in self.all(Member) if at_work(each, self.now) >= begins}
        for member in self.all(Member):
            for entry in self.all(Entry):
                if member.email not in unreached and is_called(member, owners[entry.customer_id]):
                    assert (self.known(member, entry) or OFF) == as_told(entry)

    def teardown(self) -> None:
        """In the end mail goes, while the hour is still ahead."""
        while self.all(CallList) and is_ahead(self.all(CallList)[0], self.now):
            self.the_worker_works(works=True)
            self.who_has_been_reached_by_everything_knows_the_list_as_it_is()
            self.now += timedelta(hours=9)
        self.engine.dispose()
        self.folder.cleanup()

    def all(self, kind: type[T]) -> list[T]:
        with self.store.looking(YOU, self.now, "planning.plan") as transaction:
            return transaction.find(kind)


def test_any_history_of_a_list_leaves_its_owners_knowing_it_as_it_is() -> None:
    steps = settings(max_examples=HISTORIES, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(HeadsUps, settings=steps)
