"""Which encoding bytes are in that are no UTF-8.

charset-normalizer tells the encodings of East Asia apart. Those of one byte for each letter it rightly calls alike:
which of them makes words is told by the letters that each language has; where several do, the commonest is taken.
"""

import codecs
import re
from collections.abc import Iterable
from itertools import islice

_WEST = "äöüß àâæçéèêëîïôœùûü áéíóúüñ áâãàçéêíóôõúü àèéìíòóùú áéëïóöüè åäöé æøåéö áðéíóúýþæö àèéíïòóúüç"
_CENTRE = "ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîșțşţ čćđšž äöüß"
_BALTIC = "ąčęėįšųūž āčēģīķļņšūž äöõüšž"
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя" + "ё абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"
_TURKISH = "çğıİöşüâîû"
_HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهويپچژگ"
_LETTERS = {
    "cp1252": _WEST,
    "iso8859_15": _WEST,
    "cp1250": _CENTRE,
    "iso8859_2": _CENTRE,
    "cp850": _WEST,
    "cp437": _WEST,
    "cp858": _WEST,
    "cp852": _CENTRE,
    "mac_roman": _WEST,
    "cp1251": _RUSSIAN,
    "cp866": _RUSSIAN,
    "koi8_r": _RUSSIAN,
    "iso8859_5": _RUSSIAN,
    "cp1253": _GREEK,
    "iso8859_7": _GREEK,
    "cp1254": _TURKISH,
    "iso8859_9": _TURKISH,
    "cp1255": _HEBREW,
    "cp1256": _ARABIC,
    "cp1257": _BALTIC,
}
_HAN = r"\u3400-\u9fff\u3000-\u303f\uff00-\uffef\u2460-\u24ff\u3200-\u33ff№"  # with the marks beside it
_KANA, _HANGUL = r"\u3040-\u30ff", r"\uac00-\ud7a3\u3000-\u303f\uff00-\uffef\u3200-\u33ff"
_EASTERN = {
    "cp932": re.compile(f"[{_HAN}{_KANA}]"),
    "euc_jp": re.compile(f"[{_HAN}{_KANA}]"),
    "gb18030": re.compile(f"[{_HAN}]"),
    "big5": re.compile(f"[{_HAN}]"),
    "cp949": re.compile(f"[{_HANGUL}]"),
}
EASTERN = frozenset(_EASTERN)
_COMMON = {"cp949": "euc_kr", "gb18030": "gb2312"}  # in which nearly every letter is too
_COMMON_BYTES = (1, 2)  # in which a common letter is written; euc_kr has the others in eight
_OLD = ("cp850", "cp437", "cp858", "cp852", "mac_roman")
_LATIN = ("iso8859_15", "cp1250", "iso8859_2", "cp1254", "iso8859_9", "cp1257")
_OTHER_SCRIPT = 10
_SAMPLE = 60_000
_FOREIGN, _ENDS = re.compile(rb"[\x80-\xff]"), (b"\r", b"\n")
_BEYOND = re.compile(r"(?<=(.))([^\x00-\x7f])(?=(.))", re.DOTALL)
_NARROW_KANA, _NARROW_MARKS = re.compile(r"[\uff66-\uff9d]"), "\uff9e\uff9f"
_BESIDE_LETTERS = re.compile(r"[’‘”“»«›‹…®©™°ºª²³€£§–—·•´\u00a0]")  # noqa: RUF001 - as people type them
_WITHIN_WORDS, _DASHES = "’·", "–—"
_AT_ALL = re.compile(r"[’‘”“„‚»«›‹…®©™°ºª²³¹€£¥§–—·•´¿¡½¼¾±×÷µ†‡№¢\u00a0]")  # noqa: RUF001 - as people type them
_FIRST_GREEK = "\u0370"
_OF_UTF_8 = re.compile(rb"[\xc2\xc3][\x80-\xbf]|[\xc2\xc3\xe2]\?")  # of the West, or what somebody left of it
_ASCII = bytes(range(128))
_CLEARLY, _FEW, _RARE = 0.03, 0.1, 0.2
_MOST = 2000  # characters beyond ASCII that are looked at
_LONE = 0.9  # what an Asian encoding may reach at most, so that one of letters wins where both make sense


def likeliest(content: bytes) -> list[str]:
    """The encodings, by Python's names, that the bytes may be in, the likeliest first; the last one reads all bytes."""
    sample = _sample(content)
    few = _FEW / max(1, len(sample.translate(None, _ASCII)))
    usual = "mac_roman" if _ends_as_on_mac(content) else "cp1252"
    fits = {encoding: _fit(sample, encoding) - _rarity(encoding, few, usual) for encoding in _possible(sample)}
    ranked = sorted(fits, key=lambda encoding: -fits[encoding])
    return [codecs.lookup(encoding).name for encoding in [*ranked, "latin-1"]]


