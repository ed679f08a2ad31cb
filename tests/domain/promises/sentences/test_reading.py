"""Promises as people type them, read on Tuesday 24 November 2026, of a customer who renews on 15 January."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.owners import Person, Staff
from callprogram.domain.promises.sentences.reading import read
from callprogram.domain.promises.sentences.understood import Understood

TUESDAY = date(2026, 11, 24)
PRIYA, SAM, ADA = "priya@example.com", "sam@example.com", "ada@example.com"
STAFF = Staff(
    (
        Person("Priya Nair", PRIYA),
        Person("Sam Okafor", SAM),
        Person("Ada Byron", ADA),
        Person("May Chen", "may@example.com"),
        Person("Lucía Gómez", "Lucía Gómez"),
        Person("Alex Kim", "alex.kim@example.com"),
        Person("Alex Roth", "alex.roth@example.com"),
    ),
    executive=ADA,
    account_owner="Lucía Gómez",
)
RENEWAL = date(2027, 1, 15)


def understood(sentence: str, today: date = TUESDAY, *, day_first: bool = True) -> Understood:
    return read(sentence, STAFF, Around(today, day_first, RENEWAL))


@pytest.mark.parametrize(
    ("sentence", "text", "owner", "due_on"),
    [
        ("Priya to send the export fix by Friday", "Send the export fix", PRIYA, "2026-11-27"),
        ("Priya to send the export fix by next Friday", "Send the export fix", PRIYA, "2026-12-04"),
        ("priya will send the price list by 30/11", "Send the price list", PRIYA, "2026-11-30"),
        ("Priya Nair to send it by 11/30", "Send it", PRIYA, "2026-11-30"),
        ("I'll call back tomorrow", "Call back", ADA, "2026-11-25"),
        ("I will look into it by the 15th", "Look into it", ADA, "2026-12-15"),
        ("Let me come back to you by 1 Dec", "Come back to you", ADA, "2026-12-01"),
        ("ask Sam to prepare the quote by end of Q1", "Prepare the quote", SAM, "2027-03-31"),
        ("@Priya fix the login in two weeks", "Fix the login", PRIYA, "2026-12-08"),
        ("Fix the login within 10 working days @sam", "Fix the login", SAM, "2026-12-08"),
        ("Send 3 licences by 5 Dec", "Send 3 licences", "", "2026-12-05"),
        ("Sam to share the roadmap mid-December", "Share the roadmap", SAM, "2026-12-15"),
        ("Sam to fix the export before the renewal", "Fix the export", SAM, "2027-01-14"),
        ("Sam to fix the export two weeks before the renewal", "Fix the export", SAM, "2027-01-01"),
        ("Priya to deliver the migration plan EOW", "Deliver the migration plan", PRIYA, "2026-11-27"),
        ("Sam: new contract draft by EOM", "New contract draft", SAM, "2026-11-30"),
        ("Sam to send the accounts by EOQ", "Send the accounts", SAM, "2026-12-31"),
        ("Sam to send it by the end of the year", "Send it", SAM, "2026-12-31"),
        ("Sam to review in Q1", "Review", SAM, "2027-03-31"),
        ("Sam to review by end of Q1 2028", "Review", SAM, "2028-03-31"),
        ("Send the invoice to Priya by Friday", "Send the invoice to Priya", "", "2026-11-27"),
        ("Call Sam back tomorrow", "Call Sam back", "", "2026-11-25"),
        ("Priya to introduce them to Sam next week", "Introduce them to Sam", PRIYA, "2026-12-04"),
        ("We'll send the SOC 2 report by 15 January", "Send the SOC 2 report", "", "2027-01-15"),
        ("May to send the report by 5 May", "Send the report", "may@example.com", "2027-05-05"),
        ("Send the December report by 5 Jan", "Send the December report", "", "2027-01-05"),
        ("Send the Q3 numbers by Friday", "Send the Q3 numbers", "", "2026-11-27"),
        ("Set up 24/7 support by Friday", "Set up 24/7 support", "", "2026-11-27"),
        ("Send notes from Tuesday's meeting by Thursday", "Send notes from Tuesday's meeting", "", "2026-11-26"),
        ("Send it by email by Monday", "Send it by email", "", "2026-11-30"),
        ("Get Priya to call them on Wednesday at 3pm", "Call them at 3pm", PRIYA, "2026-11-25"),
        ("Send them the beta invite by Dec 5th (Sam)", "Send them the beta invite", SAM, "2026-12-05"),
        ("Send new pricing by Fri - Sam", "Send new pricing", SAM, "2026-11-27"),
        ("Sam to send the fix by COB Friday", "Send the fix", SAM, "2026-11-27"),
        ("Sam to send the fix by Friday, 4 December", "Send the fix", SAM, "2026-12-04"),
        ("Priya to upgrade them to v2.5 within 48 hours", "Upgrade them to v2.5", PRIYA, "2026-11-26"),
        ("Tomorrow Priya will call them", "Call them", PRIYA, "2026-11-25"),
        ("By Friday, Sam to send the quote", "Send the quote", SAM, "2026-11-27"),
        ("Sam to send it in week 50", "Send it", SAM, "2026-12-11"),
        ("Sam to send it by 2026-12-05", "Send it", SAM, "2026-12-05"),
        ("Sam to send it by 5.12.2026", "Send it", SAM, "2026-12-05"),
        ("Sam to send it by Christmas", "Send it", SAM, "2026-12-25"),
        ("The account owner to call them next Tuesday", "Call them", "Lucía Gómez", "2026-12-01"),
        ("Lucía to send the quote by Friday week", "Send the quote", "Lucía Gómez", "2026-12-04"),
        ("Sam to send it the day after tomorrow", "Send it", SAM, "2026-11-26"),
        ("Sam to send it by the middle of next month", "Send it", SAM, "2026-12-15"),
        ("Sam to send it by the last Friday of January", "Send it", SAM, "2027-01-29"),
        ("Sam to send it at the latest on Monday", "Send it", SAM, "2026-11-30"),
        ("Priya owes them a call by Thursday", "A call", PRIYA, "2026-11-26"),
        ("Can Sam send the quote by Friday?", "Send the quote?", SAM, "2026-11-27"),
    ],
)
def test_a_sentence_is_words_an_owner_and_a_day(sentence: str, text: str, owner: str, due_on: str) -> None:
    assert understood(sentence) == Understood(text, owner, date.fromisoformat(due_on))


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Sam to send it by 12/02", "“12/02” could also be 2 December"),
        ("Sam to send it by 31 Feb", "there is no 31 Feb"),
        ("Sam to send it by 20 Nov", "20 November is 2027 by now"),
        ("Sam to send it by 5 Dec 2025", "5 December 2025 has passed"),
        ("Sam to send it by Thursday 4 December", "4 December is a Friday"),
        ("Sam to send it by Tuesday", "today is Tuesday"),
        ("Sam to send it by January", "it may mean the beginning or the end of it"),
        ("Sam to send it in early January", "“early January” is no day"),
        ("Sam to send it in a few weeks", "“a few weeks” may be more or less"),
        ("Sam to send it around Christmas", "it is only said roughly"),
        ("Sam to send the draft by Friday and the final by 15 Dec", "the sentence names several days"),
        ("Sam to send it before the board meeting", "nobody knows when “board meeting” is"),
        ("Review the Friday demo", "the sentence does not say that this is when it is due"),
        ("Alex to send it by Friday", "“Alex” could be Alex Kim or Alex Roth"),
        ("Zara to send it by Friday", "nobody here goes by “Zara”"),
        ("Sam and Priya to send it by Friday", "two people are named, and one has to keep it"),
        ("I'll ask Sam to send it by Friday", "they still have to be asked"),
        ("May send it by Friday", "“May” may be a name or a word"),
        ("Will send it by Friday", "the sentence does not say who"),
    ],
)
def test_what_may_mean_something_else_is_doubtful(sentence: str, doubt: str) -> None:
    assert understood(sentence).doubts == (doubt,)


def test_two_colleagues_of_one_name_are_told_apart_by_their_addresses() -> None:
    staff = Staff((Person("Priya Nair", PRIYA), Person("Priya Nair", SAM)))
    assert read("Priya to send it", staff, Around(TUESDAY)).doubts == (f"“Priya” could be {PRIYA} or {SAM}",)


def test_a_first_name_is_rather_a_member_s_than_somebody_s_whom_only_the_crm_names() -> None:
    staff = Staff((Person("Priya Raman", "Priya Raman", is_member=False), Person("Priya Nair", PRIYA)))
    assert read("Priya to send it", staff, Around(TUESDAY)) == Understood("Send it", PRIYA)
    of_hers = Staff(staff.people, account_owner="Priya Raman")
    found = read("Priya to send it", of_hers, Around(TUESDAY))
    assert (found.owner, found.doubts) == ("Priya Raman", ("“Priya” could be Priya Raman or Priya Nair",))
    assert read("Priya Nair to send it", of_hers, Around(TUESDAY)) == Understood("Send it", PRIYA)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday Zara sends it",
        "Zara will send it by Friday",
        "Told them Zara would send it by Friday",
        "Zara said she would send it by Friday",
        "Send it by Friday @Zara",
    ],
)
def test_where_nobody_is_known_whoever_is_named_is_asked_about(sentence: str) -> None:
    found = read(sentence, Staff(), Around(TUESDAY))
    assert (found.owner, found.due_on) == ("Zara", date(2026, 11, 27))
    assert found.doubts == ("nobody here goes by “Zara”",)


def test_who_is_called_as_the_customer_is_may_be_the_customer() -> None:
    staff = Staff((Person("Sam Okafor", SAM),), customer=("Sam Byrne", "Sam"))
    found = read("Sam to send it", staff, Around(TUESDAY))
    assert (found.owner, found.doubts) == (SAM, ("“Sam” could be a colleague or the customer",))


@pytest.mark.parametrize("sentence", ["Send the contract", "Send Q4 forecast", "Send it by email", "Give Sam access"])
def test_a_sentence_without_owner_and_day_keeps_its_words(sentence: str) -> None:
    assert understood(sentence) == Understood(sentence)


@pytest.mark.parametrize(
    ("words", "day_first", "due_on", "doubtful"),
    [
        ("12/02", True, "2027-02-12", True),
        ("12/02", False, "2026-12-02", True),
        ("30/11", False, "2026-11-30", False),
        ("11/30", True, "2026-11-30", False),
        ("12/12", True, "2026-12-12", False),
        ("05/12/26", True, "2026-12-05", True),
        ("5.12.", True, "2026-12-05", False),
    ],
)
def test_two_numbers_follow_the_country_and_are_doubtful_where_both_could_be_the_month(
    words: str, *, day_first: bool, due_on: str, doubtful: bool
) -> None:
    found = understood(f"Sam to send it by {words}", day_first=day_first)
    assert (found.due_on, bool(found.doubts)) == (date.fromisoformat(due_on), doubtful)


@pytest.mark.parametrize(
    ("today", "words", "due_on"),
    [
        ("2026-11-27", "by Friday", "2026-12-04"),  # a Friday; doubtful
        ("2026-11-27", "this Friday", "2026-11-27"),
        ("2026-11-27", "next Friday", "2026-12-04"),
        ("2026-11-27", "EOW", "2026-11-27"),
        ("2026-11-28", "next Friday", "2026-12-04"),  # a Saturday: the next ISO week
        ("2026-11-29", "next Monday", "2026-11-30"),
        ("2026-11-30", "next Monday", "2026-12-07"),
        ("2026-12-31", "next Friday", "2027-01-08"),
        ("2026-12-31", "end of Q4", "2026-12-31"),
        ("2027-01-01", "end of Q4", "2027-12-31"),
        ("2026-12-16", "mid-December", "2027-12-15"),
        ("2026-12-31", "EOM", "2026-12-31"),
        ("2028-02-28", "tomorrow", "2028-02-29"),
        ("2027-01-31", "in a month", "2027-02-28"),
        ("2026-12-28", "in week 1", "2027-01-08"),
    ],
)
def test_days_are_counted_from_the_day_it_was_said(today: str, words: str, due_on: str) -> None:
    assert understood(f"Sam to send it {words}", date.fromisoformat(today)).due_on == date.fromisoformat(due_on)


def test_where_nobody_knows_the_renewal_a_day_before_it_is_doubtful() -> None:
    found = read("Sam to send it before the renewal", STAFF, Around(TUESDAY))
    assert (found.due_on, found.doubts) == (None, ("nobody knows when this customer renews",))


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_whatever_is_typed_is_read_and_keeps_words_unless_it_promises_nothing(sentence: str, today: date) -> None:
    found = understood(sentence, today)
    assert found.text or not sentence.split() or (found.owner, found.due_on) == ("", None)


_WHO = st.sampled_from(["Priya to", "I'll", "ask Sam to", "@Priya", "Lucía will", "", "we will", "Zara to"])
_WORK = st.sampled_from(["send 3 licences", "call on the new site", "share the Q3 numbers", "fix v2.5", "pay 5 EUR"])
_SAID = """by Friday, next Friday, in two weeks, EOW, by 12/02, mid-March, end of Q2, before the renewal, by the 31st,
tomorrow, by 29 Feb, in week 53, by Monday or Tuesday, last week, by 40/40, in 3 months, the week of 7 December, in the
new year, by the first Monday of next month,"""
_WHEN = st.sampled_from([" ".join(words.split()) for words in _SAID.split(",")])


@given(_WHO, _WORK, _WHEN, st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_day_that_is_past_is_never_taken_without_a_doubt(who: str, work: str, when: str, today: date) -> None:
    found = understood(f"{who} {work} {when}", today)
    assert found.due_on is None or found.due_on >= today or found.doubts
    assert work.rsplit(maxsplit=1)[-1].casefold() in found.text.casefold()


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("by the end of the second quarter", "2027-06-30"),
        ("by the end of H1", "2027-06-30"),
        ("by the start of Q1", "2027-01-01"),
        ("by the last Friday of January", "2027-01-29"),
        ("by EOD Friday", "2026-11-27"),
        ("on Friday, end of day", "2026-11-27"),
        ("by EOD", "2026-11-24"),
        ("two weeks before the renewal", "2027-01-01"),
        ("a week after the end of Q1", "2027-04-07"),
        ("by Friday 27 November", "2026-11-27"),
        ("in a couple of days", "2026-11-26"),
        ("in a year", "2027-11-24"),
        ("within 10 working days", "2026-12-08"),
    ],
)
def test_a_place_in_a_stretch_and_a_length_lead_to_a_day(words: str, due_on: str) -> None:
    found = understood(f"Sam to send it {words}")
    assert (found.text, str(found.due_on), found.doubts) == ("Send it", due_on, ())


@pytest.mark.parametrize(
    ("words", "due_on", "doubt"),
    [
        ("early next week", "2026-12-01", "“early next week” is no day"),
        ("late in December", "2026-12-26", "“late in December” is no day"),
        ("in the second week of January", "2027-01-14", "“the second week of January” is no day"),
        ("around 5 December", "2026-12-05", "it is only said roughly"),
        ("by Friday 28 November", "2026-11-28", "28 November is a Saturday"),
        ("a few weeks from now", "2026-12-15", "“a few weeks” may be more or less"),
        ("for Friday", "2026-11-27", "the sentence does not say that this is when it is due"),
    ],
)
def test_a_day_that_is_only_said_roughly_is_doubtful(words: str, due_on: str, doubt: str) -> None:
    found = understood(f"Sam to send it {words}")
    assert (str(found.due_on), found.doubts) == (due_on, (doubt,))
