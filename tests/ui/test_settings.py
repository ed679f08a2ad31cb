"""Settings: whose hour it is, and whether everything is set up."""

from dataclasses import fields, replace

import pytest

from callprogram.bootstrap import app
from callprogram.domain.people.members import Role
from callprogram.domain.people.retention import Retention, What
from callprogram.domain.program.policies import BALANCED, HEAR_THE_QUIET, Cadence, Policy
from callprogram.domain.program.seats import Seat
from callprogram.services.calls import calling_rules
from callprogram.services.people import membership, retaining
from callprogram.services.program import programs
from callprogram.services.promises import promising
from callprogram.ui.components.people import retention_form
from tests.ui.conftest import EXECUTIVE, bring_in, do, errors, main_buttons, open_page, seen


def test_the_page_has_one_main_button_and_says_what_is_set_up() -> None:
    at = open_page("settings")
    assert main_buttons(at) == ["Save"]
    assert "**Customers**: there are none yet; bring in a CRM export on the Import page." in seen(at)
    assert "**Calling**: from the executive's own telephone; Twilio is not set up." in seen(at)


def test_what_is_missing_comes_first_and_nothing_is_green_that_is_not_there() -> None:
    lines = [line for line in open_page("settings").markdown.values if "**Database**" in line or "**C" in line]
    icons = {line.partition("**")[2].partition("**")[0]: line.partition(" ")[0] for line in lines}
    assert next(iter(icons)) == "Customers"
    assert icons["Database"] == ":green[:material/check_circle:]"
    assert icons["Calling"] == ":material/circle:"


def test_whose_hour_it_is_is_saved() -> None:
    at = open_page("settings")
    at.text_input("name").set_value("Ada Byron")
    at.text_input("email").set_value("ada@example.com")
    at.text_input("phone").set_value("01511 2345678")
    at.selectbox("country").set_value("DE")
    at = at.button("main").click().run()
    program = app().program()
    assert (errors(at), "Saved." in seen(at)) == ([], True)
    assert (program.executive_name, program.executive_email) == ("Ada Byron", "ada@example.com")
    assert (program.executive_phone, program.country) == (EXECUTIVE, "DE")


def test_what_an_executive_still_owes_is_said_once_somebody_else_has_the_hour() -> None:
    bring_in()
    do(programs.set_program, app().program().name, executive_email="ada@example.com")
    do(membership.add, "ada@example.com", "Ada Byron", Role.EXECUTIVE, app().program())
    do(promising.promise, app().views.customers("", 1).customers[0].id, "Send it", owner="ada@example.com")
    at = open_page("settings")
    at.text_input("email").set_value("carl@example.com")
    at = at.button("main").click().run()
    assert (errors(at), "Saved. Ada Byron still owes 1 promise." in seen(at)) == ([], True)


@pytest.mark.parametrize("number", ["12", "call me", "+49 0"])
def test_a_wrong_number_is_a_sentence_and_nothing_is_saved(number: str) -> None:
    at = open_page("settings")
    at.text_input("name").set_value("Ada Byron")
    at.text_input("phone").set_value(number)
    at = at.button("main").click().run()
    (sentence,) = errors(at)
    assert sentence.endswith(".")
    assert (app().program().executive_phone, app().program().executive_name) == ("", "")


def test_a_program_without_a_country_still_has_the_page() -> None:
    do(programs.set_program, app().program().name, country="ZZ")
    at = open_page("settings")
    assert (errors(at), at.selectbox("country").value) == ([], None)
    at.text_input("name").set_value("Ada Byron")
    at = at.button("main").click().run()
    assert (errors(at), app().program().executive_name) == ([], "Ada Byron")


def test_twilio_set_up_in_part_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC1")
    assert "Twilio is set up only in part" in seen(open_page("settings"))


def test_no_secret_is_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"):
        monkeypatch.setenv(name, f"the-{name.lower()}")
    assert "the-twilio_auth_token" not in seen(open_page("settings"))


def test_another_policy_is_one_choice() -> None:
    at = open_page("settings")
    at = next(each for each in at.get("button_group") if each.key == "policy").set_value("Hear the quiet").run()  # type: ignore[union-attr]
    assert errors(at) == []
    assert app().program().policy == HEAR_THE_QUIET


def test_every_number_of_a_policy_can_be_set_and_set_back() -> None:
    at = open_page("settings")
    at.number_input("number-minimum_gap_weeks").set_value(4)
    at.number_input("weight-renewal").set_value(99)
    at.number_input("kept-unheard").set_value(40)
    at.number_input("most-new").set_value(10)
    at.number_input("ideal").set_value(12)
    at = at.button("save-numbers").click().run()
    policy = app().program().policy
    assert errors(at) == []
    assert (policy.name, policy.minimum_gap_weeks, policy.weights[Seat.RENEWAL]) == ("Balanced", 4, 99)
    assert (policy.at_least, policy.at_most[Seat.NEW]) == ({**BALANCED.at_least, Seat.UNHEARD: 40}, 10)
    assert policy.cadence == Cadence(12, 52)
    at = at.button("back-to-own").click().run()
    assert app().program().policy == BALANCED


