"""Three replicas on one PostgreSQL with thirty people, replicas killed and the database restarted all the time.

`make soak` does it for two minutes; for less than one with a few people only.
"""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, Engine, select
from sqlalchemy.engine import URL

from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import every_event
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Role
from callprogram.domain.people.messages import Content, Delivery, Envelope
from callprogram.domain.people.trail import verified
from callprogram.services.acting import Acting
from callprogram.services.people import membership, messaging
from callprogram.services.program import programs
from tests.examples import MOORLICHT
from tests.servers import required
from tests.servers.app import RunningApp, free_port
from tests.servers.days import at_that_moment
from tests.servers.exchange import Exchange
from tests.servers.mail import Mailbox
from tests.servers.postgres import find_programs, make_cluster, started, unprivileged_user, wait_until_ready
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, ENDED, TOKEN
from tests.servers.visitor import GoneError, Shown, Visitor
from tests.servers.waiting import wait_until

SECONDS = int(os.environ.get("SOAK_SECONDS", "25"))
PEOPLE = 30 if SECONDS >= 60 else 6
COMMANDERS = PEOPLE // 5  # a command is a process of its own, and two processors start few of them
REPLICAS, RESTARTS = 3 if SECONDS >= 60 else 2, 2 if SECONDS >= 60 else 1
KILL_EVERY, _STARTS = 10, 5
MAILS = SECONDS * 2
AT_WORK = datetime(2026, 12, 1, 10, tzinfo=UTC)  # a Tuesday, in the middle of the working day
ROOT = Path(__file__).parents[2]


