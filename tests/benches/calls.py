"""`make bench-calls`: a hundred callbacks a second for a minute, and a press of the button, on this machine."""

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import requests

from callprogram.addresses import path_of
from callprogram.bootstrap import App, build, now
from callprogram.bootstrap.files import read_crm_file, sample_customers
from callprogram.domain.calls.bridges import Callback as Kind
from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.calls import calling_rules, ringing
from callprogram.services.calls.ringing import Line, Press
from callprogram.services.customers import importing
from callprogram.services.lists import planning
from callprogram.services.program import programs
from callprogram.settings import read_settings
from tests.benches import calling_page
from tests.examples import EXECUTIVE
from tests.servers.app import RunningApp, free_port
from tests.servers.asgi import FORM, Routes
from tests.servers.callbacks import Callback, sign
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN, PlacedCall

SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
RATE = 100
QUIET_RERUNS = 60
FORGERIES = 200
PRESSES = 50
# What is told of one call, in order.
COURSE = (
    (Kind.EXECUTIVE, "initiated"),
    (Kind.EXECUTIVE, "ringing"),
    (Kind.EXECUTIVE, "in-progress"),
    (Kind.ANSWERED, "in-progress"),
    (Kind.PRESSED, "in-progress"),
    (Kind.CUSTOMER, "initiated"),
    (Kind.CUSTOMER, "ringing"),
    (Kind.CUSTOMER, "in-progress"),
    (Kind.CUSTOMER, "completed"),
    (Kind.EXECUTIVE, "completed"),
)


def main() -> None:
    """Measure, and print each figure beside what it is held against."""
    with tempfile.TemporaryDirectory() as folder, Telephone() as telephone:
        app = RunningApp(Path(folder), free_port(), settings(telephone))
        app.settings["CALLPROGRAM_PUBLIC_URL"] = app.url
        os.environ |= app.settings | {"CALLPROGRAM_DATABASE_URL": f"sqlite:///{app.database}"}
        os.environ["NO_PROXY"] = "127.0.0.1"
        pieces = build(read_settings())
        program = prepared(pieces)
        app.start()
        try:
            measure(app, pieces, program, telephone)
        finally:
            app.kill()


def measure(app: RunningApp, pieces: App, program: Program, telephone: Telephone) -> None:
    """The page while it is quiet and under callbacks, then forgeries, then presses."""
    with calling_page.opened(app.url) as connection:
        quiet = sorted(calling_page.rerun(connection) for _ in range(QUIET_RERUNS))
        calls = placed(pieces, program, telephone)
        with told(app.url, calls) as (answers, over):
            loaded = []
            while not over.is_set():
                loaded.append(calling_page.rerun(connection))
                time.sleep(0.05)
    loaded.sort()
    ended = [line.call for line in pieces.views.calls() if line.call.settled and line.call.seconds == 61]
    taken = sorted(seconds for _, seconds in answers)
    refused = sum(status != requests.codes.ok for status, _ in answers)
    rate = len(answers) / SECONDS
    print(f"callbacks        {rate:.0f} a second for {SECONDS} s, p95 {p95(taken) * 1000:.0f} ms, refused {refused}")
    print(f"calls ended well {len(ended)} of {len(calls)}")
    print(f"page rerun       p95 quiet {p95(quiet) * 1000:.0f} ms, under callbacks {p95(loaded) * 1000:.0f} ms")
    print(f"ratio            {p95(loaded) / p95(quiet):.2f} (at most 2)")
    forged, accepted = forgeries(app.url, calls[0])
    print(f"forged callback  median {forged * 1000:.2f} ms, accepted {accepted * 1000:.2f} ms")
    print(f"ratio            {forged / accepted:.2f} (below 1)")
    leaves = presses(pieces, program, telephone)
    print(f"press            its request leaves after a median of {leaves * 1000:.1f} ms (at most 50)")


def p95(seconds: list[float]) -> float:
    """The ninety-fifth percentile of sorted figures."""
    return seconds[int(len(seconds) * 0.95)]


def settings(telephone: Telephone) -> dict[str, str]:
    """Twilio set up at the exchange."""
    return {
        "CALLPROGRAM_TWILIO_URL": telephone.url,
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM": CALLER_ID,
    }


def prepared(pieces: App) -> Program:
    """The sample customers, this week's list signed off, and the hour begun."""
    program = act(pieces.store, pieces.member, now(), programs.set_program, "Customer calls", executive_phone=EXECUTIVE)
    act(pieces.store, pieces.member, now(), calling_rules.set_rules, program, calls_a_day=10**6, minutes_a_day=10**6)
    name, content = sample_customers()
    act(pieces.store, pieces.member, now(), importing.bring_in, read_crm_file(pieces, name, content, "US", {}))
    week = pieces.views.week_due(program, now())
    act(pieces.store, pieces.member, now(), planning.freeze, program, week)
    act(pieces.store, pieces.member, now(), planning.start_hour, program, week)
    return program


