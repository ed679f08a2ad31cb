"""The router: every page there, and a database that cannot be opened said in a sentence."""

import re
from pathlib import Path

import pytest

from tests.ui.conftest import errors, main_buttons, open_page, seen

PAGES = {
    "": "One hour a week, you call your customers.",
    "to_do": "To do",
    "upcoming": "Upcoming calls",
    "enter_hour": "Enter the hour",
    "customers": "Customers",
    "commitments": "Commitments",
    "results": "Results",
    "schedule": "Schedule & calendar",
    "people": "People",
    "import": "Import",
    "settings": "Settings",
    "audit": "Audit",
}


@pytest.mark.parametrize(("page", "title"), PAGES.items())
def test_every_page_opens_under_its_title_with_one_main_button_at_most(page: str, title: str) -> None:
    at = open_page(page)
    assert (errors(at), seen(at).splitlines()[0]) == ([], title)
    assert len(main_buttons(at)) <= 1


@pytest.mark.usefixtures("twilio")
@pytest.mark.parametrize(("page", "title"), PAGES.items())
def test_no_page_sends_to_the_page_that_one_reads(page: str, title: str) -> None:
    words = seen(open_page(page)).partition("\n")[2]
    assert not re.search(rf"\b(in|on|under) [*“]?{re.escape(title)}\b", words)


@pytest.mark.parametrize("page", PAGES)
def test_a_database_that_cannot_be_opened_is_one_sentence_on_every_page(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", f"sqlite:///{tmp_path}")
    (sentence,) = errors(open_page(page))
    assert sentence.startswith("The database cannot be opened: ")


def test_a_setting_that_cannot_be_read_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", str(tmp_path / "missing"))
    (sentence,) = errors(open_page())
    assert sentence.startswith("TWILIO_AUTH_TOKEN_FILE names ")
