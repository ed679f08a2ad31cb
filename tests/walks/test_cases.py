"""From a mail that is dropped to a case that somebody has by name, in five presses at most, and to its answer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.letters.letters import Direction
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Role
from callprogram.services.act import act
from callprogram.services.customers import importing
from callprogram.services.people import membership
from callprogram.services.people.membership import how_of
from callprogram.services.program import programs
from callprogram.services.views import CasesWanted, Story
from tests.examples import NOW
from tests.servers.app import RunningApp, serving
from tests.servers.days import at_that_moment
from tests.servers.waiting import wait_until
from tests.walks.conftest import OpenPage, Picture
from tests.walks.hours import come_to_rest, press_in_turn
from tests.walks.interruptions import wait_until_sent

MONDAY = NOW + timedelta(days=1)
MOST_PRESSES = 5
MAIL = (
    b"From: Sofia Lindqvist <sofia@brightwater.example>\nSubject: Third delivery date missed\n"
    b"Message-ID: <55310@brightwater.example>\n\n"
    b"The third delivery date was missed. I complain. I want one delivery date that holds.\n"
)
CRM = (
    b"ID,Company,Contact,Email,Phone,Country\n"
    b"B-1,Brightwater Foods,Sofia Lindqvist,sofia@brightwater.example,+31207940100,NL\n"
)


@pytest.fixture
def monday(migrated_file: Path, tmp_path: Path) -> Iterator[RunningApp]:
    """A server on a working day, with a customer, and somebody at the desk."""
    (tmp_path / "callprogram.db").write_bytes(migrated_file.read_bytes())
    engine = connect(f"sqlite:///{tmp_path / 'callprogram.db'}")
    store, name = Database(engine), "Customer calls"
    program = act(store, YOU, MONDAY, programs.set_program, name, executive_name="Ada Stone", country="NL",
                  zone="Europe/Amsterdam")  # fmt: skip
    act(store, YOU, MONDAY, importing.bring_in, exports.read("crm.csv", CRM, "NL", {}))
    marta = act(store, YOU, MONDAY, membership.add, "marta@example.com", "Marta Vos", Role.DESK, program)
    reach = replace(how_of(marta), phone="+31 20 794 0800")
    act(store, YOU, MONDAY, membership.change, marta.email, reach)
    engine.dispose()
    with serving(tmp_path, at_that_moment(MONDAY)) as app:
        yield app


def only_case(app: RunningApp) -> Story:
    engine = connect(f"sqlite:///{app.database}")
    views = DatabaseViews(engine)
    [view] = views.cases(CasesWanted()).cases
    found = views.story(view.case.id)
    engine.dispose()
    return found


def drop(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "letter.eml", "mimeType": "message/rfc822", "buffer": MAIL}
    )


def test_a_dropped_mail_is_an_owned_case_in_five_presses_and_is_answered_though_the_server_dies(
    monday: RunningApp, open_page: OpenPage, picture: Picture
) -> None:
    page, presses = open_page(f"{monday.url}/escalations"), 0
    press_in_turn(page, "Add letters")
    drop(page)
    press_in_turn(page, "Add them")
    presses += 3
    expect(page.get_by_text("We know them")).to_be_visible()
    come_to_rest(page)
    press_in_turn(page, "To the desk: Marta Vos")
    presses += 1
    expect(page.get_by_text("All letters are sorted.")).to_be_visible()

    told = only_case(monday)
    assert told.view.case.owner == "Marta Vos"
    assert presses <= MOST_PRESSES

    press_in_turn(page, f"Open {told.view.case.reference}")
    expect(page.get_by_role("heading", name="Third delivery date missed")).to_be_visible()
    come_to_rest(page)
    picture(page, "case")
    _note_though_the_server_dies(page, monday)
    press_in_turn(page, "Write the answer")
    text = page.get_by_role("textbox", name="Text")
    text.focus()
    text.evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")
    page.keyboard.type(" & Sons")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    picture(page, "answer")
    page.keyboard.type(" of Hull")
    monday.kill()  # before the pause after which it is sent
    monday.start()
    page.reload()
    expect(text).to_have_value(re.compile(r"Marta Vos & Sons of Hull$"))
    press_in_turn(page, "Record the answer")
    expect(page.get_by_text("You answered.")).to_be_visible()
    wait_until_sent(page)

    [answer] = [each for each in only_case(monday).letters if each.direction is Direction.OUT]
    assert "I am Marta Vos, I have your case, and my direct number is" in answer.text
    assert "one delivery date that holds" in answer.text
    assert answer.text.endswith("Marta Vos & Sons of Hull")


def test_a_press_changes_the_whole_page_though_a_text_leaves_in_the_same_moment(
    monday: RunningApp, open_page: OpenPage
) -> None:
    page = open_page(f"{monday.url}/escalations")
    press_in_turn(page, "Add letters")
    drop(page)
    press_in_turn(page, "Add them")
    come_to_rest(page)
    press_in_turn(page, "To the desk: Marta Vos")
    expect(page.get_by_text("All letters are sorted.")).to_be_visible()
    press_in_turn(page, f"Open {only_case(monday).view.case.reference}")
    come_to_rest(page)
    press_in_turn(page, "Note")
    page.get_by_role("textbox", name="Note").click()
    page.keyboard.type("She rang")
    page.evaluate("document.querySelector('.st-key-write-answer button').click()")  # before the pause after it

    expect(page.locator("label", has_text="Text").locator("textarea")).to_be_visible()
    wait_until(lambda: half_written(monday) == ["She rang"])


def _note_though_the_server_dies(page: Page, app: RunningApp) -> None:
    """Half a note is there again after a reload, and gone once it is kept."""
    note = page.get_by_role("textbox", name="Note")
    press_in_turn(page, "Note")
    note.click()
    page.keyboard.type("She rang, and")
    app.kill()
    app.start()
    page.reload()
    come_to_rest(page)
    wait_until(lambda: half_written(app) == ["She rang, and"])
    press_in_turn(page, "Note")
    expect(note).to_have_value("She rang, and")
    note.click()
    page.keyboard.press("End")
    page.keyboard.type(" waits.")
    press_in_turn(page, "Keep it")
    expect(page.get_by_text("She rang, and waits.")).to_be_visible()
    wait_until(lambda: half_written(app) == [])
    wait_until_sent(page)


def half_written(app: RunningApp) -> list[str]:
    engine = connect(f"sqlite:///{app.database}")
    with engine.connect() as connection:
        found = [*connection.execute(select(tables.unsent_texts.c.text)).scalars()]
    engine.dispose()
    return found
