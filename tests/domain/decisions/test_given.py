"""What is given is said in the language in which its customer is answered."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from callprogram.domain.decisions.decisions import Decision, Kind
from callprogram.domain.decisions.given import given_in


def decided(kind: Kind, amount: str = "", taken: str = "") -> Decision:
    at, cost = datetime(2026, 12, 1, tzinfo=UTC), Decimal(amount) if amount else None
    return Decision(1, 1, kind, "Why", "marta@ourco.example", at, cost, "EUR" if amount else "", taken=taken)


@pytest.mark.parametrize(
    ("language", "credit", "gesture", "other"),
    [
        ("en", "Credit of €120.00", "Gesture: Blumen", "Something else: Blumen"),
        ("de", "eine Gutschrift in Höhe von 120,00 €", "eine Aufmerksamkeit: Blumen", "Blumen"),
        ("fr", "un avoir de 120,00 €", "un geste commercial: Blumen", "Blumen"),
        ("es", "un abono de 120,00 €", "un detalle: Blumen", "Blumen"),
    ],
)
def test_what_is_given_is_said_as_its_customer_speaks(language: str, credit: str, gesture: str, other: str) -> None:
    said = [
        given_in(language, each).replace("\xa0", " ")
        for each in (
            decided(Kind.CREDIT, "120"),
            decided(Kind.GESTURE, taken="Blumen"),
            decided(Kind.OTHER, taken="Blumen"),
        )
    ]

    assert said == [credit, gesture, other]
