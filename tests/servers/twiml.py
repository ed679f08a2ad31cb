"""TwiML as Twilio documents it: a verb or an attribute that it does not know passes silently there, and fails here."""

import xml.etree.ElementTree as ET

_SPEECH = {"voice", "loop", "language"}
_TOLD = {"statusCallback", "statusCallbackEvent", "statusCallbackMethod"}
_MACHINE = {
    "machineDetection",
    "machineDetectionTimeout",
    "machineDetectionSpeechThreshold",
    "machineDetectionSpeechEndThreshold",
    "machineDetectionSilenceTimeout",
    "amdStatusCallback",
    "amdStatusCallbackMethod",
}
# twilio.com/docs/voice/twiml: what stands in which verb, and the attributes of each.
CHILDREN = {
    "Response": {"Say", "Pause", "Gather", "Dial", "Hangup"},
    "Gather": {"Say", "Pause"},
    "Dial": {"Number"},
}
ATTRIBUTES = {
    "Response": set[str](),
    "Say": _SPEECH,
    "Pause": {"length"},
    "Gather": {
        "action", "method", "timeout", "numDigits", "finishOnKey", "input", "language", "actionOnEmptyResult",
    },
    "Dial": {
        "action", "method", "timeout", "hangupOnStar", "timeLimit", "callerId", "record", "trim", "answerOnBridge",
        "sequential", "ringTone",
    },
    "Number": {"sendDigits", "url", "method", "byoc", *_TOLD, *_MACHINE},
    "Hangup": set[str](),
}  # fmt: skip
VALUES = {
    "method": {"GET", "POST"},
    "statusCallbackMethod": {"GET", "POST"},
    "amdStatusCallbackMethod": {"GET", "POST"},
    "record": {"do-not-record"},
    "answerOnBridge": {"true", "false"},
    "machineDetection": {"Enable", "DetectMessageEnd"},
}
_EVENTS = {"initiated", "ringing", "answered", "completed"}
_NUMBERS = {"timeout", "timeLimit", "numDigits", "length"}
_ADDRESSES = {"action", "url", "statusCallback", "amdStatusCallback"}


class NoTwimlError(ValueError):
    """Twilio would not do what is meant by this document."""


def read(text: str) -> ET.Element:
    """The document; raises NoTwimlError for a name or a value that Twilio does not document."""
    try:
        response = ET.fromstring(text)  # noqa: S314 - our own TwiML
    except ET.ParseError as error:
        raise NoTwimlError(str(error)) from error
    if response.tag != "Response":
        raise NoTwimlError(f"{response.tag} is no response")
    _check(response)
    return response


def _check(verb: ET.Element) -> None:
    if unknown := set(verb.attrib) - ATTRIBUTES[verb.tag]:
        raise NoTwimlError(f"{verb.tag} has no {', '.join(sorted(unknown))}")
    for name, value in verb.attrib.items():
        if not _fits(name, value):
            raise NoTwimlError(f"{verb.tag} {name} cannot be “{value}”")
    for child in verb:
        if child.tag not in CHILDREN.get(verb.tag, set()):
            raise NoTwimlError(f"{verb.tag} cannot hold {child.tag}")
        _check(child)


def _fits(name: str, value: str) -> bool:
    if name in VALUES:
        return value in VALUES[name]
    if name in _NUMBERS:
        return value.isdecimal()
    if name in _ADDRESSES:
        return value.startswith(("http://", "https://"))
    return set(value.split()) <= _EVENTS if name == "statusCallbackEvent" else bool(value)
