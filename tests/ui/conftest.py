"""The pages as AppTest runs them, on a database of each test's own."""

import json
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any, ParamSpec, TypeVar

import pytest
import streamlit as st
import time_machine
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.element_tree import Button, Element

import callprogram
from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import read_crm_file, sample_customers
from callprogram.domain.calls.calls import Call
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Week
from callprogram.services.act import Service, act
from callprogram.services.customers import importing
from callprogram.services.lists import planning
from callprogram.services.people import membership
from callprogram.services.program import programs
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.overview import to_do
from tests.examples import NOW
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN
from tests.servers.waiting import PATIENCE
from tests.ui.kept import once

P = ParamSpec("P")
R = TypeVar("R")

MAIN = Path(callprogram.__file__).parent / "ui" / "main.py"
EXECUTIVE = "+4915112345678"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNSEEN = re.compile("[\u2060\u2068\u2069]")  # what keeps words from becoming a link, or from turning others around
_WRITTEN = ("title", "subheader", "markdown", "caption", "text", "info", "warning", "error", "toast")

TWO_THAT_MAY_BE_ONE = (
    b"ID,Company,Contact,Email,Phone,Country\n"
    b"A-1,Acme Widgets Inc.,Ann Lee,ann@acme.example,+1 202 555 0143,US\n"
    b"A-2,Acme Widgets,Bob Ray,bob@acme.example,+1 202 555 0144,US\n"
)


@pytest.fixture(autouse=True)
def same_day_every_day() -> Iterator[None]:
    """Whenever these tests run, it is a Sunday in November: no holiday in sight, and nobody at work."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture(autouse=True)
def pieces_of_this_test(same_day_every_day: None, fresh_app: None) -> None:
    """Every look at a page is made from this test's environment."""


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What a page of another test found is not this one's."""
    st.cache_data.clear()


@pytest.fixture(autouse=True)
def nothing_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """How much waits, in the menu of every page, takes a quarter of its time: it is counted in `test_to_do`."""
    monkeypatch.setattr(to_do, "count", lambda *_: 0)


