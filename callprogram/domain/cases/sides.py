"""Sides: what whoever said no, or looks after the customer, says of it before anybody decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.people.addresses import compared
from callprogram.errors import BadInputError


@dataclass(frozen=True)
class Side:
    """Somebody's side: asked until a moment, or given without being asked."""

    email: str
    name: str
    question: str = ""
    asked_at: datetime | None = None
    due_at: datetime | None = None
    text: str = ""
    given_at: datetime | None = None

    @property
    def is_asked(self) -> bool:
        """Whether they are asked and have said nothing yet."""
        return self.asked_at is not None and not self.text

    @property
    def state(self) -> str:
        """`asked` or `given`."""
        return "given" if self.text else "asked"

    def is_of(self, name: str, email: str) -> bool:
        """Whether it is the side of whoever goes by this name or address."""
        mine = {compared(each) for each in (self.email, self.name) if each}
        return bool(mine & {compared(each) for each in (name, email) if each})


def asked(sides: Iterable[Side], name: str, email: str, question: str, at: datetime, due_at: datetime) -> Side:
    """Somebody asked for their side; raises BadInputError without a question, or where they are asked already."""
    if not question.strip():
        raise BadInputError("Write what you want to know from them, in a sentence.")
    if any(each.is_asked and each.is_of(name, email) for each in sides):
        raise BadInputError(f"{name} is asked already and has not answered yet; wait for it, or ask somebody else.")
    return Side(email, name, question.strip(), at, due_at)


def still_asked(sides: Iterable[Side], now: datetime) -> tuple[Side, ...]:
    """Whose side may still come before anybody decides."""
    return tuple(each for each in sides if each.is_asked and each.due_at is not None and each.due_at > now)
