"""What minutes are too short for is run by `make soak` alone, which says how long."""

import os

_LONG = {"test_replicas.py": "SOAK_SECONDS", "test_a_day.py": "SOAK_DAY_SECONDS"}
collect_ignore = [file for file, how_long in _LONG.items() if how_long not in os.environ]