@dataclass
class Cluster:
    """A PostgreSQL that can be started anew on the same files."""

    folder: Path
    programs: Path
    url: URL
    running: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        server = self.running.enter_context(started(self.programs, self.folder, unprivileged_user()))
        wait_until_ready(self.url, server, self.folder / "log")

    def restart(self) -> None:
        self.running.close()
        time.sleep(1)
        self.start()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """One of this test's own."""
    found = find_programs()
    if found is None:
        required.give_up("postgres")
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder, user = Path(name), unprivileged_user()
        query = {"host": name, "port": "5432"}
        url = URL.create("postgresql+psycopg", "postgres", database="postgres", query=query)
        if user:
            shutil.chown(folder, user)
        make_cluster(found, folder, user)
        with (folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write("max_connections = 200\n")
        cluster = Cluster(folder, found, url)
        cluster.start()
        yield cluster
        cluster.running.close()


@dataclass
class World:
    """What everybody did, as they were told; `faults` is whatever was no sentence."""

    settings: dict[str, str]
    replicas: list[RunningApp]
    over: threading.Event = field(default_factory=threading.Event)
    kept: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    looked: Counter[str] = field(default_factory=Counter)
    troubles: int = 0

    def visit(self, number: int, customer: int) -> None:
        """Look at a customer, and write how their name sounds, on whichever replica answers."""
        chance, turns = random.Random(number), itertools.count()
        while not self.over.is_set():
            url = chance.choice(self.replicas).url
            with self._any_answer(), Visitor(url, "customers", f"customer=c{customer}") as page:
                shown = self._seen(page.look())
                while shown and not self.over.is_set():
                    time.sleep(chance.uniform(3, 9))
                    word = f"v{number}-{next(turns)}"
                    after = self._seen(page.save(shown, "Sounds like", word))
                    if after and any("Saved" in each for each in after.toasts):
                        self.kept[word] += 1
                    shown = self._seen(page.look())
            time.sleep(0.5)

    @contextmanager
    def _any_answer(self) -> Iterator[None]:
        try:
            yield
        except GoneError:
            self.looked["a replica went away"] += 1

    def _seen(self, shown: Shown) -> Shown | None:
        for each in shown.errors:
            self.note_sentence(each)
        self.looked["pages"] += 1
        return None if shown.errors else shown

    def note_sentence(self, said: str) -> None:
        """What went wrong, as it was said; what is no sentence for people is a fault."""
        words = said.strip().replace("\\", "")
        if words.endswith(".") and "Traceback" not in words and "\n" not in words:
            self.refused[words.partition("**")[0]] += 1
        else:
            self.faults.append(words)

    def command(self, number: int, customer: int) -> None:
        """Promise, log and ring by commands."""
        turns = itertools.count()
        while not self.over.is_set():
            word = f"k{number}-{next(turns)}"
            for arguments in (
                ("commit", f"c{customer}", f"Send {word}", "--owner", "tom@example.com", "--due", "2026-12-11"),
                ("log", f"c{customer}", "--disposition", "connected", "--note", f"Heard {word}"),
                ("--program", f"P{number}", "call", f"c{customer}", "--yes", "--reason", word),
            ):
                if not self.over.wait(random.uniform(0, 6)):
                    self._run(arguments, f"{arguments[0]} {word}" if arguments[0] != "--program" else f"call {word}")

    def _run(self, arguments: tuple[str, ...], word: str) -> None:
        environment = {**os.environ, **self.settings}
        command = [sys.executable, "-m", "callprogram", *arguments, "--json"]
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
        if ran.returncode == 0:
            json.loads(ran.stdout)
            self.kept[word] += 1
        elif ran.returncode == 1:
            self.note_sentence(ran.stderr)
        else:
            self.faults.append(f"{arguments}: exit {ran.returncode}: {ran.stderr[-300:]}")


def fill(engine: Engine) -> None:
    """A program for each who calls, a customer for each person, and mails that are due one after the other."""
    with Database(engine).transaction(YOU, AT_WORK, "importing.bring_in") as transaction:
        acting = Acting(transaction, YOU, AT_WORK)
        program = programs.set_program(acting, "Customer calls", zone="Europe/London", country="GB")
        for number in range(COMMANDERS):
            programs.set_program(acting, f"P{number}", executive_phone=f"+49171392{number:05d}", zone="Europe/London")
        membership.add(acting, "tom@example.com", "Tom", Role.TEAMMATE, program)
        for number in range(PEOPLE):
            transaction.add(replace(MOORLICHT, crm_id=f"A-{number}", company=f"Mill {number}"))
        for number in range(MAILS):
            due = AT_WORK + timedelta(seconds=20 + number / 2)
            letter = Envelope("tom@example.com", f"soak {number}", due_at=due, at_once=True)
            messaging.queue(acting, letter, Content(f"Letter {number}", "Good morning."))


@contextmanager
def lives(telephone: Telephone) -> Iterator[None]:
    """Every executive lets it ring for a moment, and does not answer."""
    over = threading.Event()

    def live() -> None:
        while not over.wait(0.2):
            for call in list(telephone.calls.values()):
                if call.status not in ENDED:
                    Exchange.executive_does_not_answer(telephone, call.sid)

    thread = threading.Thread(target=live)
    thread.start()
    yield
    over.set()
    thread.join()


def start_again(replica: RunningApp) -> None:
    """As systemd does: a server that ended, for it found no database, is started once more."""
    for _ in range(_STARTS):
        with suppress(AssertionError):
            replica.start()
            return
        time.sleep(1)
    replica.start()


def trouble(world: World, cluster: Cluster, say: Callable[[str], None]) -> None:
    """Kill one replica after the other, and restart the database in between; each starts anew beside what goes on."""
    every, restarts = min(KILL_EVERY, SECONDS / 3), 0
    begun, starting = time.monotonic(), list[threading.Thread]()
    for turn in range(round(SECONDS / every)):
        time.sleep(max(0, begun + (turn + 1) * every - time.monotonic()))
        number = turn % len(world.replicas)
        if starting[number:] and starting[number].is_alive():
            continue  # it has not come back yet
        world.replicas[number].kill()
        world.troubles += 1
        say(f"{time.monotonic() - begun:4.0f} s: replica {number} killed")
        if restarts < RESTARTS and time.monotonic() - begun > SECONDS * (restarts + 1) / (RESTARTS + 2):
            restarts += 1
            cluster.restart()
            say(f"{time.monotonic() - begun:4.0f} s: the database restarted")
        back = threading.Thread(target=start_again, args=(world.replicas[number],))
        back.start()
        starting[number : number + 1] = [back]
    for back in starting:
        back.join()
    assert restarts == RESTARTS


def test_nothing_is_lost_or_done_twice_while_replicas_die_and_the_database_restarts(
    cluster: Cluster, mailbox: Mailbox, telephone: Telephone, tmp_path: Path
) -> None:
    url = cluster.url.render_as_string(hide_password=False)
    settings = at_that_moment(AT_WORK) | {
        "CALLPROGRAM_DATABASE_URL": url,
        "CALLPROGRAM_TWILIO_URL": telephone.url,
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM": CALLER_ID,
        "CALLPROGRAM_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
        "CALLPROGRAM_MAIL_FROM": "calls@example.com",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
    }
    engine = connect(url)
    fill(engine)
    engine.dispose()
    folders = [tmp_path / f"replica-{number}" for number in range(REPLICAS)]
    for each in folders:
        each.mkdir()
    world = World(settings, [RunningApp(each, free_port(), settings) for each in folders])
    with ExitStack() as stack, lives(telephone):
        for replica in world.replicas:
            stack.callback(replica.kill)
            replica.start()
        people = [threading.Thread(target=world.command, args=(each, each + 1)) for each in range(COMMANDERS)]
        people += [threading.Thread(target=world.visit, args=(each, each + 1)) for each in range(COMMANDERS, PEOPLE)]
        for person in people:
            person.start()
        try:
            trouble(world, cluster, print)
        finally:
            world.over.set()
            for person in people:
                person.join()
        engine = connect(url)
        wait_until(lambda: waiting(engine) == 0)
        wait_until(lambda: all(call.status in ENDED for call in list(telephone.calls.values())))
        wait_until(lambda: placed(telephone) <= known(engine))  # what a dead replica rang another one looks for
    print(f"{sum(world.kept.values())} actions kept, {dict(world.looked)}, {len(telephone.calls)} rings")
    print(f"refused: {dict(world.refused)}")
    if world.faults:
        print(*(_unexpected(each.log()) for each in world.replicas), sep="\n")
    check(world, engine, mailbox, telephone)
    engine.dispose()


def _unexpected(log: str) -> str:
    """What a replica wrote of what it did not expect."""
    _, found, rest = log.partition("unexpected on a page")
    return found + rest[:5000]


def waiting(engine: Engine) -> int:
    """How many of our letters go yet by themselves."""
    return len({*letters(engine, tables.messages.c.state == Delivery.WAITING)} - {*in_doubt(engine)})


def placed(telephone: Telephone) -> set[str]:
    """The provider's names of what it rang."""
    return {call.sid for call in list(telephone.calls.values()) if call.parent_call_sid is None}


def known(engine: Engine) -> set[str]:
    """Those of them that are in our log."""
    with engine.connect() as connection:
        return {*connection.execute(select(tables.calls.c.provider_id)).scalars()} - {None}


def in_doubt(engine: Engine) -> list[str]:
    """Which of our letters were under way when their sender died, by their Message-IDs."""
    return letters(engine, tables.messages.c.handed_over_at.is_not(None))


def letters(engine: Engine, those: ColumnElement[bool]) -> list[str]:
    """The Message-IDs of these of our letters."""
    messages = tables.messages.c
    with engine.connect() as connection:
        ours = select(messages.message_id).where(messages.key.like("soak %"), those)
        return list(connection.execute(ours).scalars())


def check(world: World, engine: Engine, mailbox: Mailbox, telephone: Telephone) -> None:
    """Whatever was called done is there once, and nothing twice."""
    with engine.connect() as connection:
        trail = list(every_event(connection))
        texts = list(connection.execute(select(tables.commitments.c.text)).scalars())
        notes = list(connection.execute(select(tables.calls.c.note)).scalars())
        rung = connection.execute(select(tables.calls.c.provider_id, tables.calls.c.reason)).all()
    sounds = Counter(str((each.after or {}).get("say_as")) for each in trail if each.kind == "customer" and each.before)
    kept = {
        "commit": Counter(each.removeprefix("Send ") for each in texts),
        "log": Counter(each.removeprefix("Heard ") for each in notes),
        "call": Counter(row.reason for row in rung if row.provider_id),
    }
    missing = []
    for each in world.kept:
        what, _, word = each.rpartition(" ")
        missing += [] if (kept[what][word] if what else sounds[each]) == 1 else [each]
    mails = Counter(str(each["Message-ID"]) for each in mailbox.mails if str(each["Subject"]).startswith("Letter "))
    doubled = [each for each, times in mails.items() if times > 1]
    doubtful = in_doubt(engine)
    print(
        f"{len(mails)} mails, {len(doubled)} of them twice, {len(doubtful)} in doubt; {len(trail)} lines of the trail"
    )

    assert world.faults == []
    assert missing == []
    assert [word for what in kept.values() for word, times in what.items() if word.startswith("k") and times > 1] == []
    assert [word for word, times in sounds.items() if word.startswith("v") and times > 1] == []
    assert placed(telephone) == {row.provider_id for row in rung if row.provider_id}
    assert max(Counter(row.reason for row in rung if row.reason.startswith("k")).values(), default=1) == 1
    assert doubled == []
    assert len(mails.keys() | {*doubtful}) == MAILS
    assert len(doubtful) <= world.troubles  # under way in the moment of a kill: *To do* says that it may have arrived
    assert verified(trail).troubles == ()
    assert world.kept.total() >= PEOPLE // 2
