"""Days to fill in, written as the program's country writes them, and a week by the day of its hour."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.domain.words.dates import as_written, day_in, weekday_in_words
from callprogram.ui.session import country, today


def day_field(
    label: str,
    value: date,
    *,
    key: str,
    earliest: date | None = None,
    latest: date | None = None,
    disabled: bool = False,
    on_change: Callable[[], None] | None = None,
) -> date:
    """A field for a day, between the earliest and the latest that make sense."""
    return st.date_input(
        label, value, earliest, latest, key, on_change=on_change, format=as_written(country()), disabled=disabled
    )


def day_or_none(label: str, value: date | None, *, key: str) -> date | None:
    """A field for a day that may stay empty."""
    return st.date_input(label, value, key=key, format=as_written(country()))


def days_or_none(label: str, value: tuple[date, date] | None, *, key: str) -> tuple[date, date] | None:
    """A field for the first and the last of some days, that may stay empty; one alone is both."""
    days = st.date_input(label, [*(value or ())], key=key, format=as_written(country()))
    return (days[0], days[-1]) if days else None


def moment_or_none(label: str, *, key: str) -> datetime | None:
    """A field for a day and a time that may stay empty."""
    return st.datetime_input(label, None, key=key, step=900, format=as_written(country()))


def hour_in_words(program: Program, week: Week) -> str:
    """`Tuesday 24 November`, the day of the hour of that week."""
    return weekday_in_words(day_in(program.zone, hour_of(program, week).starts_at), today(program.zone))
