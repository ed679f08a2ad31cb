"""What came of the hours, and exchange rates, as JSON."""

from dataclasses import asdict

from callprogram.cli.documents.values import Document, fields_of, iso
from callprogram.domain.program.rates import Rates
from callprogram.domain.results.results import Results
from callprogram.domain.results.revenue import Revenue, Together


def results_document(found: Results) -> Document:
    """What came of the hours of a stretch of time."""
    return {
        **fields_of(found, "since", "until"),
        "hours_held": found.held,
        "hours_planned": found.planned,
        **fields_of(found, "customers", "reached", "calls"),
        "revenue": _revenue(found.revenue),
        "promises": asdict(found.promised),
        "renewals": [asdict(each) | {"enough": each.is_enough} for each in found.renewals],
        "months": [
            {"month": f"{each.first:%Y-%m}", "hours": each.hours, "reached": each.reached} for each in found.months
        ],
    }


def rates_document(found: Rates) -> Document:
    """A table of exchange rates."""
    return {
        "rates_of": iso(found.as_of),
        "per_euro": {code: str(rate) for code, rate in sorted(found.per_euro.items())},
    }


def _revenue(found: Together) -> Document:
    lines = [_amounts(line.own) | {"in_sum": line.in_sum and _amounts(line.in_sum)} for line in found.lines]
    return {
        **_amounts(found.sum),
        "share": found.sum.share,
        "rates_of": iso(found.rates_of),
        "by_currency": lines,
        "without_rate": [each.currency for each in found.unknown],
    }


def _amounts(revenue: Revenue) -> Document:
    return fields_of(revenue, "currency", "heard", "total")
