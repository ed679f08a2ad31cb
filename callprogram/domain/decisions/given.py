"""What is given, as its customer reads it: in the language in which they are answered."""

from babel.numbers import format_currency

from callprogram.domain.decisions.decisions import Decision, Kind, what

_OF = {"de": "in Höhe von", "fr": "de", "es": "de"}
_KINDS = {
    "de": {
        Kind.CREDIT: "eine Gutschrift",
        Kind.REFUND: "eine Erstattung",
        Kind.REPLACEMENT: "Ersatz",
        Kind.WAIVER: "einen Erlass",
        Kind.EXPEDITE: "eine vorgezogene Bearbeitung",
        Kind.GESTURE: "eine Aufmerksamkeit",
    },
    "fr": {
        Kind.CREDIT: "un avoir",
        Kind.REFUND: "un remboursement",
        Kind.REPLACEMENT: "un remplacement",
        Kind.WAIVER: "une exonération",
        Kind.EXPEDITE: "un traitement prioritaire",
        Kind.GESTURE: "un geste commercial",
    },
    "es": {
        Kind.CREDIT: "un abono",
        Kind.REFUND: "un reembolso",
        Kind.REPLACEMENT: "una sustitución",
        Kind.WAIVER: "una exención",
        Kind.EXPEDITE: "una tramitación preferente",
        Kind.GESTURE: "un detalle",
    },
}


def given_in(language: str, decision: Decision) -> str:
    """What was decided for somebody, `Ersatz: eine neue Pumpe`; where no kind names it, its words alone."""
    if language not in _KINDS:
        return what(decision)
    name = _KINDS[language].get(decision.kind, "")
    if decision.amount is not None:
        cost = format_currency(decision.amount, decision.currency, locale=language)
        name = f"{name} {_OF[language]} {cost}" if name else cost
    return ": ".join(filter(None, (name, decision.taken)))
