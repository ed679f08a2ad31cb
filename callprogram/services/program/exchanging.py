"""Exchanging: the table of exchange rates by which revenue in several currencies is counted together."""

from collections.abc import Sequence

from callprogram.domain.program.rates import Rate
from callprogram.services.acting import Acting


def set_rates(acting: Acting, rates: Sequence[Rate]) -> Sequence[Rate]:
    """The table in the place of the one of before."""
    for before in acting.transaction.find(Rate):
        acting.transaction.remove(before)
    return [acting.transaction.add(each) for each in rates]
