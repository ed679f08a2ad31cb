"""The seats of a list: why a place on it exists."""

from enum import StrEnum


class Seat(StrEnum):
    """Why a place on the list exists."""

    PROMISE = "promise"
    RENEWAL = "renewal"
    AT_RISK = "at-risk"
    ESCALATION = "escalation"
    UNHEARD = "unheard"
    NEW = "new"
    HAPPY = "happy"
    RANDOM = "random"


SEATS = tuple(Seat)
