"""How the person at the screen wants to be reached."""

from dataclasses import replace

import streamlit as st

from callprogram.bootstrap import check_channel, send_messages
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import zone_names
from callprogram.errors import CallprogramError
from callprogram.services.people import membership, messaging
from callprogram.ui.session import do, pieces, problem, say, sign_out_everywhere


def show(member: Member) -> None:
    """Zone, quiet hours, and the way to them; and a test of it."""
    zones = zone_names()
    with st.form("own"):
        st.markdown("**How do messages reach you?**")
        zone = st.selectbox("Your time zone", zones, zones.index(member.zone), key="own-zone")
        with st.container(horizontal=True):
            quiet_from = st.time_input("Quiet from", member.quiet_from, key="quiet-from")
            quiet_until = st.time_input("until", member.quiet_until, key="quiet-until")
        channel = st.text_input("Another way than mail", member.channel, placeholder="slack://…", key="channel")
        wants_digest = st.checkbox("A summary on Monday morning", member.wants_digest, key="digest")
        if st.form_submit_button("Save how", key="save-own"):
            try:
                checked = check_channel(channel)
            except CallprogramError as error:
                problem(str(error))
            else:
                how = replace(
                    membership.how_of(member),
                    zone=zone,
                    quiet_from=quiet_from,
                    quiet_until=quiet_until,
                    channel=checked,
                    wants_digest=wants_digest,
                )
                if do(membership.set_own, how):
                    say("Saved.")
            st.rerun()
    with st.container(horizontal=True):
        st.button("Send me a test", key="test", on_click=_test)
        if st.user.get("is_logged_in"):
            st.button("Sign out everywhere", type="tertiary", key="everywhere", on_click=sign_out_everywhere)


def _test() -> None:
    if pieces().channels is None:
        problem("Mail is not set up: set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM.")
    elif do(messaging.send_test):
        trouble = send_messages(pieces()).problems
        say("It is on its way.") if not trouble else problem(trouble[0])
