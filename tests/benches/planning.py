"""`make bench-planning`: a year in a world of events under each policy, one table over eight seeds."""

from dataclasses import astuple, fields
from itertools import pairwise

import numpy as np

from callprogram.domain.program.policies import BALANCED, HEAR_THE_QUIET, RENEWALS_FIRST
from tests.benches.world import CALLS, CUSTOMERS, Caller, Figures, World, Worth, by, figures, planned, play

SEEDS = range(8)
_WINDOW = 13
GOALS = (0.95, 0.8, 0.8, 0.85, 0.6, "")
NAMES = tuple(each.name for each in fields(Figures))


def single_minded() -> dict[str, Caller]:
    """Policies that want one thing."""
    return {
        "top revenue": by(_revenue),
        "rotation": by(_waiting),
        "random": by(),
        "loudest first": by(_complaining, _revenue),
        "renewal first": by(_renewing),
        "risk first": by(_at_risk),
        "promise first": by(_promised, _waiting),
    }


def _revenue(world: World) -> Worth:
    return world.revenue


def _complaining(world: World) -> Worth:
    return world.complaint_open.astype(np.float64)


def _at_risk(world: World) -> Worth:
    return np.where(world.at_risk, world.revenue, 0.0)


def _promised(world: World) -> Worth:
    return (world.due <= world.week).astype(np.float64)


def _waiting(world: World) -> Worth:
    return -world.last_call.astype(np.float64)


def _renewing(world: World) -> Worth:
    """The revenue of those in the window who were not called in it."""
    ahead = world.renewal - world.week
    uncalled = (ahead >= 0) & (ahead <= _WINDOW) & (world.last_call < world.renewal - _WINDOW)
    return np.where(uncalled, world.revenue, 0.0)


def _longest_wait(weeks: int) -> int:
    """The longest that anybody waits under the policy for the quiet, over so many weeks."""
    world = play(0, planned(HEAR_THE_QUIET), weeks)
    called: dict[int, list[int]] = {who: [0] for who in range(CUSTOMERS)}
    for week, who in world.calls:
        called[who].append(week)
    waits = (later - earlier for days in called.values() for earlier, later in pairwise([*days, weeks]))
    return int(max(waits))


def main() -> None:
    """Print the table, and whether the goals are met."""
    callers = single_minded() | {p.name: planned(p) for p in (BALANCED, RENEWALS_FIRST, HEAR_THE_QUIET)}
    found = {name: np.mean([astuple(figures(play(s, c))) for s in SEEDS], axis=0) for name, c in callers.items()}
    print(f"{'':16}" + "".join(f"{name:>11}" for name in NAMES))
    for name, row in found.items():
        print(f"{name:16}" + "".join(f"{share:11.3f}" for share in row))
    best = np.max([found[name] for name in single_minded()], axis=0)
    print(f"{'Balanced / best':16}" + "".join(f"{share:11.3f}" for share in found["Balanced"] / best))
    print(f"{'goal, at least':16}" + "".join(f"{goal:>11}" for goal in GOALS))
    print("promises and the loudest tenth count as they are; the loudest tenth may have 0.12 of the calls")
    bound = 2.5 * CUSTOMERS / CALLS
    print(f"Hear the quiet: nobody waits longer than {_longest_wait(int(2.5 * bound))} weeks (bound {bound:.0f})")


if __name__ == "__main__":
    main()
