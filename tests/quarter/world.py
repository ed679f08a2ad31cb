"""The world of the quarter: one store, its people, the clock, the post, and what the assistant pressed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.customers.duplicates import LikelyPair
from callprogram.domain.people.hour_holders import deputy_at
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.people.recipients import executive_of
from callprogram.domain.permissions.standing_in import as_of
from callprogram.domain.program.call_hour import DEFAULT_PROGRAM, Program, Week, week_of
from callprogram.services.act import Service, act
from callprogram.services.customers import reviewing
from callprogram.services.overview.needs import Need
from callprogram.services.views import Promise
from tests.quarter.company import FIRST_DAY, Account, Company, founded
from tests.quarter.post import Post
from tests.quarter.troubles import Troubles

P = ParamSpec("P")
R = TypeVar("R")
ZONE = "Europe/Amsterdam"
ADA, ANNA, LENA, MIA = "ada@example.com", "anna@example.com", "lena@example.com", "mia@example.com"
# Who looks after customers, and where their clock is; Otto is a member only once somebody adds him.
COLLEAGUES = {
    "Priya Raman": ("priya@example.com", "Asia/Kolkata"),
    "Tom Berger": ("tom@example.com", "Europe/Berlin"),
    "Lena Fischer": ("lena@example.com", "Europe/Berlin"),
    "Jonas Weber": ("jonas@example.com", "Europe/Zurich"),
    "Grace Okafor": ("grace@example.com", "America/New_York"),
    "Marta Nowak": ("marta@example.com", "Europe/Warsaw"),
    "Hugo Lambert": ("hugo@example.com", "Europe/Paris"),
}
_WORKING_DAYS = 5
FOUNDED = datetime.combine(FIRST_DAY - timedelta(days=3), time(8), UTC)


@dataclass
class World:
    """Everything that the people of the quarter act on and know."""

    engine: Engine
    seed: int
    troubles: Troubles
    now: datetime = FOUNDED
    store: Database = field(init=False)
    views: DatabaseViews = field(init=False)
    random: Random = field(init=False)
    company: Company = field(init=False)
    post: Post = field(init=False)
    exported: Company = field(default_factory=dict)
    told_of: list[tuple[datetime, Need]] = field(default_factory=list)
    presses: Counter[Week] = field(default_factory=Counter)
    pressed: Counter[str] = field(default_factory=Counter)
    on_paper: dict[int, str] = field(default_factory=dict)
    signed_off: dict[str, tuple[Company, datetime]] = field(default_factory=dict)
    renewals: list[tuple[Account, date]] = field(default_factory=list)
    _pairs: tuple[str, tuple[LikelyPair, ...]] = ("", ())

    def __post_init__(self) -> None:
        """Found the company; all dice are of this one seed."""
        self.store, self.views = Database(self.engine), DatabaseViews(self.engine)
        self.random = Random(self.seed)
        self.company = founded(self.random)
        self.renewals = [(each, each.renewal_on) for each in self.company.values()]
        self.post = Post(lambda: self.now)

    @property
    def program(self) -> Program:
        """The hour as it is."""
        found = self.views.program(DEFAULT_PROGRAM)
        assert found is not None
        return found

    @property
    def holder(self) -> str:
        """The address of whoever holds the hour today."""
        deputy = deputy_at(self.program, self.now)
        return deputy.email if deputy else ADA

    @property
    def today(self) -> date:
        """The day at the executive's."""
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    @property
    def number(self) -> int:
        """The week that it is, from 0."""
        return (self.today - FIRST_DAY).days // 7

    @property
    def works(self) -> bool:
        """Whether it is a working day."""
        return self.today.weekday() < _WORKING_DAYS

    def clock(self, day: date, at: time) -> None:
        """It is this time at the executive's, whatever the clocks do that day."""
        self.now = datetime.combine(day, at, ZoneInfo(ZONE)).astimezone(UTC)

    def member(self, email: str) -> Member:
        """The member with this address."""
        found = self.views.member(email)
        assert found is not None, email
        return found

    def do(self, email: str, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Somebody does something, now."""
        member = as_of(self.member(email), self.views.programs(), self.now) if email else THE_PERSON_AT_THE_KEYBOARD
        return act(self.store, member, self.now, service, *args, **kwargs)

    def press(self, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The assistant does something, which is counted."""
        self.count(service)
        return self.do(ANNA, service, *args, **kwargs)

    def count(self, service: Callable[..., object]) -> None:
        """One press more of the assistant's."""
        self.presses[week_of(self.today)] += 1
        self.pressed[service.__name__] += 1

    def fate(self, *of: object) -> Random:
        """Dice of one thing's own, that fall the same whatever else happens."""
        return Random(f"{self.seed} {of}")

    def talked_to(self, customer_id: int, since: date) -> bool:
        """Whether somebody talked to a customer on that day or later."""
        calls = (line.call for line in self.views.calls(customer_id=customer_id))
        return any(call.disposition == "connected" and call.started_at.date() >= since for call in calls)

    def likely_pairs(self) -> tuple[LikelyPair, ...]:
        """Who is likely one customer; looked for anew, as the page does, once a customer was changed."""
        if (as_of := self.views.as_of()) != self._pairs[0]:
            self._pairs = as_of, reviewing.likely_pairs(self.views)
        return self._pairs[1]

    def address_of(self, name: str) -> str:
        """The address of a colleague, or their name where they are no member."""
        return next((each.email for each in self.views.members() if each.name == name), name)

    def is_ada(self, owner: str) -> bool:
        """Whether a promise is the executive's."""
        return owner in {executive_of(self.program), "Ada Byron", ADA}


def of_promise(promise: Promise) -> tuple[object, ...]:
    """What a promise is known by in every database."""
    made = promise.commitment
    return promise.customer.crm_id, made.text, made.made_at


def roles() -> dict[str, tuple[str, Role, str]]:
    """Everybody who is a member on the first day: name, role and zone by address."""
    desk = {ADA: ("Ada Byron", Role.EXECUTIVE, ZONE), ANNA: ("Anna Visser", Role.ASSISTANT, ZONE)}
    desk[MIA] = ("Mia Jansen", Role.DESK, ZONE)
    return desk | {email: (name, Role.TEAMMATE, zone) for name, (email, zone) in COLLEAGUES.items()}