def _ends_as_on_mac(content: bytes) -> bool:
    """Whether lines end as Excel's *CSV (Macintosh)* ends them."""
    return b"\r" in content and b"\n" not in content


def _rarity(encoding: str, few: float, usual: str) -> float:
    """By how much an encoding must fit better than the usual one: more where letters are few."""
    if encoding == usual:
        return 0.0
    if encoding in _OLD:
        return _RARE
    if encoding == "cp1252":
        return _CLEARLY
    return _CLEARLY + (few if encoding in _LATIN else _OTHER_SCRIPT * few)


def _sample(content: bytes) -> bytes:
    """Lines that have bytes beyond ASCII, for the others say nothing."""
    lines, size, place = [], 0, 0
    while size <= _SAMPLE and (match := _FOREIGN.search(content, place)):
        start = max(place, match.start() - _SAMPLE // 2, *(content.rfind(end, place, match.start()) for end in _ENDS))
        ends = (content.find(end, match.end(), start + _SAMPLE) for end in _ENDS)
        place = min((end + 1 for end in ends if end > 0), default=start + _SAMPLE)
        lines.append(content[start:place])
        size += place - start
    return b"".join(lines)


def _possible(sample: bytes) -> Iterable[str]:
    """The encodings of letters in our order, and those of Asia that the library finds possible, in its own."""
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(_EASTERN))
    found = dict.fromkeys(each for match in matches for each in (match.encoding, *match.could_be_from_charset))
    return [*_LETTERS, *(encoding for encoding in found if encoding in _EASTERN)]


def _fit(sample: bytes, encoding: str) -> float:
    """How well the characters beyond ASCII stand in words of one language, 0 to 1."""
    if encoding not in _EASTERN:
        sample = _OF_UTF_8.sub(b"", sample)
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason != "incomplete multibyte sequence" or error.end < len(sample) - 1:
            return 0.0
        text = sample[: error.start].decode(encoding)
    found = [(match[1], match[2], match[3]) for match in islice(_BEYOND.finditer(f"\n{text}\n"), _MOST)]
    if not found:
        return 0.0
    if encoding in _EASTERN:
        return _LONE * sum(_is_asian(*each, encoding) for each in found) / len(found)
    alphabets = [set(letters) for letters in _LETTERS[encoding].split()]
    return _share(found, set().union(*alphabets)) / 2 + max(_share(found, each) for each in alphabets) / 2


def _share(found: list[tuple[str, str, str]], alphabet: set[str]) -> float:
    """The share of characters that are letters of an alphabet or marks, and stand where those stand."""
    marks = "".join(letter for _, letter, _ in found)
    unpaired = "”" if "”" in marks and not re.search("[“„]", marks) else ""
    good = sum(
        _is_in_word(before, letter, after) if {letter, letter.lower()} & alphabet else _is_mark(before, letter, after)
        for before, letter, after in found
        if letter not in unpaired
    )
    return good / len(found)


def _is_in_word(before: str, letter: str, after: str) -> bool:
    """Whether a letter is of its neighbours' script and case."""
    beside = [each for each in (before, after) if each.isalpha()]
    if letter >= _FIRST_GREEK and (not beside or any(map(str.isascii, beside))):
        return False
    return letter.islower() or not (before.islower() or (before.isupper() and after.islower() and not before.isascii()))


def _is_mark(before: str, mark: str, after: str) -> bool:
    """Whether a mark that people write stands where they write it."""
    if not _AT_ALL.fullmatch(mark) or (before.isalpha() and not _BESIDE_LETTERS.fullmatch(mark)):
        return False
    if mark in _DASHES:
        return before.isalnum() == after.isalnum()
    return mark in _WITHIN_WORDS or not (before.isalpha() and after.isalpha())


def _is_asian(before: str, letter: str, after: str, encoding: str) -> bool:
    """Whether a character is common in an encoding of East Asia, and no mark without its narrow kana nor in a word."""
    if letter in _NARROW_MARKS and not _NARROW_KANA.fullmatch(before):
        return False
    western = (before.isascii() and before.isalpha()) and (after.isascii() and after.isalpha())
    is_common = len(letter.encode(_COMMON.get(encoding, encoding), "ignore")) in _COMMON_BYTES
    return is_common and bool(_EASTERN[encoding].fullmatch(letter)) and not western
