"""Standbys: how many are needed for an hour to be filled, from how often people answer."""

from dataclasses import dataclass
from math import exp, lgamma

_FILLED = 0.9


@dataclass(frozen=True)
class AnswerRate:
    """How many calls were answered and how many were not; before any, as if six of ten had been (a beta prior)."""

    answered: int = 0
    unanswered: int = 0

    @property
    def alpha(self) -> int:
        """The first parameter of the beta distribution."""
        return 6 + self.answered

    @property
    def beta(self) -> int:
        """The second parameter of the beta distribution."""
        return 4 + self.unanswered

    @property
    def mean(self) -> float:
        """The share of calls that is expected to be answered."""
        return self.alpha / (self.alpha + self.beta)


def standbys_for(calls: int, rate: AnswerRate) -> int:
    """The fewest standbys with which so many calls are answered with probability 0.9; as many as calls at most."""
    return next((count for count in range(calls) if filled(calls, count, rate) >= _FILLED), calls)


def filled(calls: int, standbys: int, rate: AnswerRate) -> float:
    """The probability that of all these at least so many as there are calls answer (beta-binomial)."""
    tries = calls + standbys
    return sum(_exactly(answers, tries, rate) for answers in range(calls, tries + 1))


def _exactly(answers: int, tries: int, rate: AnswerRate) -> float:
    ways = lgamma(tries + 1) - lgamma(answers + 1) - lgamma(tries - answers + 1)
    return exp(ways + _beta(answers + rate.alpha, tries - answers + rate.beta) - _beta(rate.alpha, rate.beta))


def _beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)
