"""How long a year's series with 52 lists takes to write, against icalendar parsing the same file back."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median

from icalendar import Calendar

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.series import Line, Occurrence, Series, appointment_of
from callprogram.domain.program.call_hour import CallHour, hour_of
from tests.examples import PROGRAM, WEEK

ROUNDS = 15
WEEKS = 52
PEOPLE = ("Saskia Tönnies, Moorlicht Energie", "Paige Sorensen, Tin Roof", "Ilaria D'Amico, Studio Pontenuovo")


def listed(hour: CallHour) -> Occurrence:
    """A week with five customers and two standbys."""
    lines = tuple(
        Line(
            customer_id=place,
            who=PEOPLE[place % len(PEOPLE)],
            planned_at=hour.starts_at + timedelta(minutes=12 * place),
            zones=("Europe/Berlin",),
            phone="tel:+493023125123,,12",
            reason="Renews in December 2026",
            standby=place >= 5,
        )
        for place in range(7)
    )
    return Occurrence(1, 1, hour.week, hour.starts_at, hour.ends_at, lines=lines)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Write and parse in turn, and print the medians and their ratio."""
    stamped_at = datetime(2026, 11, 20, tzinfo=UTC)
    series = Series(1, 1, PROGRAM.calendar_uid, 52, stamped_at, appointment_of(PROGRAM, ()))
    weeks = [listed(hour_of(PROGRAM, WEEK.later(number))) for number in range(WEEKS)]
    writer = Writer("calls@example.com", "https://calls.example.com")
    content = writer.published(series, weeks)
    pairs = [
        (seconds(partial(writer.published, series, weeks)), seconds(partial(Calendar.from_ical, content)))
        for _ in range(ROUNDS)
    ]
    written, parsed = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"{WEEKS} lists, {len(content.encode()):,} bytes")
    print(f"written in {written * 1000:.1f} ms, parsed by icalendar in {parsed * 1000:.1f} ms")
    print(f"ratio {written / parsed:.2f} (at most 2)")


if __name__ == "__main__":
    main()