@pytest.fixture(autouse=True)
def through_the_router(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in streamlit_app.py: AppTest takes the folder `pages` for Streamlit's older navigation, past our main.py."""
    begin = PagesManager.__init__

    def with_our_navigation(manager: PagesManager, *arguments: Any, **named: Any) -> None:  # noqa: ANN401
        begin(manager, *arguments, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", with_our_navigation)


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """AppTest looks through every installed package for components, for every page anew."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def scripts_compiled_once() -> Iterator[None]:
    """AppTest compiles the script of every page anew, for every run."""
    compiled = ScriptCache()
    with pytest.MonkeyPatch.context() as monkeypatch:
        for runs in (app_test, local_script_runner):
            monkeypatch.setattr(runs, "ScriptCache", lambda: compiled)
        yield


@pytest.fixture(scope="session", autouse=True)
def pages_waited_for() -> Iterator[None]:
    """AppTest looks a thousand times a second whether a page is drawn, which holds up whoever draws it."""

    def wait(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
        assert runner._script_thread  # noqa: SLF001
        runner._script_thread.join(timeout)  # noqa: SLF001
        assert runner.script_stopped(), f"the page is not drawn after {timeout} seconds"

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture
def twilio(telephone: Telephone, monkeypatch: pytest.MonkeyPatch) -> Telephone:
    """Twilio set up, and the exchange that answers in its place."""
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT_SID)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.setenv("TWILIO_FROM", CALLER_ID)
    monkeypatch.setenv("CALLPROGRAM_TWILIO_URL", telephone.url)
    return telephone


def open_page(page: str = "", *, zone: str | None = None, **address: str) -> AppTest:
    """The page as somebody sees it who types its address: `customers`, and `customer="c1"` for what follows the ?."""
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    if zone:
        at.context["timezone"] = zone
    for name, value in address.items():
        at.query_params[name] = value
    if page:
        at.switch_page(f"pages/{page}.py")
    return at.run()


def open_as(name: str, page: str, seen_as: str = "") -> AppTest:
    """The page as a member sees it who signed in, or as an admin does who looks at what somebody else sees."""
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    claims = {"is_logged_in": True, "email": f"{name}@example.com", "email_verified": True, "iat": time.time() - 600}
    at.user = claims
    at.session_state["seen-as"] = f"{seen_as}@example.com" if seen_as else ""
    at.switch_page(f"pages/{page}.py")
    return at.run()


def do(service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a service gives back, done beside the page."""
    return act(app().store, app().member, now(), service, *args, **kwargs)


def bring_in(content: bytes | None = None) -> None:
    """These customers, or the made-up ones, in the database."""
    name, sample = sample_customers()
    found = content or sample
    once(found.decode(), lambda: do(importing.bring_in, read_crm_file(app(), name, found, "US", {})))


def week() -> Week:
    return app().views.week_due(app().program(), now())


def week_view() -> WeekView:
    found = app().views.week(app().program(), week())
    assert found is not None
    return found


def begin_the_hour() -> WeekView:
    """The made-up customers, this week's list signed off, and the hour begun."""
    once("hour", _begin_the_hour)
    return week_view()


def _begin_the_hour() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    do(planning.start_hour, app().program(), week())


@pytest.fixture
def card(twilio: Telephone) -> Card:
    """The first customer of an hour that has begun, with Twilio and the executive's number set up."""
    assert twilio.rings == []
    begin_the_hour()
    do(programs.set_program, app().program().name, executive_phone=EXECUTIVE)
    return week_view().cards[0]


def ask(at: AppTest, card: Card) -> AppTest:
    """The question before it rings."""
    return press_in(at, "hour", "ask", card.entry.id)


def ring(at: AppTest, card: Card) -> AppTest:
    """Asked, and rung."""
    return press_ring(ask(at, card), card)


def press_ring(at: AppTest, card: Card, press: str = "") -> AppTest:
    """With a reason where one is asked for."""
    for reason in at.text_input:
        reason.input("They asked for it.")
    return press_in(at, "ring", "ring", card.entry.id, press)


def call_of(card: Card) -> Call:
    """The latest call of this card's entry."""
    (call,) = (each.call for each in week_view().cards if each.entry.id == card.entry.id)
    assert call is not None
    return call


def shown_card(at: AppTest) -> Card:
    """The card on the screen."""
    (card,) = (card for card in week_view().cards if card.entry.id == hour_of(at)["entry"])
    return card


def hour_of(at: AppTest) -> dict[str, Any]:
    """The hour as its component was told of it; empty where none is on the page."""
    found = components(at).get("hour")
    told: dict[str, Any] = json.loads(found.json) if found else {}
    return told


def shown_in_hour(at: AppTest) -> dict[str, Any]:
    """What its component shows of whoever is on the screen."""
    hour = hour_of(at)
    found: dict[str, Any] = next((card for card in hour.get("cards", ()) if card["entry"] == hour["entry"]), {})
    return found


def buttons_of(at: AppTest, key: str) -> dict[str, dict[str, Any]]:
    """The buttons of a component of ours, as it was told to show them, by what a press of them means."""
    data = json.loads(components(at)[key].json)
    buttons = data["outcomes"]["first"] + data["outcomes"]["more"] if key == "hour" else data["buttons"]
    return {button["what"]: button for button in buttons}


def press_in(at: AppTest, key: str, what: object, about: int, press: str = "", text: str = "") -> AppTest:
    """A press in a component of ours, as the browser sends it: AppTest itself cannot press there."""
    assert key in {"hour", "waiting"} or str(what) in buttons_of(at, key)
    sent = {"id": press or token_hex(8), "about": about, "what": str(what), "text": text}
    return tell(at, key, pressed={"id": token_hex(8), "presses": [sent]})


def tell(at: AppTest, key: str, **told: object) -> AppTest:
    """What a component of ours tells the page, as the browser sends it."""
    states = at._tree.get_widget_states()  # noqa: SLF001
    states.widgets.add(id=components(at)[key].id, json_value=json.dumps(told))
    return at._run(states)  # noqa: SLF001


def press_twice(button: Button) -> AppTest:
    """The second press was on its way before the first was answered: it is of the same button, as it was then."""
    at = button.click().root._runner  # noqa: SLF001
    assert isinstance(at, AppTest)
    states = at._tree.get_widget_states()  # noqa: SLF001
    # A browser sends those buttons only that were pressed.
    sent = [each for each in states.widgets if each.WhichOneof("value") != "trigger_value" or each.trigger_value]
    del states.widgets[:]
    states.widgets.extend(sent)
    at._run(states)  # noqa: SLF001
    return at._run(states)  # noqa: SLF001


def components(at: AppTest) -> dict[str, Any]:
    """The components of ours on the page, by their keys."""
    return {each.proto.id.rpartition("-")[2]: each.proto for each in at.get("bidi_component")}


def give(at: AppTest, outcome: object) -> AppTest:
    """Press the outcome of whoever is on the screen."""
    assert str(outcome) in buttons_of(at, "hour")
    return press_in(at, "hour", outcome, shown_card(at).entry.id)


def read(markdown: str) -> str:
    """Markdown without its escapes."""
    return _ESCAPE.sub(r"\1", markdown)


def seen(at: AppTest) -> str:
    """Everything that can be read on the page, a line each; what our own components show comes last."""
    hour = {name: told for name, told in hour_of(at).items() if name not in {"cards", "readings"}}
    in_hour = [*_texts(hour), *_texts(shown_in_hour(at))]
    words = (_UNSEEN.sub("", read(each)) for each in written(at, *_WRITTEN))
    return "\n".join([*words, *in_the_ribbon(at), *in_hour])


def in_the_ribbon(at: AppTest) -> list[str]:
    """What its cards say, a line each."""
    cards = (card for key, proto in ribbons(at).items() for card in json.loads(proto.json)["cards"])
    return [f"{card[part]}" for card in cards for part in ("name", "company", "reason", "owner") if card[part]]


def ribbons(at: AppTest) -> dict[str, Any]:
    """The ribbon, by its key."""
    found = {each.proto.id.partition("-ribbon-")[2]: each.proto for each in at.get("bidi_component")}
    return {f"ribbon-{week}": proto for week, proto in found.items() if week}


def press_in_ribbon(at: AppTest, what: str, customer_id: int) -> AppTest:
    """What is pressed at a customer's card: a pin, a question why, or something of its menu."""
    (proto,) = ribbons(at).values()
    pressed = {"id": token_hex(8), "presses": [{"id": token_hex(8), "about": customer_id, "what": what}]}
    states = at._tree.get_widget_states()  # noqa: SLF001
    states.widgets.add(id=proto.id, json_value=json.dumps({"pressed": pressed}))
    return at._run(states)  # noqa: SLF001


def _texts(told: object) -> Iterator[str]:
    """Every text in what a component was told."""
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif isinstance(told, str):
        yield told


def written(at: AppTest, *kinds: str) -> list[str]:
    """What these kinds of elements hold, in Markdown."""
    return [str(node.value) for kind in kinds for node in at.get(kind) if isinstance(node, Element)]


def labels(at: AppTest) -> list[str]:
    """What the buttons say."""
    return [read(element.proto.label) for kind in _BUTTONS for element in at.get(kind)]


_BUTTONS = ("button", "link_button", "download_button", "menu_button")


def main_buttons(at: AppTest) -> list[str]:
    """The buttons that stand out; a page has one at most."""
    found = (element.proto for kind in _BUTTONS for element in at.get(kind))
    return [read(proto.label) for proto in found if getattr(proto, "type", "") == "primary"] + _main_in_hour(at)


def _main_in_hour(at: AppTest) -> list[str]:
    hour, shown = hour_of(at), shown_in_hour(at)
    if hour.get("running"):
        return [button["label"] for button in hour["running"]["buttons"] if button.get("main")]
    calls = "number" in shown.get("line", {}) and not shown["line"]["again"]
    return [f"Call {shown['person']['first']}"] if calls else []


def errors(at: AppTest) -> list[str]:
    """What went wrong, where it is said: in the hour, in a dialog, at the foot of the page."""
    assert not at.exception
    in_the_hour = hour_of(at).get("problem", "")
    return [*filter(None, [in_the_hour]), *(read(element.value) for element in at.error)]


@pytest.fixture
def member_with() -> Callable[[Role], str]:
    """Adds a member with this role: their address."""

    def add(role: Role) -> str:
        do(membership.add, f"{role}@example.com", role.capitalize(), role, app().program())
        return f"{role}@example.com"

    return add
