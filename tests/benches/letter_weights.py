"""Fits what each piece of evidence counts to the letters of the tests: `python -m tests.benches.letter_weights`.

Logarithms of chances (multinomial logistic regression, drawn towards nothing), of customers and of strangers apart.
Without each set in turn it says how many of that set are right: what is to be expected of letters that nobody saw.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import time
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.letters.gates import chances
from callprogram.domain.letters.gates.evidence import Heard, evidence
from callprogram.domain.letters.gates.weighing import as_far_as_somebody_reads
from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.routes import Route
from callprogram.services.letters import weighing
from callprogram.services.program import programs
from tests.examples import EXECUTIVE
from tests.services.conftest import Desk
from tests.services.letters.test_forty_letters import HERE, OFFICES, OURS, People, at_work, cases, taken

WEIGHTS = Path(str(files("callprogram.domain.letters.gates").joinpath("weights.txt")))
ROUNDS, STEP, DRAWN = 500, 0.01, 1.0
OF_CUSTOMERS = {Route.DESK, Route.ANSWER}
_SAME: dict[Route, Route] = {
    Route.JOIN: Route.DESK,
    Route.REDIRECT: Route.ANSWER,
}  # the letter says nothing of what it goes on with, nor of who answers


class Seen(NamedTuple):
    """A letter's evidence, and where a good office sends it."""

    office: str
    who: str
    evidence: dict[str, float]
    routes: set[Route]


def seen() -> Iterator[Seen]:
    """All letters of the tests that persons wrote to strangers."""
    for customers, letters, people, region in (("company", "forty_letters", OURS, "US"), *OFFICES):
        yield from _of(customers, letters, people, region)


def _of(customers: str, letters: str, people: People, region: str) -> Iterator[Seen]:
    with TemporaryDirectory() as folder:
        desk = Desk(Database(connect(f"sqlite:///{folder}/letters.db")))
        program = desk.do(
            programs.set_program, "Calls", weekday=1, at=time(16), zone="Europe/Amsterdam", country="NL",
            executive_name="Ada Byron", executive_phone=EXECUTIVE,
        )  # fmt: skip
        at_work(desk, program, customers, people)
        for case in cases(HERE / f"{letters}.txt"):
            letter = taken(desk, case.content)
            about = weighing.about(desk.views, letter, "", region)
            heard = Heard(as_far_as_somebody_reads(letter), about)
            first = Route(case.expected["route"].split()[0])
            routes: set[Route] = {_SAME.get(first, first)}
            who = "stranger" if heard.by_stranger else "customer"
            if about.member is None and letter.machine is Machine.NO and (heard.by_stranger or routes <= OF_CUSTOMERS):
                yield Seen(letters, who, evidence(heard), routes)


def fitted(letters: Iterable[Seen]) -> dict[str, dict[Route, dict[str, float]]]:
    """What each piece of evidence counts, by who writes and by route."""
    those = list(letters)
    return {who: _fitted([each for each in those if each.who == who]) for who in ("customer", "stranger")}


def _fitted(letters: list[Seen]) -> dict[Route, dict[str, float]]:
    routes = [each for each in Route if any(each in letter.routes for letter in letters)]
    names = sorted({name for each in letters for name in each.evidence})
    bears = np.array([[each.evidence.get(name, 0.0) for name in names] for each in letters])
    right = np.array([[float(route in each.routes) for route in routes] for each in letters])
    weights = np.zeros((len(names), len(routes)))
    for _ in range(ROUNDS):
        points = bears @ weights
        likely = np.exp(points - points.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        weights -= STEP * (bears.T @ (likely - right) + DRAWN * weights)
    return {
        route: dict(zip(names, weights[:, place].round(1).tolist(), strict=True)) for place, route in enumerate(routes)
    }


def write(weights: dict[str, dict[Route, dict[str, float]]]) -> None:
    """Puts them below the sentences of `weights.txt`, what counts most first."""
    sentences = [each for each in WEIGHTS.read_text(encoding="utf-8").splitlines() if each.startswith(("[", "#"))]
    lines: list[str] = []
    for sentence in sentences:
        lines.append(sentence)
        if named := chances.HEADING.fullmatch(sentence):
            counts = sorted(weights[named[1]][Route(named[2])].items(), key=lambda each: (-each[1], each[0]))
            lines += [", ".join(f"{name} {weight}" for name, weight in counts if weight), ""]
    WEIGHTS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def unseen(letters: list[Seen]) -> Iterator[str]:
    """For each set, how many are right by what the others teach."""
    for office in dict.fromkeys(each.office for each in letters):
        weights = fitted(each for each in letters if each.office != office)
        own = [each for each in letters if each.office == office]
        right = sum(chances.least_harm(chances.by(weights[each.who], each.evidence)) in each.routes for each in own)
        yield f"{office}: {right} of {len(own)}"


if __name__ == "__main__":
    found = list(seen())
    sys.stdout.write("\n".join(unseen(found)) + "\n")
    write(fitted(found))
