"""How domain values read on the screen."""

import re
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from callprogram.domain.customers.clocks import clock, place
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList
from callprogram.domain.program.seats import Seat

_BADGES = {
    Seat.PROMISE: ("green", "Promise"),
    Seat.RENEWAL: ("blue", "Renewal"),
    Seat.AT_RISK: ("red", "At risk"),
    Seat.ESCALATION: ("orange", "Case"),
    Seat.UNHEARD: ("violet", "Not heard yet"),
    Seat.NEW: ("violet", "New"),
    Seat.HAPPY: ("green", "Happy"),
    Seat.RANDOM: ("gray", "By chance"),
}
SEATS_IN_WORDS = {
    Seat.PROMISE: "This call is for what was promised.",
    Seat.RENEWAL: "This call is for a renewal.",
    Seat.AT_RISK: "This call is for a customer at risk.",
    Seat.ESCALATION: "This call is for a complaint.",
    Seat.UNHEARD: "This call is for somebody who has not been heard.",
    Seat.NEW: "This call is for a new customer.",
    Seat.HAPPY: "This call is for a happy customer.",
    Seat.RANDOM: "Chance chose this one.",
}
# Streamlit puts a picture or a link in the place of these after the escapes are gone; an unseen sign between keeps the
# letters, and nobody is one press away from where a stranger's letter or a CRM's note points.
_PICTURES = re.compile(r":(?=material/|streamlit:|//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*[^*\s](?:[^*]*[^*\s])?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)")
_BULLET = re.compile(r"\s*[-*•]\s+")
_WORD_JOINER = "\u2060"
# An Arabic name between others turns no clock and no comma beside it around.
_ITS_OWN_WAY, _WAY_BACK, _RIGHT_TO_LEFT = "\u2068", "\u2069", frozenset({"R", "AL"})
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()<>#+-.!|~$:&"})


def badge(seat: Seat) -> str:
    """A seat as a coloured badge in Markdown."""
    colour, word = _BADGES[seat]
    return f":{colour}-badge[{word}]"


def badge_of(seat: Seat) -> tuple[str, str]:
    """A seat's colour and its word, for what draws its own badge."""
    return _BADGES[seat]


def plain(text: str) -> str:
    """Text from people or from a CRM, so that nothing in it becomes markup."""
    words = _PICTURES.sub(rf"\g<0>{_WORD_JOINER}", " ".join(text.split())).translate(_MARKDOWN)
    turns = any(bidirectional(each) in _RIGHT_TO_LEFT for each in words)
    return f"{_ITS_OWN_WAY}{words}{_WAY_BACK}" if turns else words


def first_name(customer: Customer) -> str:
    """What to call somebody on a button."""
    return plain(customer.contact.first_name or customer.name)


def seat_colour(seat: Seat) -> str:
    """The colour of a seat's badge."""
    return _BADGES[seat][0]


def seat_word(seat: Seat) -> str:
    """A seat as people say it."""
    return _BADGES[seat][1]


def light(text: str) -> str:
    """A note in light Markdown: its lines, **bold**, *italic* and lists; nothing else in it becomes markup."""
    return "  \n".join(_light_line(line) for line in text.split("\n"))


def _light_line(line: str) -> str:
    bullet = _BULLET.match(line)
    rest = line[bullet.end() :] if bullet else line
    marked = "".join(_light_part(part) for part in _STRONG.split(rest))
    return f"\n- {marked}" if bullet else marked


def _light_part(part: str) -> str:
    for sign in ("**", "*"):
        inner = part[len(sign) : -len(sign)]
        if _STRONG.fullmatch(part) and part.startswith(sign) and inner.strip():
            return f"{sign}{plain(inner)}{sign}"
    before, after = (" " if part[:1].isspace() else ""), (" " if part[-1:].isspace() else "")
    return f"{before}{plain(part)}{after}" if part.strip() else part[:1]


def when(call_list: CallList) -> str:
    """`Tuesday 8 December, 16:00–17:00 · Amsterdam`."""
    start = call_list.starts_at.astimezone(ZoneInfo(call_list.zone))
    hours = f"{start:%H:%M}–{clock(call_list.ends_at, call_list.zone)}"
    return f"{start:%A} {start.day} {start:%B}, {hours} · {place(call_list.zone)}"
