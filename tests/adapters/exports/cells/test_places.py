"""Countries, languages and time zones are known by every name that exports use."""

from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells import places
from callprogram.adapters.exports.cells.spelling import LANGUAGES

COUNTRIES = {
    "DE": "Tyskland; Niemcy; Německo; Nemecko; Németország; Saksa;"
    "de; DEU; Germany; germany ; Deutschland; Allemagne; Alemania; Duitsland; Germania; Alemanha; ドイツ; D; BRD;"
    "Germany (DE); DE - Germany; Germany - DE; DE-BY; Federal Republic of Germany",
    "AT": "Österreich; Osterreich; Oesterreich; Autriche; Oostenrijk; オーストリア; A",
    "CH": "Schweiz; Suisse; Svizzera; Switzerland; CHE; Zwitserland; Suíça",
    "US": "USA; U.S.A.; U.S.; US; United States; United States of America; The United States; America; EE.UU.; EEUU;"
    "Vereinigte Staaten; États-Unis; Etats-Unis; Estados Unidos; Verenigde Staten; Stati Uniti; アメリカ合衆国; 米国;"
    "US-CA; United States (US)",
    "GB": "UK; U.K.; GB; GBR; England; Scotland; Great Britain; United Kingdom; Vereinigtes Königreich; Großbritannien;"
    "Royaume-Uni; Reino Unido; Verenigd Koninkrijk; Regno Unito; イギリス; 英国; United Kingdom (UK)",
    "NL": "Holland; The Netherlands; Netherlands, The; Niederlande; Pays-Bas; Países Bajos; Nederland; Paesi Bassi",
    "CZ": "Czechia; Czech Republic; Tschechien; Tschechische Republik; Tchéquie",
    "KR": "South Korea; Korea, South; Korea; Republic of Korea; Korea, Republic of; Südkorea; Corée du Sud; 韓国; KOR",
    "KP": "North Korea; Korea, Democratic People's Republic of; Nordkorea",
    "JP": "Japan; Japon; Japón; Giappone; Japão; 日本; JPN",
    "TR": "Turkey; Türkiye; Turkiye; Türkei; Turquie",
    "CI": "Côte d’Ivoire; Cote d'Ivoire; Ivory Coast; Elfenbeinküste",
    "BO": "Bolivia; Bolivia, Plurinational State of; Bolivien",
    "BM": "[BM] Bermuda; (BM) Bermuda; Bermuda [BM]; BM - Bermuda",
    "IR": "Iran; Iran, Islamic Republic of",
    "MD": "Moldova; Moldova, Republic of; Republic of Moldova",
    "TZ": "Tanzania; Tanzania, United Republic of",
    "VE": "Venezuela; Venezuela, Bolivarian Republic of",
    "TW": "Taiwan; Taiwan, Province of China",
    "CD": "Congo, the Democratic Republic of the; Congo, Democratic Republic of the; Congo (Kinshasa); DR Congo",
    "VG": "British Virgin Islands; Virgin Islands, British",
    "VN": "Vietnam; Viet Nam",
    "RU": "Russia; Russian Federation; Russland; ロシア",
    "HK": "Hong Kong; Hongkong; Hong Kong SAR China; 香港",
    "AE": "UAE; United Arab Emirates; VAE",
    "NA": "NA; Namibia",
    "GE": "Georgia; Georgien",
    "XK": "Kosovo; XK",
}


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, all_ in COUNTRIES.items() for name in all_.split(";")]
)
def test_a_country_is_known_by_its_codes_and_names(code: str, name: str) -> None:
    assert places.country(name) == code


@pytest.mark.parametrize(
    "text",
    ["Atlantis", "EU", "Georgia (USA)", "Georgia, United States", "SUN", "", "Korea, People's Republic of", "12"],
)
def test_what_is_no_country_or_could_be_two_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="not a country that is known by this name"):
        places.country(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Colombia", "CO"),
        ("México", "MX"),
        ("Deutschland", "DE"),
        ("日本", "JP"),
        ("Peru", "PE"),
    ],
)
def test_a_country_s_name_is_known_among_states(text: str, code: str) -> None:
    assert places.country_among_states(text) == code


@pytest.mark.parametrize(
    "text", ["Georgia", "GEORGIA", "Puerto Rico", "Granada", "Luxembourg", "CO", "DE", "COL", "MX", "Bayern", "", "12"]
)
def test_a_state_s_name_or_code_is_no_country(text: str) -> None:
    assert places.country_among_states(text) == ""


@given(st.sampled_from(sorted(places.country(code) for code in COUNTRIES)), st.sampled_from(LANGUAGES))
def test_a_countrys_name_reads_back_in_every_language(code: str, language: str) -> None:
    name = Locale(language).territories[code]
    assert {places.country(name), places.country(name.upper()), places.country(f" {name}  ")} == {code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", "en"),
        ("ENG", "en"),
        ("deu", "de"),
        ("ger", "de"),
        ("German", "de"),
        ("Deutsch", "de"),
        ("allemand", "de"),
        ("Englisch", "en"),
        ("English (US)", "en"),
        ("en_US", "en"),
        ("pt-BR", "pt"),
        ("Français", "fr"),
        ("francais", "fr"),
        ("日本語", "ja"),
        ("中文", "zh"),
        ("Polski", "pl"),
        ("German, English", "de"),
        ("Klingonish", "Klingonish"),
    ],
)
def test_a_language_is_known_by_its_codes_and_names_and_stays_where_nobody_knows_it(text: str, code: str) -> None:
    assert places.language(text) == code


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("america_slash_new_york", "America/New_York"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Tokyo Standard Time", "Asia/Tokyo"),
        ("Eastern Standard Time", "America/New_York"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(GMT+01:00) Central European Standard Time (Europe/Berlin)", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
    ],
)
def test_a_time_zone_is_known_by_what_programs_call_it(text: str, zone: str) -> None:
    assert places.time_zone(text) == zone


@pytest.mark.parametrize("text", ["GMT+1", "UTC+01:00", "GMT-5", "+01:00", "EST", "Atlantis", "(UTC+01:00)", ""])
def test_an_offset_is_no_time_zone(text: str) -> None:
    with pytest.raises(ValueError, match="not a time zone such as Europe/Berlin"):
        places.time_zone(text)


def test_a_country_has_an_english_name() -> None:
    assert (places.name_of("DE"), places.name_of("ZZZ")) == ("Germany", "ZZZ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Россия", "RU"), ("Российская Федерация", "RU"), ("Німеччина", "DE"), ("مصر", "EG"), ("السعودية", "SA"),
        ("德国", "DE"), ("德國", "DE"), ("독일", "DE"), ("Γερμανία", "DE"), ("Polska", "PL"), ("Rosja", "RU"),
        ("Slovensko", "SK"), ("Česká republika", "CZ"), ("Almanya", "DE"), ("США", "US"),
    ],
)  # fmt: skip
def test_countries_are_known_in_the_letters_of_those_who_write_them(text: str, code: str) -> None:
    assert places.country(text) == code


def test_the_file_of_countries_has_every_name_that_the_installed_babel_knows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "_KEPT", tmp_path / "countries.json")
    places.keep_countries()

    kept = Path(places.__file__).with_name("countries.json")
    assert kept.read_text("utf-8") == (tmp_path / "countries.json").read_text("utf-8"), "run places.keep_countries()"


def test_names_that_another_babel_has_written_are_put_together_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    places.countries_by_name.cache_clear()
    monkeypatch.setattr(places, "_VERSION", "Babel 2.0")

    assert places.countries_by_name() == places.every_country()
    places.countries_by_name.cache_clear()
