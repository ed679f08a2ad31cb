"""Patterns as the contract of the command line names their keys."""

from datetime import date

from callprogram.cli.documents.values import Document, fields_of, iso
from callprogram.domain.patterns.fairness import Fairness, Got
from callprogram.domain.patterns.remedies import Concerned, Remedy, letter_to
from callprogram.services.views import PatternView, RemedyView


def pattern_document(view: PatternView) -> Document:
    """One pattern; the customers who are worth a call by their ids, the quiet ones first."""
    pattern = view.pattern
    return {
        **fields_of(pattern, "cause", "cases", "customers", "since", "references"),
        "worth_calling": [each.reference for each in view.worth_calling],
    }


def remedy_document(view: RemedyView, writer: str, today: date) -> Document:
    """What was changed, and the letter to each whom it concerns, as it is drafted: none goes by itself."""
    remedy = view.remedy
    return {
        "id": str(remedy.id),
        **fields_of(remedy, "cause", "text"),
        "on": remedy.holds_on.isoformat(),
        "letters": [_letter(each, remedy, writer, today) for each in view.concerned],
    }


def _letter(one: Concerned, remedy: Remedy, writer: str, today: date) -> Document:
    words = letter_to(one, remedy, writer, today)
    return {
        "case": one.case.reference,
        "customer_id": one.customer.reference if one.customer else None,
        "company": one.customer.name if one.customer else None,
        "person": one.person or None,
        "to": one.to or None,
        "subject": words.subject,
        "text": words.body,
        "told_at": iso(one.told_at),
        "left_out": one.why_not or None,
    }


def fairness_document(found: Fairness) -> Document:
    """One cause: what those who wrote to the executive got, and what the others got."""
    return {
        "cause": found.cause,
        "wrote_to_the_executive": _got(found.wrote),
        "others": _got(found.others),
        "enough": found.is_enough,
    }


def _got(found: Got) -> Document:
    return {
        "customers": found.customers,
        "answer_hours": None if found.answer_hours is None else round(found.answer_hours, 2),
        "goodwill": {currency: f"{amount:f}" for currency, amount in sorted(found.goodwill.items())},
        "settled_days": None if found.settled_days is None else round(found.settled_days, 2),
        "promises": {"made": found.promised, "kept": found.kept},
    }
