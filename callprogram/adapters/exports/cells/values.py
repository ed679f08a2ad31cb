"""Cells as values: each function reads one text and raises ValueError with what is wrong in plain words."""

import re

from callprogram.adapters.exports.cells.spelling import clean
from callprogram.domain.customers.customers import id_in

_BLANKS = (
    "|n/a|n.a.|#n/a|-|--|---|–|—|.|?|'|''|\"|\"\"|none|null|nil|unknown|unbekannt|k.a.|k. a.|keine angabe|(blank)|"
    "(leer)|(null)|<null>|[not provided]|not provided|not available|#value!|#ref!|#name?|nan|undefined|"
    "inconnu|desconocido|onbekend|sconosciuto|desconhecido|不明|なし|[]|{}"
)
_YESES = (
    "yes|y|true|t|1|x|✓|✔|✔️|☑|☑️|✅|on|checked|ja|j|wahr|oui|o|vrai|sí|si|s|verdadero|waar|aan|sì|vero|sim|verdadeiro|"
    "да|так|tak|ano|áno|evet|igen|kyllä|是|예|네|نعم|ναι|"  # noqa: RUF001 - Greek
    "はい|有|有り|あり|\N{IDEOGRAPHIC NUMBER ZERO}|○|◯|●|do not call|dnc|opted out|do not allow|nicht zulassen|"
    "ne pas autoriser|no permitir|niet toestaan|non consentire|não permitir"
)
_NOES = (
    "no|n|false|f|0|✗|✘|☐|×|❌|off|unchecked|nein|falsch|non|faux|falso|nee|onwaar|uit|não|nao|"
    "нет|ні|nie|ne|hayır|nem|nej|nei|ei|否|아니오|아니요|لا|όχι|いいえ|無|無し|allow|"  # noqa: RUF001 - Turkish
    "allowed|zulassen|autoriser|permitir|toestaan|consentire"
)
_NOBODIES = (
    "tbd|tba|unassigned|not assigned|no owner|nobody|to be assigned|nicht zugewiesen|niemand|offen|non assigné|"
    "non attribué|sin asignar|sin propietario|não atribuído|non assegnato|niet toegewezen|nieprzypisany|"
    "未割当|未設定|担当者なし"
)
BLANK, _YES, _NO = (frozenset(words.split("|")) for words in (_BLANKS, _YESES, _NOES))
NOBODY = frozenset(_NOBODIES.split("|"))  # in the place of an account owner
INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
    "\u2064\u2066\u2067\u2068\u2069\u2800\u3164\ufeff\uffa0"
)
AROUND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + INVISIBLE
_LONGEST = 255  # characters of an id or of a name by which databases look customers up
_WRAPPED = re.compile(r'="(.*)"', re.DOTALL)
_APOSTROPHE = re.compile(r"^'(?=[=+\-@(\d])")  # before a letter it belongs to a name: 's-Hertogenbosch
_FLOAT = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_ID_OF_OWNER = re.compile(
    r"\d{5,}|(?=.*\d)(?:[A-Za-z\d]{15}|[A-Za-z\d]{18})|\w+_\d{5,}|"
    r"[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}"
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_BETWEEN = re.compile(r"\s*(?::::|[;,|\s])\s*")
_JOINERS = "\u200c\u200d"  # which Persian and the languages of India need within words
_UNSEEN = str.maketrans(dict.fromkeys(each for each in INVISIBLE if each not in _JOINERS and not each.isalpha()))
_WHOLE = re.compile(r"(\d+)\.0")  # as tables of figures have a number of a column with gaps


def plain(cell: str) -> str:
    """A cell without what spreadsheets and CRMs put around it or in place of nothing."""
    seen = cell if cell.isascii() else cell.translate(_UNSEEN)
    text = seen.replace("\N{NO-BREAK SPACE}", " ").strip(AROUND)
    text = _APOSTROPHE.sub("", text)
    if match := _WRAPPED.fullmatch(text):
        text = match[1].strip(AROUND)
    return "" if text.casefold() in BLANK else text


def is_shortened(text: str) -> bool:
    """Whether a spreadsheet has made a rounded figure of a number: `4.42E+11`."""
    return _FLOAT.fullmatch(text) is not None


def crm_id(text: str) -> str | None:
    """A record's id, character by character, the first of several; none where it is blank in whatever way."""
    text = _whole(text.partition(";")[0].strip())
    if is_shortened(text):
        raise ValueError("a spreadsheet has shortened this id; export the file from the CRM once more")
    if len(text) > _LONGEST:
        raise ValueError(f"no id is longer than {_LONGEST} characters")
    return id_in(text)


def postal_code(text: str) -> str:
    """A postal code, as it is written."""
    return _whole(text)


def _whole(text: str) -> str:
    """A number without the decimals that it has not: `94105` for `94105.0`."""
    return _WHOLE.sub(r"\1", text) if _WHOLE.fullmatch(text) else text


def account_owner(text: str) -> str:
    """Who looks after somebody, as it is written."""
    if len(text) > _LONGEST:
        raise ValueError(f"no name is longer than {_LONGEST} characters")
    if _ID_OF_OWNER.fullmatch(text):
        raise ValueError("an owner's id and no name; export the owners' names too")
    return "" if text.casefold().strip("()[] ") in NOBODY else text


def email(text: str) -> str:
    """An address, as it was typed; the first of several."""
    inside = re.search(r"<([^<>]+)>", text)
    address = re.sub(r"^mailto:", "", inside[1] if inside else text, flags=re.IGNORECASE).strip()
    several = [each for each in _BETWEEN.split(address) if any(map(str.isalpha, each))]  # a number may stand beside it
    if not several or not all(map(_ADDRESS.fullmatch, several)):
        raise ValueError("not an email address")
    return several[0]


def do_not_call(text: str) -> bool:
    """Whether nobody may ring; raises ValueError for what is neither yes nor no."""
    word = re.sub(r"\.0$", "", clean(text).casefold()).strip(".! ")
    if word not in _YES | _NO:
        raise ValueError("neither yes nor no; read as yes")
    return word in _YES
