"""The fields of how somebody is reached: where they are, when nobody disturbs them, and when they are away."""

from dataclasses import replace

import streamlit as st

from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import zone_names
from callprogram.domain.words.countries import countries, country_name, language_name, languages
from callprogram.services.people import membership
from callprogram.services.people.membership import Reachable
from callprogram.ui.components.words.days import days_or_none

LABELS = {
    "zone": "Time zone",
    "country": "Country",
    "quiet_from": "No messages from",
    "quiet_until": "No messages until",
    "away": "Away",
    "phone": "Telephone",
    "language": "Language",
    "wants_digest": "A summary on Monday morning",
    "channel": "Slack or another link",
    "lead": "Lead",
    "roles": "Roles",
}


def fields(member: Member) -> Reachable:
    """The fields, and how the member is reached as they say."""
    how = _where(member)
    with st.container(horizontal=True):
        quiet_from = st.time_input("No messages from", member.quiet_from, key=f"quiet-from-{member.id}")
        quiet_until = st.time_input("until", member.quiet_until, key=f"quiet-until-{member.id}")
    away = days_or_none("Away, first and last day", member.away, key=f"away-{member.id}")
    with st.container(horizontal=True):
        phone = st.text_input("Telephone", member.phone, key=f"phone-{member.id}")
        language = st.selectbox(
            "Language",
            ("", *languages()),
            ("", *languages()).index(member.language),
            format_func=lambda each: language_name(each) if each else "Not said",
            key=f"language-{member.id}",
        )
    digest = st.checkbox("A summary on Monday morning", member.wants_digest, key=f"digest-{member.id}")
    reached = replace(how, quiet_from=quiet_from, quiet_until=quiet_until, away=away)
    return replace(reached, phone=phone, language=language, wants_digest=digest)


def _where(member: Member) -> Reachable:
    """Whose clock they have, and whose weekends and holidays."""
    zones, known = zone_names(), ("", *countries())
    with st.container(horizontal=True):
        zone = st.selectbox("Time zone", zones, zones.index(member.zone), key=f"zone-{member.id}")
        country = st.selectbox(
            "Country",
            known,
            known.index(member.country),
            format_func=lambda each: country_name(each) if each else "By time zone",
            key=f"country-{member.id}",
            help="No messages on its weekends and holidays.",
        )
    return replace(membership.how_of(member), zone=zone, country=country)
