"""What Twilio is told to do, in TwiML (twilio.com/docs/voice/twiml)."""

import unicodedata

from twilio.twiml.voice_response import Dial, VoiceResponse

from callprogram.addresses import FORWARDED, path_of
from callprogram.domain.calls.bridges import Bridge, Callback
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.spoken import LANGUAGES, in_words
from callprogram.domain.customers.phones import extension_in, number_in

LONGEST_CALL = 3600
LONGEST_RINGING = 30
# Each w waits half a second: the switchboard answers before it listens.
WAIT_FOR_SWITCHBOARD = "wwww"
EVENTS = ("initiated", "ringing", "answered", "completed")
_SECONDS_TO_PRESS = 8
_SECONDS_TO_CONNECT = 30
_NOT_IN_XML = {"Cc", "Cs", "Cn"}


def briefing(bridge: Bridge, public_url: str) -> str:
    """Say the brief and connect when 1 is pressed: a voicemail does not press."""
    phrases, response = LANGUAGES[bridge.rules.language], VoiceResponse()
    pressed = public_url + path_of(Callback.PRESSED, bridge.press)
    for words in (f"{in_words(bridge.brief, bridge.rules.language)} {phrases.press}", phrases.press):
        gather = response.gather(action=pressed, method="POST", num_digits=1, timeout=_SECONDS_TO_PRESS)
        _say(gather, words, bridge.rules)
    _say(response, phrases.ended, bridge.rules)
    response.hangup()
    return str(response)


def holding(bridge: Bridge) -> str:
    """Say the brief and wait until somebody connects on the page."""
    phrases, response = LANGUAGES[bridge.rules.language], VoiceResponse()
    for words in (f"{in_words(bridge.brief, bridge.rules.language)} {phrases.hold}", phrases.hold):
        _say(response, words, bridge.rules)
        response.pause(length=_SECONDS_TO_CONNECT)
    _say(response, phrases.ended, bridge.rules)
    response.hangup()
    return str(response)


def connecting(bridge: Bridge, caller_id: str) -> str:
    """Say the brief and dial the customer at once."""
    response = VoiceResponse()
    _say(response, in_words(bridge.brief, bridge.rules.language), bridge.rules)
    _dial(response, bridge, caller_id, None)
    return str(response)


def dialling(bridge: Bridge, caller_id: str, public_url: str | None) -> str:
    """Dial the customer, and tell what becomes of it where there is an address to tell."""
    response = VoiceResponse()
    _dial(response, bridge, caller_id, public_url)
    return str(response)


def answering(rules: CallingRules, public_url: str) -> str:
    """Say the company's words to a customer who calls back, and forward the call where there is somebody to take it."""
    phrases, response = LANGUAGES[rules.language], VoiceResponse()
    _say(response, rules.callback_words or (phrases.called_back if rules.callback_phone else phrases.call_again), rules)
    if rules.callback_phone:
        dial = response.dial(
            action=public_url + FORWARDED,
            method="POST",
            answer_on_bridge=True,
            time_limit=LONGEST_CALL,
            timeout=LONGEST_RINGING,
            record="do-not-record",
        )
        dial.number(number_in(rules.callback_phone), send_digits=digits(extension_in(rules.callback_phone)))
    return str(response)


def regretting(rules: CallingRules) -> str:
    """Say that they are called again, to a customer whom nobody could take."""
    response = VoiceResponse()
    _say(response, LANGUAGES[rules.language].call_again, rules)
    return str(response)


def trying_out(rules: CallingRules) -> str:
    """Say that this telephone rings."""
    response = VoiceResponse()
    _say(response, LANGUAGES[rules.language].tried, rules)
    response.hangup()
    return str(response)


def nothing() -> str:
    """Nothing more to do."""
    return str(VoiceResponse())


def _dial(response: VoiceResponse, bridge: Bridge, caller_id: str, public_url: str | None) -> None:
    telling = {"action": public_url + path_of(Callback.DIALLED, bridge.press), "method": "POST"} if public_url else {}
    dial = response.dial(
        caller_id=caller_id,
        answer_on_bridge=True,
        time_limit=LONGEST_CALL,
        timeout=LONGEST_RINGING,
        record="do-not-record",
        **telling,
    )
    _number(dial, bridge, public_url)


def _number(dial: Dial, bridge: Bridge, public_url: str | None) -> None:
    telling = {}
    if public_url:
        telling = {
            "status_callback": public_url + path_of(Callback.CUSTOMER, bridge.press),
            "status_callback_event": " ".join(EVENTS),
            "status_callback_method": "POST",
        }
    if public_url and bridge.rules.detect_voicemail:
        telling |= {
            "machine_detection": "Enable",
            "amd_status_callback": public_url + path_of(Callback.VOICEMAIL, bridge.press),
            "amd_status_callback_method": "POST",
        }
    dial.number(bridge.customer_phone, send_digits=digits(bridge.customer_extension), **telling)


def _say(verb: VoiceResponse, words: str, rules: CallingRules) -> None:
    verb.say(_speakable(words), language=rules.language, voice=rules.voice or None)


def _speakable(words: str) -> str:
    """Without characters that XML cannot hold: with one of them the executive would hear an application error."""
    return "".join(" " if unicodedata.category(sign) in _NOT_IN_XML else sign for sign in words)


def digits(extension: str | None) -> str | None:
    """What is dialled once a switchboard answers; none without an extension."""
    return WAIT_FOR_SWITCHBOARD + extension if extension else None
