"""The bytes of a file as text, or as the sheets of a workbook."""

import codecs
import re
from contextlib import suppress

from callprogram.adapters.exports.files import workbooks
from callprogram.adapters.exports.files.damage import marked
from callprogram.adapters.exports.files.encodings import EASTERN, likeliest
from callprogram.adapters.exports.files.records import Record
from callprogram.errors import BadInputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGICS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf", b"SQLite format 3\0", b"PAR1")
_WEB_PAGE = re.compile(
    rb"(\xef\xbb\xbf)?\s*<(\?xml|!doctype|!--|html|table|head|body|meta|style|div|workbook)\b", re.IGNORECASE
)
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|(?<![\x80-\xf4])[\x80-\x84\x86-\x9f]")  # no letter decoded twice
_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LOST = "\ufffd"
_ASCII = bytes(range(128))
_NOT_PRINTED = bytes(each for each in range(256) if not (chr(each).isascii() and chr(each).isprintable()))
_DAMAGED, _SLOPPY = "callprogram.marked", "callprogram.as_latin_1"
_SAMPLE, _BEGINNING = 100_000, 1_000
_ODD_SHARE, _FEW = 0.01, 3
_TELLING, _PRINTED = 16, 0.75  # letters of ASCII, and their share, that two bytes for each letter hardly ever are
_LEAST_ZEROS = 0.1  # the share of bytes at even or odd places that are zero in UTF-16
_MOSTLY = 0.9  # the share of bytes beyond ASCII that stand as UTF-8 has them where a few are damaged


def text_of(name: str, content: bytes) -> tuple[str | tuple[tuple[Record, ...], ...], str]:
    """The file's text and its encoding by Python's name, or the sheets of a workbook or web page and its kind.

    Raises BadInputError for what is neither.
    """
    if not content.strip():
        raise BadInputError(f"{name} is empty; export the customers from the CRM as CSV and bring that in.")
    kind = workbooks.kind_of(name, content)
    if kind:
        return workbooks.sheets_of(name, content), kind
    if content.startswith(_MAGICS):
        raise _not_csv(name)
    text, encoding = _decoded(content)
    if is_foreign(text[:_BEGINNING].encode(errors="replace")):
        return workbooks.tables_of(name, text.removeprefix("\ufeff")), "html"
    text = text.removeprefix("\ufeff").replace("\0", "")
    if is_binary(text) or _is_lost(text, content):
        raise _not_csv(name)
    return text, encoding


def _decoded(content: bytes) -> tuple[str, str]:
    """By byte order mark, as UTF-16 without one, as UTF-8, else by what the letters look like."""
    content = _unmarked(content)
    certain = _by_mark(content) or _of_two_bytes(content[:_SAMPLE])
    if certain and certain.startswith("utf-16"):
        content = content[: len(content) // 2 * 2]  # a lone byte at the end is half a letter
    if certain:
        return content.decode(certain, _DAMAGED if _is_damaged(content, certain) else "replace"), certain
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8"), "utf-8"
    if _is_damaged(content, "utf-8"):
        return content.decode("utf-8", _DAMAGED), "utf-8"
    alone = b"".join(line for line in content.splitlines(keepends=True) if not _is_utf_8(line))
    for encoding in likeliest(alone):
        with suppress(UnicodeDecodeError):
            alone.decode(encoding)
            return _of_one(content, encoding) if len(alone) == len(content) else _of_two(content, encoding), encoding
    raise AssertionError("Latin-1 reads every byte")


def _of_one(content: bytes, encoding: str) -> str:
    return content.decode(encoding, _SLOPPY)


def _of_two(content: bytes, encoding: str) -> str:
    """Lines of an encoding of East Asia with those in UTF-8 marked until they are mended; ftfy knows all others."""
    if encoding not in EASTERN:
        return _of_one(content, encoding)
    lines = content.splitlines(keepends=True)
    return "".join(line.decode("ascii", _DAMAGED) if _is_utf_8(line) else _of_one(line, encoding) for line in lines)


def _is_utf_8(line: bytes) -> bool:
    """Whether a line has letters in UTF-8, as lines may that were put into a file of another encoding."""
    with suppress(UnicodeDecodeError):
        return not line.decode("utf-8").isascii()
    return False


def _by_mark(content: bytes) -> str | None:
    """The encoding that a byte order mark says."""
    return next((encoding for mark, encoding in _BOMS if content.startswith(mark)), None)


def _unmarked(content: bytes) -> bytes:
    """The bytes without a mark of UTF-16 that is wrong: lines end without a zero there, and most of it is ASCII."""
    latin = len(content.translate(None, _NOT_PRINTED))
    is_narrow = b"\n" in content and b"\0" not in content and latin > max(_TELLING, _PRINTED * len(content))
    wrong = [mark for mark, encoding in _BOMS if encoding == "utf-16" and is_narrow]
    return next((content.removeprefix(mark) for mark in wrong if content.startswith(mark)), content)


def _of_two_bytes(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of what is ASCII in it is zero, and hardly any of the others."""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) < _LEAST_ZEROS * len(sample) / 2 or min(first, second) > _LEAST_ZEROS * max(first, second):
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _is_damaged(content: bytes, encoding: str) -> bool:
    """Whether nearly all bytes beyond ASCII stand as UTF-8 has them: the others came from elsewhere."""
    sound = sum(match.end() - match.start() for match in _MANY_BYTES.finditer(content))
    return encoding.startswith("utf-8") and sound > _MOSTLY * len(content.translate(None, _ASCII))


def _marked(error: UnicodeError) -> tuple[str, int]:
    """A damaged place of UTF-8, marked until its cell is mended."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(marked, error.object[error.start : error.end])), error.end


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """A byte that an encoding does not have, as ftfy reads it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_DAMAGED, _marked)
codecs.register_error(_SLOPPY, _as_latin_1)


def is_foreign(content: bytes) -> bool:
    """Whether a file begins as no list does that is read as text."""
    return content.startswith(_MAGICS) or _WEB_PAGE.match(content) is not None


def is_binary(text: str) -> bool:
    """Whether a text has more of what no text has than a slip explains."""
    sample = text[:_SAMPLE]
    return len(_ODD.findall(sample)) > max(_FEW, _ODD_SHARE * len(sample))


def _is_lost(text: str, content: bytes) -> bool:
    """Whether more letters could not be decoded than a slip explains, which its writer had not lost already."""
    sample = text[:_SAMPLE]
    return sample.count(_LOST) > _ODD_SHARE * len(sample) and _LOST.encode() not in content


def _not_csv(name: str) -> BadInputError:
    return BadInputError(
        f"{name} is neither a CSV file nor a workbook; export the customers from the CRM as CSV and bring that in."
    )
