"""What the environment says; `docs/settings.md` lists every name."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from callprogram.errors import BadInputError
from callprogram.network import is_this_machine

_SIGNED_IN = re.compile(r"(?<=://).*@", re.DOTALL)
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
_IN_THE_CLEAR = (
    "CALLPROGRAM_PUBLIC_URL begins with http://, so whoever is on the way reads the sign-in and the lists; put a proxy "
    "with a certificate in front, and set its https:// address."
)


class Settings(BaseSettings):
    """Settings from the environment or a `.env` file; each name may end in `_FILE` and name a file that holds it."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True, frozen=True)

    database_url: str = Field("", validation_alias="CALLPROGRAM_DATABASE_URL", repr=False)
    twilio_account_sid: str = Field("", validation_alias="TWILIO_ACCOUNT_SID")
    twilio_auth_token: str = Field("", validation_alias="TWILIO_AUTH_TOKEN", repr=False)
    twilio_from: str = Field("", validation_alias="TWILIO_FROM")
    twilio_url: str = Field("", validation_alias="CALLPROGRAM_TWILIO_URL")
    public_url: str = Field("", validation_alias="CALLPROGRAM_PUBLIC_URL")
    smtp_url: str = Field("", validation_alias="CALLPROGRAM_SMTP_URL", repr=False)
    mail_from: str = Field("", validation_alias="CALLPROGRAM_MAIL_FROM")
    desk_trusts: str = Field("", validation_alias="CALLPROGRAM_DESK_TRUSTS")
    desk_from: str = Field("", validation_alias="CALLPROGRAM_DESK_FROM")
    desk_imap_url: str = Field("", validation_alias="CALLPROGRAM_DESK_IMAP_URL", repr=False)
    desk_private_url: str = Field("", validation_alias="CALLPROGRAM_DESK_PRIVATE_URL", repr=False)
    caldav_url: str = Field("", validation_alias="CALLPROGRAM_CALDAV_URL", repr=False)
    without_sign_in: bool = Field(False, validation_alias="CALLPROGRAM_WITHOUT_SIGN_IN")  # its default
    sign_in_trusts: str = Field("", validation_alias="CALLPROGRAM_SIGN_IN_TRUSTS")
    message_hosts: str = Field("", validation_alias="CALLPROGRAM_MESSAGE_HOSTS")
    metrics_token: str = Field("", validation_alias="CALLPROGRAM_METRICS_TOKEN", repr=False)
    log_format: Literal["text", "json"] = Field("text", validation_alias="CALLPROGRAM_LOG_FORMAT")
    backup_folder: str = Field("", validation_alias="CALLPROGRAM_BACKUP_FOLDER")
    backups_kept: int = Field(14, ge=1, validation_alias="CALLPROGRAM_BACKUPS_KEPT")
    backup_recipient: str = Field("", validation_alias="CALLPROGRAM_BACKUP_RECIPIENT")
    log_level: LogLevel = Field("INFO", validation_alias="CALLPROGRAM_LOG_LEVEL")

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (parts.scheme in {"http", "https"} and parts.hostname and not parts.query + parts.fragment):
            raise ValueError("not an address")
        return value.rstrip("/")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment, then the files that it names, then `.env`, then the files that `.env` names."""
        del file_secret_settings
        in_environment, in_dotenv = _NamedFiles(settings_cls, env_settings), _NamedFiles(settings_cls, dotenv_settings)
        return init_settings, env_settings, in_environment, dotenv_settings, in_dotenv

    @property
    def database(self) -> str:
        """The database's URL: what is set (a bare path is a SQLite file), else SQLite in the user's data directory."""
        place = self.database_url or str(data_directory() / "callprogram.db")
        return place if "://" in place else f"sqlite:///{place}"

    @property
    def has_twilio(self) -> bool:
        """Whether calls can go through Twilio."""
        return bool(self.twilio_account_sid and self.twilio_auth_token and self.twilio_from)

    @property
    def has_twilio_partly(self) -> bool:
        """Whether some of Twilio's settings are there, but not all."""
        return not self.has_twilio and bool(self.twilio_account_sid or self.twilio_auth_token or self.twilio_from)

    @property
    def is_public_in_the_clear(self) -> bool:
        """Whether the world would reach us over http, where whoever is on the way reads and changes what passes."""
        parts = urlsplit(self.public_url)
        return parts.scheme == "http" and not is_this_machine(parts.hostname or "")

    @property
    def backup_recipients(self) -> tuple[str, ...]:
        """Who reads backups; nobody where they are not encrypted."""
        return tuple(each.strip() for each in self.backup_recipient.split(",") if each.strip())

    @property
    def has_mail(self) -> bool:
        """Whether messages can go by mail."""
        return bool(self.smtp_url and self.mail_from)


class _NamedFiles(PydanticBaseSettingsSource):
    """Values from the files that `NAME_FILE` variables name."""

    def __init__(self, settings_cls: type[BaseSettings], variables: PydanticBaseSettingsSource) -> None:
        super().__init__(settings_cls)
        self.variables = variables.env_vars if isinstance(variables, EnvSettingsSource) else {}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[str | None, str, bool]:
        """The content of the file named for a field, if one is."""
        del field_name
        name = str(field.validation_alias)
        file = self.variables.get(f"{name}_FILE".lower())
        return (_content(f"{name}_FILE", Path(file)) if file else None), name, False

    def __call__(self) -> dict[str, str]:
        """Every value found."""
        found = (self.get_field_value(field, name) for name, field in self.settings_cls.model_fields.items())
        return {name: value for value, name, _ in found if value is not None}


def read_settings() -> Settings:
    """What the environment says; raises BadInputError where it cannot be understood."""
    try:
        settings = Settings()
    except ValidationError as error:
        names = ", ".join(str(each["loc"][0]) for each in error.errors())
        raise BadInputError(f"These settings cannot be understood: {names}.") from None
    if settings.is_public_in_the_clear:
        raise BadInputError(_IN_THE_CLEAR)
    return settings


def without_secrets(address: str) -> str:
    """An address that may be shown: without user, password, and what is asked of it."""
    return _SIGNED_IN.sub("", address).partition("?")[0]


def data_directory() -> Path:
    """The user's own directory for what callprogram keeps."""
    return platformdirs.user_data_path("callprogram", appauthor=False)


def _content(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise BadInputError(f"{name} names {file}, which cannot be read; name a file that can be.") from None
