"""Python imports this by its name at the start of a process: the process lives some seconds later or earlier."""

import os
import time

import time_machine

time_machine.travel(time.time() + float(os.environ["TEST_SECONDS_AHEAD"])).start()
