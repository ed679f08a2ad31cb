"""Python imports this by its name at the start of a process: the process lives some seconds later or earlier.

With TEST_TIMES_FASTER its clock runs: each second it is so many seconds later.
"""

import os
import threading
import time

import time_machine

_coordinates = time_machine.travel(time.time() + float(os.environ["TEST_SECONDS_AHEAD"])).start()


def _run(faster: float) -> None:
    while True:
        time.sleep(1)
        _coordinates.shift(faster - 1)


if "TEST_TIMES_FASTER" in os.environ:
    threading.Thread(target=_run, args=(float(os.environ["TEST_TIMES_FASTER"]),), daemon=True).start()
