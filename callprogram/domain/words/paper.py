"""Paper: what the hour is printed on."""

from enum import StrEnum


class Paper(StrEnum):
    """The sheets there are."""

    A4 = "a4"
    LETTER = "us-letter"
