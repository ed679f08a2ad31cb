"""Forty letters sorted by keyboard alone: a little more than one press each in the mean.

The suite sorts the first of them, `make soak` all.
"""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from callprogram.adapters import exports
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.adapters.letters.files import letters_in
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import MailFound
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.act import act
from callprogram.services.customers import importing
from callprogram.services.letters import taking_in
from callprogram.services.people import membership
from callprogram.services.program import programs
from tests.servers.app import RunningApp
from tests.servers.days import that_day
from tests.services.letters.test_forty_letters import HERE, OURS, Case, cases
from tests.walks.conftest import OpenPage, Picture
from tests.walks.hours import come_to_rest

LETTERS = int(os.environ.get("SOAK_SORTED", "8"))
MOST_PRESSES = 1.3  # a letter, in the mean
KEYS = {Route.DESK: "d", Route.STRAIGHT: "s", Route.ANSWER: "a", Route.BIN: "b"}
LABELS = {
    Route.DESK: "To the desk",
    Route.STRAIGHT: "Straight to Ada",
    Route.ANSWER: "I answer it",
    Route.BIN: "Bin",
    Route.JOIN: "Join",
    Route.REDIRECT: "Pass it on",
    Route.PEOPLE: "To People",
    Route.PRESS: "To Press",
    Route.LEGAL: "To Legal",
    Route.SECURITY: "To Security",
}
_OTHERS = 3  # presses of Tab and Enter that it takes through the menu at least


def bring_in(file: Path, letters: list[Case]) -> None:
    """The company and its letters, as the services take them in."""
    engine = connect(f"sqlite:///{file}")
    store, now = Database(engine), that_day()
    program = act(store, YOU, now, programs.set_program, "Customer calls", executive_name="Ada Stone", country="US")
    company = HERE / "company.csv"
    act(store, YOU, now, importing.bring_in, exports.read(company.name, company.read_bytes(), "US", {}))
    for email, name, role in OURS:
        act(store, YOU, now, membership.add, email, name, role, program)
    for each in letters:
        [found] = letters_in(each.content)
        assert isinstance(found, MailFound)
        act(store, YOU, now, taking_in.take_in, found.mail, found.content, now, Channel.MAIL)
    engine.dispose()


def routes(file: Path) -> list[Route | None]:
    """Where each letter went, in the order in which they came; None where it waits."""
    engine = connect(f"sqlite:///{file}")
    found = DatabaseViews(engine).letters()
    engine.dispose()
    return [each.route for each in reversed(found.letters)]


def sort(page: Page, file: Path, meant: Route) -> int:
    """The letter on the page sorted by keys, and how many presses it took."""
    main = page.get_by_test_id("stMain").get_by_role("button", name=LABELS[meant]).first
    before = routes(file).count(None)
    is_proposed = "Enter" in (main.inner_text() if main.is_visible() else "")
    presses = 1 if is_proposed or meant in KEYS else _OTHERS
    page.keyboard.press("Enter" if is_proposed or meant not in KEYS else KEYS[meant])
    words = f"Letters {before - 1}" if before > 1 else "All letters are sorted."
    expect(page.get_by_text(words, exact=False).first).to_be_visible()
    return presses


def test_letters_are_sorted_by_keys_with_little_more_than_a_press_each(
    app: RunningApp, open_page: OpenPage, picture: Picture
) -> None:
    letters = cases()[:LETTERS]
    bring_in(app.database, letters)
    page = open_page(f"{app.url}/escalations")
    come_to_rest(page)
    picture(page, "letters")
    presses = 0
    for each in letters:
        come_to_rest(page)
        meant = Route(each.expected["route"])
        presses += sort(page, app.database, meant)

    assert routes(app.database) == [Route(each.expected["route"]) for each in letters]
    assert presses / len(letters) <= MOST_PRESSES
