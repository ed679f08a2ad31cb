"""The routes with Twilio set up, an exchange that speaks to them, and one call on its way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callprogram.bootstrap import App, app
from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.calls import ringing
from callprogram.services.calls.ringing import Line, Press
from callprogram.services.program import programs
from tests.examples import EXECUTIVE, MOORLICHT
from tests.servers.asgi import Routes
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

PUBLIC = "https://calls.example.com"


@pytest.fixture
def server(fresh_app: None, telephone: Telephone, monkeypatch: pytest.MonkeyPatch) -> Iterator[Routes]:
    """The app's routes; what the exchange tells is delivered there."""
    del fresh_app
    settings = {"ACCOUNT_SID": ACCOUNT_SID, "AUTH_TOKEN": TOKEN, "FROM": CALLER_ID}
    for name, value in settings.items():
        monkeypatch.setenv(f"TWILIO_{name}", value)
    monkeypatch.setenv("CALLPROGRAM_TWILIO_URL", telephone.url)
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", PUBLIC)
    with Routes() as server:
        telephone.outgoing.post = server
        telephone.outgoing.held = True
        yield server


@pytest.fixture
def program(server: Routes) -> Program:
    del server
    changes = {"executive_phone": EXECUTIVE, "zone": "Europe/Amsterdam", "country": "NL"}
    return act(app().store, app().member, now(), programs.set_program, "Customer calls", **changes)  # type: ignore[arg-type]


@pytest.fixture
def customer(program: Program) -> Customer:
    assert program.id
    with app().store.transaction(app().member, now(), "importing.bring_in") as transaction:
        return transaction.add(replace(MOORLICHT, account_owner="Priya"))


Pushes = Callable[..., Call]


@pytest.fixture
def press(program: Program, customer: Customer) -> Pushes:
    """Press the button."""

    def press(identity: str = "") -> Call:
        pieces = app()
        assert pieces.telephony
        line = Line(pieces.store, pieces.telephony, pieces.member, now())
        wanted = Press(identity, "a test") if identity else Press(reason="a test")
        return ringing.ring(line, program, customer.id, wanted)

    return press


def now() -> datetime:
    return datetime.now(UTC)


def calls() -> list[Call]:
    """Every call as it is kept, the first one first."""
    pieces: App = app()
    return [line.call for line in reversed(pieces.views.calls())]
