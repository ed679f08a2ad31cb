"""Patterns as the contract of the command line names their keys."""

from callprogram.cli.documents.values import Document
from callprogram.services.views import PatternView


def pattern_document(view: PatternView) -> Document:
    """One pattern; the customers who are worth a call by their ids, the quiet ones first."""
    pattern = view.pattern
    return {
        "cause": pattern.cause,
        "cases": pattern.cases,
        "customers": pattern.customers,
        "since": pattern.since.isoformat(),
        "references": list(pattern.references),
        "worth_calling": [each.reference for each in view.worth_calling],
    }
