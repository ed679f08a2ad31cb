"""The feed: read by whoever has its address, as the hour is now; unchanged, it is not sent again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

from callprogram.bootstrap import app, now
from callprogram.domain.outlets import Outlet, Way
from callprogram.services import calendaring
from callprogram.services.act import act
from callprogram.routes import routes
from tests.examples import NOW, WEEK


@pytest.fixture(autouse=True)
def on_sunday(fresh_app: None) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock
