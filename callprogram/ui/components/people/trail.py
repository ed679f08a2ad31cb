"""The audit trail: who did what, when and about whom, to search in; and whether it is whole."""

import json
from datetime import timedelta

import streamlit as st

from callprogram.domain.people.trail import Event
from callprogram.domain.words.dates import counted, day_begins
from callprogram.errors import CallprogramError
from callprogram.services.views import TrailFilter
from callprogram.ui.components.words.days import days_or_none
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import here, pieces, zone

_AT_ONCE = 100
_ANYBODY, _ANYTHING = "Anybody", "Anything"
_DAY = timedelta(days=1)


def wanted() -> TrailFilter:
    """What the fields ask for; raises what a person can mend where nobody goes by what was typed."""
    who, what = pieces().views.trail_words()
    one, two, three, four = st.columns(4)
    chosen_who = one.selectbox("Who", [_ANYBODY, *who], key="trail-who")
    chosen_what = two.selectbox("What", [_ANYTHING, *what], key="trail-what", format_func=_in_words)
    with three:
        days = days_or_none("From and to", None, key="trail-days")
    customer = four.text_input("Customer", key="trail-customer", placeholder="A name, an id, a CRM id")
    first, last = days or (None, None)
    return TrailFilter(
        who="" if chosen_who == _ANYBODY else chosen_who,
        what="" if chosen_what == _ANYTHING else chosen_what,
        since=day_begins(first, zone()) if first else None,
        until=day_begins(last + _DAY, zone()) if last else None,
        customer_id=pieces().views.customer(customer).id if customer.strip() else None,
    )


def show() -> None:
    """The lines that are asked for, the newest first."""
    try:
        asked = wanted()
    except CallprogramError as error:
        st.info(plain(str(error)))
        return
    page = max(1, int(st.session_state.get("trail-page", 1)))
    found = pieces().views.trail(asked, _AT_ONCE, (page - 1) * _AT_ONCE)
    if not found.total:
        st.info("Nothing matches; try fewer filters.")
        return
    st.dataframe([_row(each) for each in found.events], hide_index=True, height="content")
    pages = -(-found.total // _AT_ONCE)
    if pages > 1:
        st.number_input(f"Page of {pages:,}", 1, pages, key="trail-page")
    st.caption(f"{counted(found.total, 'line')}, the newest first.")


def verify() -> None:
    """Whether every line is as it was written."""
    with st.spinner("Looking through every line"):
        whole = pieces().views.wholeness()
    if whole.troubles:
        more = f" And {len(whole.troubles) - 1:,} more." if len(whole.troubles) > 1 else ""
        st.error(plain(f"Not whole: {whole.troubles[0]}.{more} Compare it with a backup."), icon=":material/error:")
    else:
        st.success(f"{counted(whole.lines, 'line')}, every one as it was written.", icon=":material/verified:")


def _row(event: Event) -> dict[str, object]:
    said = {"before": event.before, "after": event.after}
    words = "erased" if event.salt is None else json.dumps(said, ensure_ascii=False)
    return {
        "When": here(event.at, zone()).replace(tzinfo=None),
        "Who": f"{event.member} ({event.ran_by})" if event.ran_by else event.member,
        "What": _in_words(event.action),
        "About": f"{event.kind} {event.row_id}" if event.row_id else event.kind,
        "Words": words,
    }


def _in_words(action: str) -> str:
    """`promising.tell_in_next_call` as people read it."""
    return action.replace("_", " ").replace(".", " · ")
