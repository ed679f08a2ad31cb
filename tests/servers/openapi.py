"""Twilio's published description of its Calls API, where this machine has it: what is asked and answered keeps to it.

The file is not part of this repository: `TEST_TWILIO_OPENAPI` names it, else it is looked for in the folder `shared`
beside the checkout.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

_PLACE = Path(__file__).parents[3] / "shared" / "twilio" / "calls-openapi.json"
# Twilio's own names for kinds of text.
_FORMATS = ("phone-number", "endpoint", "http-method", "twiml", "date-time-rfc-2822", "currency")
_FORM = "application/x-www-form-urlencoded"


@dataclass
class Asked:
    """One request as openapi-core wants to see it."""

    method: str
    path: str
    query: list[tuple[str, str]]
    form: list[tuple[str, str]]
    host_url: str = "https://api.twilio.com"
    content_type: str = _FORM
    parameters: RequestParameters = field(init=False)

    def __post_init__(self) -> None:
        self.method = self.method.lower()
        headers = Headers({"Authorization": "Basic of-the-double"})
        self.parameters = RequestParameters(ImmutableMultiDict(self.query), headers, ImmutableMultiDict())

    @property
    def body(self) -> bytes | None:
        return urlencode(self.form).encode() if self.form else None


@dataclass
class Answered:
    """One answer as openapi-core wants to see it."""

    status_code: int
    data: bytes
    content_type: str = "application/json"
    headers: Headers = field(default_factory=Headers)


def place() -> Path | None:
    """The description, where this machine has it."""
    named = Path(os.environ.get("TEST_TWILIO_OPENAPI", _PLACE))
    return named if named.is_file() else None


def problems(
    method: str,
    path: str,
    query: list[tuple[str, str]],
    form: list[tuple[str, str]],
    answers: Iterable[tuple[int, str]],
) -> list[str]:
    """What the description has against a request and its answers; nothing where there is no description."""
    if (file := place()) is None:
        return []
    asked = Asked(method, path, query, form)
    found = list(_description(file).unmarshal_request(asked).errors)
    unknown = {name for name, _ in form} - _fields(file, asked)
    for status, body in answers:
        found += _description(file).unmarshal_response(asked, Answered(status, body.encode())).errors
    return [f"{error}: {error.__cause__}" for error in found] + [f"{name} is unknown" for name in sorted(unknown)]


def _fields(file: Path, asked: Asked) -> set[str]:
    """Every field that the request may have: openapi-core lets unknown ones pass."""
    if asked.method != "post":
        return set()
    kind = "{AccountSid}/Calls.json" if asked.path.endswith("/Calls.json") else "{AccountSid}/Calls/{Sid}.json"
    operation = json.loads(file.read_text("utf-8"))["paths"][f"/2010-04-01/Accounts/{kind}"]["post"]
    return set(operation["requestBody"]["content"][_FORM]["schema"]["properties"])


@cache
def _description(file: Path) -> OpenAPI:
    config = Config(extra_format_unmarshallers=dict.fromkeys(_FORMATS, str))
    return OpenAPI.from_dict(json.loads(file.read_text("utf-8")), config=config)
