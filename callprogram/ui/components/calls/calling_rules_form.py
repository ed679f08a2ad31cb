"""The calling rules on the settings page: what calls sound like, how much they may cost, whom they may ring."""

from typing import cast

import streamlit as st
from babel import Locale

from callprogram.domain.calls.calling_rules import CallingRules, read_countries
from callprogram.domain.calls.spoken import LANGUAGES
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.calls import calling_rules
from callprogram.services.calls.calling_rules import RuleFields
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces, take_problem

_LABELS = {
    "language": "Spoken in",
    "voice": "Voice",
    "detect_voicemail": "Listen for a voicemail",
    "calls_a_day": "Calls a day",
    "minutes_a_day": "Minutes a day",
    "countries": "Countries that may be called",
    "voicemail_words": "Words for a voicemail",
    "callback_words": "Words for who calls back",
    "callback_phone": "Who takes call-backs",
}
_WIDE_ENOUGH = 250  # pixels, for the longest name of a language: on a telephone the voice comes below


def show(program: Program) -> None:
    """The rules as they are, and a button that keeps what was changed."""
    rules = pieces().views.calling_rules(program.id)
    meanwhile.shown("calling", _kept(rules))
    with st.expander("Calling", icon=":material/call:"), st.form("calling", border=False):
        sound, limits, countries, words = _spoken(rules), _limits(rules), _countries(rules), _read_out(rules)
        if st.form_submit_button("Save", key="save-calling"):
            _save(program, rules, sound | limits | words, countries)


def _spoken(rules: CallingRules) -> RuleFields:
    languages = list(LANGUAGES)
    with st.container(horizontal=True):
        language = st.selectbox(
            "The brief is spoken in",
            languages,
            languages.index(rules.language),
            format_func=_language,
            key="language",
            width=_WIDE_ENOUGH,
        )
        voice = st.text_input("by the voice", rules.voice, placeholder="Polly.Amy-Neural", key="voice")
    listens = st.toggle("Listen for a voicemail at the customer's end", rules.detect_voicemail, key="detect_voicemail")
    return {"language": language, "voice": voice.strip(), "detect_voicemail": listens}


def _language(tag: str) -> str:
    return Locale.parse(tag, sep="-").get_display_name("en") or tag


def _limits(rules: CallingRules) -> RuleFields:
    with st.container(horizontal=True):
        calls = st.number_input("Calls a day, at most", 1, 1000, rules.calls_a_day, key="calls_a_day")
        minutes = st.number_input("Minutes a day, at most", 1, 1440, rules.minutes_a_day, key="minutes_a_day")
    return {"calls_a_day": calls, "minutes_a_day": minutes}


def _countries(rules: CallingRules) -> str:
    listed = ", ".join(rules.countries)
    return st.text_input("Countries that may be called", listed, placeholder="all; or NL, DE", key="countries")


def _read_out(rules: CallingRules) -> RuleFields:
    voicemail = st.text_area("Agreed words for a voicemail", rules.voicemail_words, key="voicemail_words")
    callback = st.text_area("What customers hear who call back", rules.callback_words, key="callback_words")
    phone = st.text_input("Who takes call-backs", rules.callback_phone, placeholder="a number", key="callback_phone")
    return {"voicemail_words": voicemail.strip(), "callback_words": callback.strip(), "callback_phone": phone.strip()}


def _kept(rules: CallingRules) -> RuleFields:
    sound: RuleFields = {"language": rules.language, "voice": rules.voice, "detect_voicemail": rules.detect_voicemail}
    limits: RuleFields = {"calls_a_day": rules.calls_a_day, "minutes_a_day": rules.minutes_a_day}
    words: RuleFields = {"voicemail_words": rules.voicemail_words, "callback_words": rules.callback_words}
    return sound | limits | words | {"countries": rules.countries, "callback_phone": rules.callback_phone}


def _save(program: Program, rules: CallingRules, changes: RuleFields, countries: str) -> None:
    """Said where the button is: what is above has scrolled away."""
    try:
        phone = changes["callback_phone"]
        changes["callback_phone"] = read_own_phone(phone, program.country) if phone else ""
        changes["countries"] = read_countries(countries)
        wanted = meanwhile.settled("calling", _kept(rules), changes, _LABELS)
        if wanted is None:
            st.error(plain(take_problem()), icon=":material/error:")
            return
        pieces().act(calling_rules.set_rules, program, **cast("RuleFields", wanted))
    except CallprogramError as error:
        st.error(plain(str(error)), icon=":material/error:")
    else:
        st.toast("Saved.", icon=":material/check:")
