"""The doctor: what is well and what to do next, in the order in which one would mend it."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callprogram.domain.calendar.outlets import FoundChange, Outlet, Way
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.customers.imports import Import
from callprogram.services.overview.doctor import Setup, examine
from callprogram.services.views import CalendarView, Outbox, Waits
from tests.examples import A_MESSAGE, IMPORT, NOW, PROGRAM

OUTLET = Outlet(1, 1, Way.CALDAV, True, "the end of an address")
RULES = CallingRules(1, PROGRAM.id)
SETUP = Setup(
    "sqlite:///callprogram.db",
    PROGRAM,
    82,
    None,
    twilio=False,
    twilio_partly=False,
    twilio_url="",
    mail=True,
    mail_partly=False,
    outbox=Outbox(),
    calendar=CalendarView(None, (), {Way.FILE: replace(OUTLET, way=Way.FILE, in_step_at=NOW)}, (), ()),
    now=NOW,
    rules=RULES,
    twilio_from="+16135550100",
)
PUBLIC = "https://calls.example.com"


def imported(days_ago: int) -> Import:
    return replace(IMPORT, imported_at=NOW - timedelta(days=days_ago, minutes=1))


def found(setup: Setup, what: str) -> tuple[bool, str]:
    [finding] = [finding for finding in examine(setup) if finding.what == what]
    return finding.well, finding.in_full


def test_everything_is_examined_in_the_order_of_mending() -> None:
    in_order = [finding.what for finding in examine(SETUP)]
    assert in_order == ["Database", "Customers", "The hour", "Calling", "Messages", "Calendar"]
    assert all(finding.well for finding in examine(SETUP))
    assert found(SETUP, "Database") == (True, "open and up to date. It is sqlite:///callprogram.db.")


def test_what_nobody_has_to_have_is_well_and_not_set_up() -> None:
    without_mail = {each.what: (each.well, each.set_up) for each in examine(replace(SETUP, mail=False))}
    assert without_mail["Calling"] == without_mail["Messages"] == (True, False)
    assert without_mail["Calendar"] == (True, True)


def test_what_everybody_reads_names_no_setting_of_the_server() -> None:
    public = replace(
        SETUP, twilio=True, twilio_partly=True, mail_partly=True, sign_in_trusts="https://login.example.com"
    )
    everything = [*examine(public), *examine(replace(SETUP, twilio=True, mail=False))]
    assert not [each.words for each in everything if re.search("[A-Z]+_[A-Z]+|sqlite", each.words)]


@pytest.mark.parametrize(
    ("customers", "last", "well", "words"),
    [
        (0, None, False, "there are none yet; bring in a CRM export on the Import page."),
        (82, None, True, "82 customers."),
        (1, imported(6), True, "1 customer."),
        (82, imported(7), False, "the CRM export is 7 days old; bring in a new one."),
    ],
)
def test_customers_are_there_and_not_stale(customers: int, last: Import | None, well: bool, words: str) -> None:
    assert found(replace(SETUP, customers=customers, last_import=last), "Customers") == (well, words)


def test_the_hour_is_somebodys() -> None:
    nobodys = replace(SETUP, program=replace(PROGRAM, executive_name=""))

    assert found(SETUP, "The hour") == (True, "Tuesday 16:00, Europe/Amsterdam, Ada Byron.")
    assert found(nobodys, "The hour") == (False, "Tuesday 16:00, Europe/Amsterdam; say in Settings whose hour it is.")
    assert found(replace(nobodys, settings="below"), "The hour")[1].endswith("; say below whose hour it is.")


@pytest.mark.parametrize(
    ("setup", "well", "words"),
    [
        (SETUP, True, "from the executive's own telephone; Twilio is not set up."),
        (
            replace(SETUP, twilio=True),
            True,
            (
                "Twilio; +49 171 3920023 rings first. Set CALLPROGRAM_PUBLIC_URL, and whoever picks up is asked to "
                "press 1 before a customer is called."
            ),
        ),
        (replace(SETUP, twilio=True, public_url=PUBLIC), True, "Twilio; +49 171 3920023 rings first, and 1 connects."),
        (
            replace(SETUP, twilio=True, twilio_url="http://localhost:1", public_url=PUBLIC),
            True,
            "Twilio, at http://localhost:1 in its place; +49 171 3920023 rings first, and 1 connects.",
        ),
        (
            replace(SETUP, twilio=True, twilio_from="+15005550006"),
            False,
            "Twilio; it calls from one of its test numbers, so nothing really rings. TWILIO_FROM says which.",
        ),
        (
            replace(SETUP, twilio=True, program=replace(PROGRAM, executive_phone="")),
            False,
            "Twilio; set the executive's number in Settings, it rings first.",
        ),
        (
            replace(SETUP, twilio_partly=True),
            False,
            "Twilio is set up only in part. Set all of TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM.",
        ),
    ],
)
def test_calling_says_through_what(setup: Setup, well: bool, words: str) -> None:
    assert found(setup, "Calling") == (well, words)


@pytest.mark.parametrize(
    ("change", "well", "words"),
    [
        ({}, True, "go by mail."),
        ({"mail": False}, True, "mail is not set up. Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM."),
        (
            {"mail": False, "outbox": Outbox(waits=(Waits("tom@example.com", 2, NOW),))},
            False,
            "2 messages waiting; mail is not set up. Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM.",
        ),
        (
            {"mail_partly": True},
            False,
            "mail is set up only in part. Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM.",
        ),
        ({"outbox": Outbox((A_MESSAGE,))}, False, "1 message could not be sent; look at To do."),
        ({"outbox": Outbox(waits=(Waits("tom@example.com", 1, NOW - timedelta(minutes=59)),))}, True, "go by mail."),
        (
            {"outbox": Outbox(waits=(Waits("tom@example.com", 1, NOW - timedelta(hours=1)),))},
            False,
            "1 message waiting for over an hour; keep the app running, or run callprogram work.",
        ),
    ],
)
def test_messages_that_do_not_get_through_are_said(change: dict[str, Any], well: bool, words: str) -> None:
    assert found(replace(SETUP, **change), "Messages") == (well, words)


@pytest.mark.parametrize(
    ("outlet", "well", "words"),
    [
        (None, False, "the hour is in none yet; put it in one on Schedule & calendar."),
        (OUTLET, True, "the hour goes out by calendar server."),
        (replace(OUTLET, trouble="No room."), False, "No room."),
        (
            replace(OUTLET, found=(FoundChange(),)),
            False,
            "somebody changed it by hand; look at Schedule & calendar.",
        ),
    ],
)
def test_the_hour_is_in_a_calendar_and_in_step(outlet: Outlet | None, well: bool, words: str) -> None:
    calendar = replace(SETUP.calendar, outlets={outlet.way: outlet} if outlet else {})
    assert found(replace(SETUP, calendar=calendar), "Calendar") == (well, words)


@pytest.mark.parametrize(
    ("setup", "well", "words"),
    [
        (
            replace(SETUP, twilio=True),
            False,
            (
                "who calls +16135550100 back reaches nobody. Use a number of the company that Twilio has verified "
                "as TWILIO_FROM, or set CALLPROGRAM_PUBLIC_URL."
            ),
        ),
        (
            replace(SETUP, twilio=True, public_url=PUBLIC),
            False,
            (
                "are answered at https://calls.example.com/twilio/incoming and end there; say under Calling in "
                "Settings who takes them."
            ),
        ),
        (
            replace(SETUP, twilio=True, public_url=PUBLIC, rules=replace(RULES, callback_phone="+493023125124")),
            True,
            (
                "taken by +493023125124, once https://calls.example.com/twilio/incoming is set as the voice webhook "
                "of +16135550100 in Twilio's console."
            ),
        ),
    ],
)
def test_call_backs_go_somewhere_or_it_is_said_that_they_do_not(setup: Setup, well: bool, words: str) -> None:
    assert found(setup, "Call-backs") == (well, words)


def test_call_backs_are_no_matter_where_calls_are_made_from_ones_own_phone() -> None:
    assert "Call-backs" not in [finding.what for finding in examine(SETUP)]


def test_a_provider_that_is_trusted_by_name_is_named() -> None:
    found = {each.what: each.in_full for each in examine(replace(SETUP, sign_in_trusts="https://login.example.com"))}
    assert found["Sign-in"].startswith("https://login.example.com may leave out whether it has checked an address")
    assert "Sign-in" not in {each.what for each in examine(SETUP)}


def test_letters_come_in_or_it_says_what_keeps_them() -> None:
    gone = "There is no folder “CEO” at mail.example; make it there, or name another in CALLPROGRAM_DESK_IMAP_URL."

    assert found(replace(SETUP, letter_folders=2), "Letters") == (True, "come in from 2 folders of the mail server.")
    troubled = replace(SETUP, letter_folders=2, letter_troubles=(gone,))
    assert found(troubled, "Letters") == (False, f"not all come in: {gone}")
