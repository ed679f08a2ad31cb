"""The apology: no traceback, but a reference to one in the log; and the sentence of what can be mended."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.adapters.database.views import DatabaseViews
from callprogram.errors import BadInputError
from tests.ui.conftest import bring_in, errors, main_buttons, open_page, seen


def fails_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(DatabaseViews, "has_customers", fail)


def test_something_unexpected_is_a_reference_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fails_with(RuntimeError("the secret inside"), monkeypatch)
    with caplog.at_level(logging.ERROR, "callprogram"):
        at = open_page()
    (sentence,) = errors(at)
    reference = re.search(r"the reference \*\*([0-9a-f]{8})\*\*", sentence)
    assert reference
    assert "secret" not in seen(at)
    assert "Traceback" not in seen(at)
    (record,) = (record for record in caplog.records if record.name == "callprogram")
    assert reference[1] in record.getMessage()
    assert record.exc_info
    assert str(record.exc_info[1]) == "the secret inside"


def test_the_other_pages_are_still_there_after_one_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in()
    with monkeypatch.context() as broken:
        fails_with(RuntimeError("once"), broken)
        at = open_page()
        assert len(errors(at)) == 1
    assert (errors(at.run()), main_buttons(at)) == ([], ["Sign off"])


def test_what_a_person_can_mend_is_its_own_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fails_with(BadInputError("Name another file than *this*."), monkeypatch)
    with caplog.at_level(logging.ERROR, "callprogram"):
        at = open_page()
    assert errors(at) == ["Name another file than *this*."]
    assert "*this*" not in at.error[0].value.replace("\\*", "")
    assert not [record for record in caplog.records if record.name == "callprogram"]


def test_what_fails_because_the_database_went_away_says_that(caplog: pytest.LogCaptureFixture) -> None:
    def script() -> None:
        from callprogram.errors import DatabaseGoneError  # noqa: PLC0415  # AppTest runs this body alone
        from callprogram.ui.apology import apologise  # noqa: PLC0415  # AppTest runs this body alone

        failed = IndexError("tuple index out of range")
        failed.__context__ = DatabaseGoneError("The database does not answer.")
        assert apologise(failed)

    with caplog.at_level(logging.ERROR, "callprogram"):
        assert errors(AppTest.from_function(script).run()) == ["The database does not answer."]
    assert [record for record in caplog.records if record.name == "callprogram"]


def test_what_a_fragment_has_said_is_not_said_again(caplog: pytest.LogCaptureFixture) -> None:
    def script() -> None:
        from streamlit.errors import FragmentHandledException  # noqa: PLC0415  # AppTest runs this body alone

        from callprogram.errors import StateError  # noqa: PLC0415
        from callprogram.ui.apology import apologise  # noqa: PLC0415

        for error in (StateError("The database does not answer."), FragmentHandledException()):
            assert apologise(error)

    with caplog.at_level(logging.ERROR, "callprogram"):
        assert errors(AppTest.from_function(script).run()) == ["The database does not answer."]
    assert not [record for record in caplog.records if record.name == "callprogram"]


def test_what_happens_outside_the_pages_is_dealt_with_too() -> None:
    def script() -> None:
        from callprogram.ui.apology import apologise  # noqa: PLC0415  # AppTest runs this body alone

        assert apologise(ValueError("in a callback"))

    at = AppTest.from_function(script).run()
    assert "Something went wrong on our side" in errors(at)[0]
