"""Chances: how likely a letter belongs on each route, by how much of its evidence speaks for it; and the least harm."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from callprogram.domain.letters.routes import HARMFUL, Route

HEADING = re.compile(r"\[(customer|stranger) (\w+)\] .+")
_HARM = 2.0  # times as bad as what is only wrong


def chances(evidence: Mapping[str, float], *, customer: bool) -> dict[Route, float]:
    """How likely each route is the right one; all of them together are one."""
    return by(_weights(customer=customer), evidence)


def by(weights: Mapping[Route, Mapping[str, float]], evidence: Mapping[str, float]) -> dict[Route, float]:
    """The chances by what each piece of evidence counts."""
    points = {Route(route): _points(those, evidence) for route, those in weights.items()}
    likely = {route: exp(each - max(points.values())) for route, each in points.items()}
    return {route: each / sum(likely.values()) for route, each in likely.items()}


def least_harm(likely: Mapping[Route, float]) -> Route:
    """The route that does the least harm where it is not the right one."""
    return min(likely, key=lambda route: sum(each * _cost(right, route) for right, each in likely.items()))


def speaking_for(route: Route, evidence: Mapping[str, float], *, customer: bool) -> list[str]:
    """The evidence that speaks for that route, what says most first."""
    weights = _weights(customer=customer)[route]
    counts = {each: weights.get(each, 0.0) * much for each, much in evidence.items()}
    return sorted((each for each, count in counts.items() if count > 0), key=lambda each: -counts[each])


def _points(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    return sum(weights.get(each, 0.0) * much for each, much in evidence.items())


def _cost(right: Route, proposed: Route) -> float:
    if right is proposed:
        return 0.0
    return _HARM if proposed in HARMFUL.get(right, ()) else 1.0


@cache
def _weights(*, customer: bool) -> dict[Route, dict[str, float]]:
    """What each piece of evidence counts for each route: `weights.txt`."""
    found: dict[Route, dict[str, float]] = {}
    whose = ""
    for line in files(__package__).joinpath("weights.txt").read_text(encoding="utf-8").splitlines():
        if named := HEADING.fullmatch(line):
            whose, route = named[1], Route(named[2])
        elif line and not line.startswith("#") and (whose == "customer") is customer:
            pieces = (each.rpartition(" ") for each in line.split(", "))
            found[route] = {name: float(weight) for name, _, weight in pieces}
    return found
