"""Who sees what: without sign-in one person sees everything; with it members see their pages, and nobody else any."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app
from callprogram.domain.people.members import Role
from callprogram.services.people import membership
from tests.servers.waiting import PATIENCE
from tests.ui.conftest import MAIN, bring_in, do, errors, labels, seen

OF_A_TEAMMATE = {
    "upcoming": "Upcoming calls",
    "customers": "Customers",
    "commitments": "Commitments",
    "profile": "Your profile",
}
OF_OTHERS = ["this_week", "to_do", "escalations", "results", "schedule", "import", "people", "numbers", "enter_hour"]
PAGES = [*OF_OTHERS, *OF_A_TEAMMATE]


def open_as(
    email: str, page: str = "", *, signed_in_ago: float = 60, claims: dict[str, object] | None = None
) -> AppTest:
    """A page as somebody sees it who signed in as this."""
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    vouched = {"is_logged_in": bool(email), "email": email, "email_verified": True, "iat": time.time() - signed_in_ago}
    at.user = vouched | (claims or {})
    if page:
        at.switch_page(f"pages/{page}.py")
    return at.run()


@pytest.fixture
def members() -> None:
    """Ada, whose hour it is, Tom, who looks after customers, and Ines, who lets people in."""
    bring_in()
    for name, role in (("ada", Role.EXECUTIVE), ("tom", Role.TEAMMATE), ("ines", Role.ADMIN)):
        do(membership.add, f"{name}@example.com", name.capitalize(), role, app().program())


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize("page", PAGES)
def test_before_signing_in_every_address_is_the_same_door(page: str) -> None:
    at = open_as("", page)
    assert (seen(at), labels(at)) == ("callprogram\nAn hour a week with your customers.", ["Sign in"])


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_person_is_told_whom_to_ask_on_every_page(page: str) -> None:
    at = open_as("eve@example.com", page)
    assert seen(at) == (
        "callprogram\nYou are signed in as eve@example.com. "
        "Nobody has added you yet. Ask whoever looks after callprogram in your company."
    )
    assert labels(at) == ["Sign out"]


def test_before_anybody_is_a_member_the_page_says_how_to_add_the_first() -> None:
    assert "callprogram members add EMAIL --name NAME --role admin" in seen(open_as("ada@example.com"))


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize("page", PAGES)
def test_a_teammate_has_their_pages_and_no_customer_of_anybody_else(page: str) -> None:
    at = open_as("tom@example.com", page)
    title = seen(at).splitlines()[0]
    assert errors(at) == []
    assert title == OF_A_TEAMMATE.get(page, "Upcoming calls")
    assert not any(customer.name in seen(at) for customer in app().views.customers("", 99).customers)


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize("page", PAGES)
def test_an_executive_has_every_page(page: str) -> None:
    at = open_as("ADA@example.com", page)
    assert errors(at) == []
    assert "Sign in" not in labels(at)


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"iat": None},
        {"email": None},
        {"email": "ad\uff41@example.com"},
        {"email": "ine\u017f@example.com"},
    ],
)
def test_a_doubtful_sign_in_lets_nobody_in(claims: dict[str, object]) -> None:
    at = open_as("ada@example.com", claims=claims)
    assert seen(at).startswith("callprogram\nYou are signed in as ")
    words = "but its provider does not say that it has checked this address, or when."
    assert words in seen(at)
    assert labels(at) == ["Sign out"]


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize("page", ["", "people"])
def test_who_has_not_signed_in_for_a_while_is_asked_to_once_more(page: str) -> None:
    at = open_as("ada@example.com", page, signed_in_ago=10 * 86400)
    assert seen(at).splitlines() == ["callprogram", "You have not signed in for a while; please do so again."]
    assert labels(at) == ["Sign in"]


@pytest.mark.usefixtures("members")
def test_a_sign_in_for_one_hour_holds_through_the_next_of_a_week_later() -> None:
    assert "Sign in" not in labels(open_as("ada@example.com", signed_in_ago=7 * 86400 + 2 * 3600))


@pytest.mark.usefixtures("members")
def test_a_provider_that_is_trusted_by_name_may_leave_out_that_it_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    claims: dict[str, object] = {"email_verified": None, "iss": "https://login.example.com/"}
    monkeypatch.setenv("CALLPROGRAM_SIGN_IN_TRUSTS", "https://login.example.com")
    app.cache_clear()
    assert "Sign out" not in labels(open_as("ada@example.com", claims=claims))
    assert labels(open_as("ada@example.com", claims=claims | {"email_verified": False})) == ["Sign out"]
