"""The language of a text (py3langid); its model is loaded once, when the first letter is read."""

from functools import cache
from typing import Any

_LONGEST = 500
# What letters are written in: of fewer languages a short one is seldom taken for another.
_LANGUAGES = (
    "ar bg ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms mt nl no pl pt ro ru sk sl "
    "sq sr sv th tr uk vi zh"
)


def language_of(text: str) -> str:
    """Two letters (ISO 639-1); capitals change nothing."""
    return str(_identifier().classify(text[:_LONGEST].lower())[0])


@cache
def _identifier() -> Any:  # noqa: ANN401 -- the library says nothing of its types
    from py3langid import langid  # noqa: PLC0415  # its model takes half a second

    langid.set_languages(_LANGUAGES.split())
    return langid.IDENTIFIER
