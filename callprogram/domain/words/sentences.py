"""Sentences put together of words."""

from itertools import pairwise

_ENDS = ".!?…:;,–—-"


def on_one_line(text: str) -> str:
    """What somebody noted line by line, one behind the other; each ends before another sentence begins."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    ended = (f"{line}." if _begins_anew(line, after) else line for line, after in pairwise(lines))
    return " ".join((*ended, *lines[-1:]))


def _begins_anew(line: str, after: str) -> bool:
    return not (line.endswith(tuple(_ENDS)) or after[0].islower())


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]
