"""The numbers that only account owners may know: asked for in one letter each, or handed out as a list."""

import streamlit as st

from callprogram.bootstrap.files import wanted_csv
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.customers.uncallable import Uncallable, easiest_first
from callprogram.domain.people.messages import Kind
from callprogram.domain.words.dates import counted
from callprogram.services.lists import asking
from callprogram.services.lists.asking import Request, requests_of
from callprogram.ui.components.words import dialogs
from callprogram.ui.session import do, pieces, say, zone

_MOST = 2000  # customers in one letter or list


def show() -> None:
    """One button, behind it whom it goes to, and the same as a file, both as things stand when it is pressed."""
    if st.button("Ask the account owners", icon=":material/forward_to_inbox:", key="ask-owners"):
        _ask()


@dialogs.dialog("Ask the account owners")
def _ask() -> None:
    """Whom the letters go to, asked before they go."""
    wanted = easiest_first(pieces().views.uncallable(_MOST).customers)
    requests = requests_of(wanted, pieces().views.members())
    st.markdown("**Each gets one letter, with a list to fill in.**")
    if asked := pieces().views.last_written(Kind.NUMBERS):
        st.caption(f"Last asked on {day_and_time(asked, zone())}.")
    for each in requests:
        st.text(
            f"{each.owner or 'No account owner'} · {len(each.wanted):,} · {_where(each)}"
        )  # no link to a mail program
    if any(each.owner and not each.address for each in requests):
        st.page_link("pages/people.py", label="Add their addresses", icon=":material/person_add:")
    letters = [each for each in requests if each.address]
    if pieces().channels is None:
        st.caption("Mail is not set up; hand out the list instead.")
    elif letters and st.button(
        f"Send {counted(len(letters), 'letter')}", key="ask-owners-now", type="primary", on_click=_send, args=(wanted,)
    ):
        st.rerun()
    st.download_button("Download the list", wanted_csv(wanted), "numbers to fill in.csv", "text/csv", key="wanted")
    st.caption("Once it is filled in, bring it back through *Import*: only these customers' numbers change.")


def _where(request: Request) -> str:
    if request.address:
        return request.address
    return "no address known" if request.owner else "only in the list"


def _send(wanted: list[Uncallable]) -> None:
    if sent := do(asking.ask_owners, [each.customer.id for each in wanted], wanted_csv):
        say(f"{counted(len(sent), 'letter')} on the way. The filled-in lists come back through Import.")
