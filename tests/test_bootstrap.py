"""Bootstrap: the pieces put together once, and the first program as the person's own place has it."""

import zoneinfo
from collections.abc import Callable
from pathlib import Path

import pytest

from callprogram.bootstrap import App, app, build, pieces
from callprogram.bootstrap.files import sample_customers
from callprogram.bootstrap.questions import examine
from callprogram.bootstrap.work import work_once
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.overview.rounds import Done
from callprogram.settings import read_settings
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

pytestmark = pytest.mark.usefixtures("fresh_app")


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], App]:
    """The pieces on a machine that stands in a zone."""

    def machine(zone: str) -> App:
        monkeypatch.setattr(pieces, "get_localzone_name", lambda: zone)
        return app()

    return machine


def test_the_pieces_are_put_together_once() -> None:
    assert app() is app()


def test_the_zones_are_those_of_the_tzdata_package() -> None:
    app()
    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize(
    ("zone", "country"), [("Europe/Amsterdam", "NL"), ("America/New_York", "US"), ("Asia/Tokyo", "JP")]
)
def test_the_first_program_has_the_machines_zone_and_its_country(
    zone: str, country: str, in_zone: Callable[[str], App]
) -> None:
    program = in_zone(zone).program()
    assert (program.name, program.zone, program.country) == ("Customer calls", zone, country)


def test_a_zone_given_by_the_browser_goes_before_the_machines(in_zone: Callable[[str], App]) -> None:
    program = in_zone("Europe/Amsterdam").program(zone="Europe/Lisbon")
    assert (program.zone, program.country) == ("Europe/Lisbon", "PT")


def test_a_machine_whose_zone_nobody_knows_is_in_utc(in_zone: Callable[[str], App]) -> None:
    program = in_zone("Nowhere/At_All").program()
    assert (program.zone, program.country) == ("UTC", "US")


def test_a_machine_in_utc_has_a_country_that_telephones_know(in_zone: Callable[[str], App]) -> None:
    assert in_zone("Etc/UTC").program().country == "US"


@pytest.mark.parametrize(("zone", "country"), [("Asia/Calcutta", "IN"), ("Europe/Kiev", "UA"), ("Asia/Saigon", "VN")])
def test_a_zone_by_its_older_name_which_browsers_still_say_has_its_country(
    zone: str, country: str, in_zone: Callable[[str], App]
) -> None:
    assert in_zone("Europe/Amsterdam").program(zone=zone).country == country


def test_the_program_is_made_once_and_found_afterwards(in_zone: Callable[[str], App]) -> None:
    pieces = in_zone("Europe/Amsterdam")
    assert pieces.program().id == pieces.program(zone="Asia/Tokyo").id
    with pytest.raises(NotFoundError, match="There is no program “Another”"):
        pieces.program("Another")


@pytest.mark.parametrize("url", ["nonsense://", "mysql://host/name", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_is_none_is_a_sentence(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", url)
    with pytest.raises(BadInputError, match=r"^The database address cannot be read; write one like "):
        build(read_settings())


def test_a_database_that_cannot_be_opened_is_a_sentence_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", f"sqlite:///{tmp_path}")
    for _ in range(2):
        with pytest.raises(BadInputError, match=r"^The database cannot be opened: .+\.$"):
            app()
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", f"sqlite:///{tmp_path}/calls.db")
    assert app().views.customer_count() == 0


def test_there_is_a_telephone_only_where_all_of_twilio_is_set_up(
    telephone: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app().telephony is None
    assert work_once(app()) == Done()
    for name, value in {"ACCOUNT_SID": ACCOUNT_SID, "AUTH_TOKEN": TOKEN, "FROM": CALLER_ID}.items():
        monkeypatch.setenv(f"TWILIO_{name}", value)
    monkeypatch.setenv("CALLPROGRAM_TWILIO_URL", telephone.url)
    pieces = build(read_settings())
    assert pieces.telephony is not None
    assert telephone.requests == []


def test_what_is_examined_names_the_database_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces, program = app(), app().program()
    monkeypatch.setattr(
        type(pieces.settings), "database", property(lambda _: "postgresql://calls:the-password@host/calls")
    )
    assert not [finding for finding in examine(pieces, program) if "the-password" in finding.words]


def test_the_sample_customers_are_a_csv_file() -> None:
    name, content = sample_customers()
    assert (name, content.startswith(b"Account ID,")) == ("sample_customers.csv", True)
