"""Few rows are read as many are."""

import pytest

from callprogram.adapters.exports import contacts


@pytest.fixture(autouse=True)
def _numbers_are_read_by_the_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the tests of exports, which have few rows; read one by one they would be as other tests have them."""
    monkeypatch.setattr(contacts, "FEW", 0)
