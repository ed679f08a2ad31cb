"""Fails when the rules and services are not tested well enough, by the `.coverage` that pytest left behind."""  # noqa: INP001 -- run by make, never imported

import json
import sys
import tempfile
from pathlib import Path

import coverage

ROOMS = ["callprogram/domain/*", "callprogram/services/*"]
LEAST = 95.0


def totals() -> dict[str, float]:
    """Return coverage's own totals over `ROOMS`, in per cent."""
    data = coverage.Coverage()
    data.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        data.json_report(include=ROOMS, outfile=str(report))
        found: dict[str, float] = json.loads(report.read_text("utf-8"))["totals"]
    return found


def main() -> str | None:
    """Return one sentence about what falls short of `LEAST`, lines and branches each counted on their own, or None."""
    found = totals()
    lines, branches = found["percent_statements_covered"], found["percent_branches_covered"]
    if min(lines, branches) >= LEAST:
        return None
    return (
        f"The tests reach {lines:.1f} % of the lines and {branches:.1f} % of the branches of callprogram/domain and "
        f"callprogram/services, and {LEAST:.0f} % of each is the least: the table above says where the rest is."
    )


if __name__ == "__main__":
    sys.exit(main())