def test_every_number_of_a_policy_says_what_more_or_less_of_it_does() -> None:
    at = open_page("settings")
    keys = {str(box.key).removeprefix("number-") for box in at.number_input if str(box.key).startswith("number-")}
    assert keys == {each.name for each in fields(Policy) if each.type in {int, "int"}}
    assert seen(at).count("More: ") + seen(at).count("Less: ") >= len(keys) - 1


def test_numbers_that_cannot_be_met_are_refused_with_a_sentence() -> None:
    at = open_page("settings")
    at.number_input("kept-unheard").set_value(60)
    at.number_input("kept-renewal").set_value(60)
    at = at.button("save-numbers").click().run()
    assert errors(at) == ["The seats keep 125 % of the calls, more than there are; let them keep 100 % at most."]
    assert app().program().policy == BALANCED


def test_calling_rules_are_kept_as_they_were_typed() -> None:
    at = open_page("settings")
    at.text_input("countries").input("nl, de")
    at.text_input("callback_phone").input("+49 30 23125 124")
    at.text_area("voicemail_words").input("  This is Ada.  ")
    at = at.button("save-calling").click().run()
    rules = app().views.calling_rules(app().program().id)
    assert (errors(at), rules.countries, rules.callback_phone) == ([], ("NL", "DE"), "+493023125124")
    assert rules.voicemail_words == "This is Ada."


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("countries", "NL, XX", "“XX” is not a country; write two letters each, like NL, DE."),
        ("callback_phone", "12", "“12” is not a number that can be rung; write it like +31 20 123 4567."),
        ("voice", "Polly Amy", "“Polly Amy” is not the name of a voice; write one like Polly.Amy-Neural, or nothing."),
    ],
)
def test_a_calling_rule_that_is_none_says_what_to_write(key: str, typed: str, words: str) -> None:
    at = open_page("settings")
    at.text_input(key).input(typed)
    at = at.button("save-calling").click().run()
    assert errors(at) == [words]
    assert app().views.calling_rules(app().program().id).id == 0


def test_two_people_who_change_whose_hour_it_is_lose_nothing_of_each_other() -> None:
    at = open_page("settings")
    do(programs.set_program, app().program().name, executive_email="ada@example.com", executive_name="Ada B.")
    at.text_input("name").set_value("Ada Byron")
    at = at.button("main").click().run()
    [sentence] = errors(at)

    assert "Name: “Ada B.”, yours: “Ada Byron”. Save again to put yours in its place." in sentence
    assert app().program().executive_name == "Ada B."
    at = at.button("main").click().run()
    program = app().program()
    assert (errors(at), program.executive_name, program.executive_email) == ([], "Ada Byron", "ada@example.com")


def test_how_long_things_are_kept_is_shown_before_it_is_switched_on() -> None:
    at = open_page("settings")
    at.number_input("kept-notes").set_value(6)
    at = at.button("save-retention").click().run()
    assert "Switched on, this would go tonight, for good: nothing." in seen(at)
    assert do(retaining.outlook).rule == Retention(1, notes=6)
    at = at.button("retention-on").click().run()
    assert "Each night what is older goes; tonight: nothing." in seen(at)
    assert do(retaining.outlook).rule == Retention(1, notes=6, acts=True)


def test_whoever_is_no_admin_does_not_set_how_long_things_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_form, "may", lambda service: service is not retaining.set_rule)
    assert "kept-notes" not in {each.key for each in open_page("settings").number_input}


def test_two_people_who_change_the_calling_rules_lose_nothing_of_each_other() -> None:
    at = open_page("settings")
    do(calling_rules.set_rules, app().program(), calls_a_day=40, voice="Polly.Amy")
    at.text_input("voice").set_value("Polly.Brian")
    at.number_input("minutes_a_day").set_value(90)
    at = at.button("save-calling").click().run()

    [sentence] = errors(at)

    assert sentence.endswith("Voice: “Polly.Amy”, yours: “Polly.Brian”. Save again to put yours in its place.")
    at = at.button("save-calling").click().run()
    rules = app().views.calling_rules(app().program().id)
    assert (errors(at), rules.voice, rules.calls_a_day, rules.minutes_a_day) == ([], "Polly.Brian", 40, 90)


def test_two_people_who_change_the_numbers_of_a_policy_lose_nothing_of_each_other() -> None:
    at = open_page("settings")
    do(programs.set_policy, app().program(), replace(BALANCED, renewal_days=50, new_days=7))
    at.number_input("number-renewal_days").set_value(60)
    at.number_input("number-escalations").set_value(3)
    at = at.button("save-numbers").click().run()
    [sentence] = errors(at)

    assert "Renewal days: “50”, yours: “60”. Save again to put yours in its place." in sentence
    at = at.button("save-numbers").click().run()
    policy = app().program().policy
    assert (policy.renewal_days, policy.new_days, policy.escalations) == (60, 7, 3)


def test_two_people_who_say_how_long_things_are_kept_lose_nothing_of_each_other() -> None:
    do(retaining.set_rule, {What.NOTES: 12})
    at = open_page("settings")
    do(retaining.set_rule, {What.NOTES: 6, What.CALLS: 24})
    at.number_input("kept-notes").set_value(3)
    at = at.button("save-retention").click().run()
    [sentence] = errors(at)

    assert "Notes of calls: “6”, yours: “3”" in sentence
    at = at.button("save-retention").click().run()
    assert do(retaining.outlook).rule == Retention(1, notes=3, calls=24)
