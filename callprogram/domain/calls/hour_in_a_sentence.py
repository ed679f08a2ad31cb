"""A sentence about an hour that can be shared: what it came to, and no customer's name unless somebody adds them."""

from collections.abc import Sequence

from callprogram.domain.calls.calls import Call
from callprogram.domain.calls.calls_in_words import minutes_of
from callprogram.domain.promises.commitments import Commitment, is_unclear
from callprogram.domain.words.dates import counted


def about_the_hour(talked: Sequence[Call], made: Sequence[Commitment], names: Sequence[str] = ()) -> str:
    """`Talked to 4 customers for 38 minutes. Billing came up. 3 promises, all with an owner and a date`, and a stop."""
    minutes = sum(minutes_of(call) or 0 for call in talked)
    whom = counted(len(talked), "customer") + (f" ({', '.join(names)})" if names else "")
    long = f" for {counted(minutes, 'minute')}" if minutes else ""
    themes = tuple(dict.fromkeys(theme for call in talked for theme in call.themes))
    came_up = f"{' and '.join(filter(None, (', '.join(themes[:-1]), themes[-1])))} came up." if themes else ""
    return " ".join(filter(None, (f"Talked to {whom}{long}.", came_up, _promises(made))))


def _promises(made: Sequence[Commitment]) -> str:
    if not made:
        return "Nothing was promised."
    unclear = sum(is_unclear(each) for each in made)
    left = f"{unclear} still to complete" if unclear else "all with an owner and a date"
    return f"{counted(len(made), 'promise')}, {left}."
