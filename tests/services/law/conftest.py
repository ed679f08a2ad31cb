from tests.services.cases.conftest import case, wrote

__all__ = ["case", "wrote"]
