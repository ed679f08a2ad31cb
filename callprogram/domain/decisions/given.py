"""What is given, as its customer reads it: in the language in which they are answered."""

from babel.numbers import format_currency

from callprogram.domain.cases.wordings import Wording
from callprogram.domain.decisions.decisions import Decision


def given_in(wording: Wording, decision: Decision) -> str:
    """What was decided for somebody, `Ersatz: eine neue Pumpe`; where no kind names it, its words alone."""
    name = wording.kinds.get(decision.kind, "")
    if decision.amount is not None:
        cost = format_currency(decision.amount, decision.currency, locale=wording.language)
        name = wording.costing.format(name, cost) if name else cost
    return ": ".join(filter(None, (name, decision.taken)))
