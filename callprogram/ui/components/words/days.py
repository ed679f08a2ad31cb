"""Days to fill in, written as the program's country writes them."""

from datetime import date

import streamlit as st

from callprogram.domain.words.dates import as_written
from callprogram.ui.session import country


def day_field(label: str, value: date, *, key: str, earliest: date | None = None) -> date:
    """A field for a day, on or after the earliest that makes sense."""
    return st.date_input(label, value, min_value=earliest, key=key, format=as_written(country()))


def day_or_none(label: str, value: date | None, *, key: str) -> date | None:
    """A field for a day that may stay empty."""
    return st.date_input(label, value, key=key, format=as_written(country()))


def days_or_none(label: str, value: tuple[date, date] | None, *, key: str) -> tuple[date, date] | None:
    """A field for the first and the last of some days, that may stay empty; one alone is both."""
    days = st.date_input(label, [*(value or ())], key=key, format=as_written(country()))
    return (days[0], days[-1]) if days else None
