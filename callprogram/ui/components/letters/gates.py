"""The three gates of a letter: what each answer says, and how it looks."""

from collections.abc import Mapping

import streamlit as st

from callprogram.domain.letters.proposals import Gate, Proposal
from callprogram.ui.components.words.words import plain

_WORDS: Mapping[str, Mapping[Gate, str]] = {
    "known": {Gate.YES: "We know them", Gate.NO: "Not known here", Gate.UNKNOWN: "Perhaps known"},
    "genuine": {Gate.YES: "It is genuine", Gate.NO: "It may not be genuine", Gate.UNKNOWN: "Nobody vouches for it"},
    "answered": {Gate.YES: "Under way", Gate.NO: "Not answered yet", Gate.UNKNOWN: "Something is open"},
}
_SIGNS = {Gate.YES: "✓", Gate.NO: "✗", Gate.UNKNOWN: "?"}
_COLOURS = {Gate.YES: "green", Gate.NO: "red", Gate.UNKNOWN: "orange"}


def show(gate: str, answer: Gate, because: str) -> None:
    """One gate, with the fact behind it."""
    st.markdown(f":{_COLOURS[answer]}[**{_SIGNS[answer]} {_WORDS[gate][answer]}**]")
    st.caption(plain(because))


def at_a_glance(proposal: Proposal) -> list[dict[str, str]]:
    """The sign of each, its colour, and what it says."""
    answers = (proposal.known.answer, proposal.genuine.answer, proposal.answered.answer)
    return [
        {"sign": _SIGNS[answer], "colour": _COLOURS[answer], "words": words[answer]}
        for words, answer in zip(_WORDS.values(), answers, strict=True)
    ]