def placed(pieces: App, program: Program, telephone: Telephone) -> list[Call]:
    """The calls that will be told of, each of an executive of its own."""
    customers = pieces.views.customers("", 50).customers
    calls = []
    with pieces.store.transaction(pieces.member, now(), "ringing.reserve") as transaction:
        for number in range(SECONDS * RATE // len(COURSE)):
            sid, executive = f"CA{number:032x}", f"+4930231{number:05d}"
            telephone.calls[sid] = PlacedCall(sid, executive, CALLER_ID, status="in-progress")
            call = Call(
                0,
                customers[number % len(customers)].id,
                program.id,
                Mode.BRIDGE_WEBHOOKS,
                Status.QUEUED,
                "+493023125123",
                now(),
                provider_id=sid,
                press=f"{number:032x}",
                executive_phone=executive,
                heard_at=now() + timedelta(seconds=SECONDS),
            )
            calls.append(transaction.add(call))
    return calls


@contextmanager
def told(url: str, calls: list[Call]) -> Iterator[tuple[list[tuple[int, float]], threading.Event]]:
    """Tell of every call in turn at the rate; each answer with its seconds, and whether all is told."""
    answers: list[tuple[int, float]] = []
    over, local = threading.Event(), threading.local()

    def tell(callback: Callback) -> None:
        session = local.__dict__.setdefault("session", requests.Session())
        answers.append(posted(session, callback))

    def run() -> None:
        began = time.perf_counter()
        with ThreadPoolExecutor(8) as pool:
            for number, callback in enumerate(news(url, calls)):
                time.sleep(max(0, began + number / RATE - time.perf_counter()))
                pool.submit(tell, callback)
        over.set()

    thread = threading.Thread(target=run)
    thread.start()
    yield answers, over
    thread.join()


def news(url: str, calls: list[Call]) -> Iterator[Callback]:
    """Ten calls at a time, each a step further in turn."""
    for first in range(0, len(calls), 10):
        for kind, status in COURSE:
            for call in calls[first : first + 10]:
                yield said(url, call, kind, status)


def said(url: str, call: Call, kind: Kind, status: str) -> Callback:
    """One callback of one call."""
    sid = call.provider_id or ""
    form = {"AccountSid": ACCOUNT_SID, "CallStatus": status, "Digits": "1", "From": CALLER_ID, "To": call.phone}
    child = {"CallSid": f"CB{sid[2:]}", "ParentCallSid": sid} if kind is Kind.CUSTOMER else {"CallSid": sid}
    lasted = {"CallDuration": "61"} if status == "completed" else {}
    return Callback(url + path_of(kind, call.press or ""), form | child | lasted)


def posted(session: requests.Session, callback: Callback) -> tuple[int, float]:
    """The status of the answer and the seconds that it took."""
    began = time.perf_counter()
    headers = {"X-Twilio-Signature": callback.signature}
    answer = session.post(callback.url, data=callback.form, headers=headers, timeout=30)
    return answer.status_code, time.perf_counter() - began


def forgeries(url: str, call: Call) -> tuple[float, float]:
    """The median seconds of a forged callback, and of a genuine one, without the network between."""
    genuine = said(url, call, Kind.ANSWERED, "in-progress")
    path, body = urlsplit(genuine.url).path, urlencode(genuine.form).encode()
    right = {"content-type": FORM, "x-twilio-signature": genuine.signature}
    forged = right | {"x-twilio-signature": sign(genuine.url, genuine.form, "wrong")}
    with Routes() as server:
        return _median(server, path, body, forged), _median(server, path, body, right)


def _median(server: Routes, path: str, body: bytes, headers: dict[str, str]) -> float:
    taken = []
    for _ in range(FORGERIES):
        began = time.perf_counter()
        server.ask(path, body, headers)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def presses(pieces: App, program: Program, telephone: Telephone) -> float:
    """The median seconds from the press to the request at the exchange."""
    customer, taken = pieces.views.customers("", 1).customers[0], []
    assert pieces.telephony
    for _ in range(PRESSES):
        began = time.time()
        line = Line(pieces.store, pieces.telephony, pieces.member, now())
        call = ringing.ring(line, program, customer.id, Press(reason="a bench"))
        taken.append(telephone.calls[call.provider_id or ""].placed_at - began)
        act(pieces.store, pieces.member, now(), ringing.give_up, call.id)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
