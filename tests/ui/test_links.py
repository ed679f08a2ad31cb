"""Links in messages: whoever wrote and whatever the reader's role is, the page that is named opens, with its query."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.domain.members import Role
from tests.ui.conftest import MAIN, errors, seen

OF_THE_DESK = {"this_week": "This week", "needs_you": "Needs you", "enter_hour": "Enter the hour"}
OF_AN_ADMIN = {"results": "What came of it", "hour": "The hour", "calendar": "Calendar", "import": "Import"}
OF_ALL = {
    "coming": "Coming calls",
    "customers": "Customers",
    "commitments": "Commitments",
    "settings": "Settings",
}
EVERY = OF_THE_DESK | OF_AN_ADMIN | OF_ALL
PAGES: Mapping[Role, Mapping[str, str]] = {
    Role.EXECUTIVE: EVERY,
    Role.ASSISTANT: EVERY,
    Role.TEAMMATE: OF_ALL,
    Role.ADMIN: OF_AN_ADMIN | OF_ALL,
}
FIRST = {role: "This week" if "this_week" in pages else "Coming calls" for role, pages in PAGES.items()}


def follow(link: str, email: str) -> AppTest:
    """What somebody sees who presses the link of a message."""
    address = urlsplit(link)
    at = AppTest.from_file(str(MAIN), default_timeout=30)
    at.user = {"is_logged_in": True, "email": email, "iat": time.time() - 600}
    for name, value in parse_qsl(address.query):
        at.query_params[name] = value
    if address.path != "/":
        at.switch_page(f"pages{address.path}.py")
    return at.run()


@pytest.mark.parametrize("page", EVERY)
@pytest.mark.parametrize("role", Role)
def test_every_page_opens_at_its_name_or_the_first_page_says_why_not(
    member_with: Callable[[Role], str], role: Role, page: str
) -> None:
    at = follow(f"/{page}?week=2030-W10", member_with(role))
    title, *words = seen(at).splitlines()
    assert errors(at) == []
    if page in PAGES[role]:
        assert title == PAGES[role][page]
        assert at.query_params == {"week": "2030-W10"}
    else:
        assert title == FIRST[role]
        assert f"“{EVERY[page]}” is not among your pages; this is the first of them." in words
        assert at.query_params == {}
