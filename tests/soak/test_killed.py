"""A server killed at any moment while calls run loses none of them: after a restart every call is in the log, once.

The suite kills a few times; `make soak` two hundred.
"""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from callprogram.bootstrap import App, build, now
from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.services.acting import Acting
from callprogram.services.overview import rounds
from callprogram.services.program import programs
from callprogram.settings import read_settings
from tests.examples import MOORLICHT, TIN_ROOF
from tests.servers.app import free_port
from tests.servers.caller import PROGRAMS
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, ENDED, TOKEN, PlacedCall
from tests.servers.waiting import wait_until

KILLS = int(os.environ.get("SOAK_KILLS", "2"))
ROOT = Path(__file__).parents[2]
_MOST_EXCHANGED = 40


@pytest.fixture
def pieces(telephone: Telephone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> App:
    """What the processes to kill work with: a database, Twilio set up, two customers."""
    settings = {
        "CALLPROGRAM_DATABASE_URL": f"sqlite:///{tmp_path}/killed.db",
        "CALLPROGRAM_PUBLIC_URL": f"http://127.0.0.1:{free_port()}",
        "CALLPROGRAM_TWILIO_URL": telephone.url,
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM": CALLER_ID,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    pieces = build(read_settings())
    with pieces.store.transaction(pieces.member, now(), "planning.set_program") as transaction:
        for number in range(PROGRAMS):
            phone = f"+49171392{number:05d}"
            programs.set_program(Acting(transaction, pieces.member, now()), f"P{number}", executive_phone=phone)
    with pieces.store.transaction(pieces.member, now(), "importing.bring_in") as transaction:
        for customer in (MOORLICHT, TIN_ROOF):
            transaction.add(customer)
    return pieces


def test_a_server_killed_at_any_moment_has_every_call_in_the_log_once(pieces: App, telephone: Telephone) -> None:
    chance = random.Random(7)
    with lives(telephone, chance):
        for _ in range(KILLS):
            interrupt(pieces.settings.public_url, telephone, chance)
    telephone.hear_out()
    for call in placed(telephone):
        if call.status not in ENDED:
            telephone.hang_up(call.sid, 3)
    for minutes in (1, 20, 2000):
        rounds.work(pieces.store, pieces.views, pieces.telephony, now() + timedelta(minutes=minutes))
        rounds.work_daily(pieces.store, pieces.views, pieces.telephony, now() + timedelta(minutes=minutes))
    check(pieces, telephone)


def check(pieces: App, telephone: Telephone) -> None:
    parents = placed(telephone)
    rung: list[Call] = [line.call for line in pieces.views.calls() if line.call.mode is not Mode.OWN_PHONE]
    known = {call.provider_id: call for call in rung if call.provider_id}
    assert len(parents) >= KILLS
    assert set(known) == {call.sid for call in parents}
    assert len(known) == sum(call.provider_id is not None for call in rung)
    for call in parents:
        legs = telephone.children(call.sid)
        assert len(legs) <= 1
        assert known[call.sid].status == (Status(legs[0].status) if legs else Status.CANCELED), call.sid


def placed(telephone: Telephone) -> list[PlacedCall]:
    """The executives' legs."""
    return [call for call in list(telephone.calls.values()) if call.parent_call_sid is None]


def interrupt(url: str, telephone: Telephone, chance: random.Random) -> None:
    """A process that calls and hears, killed somewhere in what follows the first call that it places."""
    before = len(placed(telephone))
    command = [sys.executable, "-m", "tests.servers.caller", url.rpartition(":")[2]]
    with subprocess.Popen(command, cwd=ROOT) as process:  # noqa: S603 - our own
        try:
            wait_until(lambda: process.poll() is not None or len(placed(telephone)) > before)
            enough = exchanged(telephone) + chance.randrange(_MOST_EXCHANGED)
            wait_until(lambda: process.poll() is not None or exchanged(telephone) >= enough)
            assert process.poll() is None, "it ended by itself"
        finally:
            process.kill()


def exchanged(telephone: Telephone) -> int:
    """How often process and exchange have spoken."""
    return len(telephone.requests) + len(telephone.outgoing.answers)


@contextmanager
def lives(telephone: Telephone, chance: random.Random) -> Iterator[None]:
    """Every call that is placed takes a course by itself, with callbacks late and some of them lost."""
    over, living = threading.Event(), dict[str, threading.Thread]()

    def watch() -> None:
        while not over.wait(0.01):
            for call in placed(telephone):
                if call.sid not in living:
                    living[call.sid] = threading.Thread(target=live, args=(call.sid, chance.random()))
                    living[call.sid].start()

    def live(sid: str, luck: float) -> None:
        for step in course(telephone, sid, luck):
            time.sleep(0.05 * luck)
            if telephone.calls[sid].status in ENDED:
                return
            step()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        for thread in (watcher, *living.values()):
            thread.join()


def course(telephone: Telephone, sid: str, luck: float) -> Iterator[Callable[[], object]]:
    yield lambda: telephone.ring(sid)
    if luck < 0.2:
        yield lambda: telephone.executive_does_not_answer(sid)
        return
    yield lambda: telephone.answer(sid)
    yield lambda: telephone.press(sid) if telephone.calls[sid].gather else telephone.nobody_presses(sid)
    yield lambda: telephone.customer_answers(sid) if telephone.children(sid) and luck > 0.4 else None
    yield lambda: telephone.hang_up(sid, 7)
