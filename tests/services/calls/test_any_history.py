"""Any history of a call: presses, callbacks in any order, lost and repeated, deaths at any point, reconciling.

Never two rings for one press, never a call without a row, and in the end the log says what the provider says. The suite
plays a few histories; `make soak` plays ten thousand.
"""

import os
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Engine, delete

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect as open_database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.adapters.twilio import Account, TwilioSwitchboard
from callprogram.domain.calls.bridges import Callback as Kind
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.calls import callbacks, calling, ringing
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.overview import rounds
from callprogram.services.program import programs
from tests.examples import EXECUTIVE, MOORLICHT, TIN_ROOF
from tests.servers.callbacks import Answer, Callback, Outgoing
from tests.servers.exchange import Exchange
from tests.servers.in_process import TROUBLES, KilledError, Line, MortalStore, telephony_over
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, ENDED, TOKEN, PlacedCall
from tests.services.conftest import NOW

PUBLIC = "https://calls.example.com"
_WAYS_TO_DIE = ("before", "within", "after")
HISTORIES = int(os.environ.get("SOAK_HISTORIES", "0"))
# Most of the time nothing dies, or no history would come to an end worth looking at.
DEATHS = st.sampled_from([[]] * 6 + [[*["" for _ in range(at)], how] for at in (0, 1) for how in _WAYS_TO_DIE])
_TROUBLE = st.sampled_from([*["nothing"] * 6, *TROUBLES])
CHOICES = st.integers(0, 10**6)


def _database() -> Engine:
    # In memory where the machine has such a folder: ten thousand histories are a million transactions.
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - our own folder in it
    folder = TemporaryDirectory(dir=place, prefix="histories-", ignore_cleanup_errors=True)
    engine = open_database(f"sqlite:///{folder.name}/histories.db")
    _FOLDERS.append(folder)
    return engine


_FOLDERS: list[TemporaryDirectory[str]] = []
_ENGINES: list[Engine] = []


