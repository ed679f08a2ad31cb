"""Calling rules: what a program's calls sound like, how much they may cost, and whom they may never ring."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import phonenumbers
from phonenumbers import connects_to_emergency_number

from callprogram.domain.calls.calls import Call, Mode
from callprogram.domain.calls.spoken import LANGUAGES
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import dialable, shown
from callprogram.domain.customers.reachability import within_hours, zones_of
from callprogram.domain.words.dates import counted
from callprogram.errors import BadInputError

_VOICE = re.compile(r"[A-Za-z][\w.-]*|")
_LONGEST_WORDS = 600


@dataclass(frozen=True)
class CallingRules:
    """One program's rules; `language` BCP 47, `voice` as Twilio names it, `countries` ISO 3166 alpha-2, none for all.

    `voicemail_words` are the agreed ones to read out to a voicemail, `callback_words` what a customer hears who calls
    back, `callback_phone` where they are forwarded, as `in_one` has it.
    """

    id: int
    program_id: int
    language: str = "en-GB"
    voice: str = ""
    detect_voicemail: bool = False
    calls_a_day: int = 100
    minutes_a_day: int = 600
    countries: tuple[str, ...] = ()
    voicemail_words: str = ""
    callback_words: str = ""
    callback_phone: str = ""


def check(rules: CallingRules) -> CallingRules:
    """The same rules; raises BadInputError where they cannot be kept."""
    if rules.language not in LANGUAGES:
        raise BadInputError(
            f"“{rules.language}” is not a language for the brief; choose one of {', '.join(LANGUAGES)}."
        )
    if not _VOICE.fullmatch(rules.voice):
        raise BadInputError(f"“{rules.voice}” is not the name of a voice; write one like Polly.Amy-Neural, or nothing.")
    if rules.calls_a_day < 1 or rules.minutes_a_day < 1:
        raise BadInputError("At least one call and one minute a day must be allowed.")
    if max(len(rules.voicemail_words), len(rules.callback_words)) > _LONGEST_WORDS:
        raise BadInputError(f"Words that are read out have {_LONGEST_WORDS} characters at most.")
    return rules


def forbidden(customer: Customer, rules: CallingRules) -> str | None:
    """Why this customer's number is never rung, whatever the reason; none where it may be."""
    phone = customer.phone
    if phone is None or phone.e164 is None:
        costly = any(each.valid and not dialable(each) for each in customer.phones)
        which = "but a premium one, which is never rung" if costly else "that can be called"
        return f"{customer.name} has no number {which}."
    if _is_emergency(phone.e164):
        return f"{phone.e164} is an emergency number, which is never rung; correct it for {customer.name}."
    country = phonenumbers.region_code_for_number(phonenumbers.parse(phone.e164))
    if rules.countries and country not in rules.countries:
        return f"Calls to {country or 'that country'} are not allowed here; add it under Calling in Settings."
    return None


def objection(customer: Customer, now: datetime, lasts: timedelta, refused_by: Customer | None) -> str | None:
    """Why this customer should rather not be called now; a reason typed in goes before it.

    `refused_by` asked not to be called at the same number.
    """
    if customer.do_not_call:
        return f"{customer.name} asked not to be called"
    if refused_by:
        number = f" at {shown(customer.phone)}" if customer.phone else ""
        return f"{refused_by.name} asked not to be called{number}, which is also the number of {customer.name}"
    if not within_hours(zones_of(customer), now, lasts):
        return f"It is outside 09:00 to 17:00 on a working day for {customer.name}"
    return None


def expect_allowed(customer: Customer, rules: CallingRules, why_not: str | None, reason: str) -> None:
    """Nothing where this customer may be called; raises BadInputError where never, or where a reason is missing."""
    if refusal := forbidden(customer, rules):
        raise BadInputError(refusal)
    if why_not and not reason.strip():
        raise BadInputError(f"{why_not}; say why you call all the same.")


def exhausted(calls: Iterable[Call], rules: CallingRules, now: datetime) -> str | None:
    """Why no more calls are rung today, given the day's calls; none where there is room."""
    rung = [call for call in calls if call.mode is not Mode.OWN_PHONE and not call.incoming]
    if len(rung) >= rules.calls_a_day:
        return f"{counted(len(rung), 'call was', 'calls were')} rung today, the most that is allowed in Settings."
    minutes = sum(_lasted(call, now) for call in rung) / 60
    if minutes >= rules.minutes_a_day:
        return (
            f"{counted(int(minutes), 'minute was', 'minutes were')} talked today, the most that is allowed in Settings."
        )
    return None


def read_countries(text: str) -> tuple[str, ...]:
    """Countries as people list them, `NL, DE`; raises BadInputError for what is none."""
    letters = tuple(dict.fromkeys(each.upper() for each in re.split(r"[\s,;]+", text.strip()) if each))
    unknown = [each for each in letters if each not in phonenumbers.SUPPORTED_REGIONS]
    if unknown:
        raise BadInputError(f"“{unknown[0]}” is not a country; write two letters each, like NL, DE.")
    return letters


def _lasted(call: Call, now: datetime) -> float:
    if call.seconds is not None:
        return call.seconds
    return (now - call.answered_at).total_seconds() if call.answered_at and call.ended_at is None else 0


def _is_emergency(e164: str) -> bool:
    number = phonenumbers.parse(e164)
    regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    return any(connects_to_emergency_number(str(number.national_number), region) for region in regions)
