"""Discretion: no log of this process has a name, a number or an address that its errors and sentences held."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from callprogram.discretion import JsonLine, keep_logs_discreet

SOMEBODY = "Saskia Tönnies, saskia@moorlicht.example, +49 30 23125-123"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What a log of somebody else's, with a format of its own, has written."""
    written, logger, before = StringIO(), logging.getLogger("somebody.elses"), logging.getLogRecordFactory()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    keep_logs_discreet()
    yield written
    logging.setLogRecordFactory(before)
    logger.removeHandler(handler)


def fail(words: str) -> None:
    raise ValueError(words)


def test_an_error_is_logged_by_its_kind_and_its_place_and_not_by_its_words(log: StringIO) -> None:
    try:
        fail(SOMEBODY)
    except ValueError:
        logging.getLogger("somebody.elses").exception("it failed, reference %s", "4f3a1b2c")
    written = log.getvalue()
    assert written.startswith("ERROR somebody.elses it failed, reference 4f3a1b2c\n")
    assert "in fail\n    raise ValueError(words)" in written
    assert written.endswith("builtins.ValueError\n")
    assert "Saskia" not in written


def test_what_led_to_an_error_is_said_before_it_and_what_the_system_calls_it(log: StringIO) -> None:
    try:
        try:
            fail(SOMEBODY)
        except ValueError as error:
            raise OSError(28, "No space left on device", SOMEBODY) from error
    except OSError:
        logging.getLogger("somebody.elses").exception("it failed")
    assert log.getvalue().index("ValueError") < log.getvalue().index("builtins.OSError: No space left on device\n")
    assert "Saskia" not in log.getvalue()


@pytest.mark.parametrize(
    ("words", "logged"),
    [
        ("“Your call with “Delta” on Tuesday” to anna@example.com: no answer", "“…” to “…”: no answer"),
        ("550 <anna.b@example.com>: unknown", "550 <“…”>: unknown"),
        ("Nobody answers at +49 (30) 23125-123.", "Nobody answers at “…”."),
        ("mail.example.com:587 does not answer (timed out)", "mail.example.com:587 does not answer (timed out)"),
    ],
)  # fmt: skip
def test_what_is_quoted_an_address_and_a_number_are_nobodys_business(log: StringIO, words: str, logged: str) -> None:
    logging.getLogger("somebody.elses").warning("%s", words)
    assert log.getvalue() == f"WARNING somebody.elses {logged}\n"


def test_a_line_may_be_one_document_which_is_as_discreet(log: StringIO) -> None:
    logger = logging.getLogger("somebody.elses")
    logger.handlers[-1].setFormatter(JsonLine())
    try:
        fail(SOMEBODY)
    except ValueError:
        logger.exception("it failed for “%s”", SOMEBODY)
    said = json.loads(log.getvalue())

    assert (said["level"], said["logger"], said["message"]) == ("ERROR", "somebody.elses", "it failed for “…”")
    assert said["error"].endswith("builtins.ValueError")
    assert "Saskia" not in log.getvalue()
