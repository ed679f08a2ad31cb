"""Forgetting and proof, measured: 100,000 events verified against reading them, one of 100,000 customers erased.

And what a forged callback costs against one that is accepted, in seconds of the processor.

`make bench-trust` prints each figure with what it is to hold to.
"""

import csv
import io
import os
import sys
import time
from collections.abc import Callable
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import Trail, every_event
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.adapters.database.connection import WRITING, connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.bootstrap import app
from callprogram.domain.calls.bridges import Callback as Kind
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.trail import verified
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.customers import erasing, importing
from callprogram.services.program import programs
from tests.benches import calls
from tests.examples import NOW
from tests.servers.asgi import Routes
from tests.servers.callbacks import Answer
from tests.servers.forgeries import forgeries
from tests.servers.telephone import Telephone

MANY = 100_000
FORGED, TOLD = 1000, 40
PUBLIC = "https://calls.example.com"
HERS = ("Ottilie Zwiebelstein", "zwiebelstein", "Zwiebelwerk", "7700900477")


def main() -> None:
    """Each figure on a line; exit 1 where one does not hold."""
    with TemporaryDirectory() as folder:
        store = Database(connect(f"sqlite:///{folder}/trust.db"))
        filled = timed(lambda: fill(store))
        print(f"{MANY:,} customers brought in and {MANY:,} events written in {filled:.0f} s")
        held = [*chain(store), *erasure(store, Path(folder))]
    with TemporaryDirectory() as folder, Telephone() as telephone:
        held += webhooks(Path(folder), telephone)
    sys.exit(0 if all(held) else 1)


def fill(store: Database) -> None:
    act(store, YOU, NOW, programs.set_program, "Customer calls", zone="Europe/London", country="GB")
    reading = exports.read("crm.csv", crm_file(), "GB", {}, Memory(store.engine))
    importing.import_file(store, YOU, NOW, reading)
    [her] = DatabaseViews(store.engine).customers("Zwiebelstein", 5).customers
    program = DatabaseViews(store.engine).programs()[0]
    note = "Ottilie Zwiebelstein wants to be called on +44 7700 900477"
    act(store, YOU, NOW, outcomes.log, program, LoggedCall(her.id, Outcome(Disposition.CONNECTED), note=note))
    with store.engine.execution_options(**{WRITING: True}).begin() as connection:
        trail = Trail(connection, YOU, NOW, "promising.promise")
        for number in range(MANY):
            words = {"text": f"Send the list of {number}", "owner": "ada@example.com", "due_on": "2026-12-04"}
            trail.write("promise", number, None, {**words, "state": "open", "withdrawn_why": "", "kept_at": None})


def crm_file() -> bytes:
    """Customers, and one among them."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["ID", "Company", "Contact", "Email", "Phone", "Country", "Notes"])
    for number in range(MANY - 1):
        phone = f"+44 20 7946 {number % 1000:04}"
        name = f"Person{number} Number{number}"
        email = f"p{number}@mill{number}.example"
        writer.writerow([f"A-{number}", f"Mill {number} Ltd", name, email, phone, "GB", ""])
    writer.writerow(
        ["A-X", "Zwiebelwerk", "Ottilie Zwiebelstein", "o@zwiebelstein.example", "+44 7700 900477", "GB", ""]
    )
    return out.getvalue().encode()


def chain(store: Database) -> list[bool]:
    def read() -> None:
        with store.engine.connect() as connection:
            for row in connection.execute(select(tables.events).order_by(tables.events.c.id)):
                row._asdict()

    def verify() -> None:
        with store.engine.connect() as connection:
            assert verified(every_event(connection)).troubles == ()

    reading, verifying = min(timed(read) for _ in range(3)), min(timed(verify) for _ in range(3))
    words = f"verifying {verifying:.2f} s, reading {reading:.2f} s: {verifying / reading:.1f} times"
    return [said(f"the chain of {MANY:,} events: {words} (≤ 3)", verifying <= 3 * reading)]


def erasure(store: Database, folder: Path) -> list[bool]:
    [her] = DatabaseViews(store.engine).customers("Zwiebelstein", 5).customers
    took = timed(lambda: erasing.erase_customer(store, YOU, NOW, her.id))
    store.export(folder / "out", private=True)
    found = [f"{file.name}: {each}" for file in folder.rglob("*") if file.is_file() for each in grepped(file)]
    with store.engine.connect() as connection:
        whole = verified(every_event(connection)).troubles == ()
    return [
        said(f"one of {MANY:,} customers erased in {took:.2f} s (≤ 2)", took <= 2),
        said(f"found in the database, its log and an export: {', '.join(found) or 'nothing'}", not found),
        said("the trail is whole afterwards", whole),
    ]


def grepped(file: Path) -> list[str]:
    content = file.read_bytes().lower()
    return [each for each in HERS if each.lower().encode() in content]


def webhooks(folder: Path, telephone: Telephone) -> list[bool]:
    """A thousand requests that Twilio never sent, beside all that it tells of forty calls."""
    os.environ |= calls.settings(telephone) | {"CALLPROGRAM_PUBLIC_URL": PUBLIC, "NO_PROXY": "127.0.0.1"}
    os.environ["CALLPROGRAM_DATABASE_URL"] = f"sqlite:///{folder}/calls.db"
    pieces = app()
    told = calls.placed(pieces, calls.prepared(pieces), telephone)[:TOLD]
    news = [calls.said(PUBLIC, call, kind, status) for call in told for kind, status in calls.COURSE]
    callback = calls.said(PUBLIC, told[0], Kind.ANSWERED, "in-progress")
    forged = list(islice((each for seed in count() for each in forgeries(callback, seed)), FORGED))
    with Routes() as server:
        server(news[0])
        refused, wrong = spent(lambda: [server.ask(f.path, f.body, f.headers, f.method, f.query) for f in forged])
        accepted, right = spent(lambda: [server(each) for each in news])
    share = (refused / len(forged)) / (accepted / len(news))
    words = f"{refused / len(forged) * 1000:.2f} ms each, accepted {accepted / len(news) * 1000:.2f} ms: {share:.3f}"
    return [
        said(f"{FORGED:,} forged callbacks, of the processor {words} of one (≤ 0.1)", share <= 0.1),
        said(f"{len(news)} genuine ones accepted", {each.status for each in right} == {200}),
        said("every forged one refused", all(400 <= each.status < 500 for each in wrong)),
    ]


def spent(what: Callable[[], list[Answer]]) -> tuple[float, list[Answer]]:
    """The processor's seconds in all threads, and the answers."""
    begun = time.process_time()
    answers = what()
    return time.process_time() - begun, answers


def timed(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def said(words: str, holds: bool) -> bool:
    print(f"{'holds' if holds else 'FALLS SHORT'}: {words}")
    return holds


if __name__ == "__main__":
    main()
