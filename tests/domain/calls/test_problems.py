"""Who calls customers reads what is wrong, and of the provider's console only that the office has to open it."""

import pytest

from callprogram.domain.calls.problems import for_the_caller


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            "Calls to that country are switched off; allow it under Geo permissions in Twilio's console (13227).",
            "Calls to that country are switched off; the office has to allow them.",
        ),
        (
            (
                "The customer's number could not be reached; check the number, and in Twilio's console the balance "
                "and the countries that may be called (Geo permissions)."
            ),
            (
                "The customer's number could not be reached; "
                "the office has to see whether the number is right and that country may be called."
            ),
        ),
        (
            "Twilio does not accept the account; check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (20003).",
            "Twilio does not accept the account; the office has to see to it.",
        ),
        (
            "A Twilio trial account calls verified numbers only; verify the number or upgrade the account (21219).",
            "A Twilio trial account calls verified numbers only; the office has to see to it.",
        ),
    ],
)
def test_what_only_an_admin_can_mend_is_the_offices(problem: str, said: str) -> None:
    assert for_the_caller(problem) == said


@pytest.mark.parametrize(
    "problem",
    [
        "",
        "Twilio cannot dial the customer's number; check how it is written (13223).",
        "Twilio cannot call the executive's phone; check the number in the program (21211).",
        "1 call was rung today, the most that is allowed in Settings.",
    ],
)
def test_what_the_caller_can_mend_stays_as_it_is(problem: str) -> None:
    assert for_the_caller(problem) == problem
