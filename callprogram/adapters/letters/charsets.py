"""Bytes of a mail as text: what they are before what they are said to be."""

import codecs
import unicodedata

from charset_normalizer import from_bytes

# What mailers write is what the wider twin of the named one holds (WHATWG's Encoding Standard, 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "johab": "johab",
}
_OTHER_NAMES = {
    "iso-8859-8-i": "iso-8859-8",
    "ks_c_5601-1987": "cp949",
    "unicode-1-1-utf-7": "utf-7",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
}
# What Python calls a codec and no mail means as a charset.
_NO_CHARSETS = {"base64", "bz2", "hex", "idna", "punycode", "quopri", "raw-unicode-escape", "rot-13", "undefined"} | {
    "unicode-escape",
    "uu",
    "zlib",
}
_ESCAPED = {"iso2022_jp", "iso2022_kr", "hz", "utf-7"}
_ASCII = bytes(range(128))
_ENOUGH_TO_GUESS = 12  # letters beyond ASCII


def decoded(content: bytes, said: str = "") -> str:
    """The text of these bytes, whatever their label; never fails, and a character that cannot be is U+FFFD."""
    codec = _codec(said)
    if codec in _ESCAPED and content.isascii():
        return _by(content, codec) or _by(_with_all_rows(content), "iso2022_jp_2004") or content.decode("ascii")
    wide = codec if codec and codec.startswith("utf-") and codec != "utf-8" else ""
    return _by(content, wide) or _by(content, "utf-8") or _by(content, codec) or _guessed(content, codec)


def tidy(text: str) -> str:
    """The text in NFC, its lines ended as Python ends them, without what no screen shows."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    lines = unix.replace("\0", "").removeprefix("\ufeff")
    return lines if lines.isascii() else unicodedata.normalize("NFC", lines.encode("utf-8", "replace").decode())


def _codec(said: str) -> str:
    name = said.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_OTHER_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return "" if found in _NO_CHARSETS else _WIDER.get(found, found)


def _with_all_rows(content: bytes) -> bytes:
    """Japanese with the characters that Microsoft added, where the standard's own rows do not suffice."""
    return content.replace(b"\x1b$B", b"\x1b$(Q").replace(b"\x1b$@", b"\x1b$(Q")


def _by(content: bytes, codec: str) -> str:
    if not codec:
        return ""
    try:
        return content.decode(codec)
    except (UnicodeError, LookupError):
        return ""


def _guessed(content: bytes, codec: str) -> str:
    foreign = len(content[:20_000].translate(None, _ASCII))
    best = from_bytes(content[:20_000]).best() if foreign >= _ENOUGH_TO_GUESS else None
    for name in (codec, best.encoding if best else "", "cp1252"):
        if name:
            text = content.decode(name, "replace")
            if name == "cp1252" or text.count("\ufffd") * 20 <= len(text):
                return text
    return content.decode("latin-1")
