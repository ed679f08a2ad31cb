"""The worker: works while the app runs, survives a bad round, and stops with the app."""

import asyncio
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from callprogram.adapters.database.views import DatabaseViews
from callprogram.bootstrap import App, app
from callprogram.bootstrap.work import WORK, finish_hours
from callprogram.domain.lists.call_list import CallList
from callprogram.routes import lifespan, worker
from callprogram.services.overview.rounds import Done
from tests.examples import HOUR, MOORLICHT, NOW, a_list
from tests.servers.waiting import PATIENCE, wait_until


@pytest.fixture(autouse=True)
def fresh_app(clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    del clean_environment
    monkeypatch.setattr(worker, "_SECONDS_BETWEEN_ROUNDS", 0.01)
    monkeypatch.setattr(worker, "_SECONDS_WITHOUT_NEWS", 0)
    app.cache_clear()
    yield
    if app.cache_info().currsize and isinstance(views := app().views, DatabaseViews):
        views.engine.dispose()
    app.cache_clear()


class Rounds:
    """In the place of what goes on by itself: counts, and does what each round of the test is meant to do."""

    def __init__(self, *rounds: Callable[[], Done]) -> None:
        self.todo = list(rounds)
        self.done = 0
        self.enough = threading.Event()

    def __call__(self, pieces: App) -> Done:
        assert pieces is app()
        self.done += 1
        if not self.todo:
            self.enough.set()
            return Done()
        return self.todo.pop(0)()


def run_while(blocking: Callable[[], object]) -> None:
    """The app's life, as long as this takes."""

    async def life() -> None:
        async with lifespan(None):
            await asyncio.to_thread(blocking)

    asyncio.run(life())


def run_until_enough(rounds: Rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "WORK", (rounds,))
    run_while(lambda: rounds.enough.wait(PATIENCE))
    assert rounds.enough.is_set()


def test_rounds_follow_one_another_until_the_app_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = Rounds(Done, Done)
    run_until_enough(rounds, monkeypatch)
    stopped_at = rounds.done
    time.sleep(0.1)  # ten rounds, had they gone on
    assert rounds.done == stopped_at >= 3


def test_once_all_is_done_the_next_round_waits_until_something_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_SECONDS_WITHOUT_NEWS", PATIENCE)
    pieces = app()
    pieces.program(zone="Europe/Amsterdam")
    calm, busy = Rounds(), Rounds()
    monkeypatch.setattr(worker, "WORK", (calm, busy))
    monkeypatch.setattr(worker, "ALWAYS", (busy,))

    def live() -> None:
        wait_until(lambda: calm.done and busy.done > 9)
        assert calm.done == 1
        with pieces.store.transaction(pieces.member, NOW, "importing.bring_in") as transaction:
            transaction.add(MOORLICHT)
        wait_until(lambda: calm.done == 2)

    run_while(live)


def test_the_database_is_asked_once_for_all_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_SECONDS_WITHOUT_NEWS", PATIENCE)
    asked, last_event = Counter[str](), DatabaseViews.last_event

    def counted(views: DatabaseViews) -> str:
        asked["for news"] += 1
        return last_event(views)

    monkeypatch.setattr(DatabaseViews, "last_event", counted)
    app().program(zone="Europe/Amsterdam")
    busy = Rounds()
    monkeypatch.setattr(worker, "WORK", (*WORK, busy))
    monkeypatch.setattr(worker, "ALWAYS", (busy,))
    monkeypatch.setattr(worker, "_SECONDS_BETWEEN_ROUNDS", 0.1)
    began = time.monotonic()

    run_while(lambda: wait_until(lambda: busy.done > 9))

    assert busy.done <= asked["for news"] <= (time.monotonic() - began) / 0.1 + 2


def test_a_round_that_fails_is_logged_and_the_next_one_tries_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> Done:
        raise RuntimeError("the disk is full")

    with caplog.at_level(logging.ERROR, "callprogram"):
        run_until_enough(Rounds(fail), monkeypatch)
    (record,) = caplog.records
    assert record.getMessage() == "a round of the worker failed; the next one tries again"
    assert record.exc_info
    assert str(record.exc_info[1]) == "the disk is full"


def test_what_a_round_could_not_do_is_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "callprogram"):
        run_until_enough(Rounds(lambda: Done(problems=("Call 7: Twilio cannot be reached.",))), monkeypatch)
    assert [record.getMessage() for record in caplog.records] == ["Call 7: Twilio cannot be reached."]


def test_a_real_round_on_an_empty_database_has_nothing_to_say(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun = Counter[str]()

    def counted(work: Callable[[App], Done]) -> Callable[[App], Done]:
        def work_and_count(pieces: App) -> Done:
            begun[work.__name__] += 1
            return work(pieces)

        return work_and_count

    monkeypatch.setattr(worker, "WORK", tuple(map(counted, WORK)))
    with caplog.at_level(logging.WARNING, "callprogram"):
        # A second round begins once all was said of the first.
        run_while(lambda: wait_until(lambda: all(begun[work.__name__] > 1 for work in WORK)))
    assert [record for record in caplog.records if record.name == "callprogram"] == []


def test_an_hour_that_nobody_finished_is_finished_while_the_app_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = app()
    program = pieces.program(zone="Europe/Amsterdam")
    with pieces.store.transaction(pieces.member, NOW, "planning.freeze") as transaction:
        left_open = transaction.add(replace(a_list(program), started_at=HOUR))
    finished = threading.Event()

    def one_round(pieces: App) -> Done:
        done = finish_hours(pieces)
        finished.set()
        return done

    monkeypatch.setattr(worker, "WORK", (one_round,))
    with time_machine.travel(left_open.ends_at + timedelta(days=1)):
        run_while(lambda: finished.wait(10))
    with pieces.store.transaction(pieces.member, NOW, "planning.freeze") as transaction:
        [call_list] = transaction.find(CallList)
    assert call_list.finished_at == left_open.ends_at + timedelta(days=1)
    assert finish_hours in WORK
