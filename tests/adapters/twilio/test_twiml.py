"""What Twilio is told to do has only names that it knows: it lets misspelt ones pass and does something else."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.twilio import twiml
from callprogram.adapters.twilio.troubles import SENTENCES
from callprogram.domain.calls.bridges import Bridge
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.spoken import LANGUAGES, SpokenBrief
from tests.adapters.twilio.conftest import BRIDGE, CUSTOMER
from tests.servers.twilio_answers import CALLER_ID
from tests.servers.twiml import NoTwimlError, read

PUBLIC = "https://calls.example.com"
RULES = st.builds(
    CallingRules,
    st.just(1),
    st.just(1),
    language=st.sampled_from(sorted(LANGUAGES)),
    voice=st.sampled_from(["", "Polly.Amy-Neural"]),
    detect_voicemail=st.booleans(),
    callback_words=st.text(max_size=50),
    callback_phone=st.sampled_from(["", "+493023125124"]),
)
BRIDGES = st.builds(
    Bridge,
    st.just("p1"),
    st.just("+491713920023"),
    st.just(CUSTOMER),
    st.sampled_from([None, "12", "w1#"]),
    st.builds(SpokenBrief, st.text(max_size=80), st.text(max_size=80), careful=st.text(max_size=80)),
    RULES,
)


@given(BRIDGES)
def test_every_document_is_as_twilio_documents_it(bridge: Bridge) -> None:
    for words in (
        twiml.briefing(bridge, PUBLIC),
        twiml.holding(bridge),
        twiml.connecting(bridge, CALLER_ID),
        twiml.dialling(bridge, CALLER_ID, PUBLIC),
        twiml.dialling(bridge, CALLER_ID, None),
        twiml.answering(bridge.rules, PUBLIC),
        twiml.regretting(bridge.rules),
        twiml.nothing(),
    ):
        response = read(words)
        assert all(dial.get("record") == "do-not-record" for dial in response.iter("Dial"))
        assert len(words) <= 4000


def test_detection_of_a_voicemail_is_asked_for_only_where_somebody_hears_of_it() -> None:
    wanted = replace(BRIDGE, rules=CallingRules(1, 1, detect_voicemail=True))
    [told] = read(twiml.dialling(wanted, CALLER_ID, PUBLIC)).iter("Number")
    [untold] = read(twiml.dialling(wanted, CALLER_ID, None)).iter("Number")

    assert told.attrib["machineDetection"] == "Enable"
    assert told.attrib["amdStatusCallback"] == f"{PUBLIC}/twilio/calls/p7/voicemail"
    assert untold.attrib == {}


def test_without_a_public_address_the_customer_is_not_dialled_before_somebody_connects() -> None:
    assert list(read(twiml.holding(BRIDGE)).iter("Dial")) == []


@pytest.mark.parametrize(
    "words",
    [
        "<Response><Dail/></Response>",
        '<Response><Dial callerID="+1"/></Response>',
        '<Response><Dial answerOnBridge="yes"/></Response>',
        '<Response><Dial record="record-from-answer"/></Response>',
        '<Response><Gather action="pressed"/></Response>',
        '<Response><Gather numDigits="one"/></Response>',
        "<Response><Number>+1</Number></Response>",
        '<Response><Dial><Number statusCallbackEvent="answer">+1</Number></Dial></Response>',
        "<Say/>",
        "<Response>",
    ],
)
def test_what_twilio_does_not_document_is_found(words: str) -> None:
    with pytest.raises(NoTwimlError):
        read(words)


def test_the_table_of_troubles_is_written_down_for_people() -> None:
    table = (Path(__file__).parents[3] / "docs" / "twilio.md").read_text("utf-8")

    assert [f"| {code} | {words}. |" in table for code, words in SENTENCES.items()] == [True] * len(SENTENCES)
    assert not [words for words in SENTENCES.values() if words.endswith(".")]
