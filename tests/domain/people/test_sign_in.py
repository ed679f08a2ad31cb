"""Sign-in: whose address is vouched for, and for how long."""

from datetime import timedelta

import pytest

from callprogram.domain.people.sign_in import read_issuers, signed_in_for, vouched_address
from tests.examples import NOW

ADA = {"is_logged_in": True, "email": "Ada@example.com", "email_verified": True, "iat": NOW.timestamp() - 60}
ISSUER = "https://login.example.com/tenant/v2.0"


@pytest.mark.parametrize("checked", [True, "true"])
def test_an_address_counts_that_its_provider_has_checked(checked: object) -> None:
    assert vouched_address(ADA | {"email_verified": checked}, (), NOW) == "ada@example.com"


@pytest.mark.parametrize("checked", [False, "false", "False", "True", "yes", "", 1, 0, None, [True]])
def test_no_other_word_counts_as_checked(checked: object) -> None:
    assert vouched_address(ADA | {"email_verified": checked}, (), NOW) == ""


@pytest.mark.parametrize(
    "claims",
    [{"is_logged_in": False}, {"is_logged_in": "yes"}, {"iat": None}, {"iat": "nan"}, {"iat": "1e400"}, {"iat": "now"}]
    + [{"iat": (NOW + away).timestamp()} for away in (timedelta(days=-10), timedelta(hours=2))]
    + [{"email": None}, {"email": ["ada@example.com"]}],
)
def test_a_sign_in_without_an_address_or_of_another_time_does_not_count(claims: dict[str, object]) -> None:
    assert vouched_address(ADA | claims, (), NOW) == ""


@pytest.mark.parametrize(
    ("issuer", "checked", "address"),
    [
        (ISSUER, None, "ada@example.com"),
        (f"{ISSUER}/", None, "ada@example.com"),
        (ISSUER, False, ""),
        (ISSUER, "false", ""),
        ("https://login.example.com", None, ""),
        (None, None, ""),
    ],
)
def test_only_a_provider_that_is_named_may_leave_out_that_it_checked(
    issuer: str | None, checked: object, address: str
) -> None:
    trusted = read_issuers(f"{ISSUER}/, https://other.example.com")
    assert vouched_address(ADA | {"iss": issuer, "email_verified": checked}, trusted, NOW) == address


def test_nobody_is_trusted_where_nobody_is_named() -> None:
    assert read_issuers(" , ") == frozenset()


def test_who_signed_in_a_minute_ago_did_so_a_minute_ago() -> None:
    assert signed_in_for(ADA, NOW) == timedelta(minutes=1)
