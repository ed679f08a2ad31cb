"""The bytes of a file as text."""

import codecs
import re
from contextlib import suppress

from charset_normalizer import CharsetMatches, from_bytes

from callprogram.errors import BadInputError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGICS = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"{\\rtf")
_PLAUSIBLE = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"]
_PLAUSIBLE += ["cp932", "gb18030", "big5", "cp949"]
_ODD = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 100_000
_SURE = 0.4  # coherence with a language, of 1
_MANY = 0.3  # the share of bytes beyond ASCII among letters that no Western language reaches
_FEWEST = 8  # bytes beyond ASCII, below which a language is a guess
_ODD_SHARE = 0.01


def text_of(name: str, content: bytes) -> tuple[str, str]:
    """The file's text and its encoding, by Python's name; raises BadInputError for what is no text."""
    if not content.strip():
        raise BadInputError(f"{name} is empty; export the customers from the CRM as CSV and bring that in.")
    if content.startswith(_MAGICS):
        raise _not_csv(name)
    text, encoding = _decoded(name, content)
    if _is_binary(text):
        raise _not_csv(name)
    return text, encoding


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    """By byte order mark, else as UTF-8, else by what the letters look like."""
    marked = [encoding for mark, encoding in _BOMS if content.startswith(mark)]
    for encoding in marked or ["utf-8"]:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding), encoding
    for encoding in [] if marked else _guessed(content[:_SAMPLE]):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding), encoding
    raise _not_csv(name)


def _guessed(sample: bytes) -> list[str]:
    """cp1252, then the detector's guess; the guess first where it is sure, for short texts mislead it."""
    matches = from_bytes(sample, cp_isolation=_PLAUSIBLE)
    guess = [codecs.lookup(match.encoding).name for match in matches][:1]
    return [*guess, "cp1252"] if guess and _is_sure(matches, sample) else ["cp1252", *guess]


def _is_sure(matches: CharsetMatches, sample: bytes) -> bool:
    """Whether the best match is better than cp1252, on enough letters beyond ASCII."""
    best = matches[0]
    if any("cp1252" in match.could_be_from_charset and match.chaos <= best.chaos for match in matches):
        return False
    beyond = len(re.findall(rb"[\x80-\xff]", sample))
    letters = len(re.findall(rb"[A-Za-z]", sample)) + beyond
    return beyond >= _FEWEST and (best.coherence >= _SURE or beyond >= _MANY * letters)


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in text or len(_ODD.findall(sample)) > _ODD_SHARE * len(sample)


def _not_csv(name: str) -> BadInputError:
    return BadInputError(f"{name} is not a CSV file; export the customers from the CRM as CSV and bring that in.")
