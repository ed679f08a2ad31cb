"""A promise that lacks somebody or a day, completed by a few presses: who, and by when."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.recipients import YOU
from callprogram.domain.promises.commitments import Commitment
from callprogram.services.promises import promising
from callprogram.services.promises.understanding import whom
from callprogram.ui.components.promises import assigning
from callprogram.ui.components.words.days import day_or_none
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say

_SOMEBODY, _ANOTHER_DAY = "Somebody else", "Pick a date"
_FRIDAY = 4


def complete(commitment: Commitment, customer: Customer, today: date) -> None:
    """What was said, and the likely people and days to choose from; any other can be typed."""
    st.markdown(f"“{plain(commitment.text)}”, to {plain(customer.person)}")
    assigning.as_typed(commitment)
    owner, due_on = _who(commitment, customer), _by_when(commitment, today)
    if st.button("Save", key=f"settle-save-{commitment.id}"):
        if do(promising.assign, commitment.id, whom(pieces().views, owner), due_on):
            say("Saved.")
        st.rerun()


def days(today: date) -> Mapping[str, date]:
    """The Friday to come, a week from today and the end of the month, the nearest first, each in words."""
    friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7 or 7)
    month = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    near = {each: f"{each:%a} {each.day} {each:%b}" for each in (friday, today + timedelta(days=7))}
    return {words: day for day, words in (near | {month: "End of month"}).items() if day > today}


def _who(commitment: Commitment, customer: Customer) -> str:
    kept = commitment.owner
    likely = dict.fromkeys(filter(None, (kept, YOU, customer.account_owner)))
    key = f"who-{commitment.id}"
    chosen = st.pills("Who", [*likely, _SOMEBODY], default=kept or None, key=key)
    if chosen == _SOMEBODY:
        return st.text_input("Who keeps it?", placeholder="A name or an email", key=f"owner-{commitment.id}")
    return chosen or ""


def _by_when(commitment: Commitment, today: date) -> date | None:
    kept, likely = commitment.due_on, days(today)
    words = next((each for each, day in likely.items() if day == kept), _ANOTHER_DAY if kept else None)
    chosen = st.pills("By when", [*likely, _ANOTHER_DAY], default=words, key=f"when-{commitment.id}")
    if chosen == _ANOTHER_DAY:
        return day_or_none("By when?", kept, key=f"due-{commitment.id}")
    return likely.get(chosen or "")
