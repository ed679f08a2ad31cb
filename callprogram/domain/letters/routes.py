"""Where a letter goes, and what kind it is."""

from enum import StrEnum


class Route(StrEnum):
    """Where a letter is dealt with."""

    STRAIGHT = "straight"
    DESK = "desk"
    JOIN = "join"
    ANSWER = "answer"
    REDIRECT = "redirect"
    PEOPLE = "people"
    PRESS = "press"
    LEGAL = "legal"
    SECURITY = "security"
    BIN = "bin"


# Where letters went, after how many.
WENT = {
    Route.STRAIGHT: "straight to the executive",
    Route.DESK: "to the desk",
    Route.JOIN: "part of what is open",
    Route.ANSWER: "answered by hand",
    Route.REDIRECT: "to a colleague",
    Route.PEOPLE: "to People",
    Route.PRESS: "to Press",
    Route.LEGAL: "to Legal",
    Route.SECURITY: "to Security",
    Route.BIN: "in the bin",
}


class Kind(StrEnum):
    """What a letter is."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    IDEA = "idea"
    PRAISE = "praise"
    THANKS = "thanks"
    LEAVING = "leaving"
    LEGAL = "legal"
    PRESS = "press"
    APPLICATION = "application"
    SALES = "sales"
    BULK = "bulk"
    AUTOMATIC = "automatic"
    FRAUD = "fraud"
    PRIVATE = "private"
    INTERNAL = "internal"
    MISDIRECTED = "misdirected"


# The right route, and where a letter must not be proposed to go instead: what somebody needs is lost there, what must
# not become known is read by many, or a trick is believed.
_READ_BY_MANY = {Route.DESK, Route.ANSWER, Route.REDIRECT, Route.JOIN, Route.PRESS, Route.PEOPLE, Route.LEGAL}
HARMFUL = {
    Route.DESK: {Route.BIN, Route.PRESS},
    Route.LEGAL: {Route.BIN, Route.ANSWER},
    Route.PRESS: {Route.BIN},
    Route.STRAIGHT: {Route.BIN, *_READ_BY_MANY},
    Route.SECURITY: {Route.STRAIGHT, *_READ_BY_MANY},
    Route.REDIRECT: {Route.BIN},
    Route.ANSWER: {Route.BIN},
    Route.PEOPLE: {Route.BIN},
}
