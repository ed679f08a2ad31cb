"""The day on which the app runs that a browser looks at: always the same, whatever day it is."""

import time
from datetime import UTC, datetime
from pathlib import Path

from tests.examples import NOW

_AHEAD = NOW.timestamp() - time.time()


def at_that_moment(moment: datetime) -> dict[str, str]:
    """What a process has to know to live at another moment."""
    ahead = moment.timestamp() - time.time()
    return {"PYTHONPATH": str(Path(__file__).parent / "clock"), "TEST_SECONDS_AHEAD": str(ahead)}


THAT_DAY = at_that_moment(NOW)


def that_day() -> datetime:
    """What the app's clock says now."""
    return datetime.fromtimestamp(time.time() + _AHEAD, UTC)
