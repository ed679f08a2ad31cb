"""A process that calls customers for many executives and hears what becomes of it, until it is killed.

`python -m tests.servers.caller PORT`, with the settings of the app in the environment.
"""

import contextlib
import random
import sys
import threading
import time

import uvicorn
from starlette.applications import Starlette

from callprogram.bootstrap import app, now
from callprogram.errors import CallprogramError
from callprogram.routes import lifespan, routes
from callprogram.services.calls import ringing
from callprogram.services.calls.ringing import Line, Press
from tests.servers.waiting import wait_until

# So many executives that one is free, whatever the deaths before have left open.
PROGRAMS = 500
_PAUSE = 0.05


def main(port: int) -> None:
    """Serve the routes and the worker as the app does, and press the button of one executive after the other."""
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes, lifespan=lifespan), port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    wait_until(lambda: server.started)
    pieces = app()
    customers = pieces.views.customers("", 9).customers
    assert pieces.telephony
    while True:
        program = pieces.program(f"P{random.randrange(PROGRAMS)}")
        customer = random.choice(customers)
        line = Line(pieces.store, pieces.telephony, pieces.member, now())
        with contextlib.suppress(CallprogramError):
            ringing.ring(line, program, customer.id, Press(reason="a soak"))
        time.sleep(_PAUSE)


if __name__ == "__main__":
    main(int(sys.argv[1]))