class Histories(RuleBasedStateMachine):
    """One executive, two customers, one exchange."""

    public_url: str | None = PUBLIC

    def __init__(self) -> None:
        super().__init__()
        if not _ENGINES:
            _ENGINES.append(_database())
        self.engine = _ENGINES[0]
        with self.engine.begin() as connection:
            for table in reversed(tables.metadata.sorted_tables):
                connection.execute(delete(table))
        self.now = NOW
        self.deaths: list[str] = []
        self.presses: list[str] = []
        self.rings: Counter[str] = Counter()
        self.store = MortalStore(self.engine, deaths=self.deaths)
        self.views = DatabaseViews(self.engine)
        account = Account(ACCOUNT_SID, TOKEN, CALLER_ID, None, 1, self.public_url)
        self.switchboard = TwilioSwitchboard(account)
        self.exchange = Exchange(outgoing=Outgoing(self.heard, held=True), clock=lambda: self.now)
        self.line = Line(self.exchange)
        self.telephony = telephony_over(self.line, account)
        self.program = act(
            self.store, YOU, self.now, programs.set_program, "P", zone="Europe/Amsterdam", executive_phone=EXECUTIVE
        )
        with self.store.transaction(YOU, self.now, "importing.bring_in") as transaction:
            self.customers = [transaction.add(MOORLICHT).id, transaction.add(TIN_ROOF).id]

    # What people do

    @rule(customer=st.integers(0, 1), again=st.booleans(), trouble=_TROUBLE, deaths=DEATHS, which=CHOICES)
    def press_call(self, customer: int, again: bool, trouble: str, deaths: list[str], which: int) -> None:
        known = self.presses and again
        press = self.presses[which % len(self.presses)] if known else f"press{len(self.presses)}"
        self.presses += [] if known else [press]
        self.line.trouble = trouble
        before = len(self.parents())
        self.dying(deaths, lambda: self.ring(self.customers[customer], press))
        self.rings[press] += len(self.parents()) - before
        self.line.trouble = "nothing"

    @precondition(lambda self: self.running() is not None)
    @rule(deaths=DEATHS, which=st.sampled_from(["hang up", "give up", "talked", "connect"]))
    def decide(self, deaths: list[str], which: str) -> None:
        call = self.running()
        assert call is not None
        line = ringing.Line(self.store, self.telephony, YOU, self.now)
        talked = LoggedCall(call.customer_id, Outcome(Disposition.CONNECTED))
        do = {
            "hang up": lambda: ringing.hang_up(line, call),
            "connect": lambda: ringing.connect(line, call.id),
            "give up": lambda: act(self.store, YOU, self.now, ringing.give_up, call.id),
            "talked": lambda: act(self.store, YOU, self.now, calling.log, self.program, talked),
        }
        self.dying(deaths, do[which])

    @rule(seconds=st.sampled_from([1, 5, 16, 40, 700]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    # What telephones do

    @precondition(lambda self: self.live())
    @rule(
        which=CHOICES,
        happens=st.sampled_from(["ring", "executive_does_not_answer", "executive_busy", "cancel", "answer"]),
    )
    def the_executives_telephone(self, which: int, happens: str) -> None:
        call = self.live()[which % len(self.live())]
        if call.status in {"queued", "ringing"}:
            getattr(self.exchange, happens)(call.sid)

    @precondition(lambda self: any(call.gather for call in self.live()))
    @rule(which=CHOICES, digits=st.sampled_from(["1", "1", "1", "5"]))
    def a_key(self, which: int, digits: str) -> None:
        asked = [call for call in self.live() if call.gather and not self.exchange.children(call.sid)]
        if asked:
            self.exchange.press(asked[which % len(asked)].sid, digits)

    @precondition(lambda self: self.dialling())
    @rule(
        which=CHOICES,
        happens=st.sampled_from(["customer_answers", "customer_busy", "customer_does_not_answer", "hang_up"]),
    )
    def the_customers_telephone(self, which: int, happens: str) -> None:
        sid = self.dialling()[which % len(self.dialling())].sid
        leg = self.exchange.customer_leg(sid)
        if happens == "hang_up":
            self.exchange.hang_up(sid, 61)
        elif leg.status in {"queued", "ringing"}:
            getattr(self.exchange, happens)(sid)

    # What becomes of the news

    @precondition(lambda self: self.exchange.outgoing.waiting)
    @rule(which=CHOICES, fate=st.sampled_from(["come", "come", "come", "come twice", "get lost"]), deaths=DEATHS)
    def news(self, which: int, fate: str, deaths: list[str]) -> None:
        waiting = self.exchange.outgoing.waiting
        callback = waiting[which % len(waiting)]
        if fate != "come twice":
            waiting.remove(callback)
        if fate != "get lost":
            self.dying(deaths, lambda: self.heard(callback))

    @rule(deaths=DEATHS)
    def work(self, deaths: list[str]) -> None:
        self.dying(deaths, self.round)

    # What always holds

    @invariant()
    def one_press_is_one_ring(self) -> None:
        assert all(rung <= 1 for rung in self.rings.values())
        assert self.rings.total() == len(self.parents())

    @invariant()
    def every_call_has_a_row_with_the_number_that_rang(self) -> None:
        assert len(self.parents()) <= sum(call.mode is not Mode.OWN_PHONE for call in self.calls())

    @invariant()
    def at_most_one_call_is_open(self) -> None:
        assert sum(call.ended_at is None for call in self.calls()) <= 1

    def teardown(self) -> None:
        """Everything ends, the process starts again and reconciles: the log is the provider's."""
        self.deaths.clear()
        for call in self.live():
            self.exchange.hang_up(call.sid, 30)
        for _ in range(3):
            self.now += timedelta(minutes=11)
            self.round()
        self.now += timedelta(days=1)
        self.round()
        rows = {call.provider_id: call for call in self.calls() if call.provider_id}
        assert set(rows) == {call.sid for call in self.parents()}
        assert len(rows) == sum(call.provider_id is not None for call in self.calls())
        for call in self.parents():
            legs = self.exchange.children(call.sid)
            assert len(legs) <= 1
            assert rows[call.sid].status == (Status(legs[-1].status) if legs else Status.CANCELED)
            assert rows[call.sid].seconds == (legs[-1].duration if legs else None)
            assert (rows[call.sid].settled, rows[call.sid].ended_at is not None) == (True, True)

    # How

    def ring(self, customer_id: int, press: str) -> None:
        ringing.ring(
            ringing.Line(self.store, self.telephony, YOU, self.now),
            self.program,
            customer_id,
            ringing.Press(press, "x"),
        )

    def round(self) -> None:
        everything = self.store, self.views, self.telephony, self.now
        rounds.work(*everything)
        rounds.work_daily(*everything)

    def heard(self, callback: Callback) -> Answer:
        _, _, _, press, kind = urlsplit(callback.url).path.split("/")
        form = {name: [value] for name, value in callback.form.items()}
        return Answer(
            200, callbacks.hear(callbacks.Request(self.store, self.switchboard, self.now, form), Kind(kind), press)
        )

    def dying(self, deaths: list[str], do: object) -> None:
        self.deaths[:] = list(deaths)
        assert callable(do)
        try:
            do()
        except (CallprogramError, KilledError):
            pass
        finally:
            self.deaths.clear()

    def calls(self) -> list[Call]:
        return [line.call for line in self.views.calls()]

    def running(self) -> Call | None:
        line = self.views.running_call(self.program)
        return line.call if line else None

    def parents(self) -> list[PlacedCall]:
        return [call for call in self.exchange.calls.values() if call.parent_call_sid is None]

    def live(self) -> list[PlacedCall]:
        return [call for call in self.parents() if call.status not in ENDED]

    def dialling(self) -> list[PlacedCall]:
        live = self.live()
        return [call for call in live if any(leg.status not in ENDED for leg in self.exchange.children(call.sid))]


class HistoriesWithoutAPublicAddress(Histories):
    """The same where the provider cannot tell anything by itself."""

    public_url = None


_PLAYED = settings(max_examples=HISTORIES or 15, stateful_step_count=30)
TestHistories = Histories.TestCase
TestHistories.settings = _PLAYED
TestHistoriesWithoutAPublicAddress = HistoriesWithoutAPublicAddress.TestCase
TestHistoriesWithoutAPublicAddress.settings = _PLAYED
