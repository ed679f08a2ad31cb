"""Where whole frames of customers may be, against the rule for one."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType, re_util

from callprogram.adapters.frames.customers import frame_of
from callprogram.adapters.frames.places import places_in
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import Phone, read_phone
from callprogram.domain.customers.reachability import place_kept

BERLIN = read_phone("+49 30 23125014", None)
PREMIUM = read_phone("+49 900 1234567", None)
_TYPES = [
    getattr(PhoneNumberType, name)
    for name in ("FIXED_LINE", "MOBILE", "TOLL_FREE", "PREMIUM_RATE", "SHARED_COST", "VOIP", "UAN", "PAGER")
]
_EXAMPLES = [
    phonenumbers.format_number(number, PhoneNumberFormat.E164)
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    for kind in _TYPES
    if (number := phonenumbers.example_number_for_type(region, kind))
]
_LAST = st.text("0123456789", min_size=1, max_size=7)
_NUMBERS = st.builds(lambda example, last: example[: -len(last)] + last, st.sampled_from(_EXAMPLES), _LAST)
_PHONES = st.one_of(st.sampled_from(_EXAMPLES), _NUMBERS).map(lambda text: read_phone(text, None))
_COUNTRIES = st.none() | st.sampled_from(["US", "DE", "AU", "RU", "BR", "ES", "IN", "CN", "GB", "KZ"])
_CUSTOMERS = st.builds(
    Customer,
    st.just(0),
    country=_COUNTRIES,
    state=st.sampled_from(["", "", "CA", "New York", "São Paulo", "nsw", "Fla.", "IN", "US-TX", "Nowhere", "BC"]),
    city=st.sampled_from(["", "", "Los Angeles", "sydney", "São Paulo", "Lagos"]),
    postal_code=st.sampled_from(["", "", "94103", "2134", "01310-100", "V6B 1A1", "0872", "690 000", "-", "x"]),
    time_zone=st.none() | st.just("America/Denver"),
    contacts=st.lists(
        st.builds(Contact, phones=st.lists(_PHONES | st.just(Phone("ask Anna")), max_size=3).map(tuple)), max_size=2
    ).map(tuple),
)


@pytest.fixture(autouse=True)
def _patterns_are_kept() -> None:
    """Else those of so many regions are compiled again and again."""
    re_util.enable_pattern_cache()


def _places(*customers: Customer) -> list[str | None]:
    return places_in(frame_of(enumerate(customers)))["place"].to_list()


def test_every_region_s_numbers_are_where_the_rule_for_one_says() -> None:
    customers = [Customer(0, contacts=(Contact(phones=(read_phone(each, None),)),)) for each in _EXAMPLES]

    assert len(customers) > 1_000
    assert _places(*customers) == list(map(place_kept, customers))


@given(st.lists(_CUSTOMERS, max_size=8))
def test_customers_are_where_the_rule_for_one_says(customers: list[Customer]) -> None:
    assert _places(*customers) == list(map(place_kept, customers))


def test_the_first_number_that_can_be_dialled_decides() -> None:
    costly_first = Customer(0, contacts=(Contact(phones=(PREMIUM,)), Contact(phones=(PREMIUM, BERLIN))))
    only_costly = Customer(0, country="DE", contacts=(Contact(phones=(PREMIUM,)),))

    assert _places(costly_first, only_costly, Customer(0, country="DE")) == ["DE Europe/Berlin", None, None]


def test_a_state_says_where_whole_frames_are_too() -> None:
    york = (Contact(phones=(read_phone("+1 212 555 0143", None),)),)
    customers = Customer(0, country="US", state="CA", contacts=york), Customer(0, postal_code="94103", contacts=york)

    assert _places(*customers) == ["US America/Los_Angeles America/New_York"] * 2


def test_nobody_is_nowhere() -> None:
    assert _places() == []
