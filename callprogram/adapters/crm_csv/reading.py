"""The bytes of a file as text."""

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from callprogram.errors import BadInputError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGICS = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"{\\rtf")
_WESTERN = {"Danish", "Dutch", "English", "Finnish", "French", "German", "Italian", "Norwegian", "Portuguese"}
_WESTERN |= {"Spanish", "Swedish", "Unknown"}
_ODD = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 100_000
_SURE = 0.4  # coherence with a language, of 1
_MANY = 0.2  # the share of bytes beyond ASCII among letters that no Western language reaches
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
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    for encoding in () if marked else (_guessed(content), "cp1252"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise _not_csv(name)


def _guessed(content: bytes) -> str:
    """cp1252 unless the detector is sure of a language that cannot be written in it; short texts mislead it."""
    best = from_bytes(content[:_SAMPLE]).best()
    return codecs.lookup(best.encoding).name if best and _is_certain(best, content[:_SAMPLE]) else "cp1252"


def _is_certain(best: CharsetMatch, sample: bytes) -> bool:
    if best.language in _WESTERN or "cp1252" in best.could_be_from_charset:
        return False
    beyond = len(re.findall(rb"[\x80-\xff]", sample))
    letters = len(re.findall(rb"[A-Za-z]", sample)) + beyond
    return best.coherence >= _SURE or beyond >= _MANY * letters


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in text or len(_ODD.findall(sample)) > _ODD_SHARE * len(sample)


def _not_csv(name: str) -> BadInputError:
    return BadInputError(f"{name} is not a CSV file; export the customers from the CRM as CSV and bring that in.")
