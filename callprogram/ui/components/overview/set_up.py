"""Whether everything is set up: what is missing first, and nothing marked as done that is not there."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.bootstrap.questions import examine
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted
from callprogram.services.overview.doctor import Finding
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces

_MISSING, _NOT_THERE, _WELL = ":orange[:material/pending:]", ":material/circle:", ":green[:material/check_circle:]"


def show(program: Program) -> None:
    """A line for each thing that was examined; only an admin reads which settings of the server are meant."""
    reads_all = Role.ADMIN in pieces().member.roles
    with st.container(border=True, gap="small"):
        st.markdown("**Is everything set up?**")
        for finding in sorted(
            examine(pieces(), program, settings_are="below"), key=lambda each: (each.well, each.set_up)
        ):
            st.markdown(
                f"{_icon(finding)} **{finding.what}**: {plain(finding.in_full if reads_all else finding.words)}"
            )
        if not pieces().channels:
            _what_waits(program)


def _what_waits(program: Program) -> None:
    """For whom messages wait that cannot go, so that somebody may tell them."""
    waits, names = pieces().views.outbox(now()).waits, pieces().views.names()
    if waits:
        with st.expander("Whom the messages are for", type="compact"):
            for each in waits:
                since = day_and_time(each.since, program.zone)
                st.markdown(f"{plain(names.of(each.recipient))}: {counted(each.messages, 'message')}, since {since}")


def _icon(finding: Finding) -> str:
    if not finding.well:
        return _MISSING
    return _WELL if finding.set_up else _NOT_THERE
