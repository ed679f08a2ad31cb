"""A Twilio account, and the way to it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

# twilio.com/docs/iam/test-credentials: from these numbers nothing really rings.
_REHEARSALS = "+1500555000"


@dataclass(frozen=True)
class Account:
    """A Twilio account and the number customers see, in E.164; `timeout` in seconds, `base_url` for tests.

    `public_url` is where Twilio reaches this server; without one Twilio has to be asked how a call stands.
    """

    sid: str
    token: str = field(repr=False)
    caller_id: str
    base_url: str | None = None
    timeout: float = 10
    public_url: str | None = None

    @property
    def rehearses(self) -> bool:
        """Whether these are Twilio's test credentials, with which nothing rings."""
        return self.caller_id.startswith(_REHEARSALS)


def client_of(account: Account) -> Client:
    """Twilio's client for this account; nothing is sent yet."""
    return Client(account.sid, account.token, http_client=_http_client(account))


class _ElsewhereClient(TwilioHttpClient):
    """Sends what is meant for Twilio to another base address; the SDK's own hosts are fixed."""

    def __init__(self, base_url: str, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self.base_url = base_url.rstrip("/")

    def request(self, method: str, url: str, **rest: Any) -> Response:  # type: ignore[override]  # noqa: ANN401  # the SDK names it two ways
        path = urlsplit(url)._replace(scheme="", netloc="").geturl()
        return super().request(method, self.base_url + path, **rest)


def _http_client(account: Account) -> TwilioHttpClient:
    # No max_retries: a second POST is a second ring at a customer.
    if account.base_url:
        return _ElsewhereClient(account.base_url, account.timeout)
    return TwilioHttpClient(timeout=account.timeout)
