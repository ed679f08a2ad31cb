"""The weeks of a program: lists with their cards, what is planned, and who is held back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from callprogram.domain.calls.briefs import Brief
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.hours import Reach
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.promises.commitments import Commitment
from callprogram.services.views.promises import Board


@dataclass(frozen=True)
class Card:
    """One entry with all that is read and done at it: its latest call, and the customer's unfinished promises.

    `to_tell` are those of which the customer can hear in the call: kept, or the executive's own and due. `answers` are
    what the account owner wants to be known: `is_told` of the call, `is_silent` where asked about a complaint in vain.
    """

    entry: Entry
    customer: Customer
    brief: Brief
    call: Call | None
    promises: tuple[Commitment, ...]
    to_tell: tuple[Commitment, ...] = ()
    answers: tuple[Answer, ...] = ()
    is_told: bool = False
    is_silent: bool = False

    @property
    def promised_before(self) -> tuple[Commitment, ...]:
        """The unfinished promises but those that are made in the call itself."""
        call_id = self.call.id if self.call else 0
        return tuple(each for each in self.promises if each.made_in_call != call_id)


@dataclass(frozen=True)
class Edited:
    """What was last changed by hand for a customer, and who that is."""

    edit: HandEdit
    customer: Customer


@dataclass(frozen=True)
class WeekView:
    """One week: its list, the cards by position, the first promises not yet told of how many, and the hand edits."""

    call_list: CallList
    cards: tuple[Card, ...]
    promises: Board
    edited: tuple[Edited, ...] = ()


@dataclass(frozen=True)
class Coming:
    """A call that is planned: its entry and list, the customer, what was said about it, and who calls."""

    call_list: CallList
    entry: Entry
    customer: Customer
    answers: tuple[Answer, ...]
    caller: str


@dataclass(frozen=True)
class Held:
    """A hold with the customer whom nobody calls."""

    hold: Hold
    customer: Customer


@dataclass(frozen=True)
class Waiting:
    """Somebody on a list of whom nothing says what came of their call."""

    entry: Entry
    customer: Customer


@dataclass(frozen=True)
class OverHour:
    """An hour whose time is over: who of its list has no outcome, and whether anything of it was logged."""

    call_list: CallList
    waiting: tuple[Waiting, ...]
    logged: bool


class Weeks(Protocol):
    """The weeks of a program: lists with their cards, what is planned, and who is held back."""

    def week(self, program: Program, week: Week) -> WeekView | None:
        """The week's list as it stands; none where it was not planned or the facts have changed since."""

    def call_list(self, program: Program, week: Week) -> CallList | None:
        """The week's list alone, where there is one to look at."""

    def week_due(self, program: Program, now: datetime) -> Week:
        """The week to work on: the one begun or signed off and not finished, else the next one to plan."""

    def running(self, program: Program, now: datetime) -> CallList | None:
        """The list of the hour that was begun and is not finished, if there is one."""

    def without_outcome(self, program: Program, now: datetime) -> tuple[OverHour, ...]:
        """The program's signed-off hours that are over or finished, and of which somebody has no outcome."""

    def left_open(self, now: datetime) -> tuple[CallList, ...]:
        """The hours of every program that nobody finished, and that are to be finished by themselves."""

    def complaining(self, program: Program, week: Week) -> tuple[Facts, ...]:
        """What planning knows, for a week's hour, of whoever complained and was not talked to since."""

    def coming(self, now: datetime) -> tuple[Coming, ...]:
        """The calls that are planned and whose hour has not begun, the next first."""

    def holds(self, day: date) -> tuple[Held, ...]:
        """Whom nobody calls on a day, the first to end first."""

    def reach(self) -> Sequence[Reach]:
        """How many customers are at each place, and their share of revenue."""

    def calling_rules(self, program_id: int) -> CallingRules:
        """The program's calling rules; the first ones where nobody has set any."""
