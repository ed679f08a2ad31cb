"""How the person at the screen wants to be reached."""

from dataclasses import replace

import streamlit as st

from callprogram.bootstrap.questions import check_channel
from callprogram.bootstrap.work import send_messages
from callprogram.domain.people.members import Member
from callprogram.errors import CallprogramError
from callprogram.services.people import membership, messaging
from callprogram.services.people.membership import Reachable
from callprogram.ui.components.people import reach
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, not_set_up, pieces, problem, say, sign_out_everywhere


def show(member: Member) -> None:
    """Where they are, quiet hours, leave, and the way to them; and a test of it."""
    if member.lead:
        st.caption(f"Your lead: {plain(pieces().views.names().of(member.lead))}")
    meanwhile.shown("own", vars(membership.how_of(member)))
    with st.form("own"):
        how = reach.fields(member)
        channel = st.text_input("Slack or another link", member.channel, placeholder="slack://…", key="channel")
        if st.form_submit_button("Save", type="primary", key="save-own"):
            _save(member, how, channel)
            st.rerun()
    with st.container(horizontal=True):
        st.button("Send me a test", key="test", on_click=_test)
        if st.user.get("is_logged_in"):
            st.button("Sign out everywhere", type="tertiary", key="everywhere", on_click=sign_out_everywhere)


def _save(member: Member, how: Reachable, channel: str) -> None:
    try:
        checked = check_channel(channel)
    except CallprogramError as error:
        problem(str(error))
    else:
        typed = vars(replace(how, channel=checked))
        wanted = meanwhile.settled("own", vars(membership.how_of(member)), typed, reach.LABELS)
        if wanted and do(membership.set_own, Reachable(**wanted)):
            say("Saved.")


def _test() -> None:
    if pieces().channels is None:
        problem(not_set_up("Mail is not set up.", "Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM."))
    elif do(messaging.send_test):
        trouble = send_messages(pieces()).problems
        say("It is on its way.") if not trouble else problem(trouble[0])
