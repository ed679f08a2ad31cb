"""Settings: the environment, files that it names, `.env`; what cannot be read is a sentence."""

from pathlib import Path

import pytest

from callprogram.errors import BadInputError
from callprogram.settings import data_directory, read_settings, without_secrets

TWILIO = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "the-token", "TWILIO_FROM": "+16135550100"}


@pytest.fixture
def dotenv(tmp_path: Path) -> Path:
    """The `.env` that these tests read."""
    return tmp_path / ".env"


def test_without_anything_set_the_database_is_in_the_users_own_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CALLPROGRAM_DATABASE_URL")
    assert read_settings().database == f"sqlite:///{data_directory() / 'callprogram.db'}"
    assert not read_settings().has_twilio
    assert not read_settings().has_twilio_partly


def test_the_environment_says_which_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", "sqlite:////data/calls.db")
    assert read_settings().database == "sqlite:////data/calls.db"


def test_a_bare_path_is_a_sqlite_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", "/data/calls.db")
    assert read_settings().database == "sqlite:////data/calls.db"


def test_a_dotenv_file_says_what_the_environment_does_not(dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dotenv.write_text("TWILIO_FROM=+1000\nTWILIO_ACCOUNT_SID=of the file\nUNKNOWN=1\n", "utf-8")
    monkeypatch.setenv("TWILIO_FROM", "+2000")
    assert (read_settings().twilio_from, read_settings().twilio_account_sid) == ("+2000", "of the file")


def test_a_value_can_stand_in_a_file_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("  the-token\n", "utf-8")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", str(tmp_path / "token"))
    assert read_settings().twilio_auth_token == "the-token"  # noqa: S105


def test_a_dotenv_file_can_name_a_file_too(tmp_path: Path, dotenv: Path) -> None:
    (tmp_path / "token").write_text("the-token\n", "utf-8")
    dotenv.write_text(f"TWILIO_AUTH_TOKEN_FILE={tmp_path / 'token'}\n", "utf-8")
    assert read_settings().twilio_auth_token == "the-token"  # noqa: S105


def test_a_value_goes_before_a_file_and_the_environment_before_dotenv(
    tmp_path: Path, dotenv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sender").write_text("+1000", "utf-8")
    dotenv.write_text("TWILIO_FROM=+2000\n", "utf-8")
    monkeypatch.setenv("TWILIO_FROM_FILE", str(tmp_path / "sender"))
    assert read_settings().twilio_from == "+1000"
    monkeypatch.setenv("TWILIO_FROM", "+3000")
    assert read_settings().twilio_from == "+3000"


def test_an_empty_value_is_as_if_it_were_not_there(
    tmp_path: Path, dotenv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dotenv.write_text("TWILIO_FROM=+2000\n", "utf-8")
    monkeypatch.setenv("TWILIO_FROM", "")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", "")
    monkeypatch.setenv("CALLPROGRAM_LOG_LEVEL", "")
    assert tmp_path.exists()
    assert (read_settings().twilio_from, read_settings().twilio_auth_token) == ("+2000", "")
    assert read_settings().log_level == "INFO"


@pytest.mark.parametrize("missing", TWILIO)
def test_twilio_is_set_up_by_all_three_or_only_in_part(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in TWILIO.items():
        monkeypatch.setenv(name, value)
    assert (read_settings().has_twilio, read_settings().has_twilio_partly) == (True, False)
    monkeypatch.delenv(missing)
    assert (read_settings().has_twilio, read_settings().has_twilio_partly) == (False, True)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", str(tmp_path / "missing"))
    with pytest.raises(BadInputError, match=r"^TWILIO_AUTH_TOKEN_FILE names .*missing, which cannot be read; name a"):
        read_settings()


def test_a_file_that_is_not_text_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", str(tmp_path / "token"))
    with pytest.raises(BadInputError, match="which cannot be read"):
        read_settings()


def test_a_folder_in_place_of_a_file_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", str(tmp_path))
    with pytest.raises(BadInputError, match="which cannot be read"):
        read_settings()


def test_a_value_that_cannot_be_understood_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_LOG_LEVEL", "the-secret")
    with pytest.raises(BadInputError) as problem:
        read_settings()
    assert str(problem.value) == "These settings cannot be understood: CALLPROGRAM_LOG_LEVEL."
    assert problem.value.__suppress_context__


def test_no_secret_is_in_the_settings_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "the-secret-token")
    assert "the-secret-token" not in repr(read_settings())
    assert "the-secret-token" not in str(read_settings())


def test_the_databases_password_is_not_in_the_settings_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", "postgresql://calls:the-password@host/calls")
    assert "the-password" not in repr(read_settings())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://calls.example.com/", "https://calls.example.com"),
        ("https://example.com/calls", "https://example.com/calls"),
        ("http://127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("", ""),
    ],
)
def test_the_public_address_has_no_slash_at_its_end(typed: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", typed)
    assert read_settings().public_url == kept


@pytest.mark.parametrize("typed", ["calls.example.com", "ftp://example.com", "https://", "https://example.com?a=b"])
def test_a_public_address_that_is_none_is_a_sentence(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", typed)
    with pytest.raises(BadInputError, match=r"^These settings cannot be understood: CALLPROGRAM_PUBLIC_URL\.$"):
        read_settings()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("sqlite:////data/callprogram.db", "sqlite:////data/callprogram.db"),
        ("postgresql://anna:the-password@host:5432/calls", "postgresql://host:5432/calls"),
        ("postgresql://anna:the-p?ssw@rd@host/calls", "postgresql://host/calls"),
        ("postgresql://host/calls?user=anna&password=the-password", "postgresql://host/calls"),
        ("https://anna:the-password@twilio.example/", "https://twilio.example/"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_user_and_password(address: str, shown: str) -> None:
    assert without_secrets(address) == shown


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8501", "http://localhost", "http://[::1]:8501", "https://x.example"]
)
def test_the_world_reaches_us_over_https_and_this_machine_as_it_likes(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", address)
    assert read_settings().public_url == address


@pytest.mark.parametrize("address", ["http://calls.example.com", "http://127.0.0.1.evil.example", "http://10.0.0.7"])
def test_an_address_in_the_clear_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", address)
    with pytest.raises(BadInputError, match=r"^CALLPROGRAM_PUBLIC_URL begins with http://, so whoever is on the way"):
        read_settings()
