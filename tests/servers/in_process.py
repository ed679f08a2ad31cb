"""The exchange without a network: the SDK's requests go straight to it, and a test says where a process dies."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from requests import ConnectionError as Reset
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.adapters.twilio import Account, TwilioTelephony
from callprogram.domain.people.members import Member
from callprogram.services.ports import Guard
from tests.servers.exchange import Exchange
from tests.servers.twilio_answers import ACCOUNT_SID, TOKEN, Refusal

_CALLS = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Calls"
TROUBLES = ("nothing", "refused", "lost before", "lost after", "killed before", "killed after")


class KilledError(BaseException):
    """The process dies here: nothing that it would have done afterwards happens."""


@dataclass
class Line(HttpClient):
    """The way to the exchange; `trouble` happens to the next request that places a call."""

    exchange: Exchange
    trouble: str = "nothing"

    def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        *_: object,
        **__: object,
    ) -> Response:
        """Answer as the exchange does, or as the trouble has it."""
        path = urlsplit(uri).path
        form = [(name, each) for name, value in (data or {}).items() for each in _several(value)]
        if method == "POST" and path == f"{_CALLS}.json":
            return self._place(form)
        return self._answer(method, path, form, dict(params or {}))

    def _place(self, form: list[tuple[str, str]]) -> Response:
        trouble, self.trouble = self.trouble, "nothing"
        if trouble == "refused":
            return Response(400, json.dumps(Refusal(400, 21215, "No").json()))
        if trouble == "lost before":
            raise Reset("reset")
        if trouble == "killed before":
            raise KilledError
        answer = self._answer("POST", f"{_CALLS}.json", form, {})
        if trouble == "lost after":
            raise Reset("reset")
        if trouble == "killed after":
            raise KilledError
        return answer

    def _answer(self, method: str, path: str, form: list[tuple[str, str]], query: dict[str, str]) -> Response:
        sid = path.removeprefix(f"{_CALLS}/").removesuffix(".json")
        try:
            if path == f"{_CALLS}.json":
                found = self.exchange.create(form).json() if method == "POST" else self.exchange.page(query)
            else:
                call = self.exchange.update(sid, dict(form)) if method == "POST" else self.exchange.fetch(sid)
                found = call.json()
        except Refusal as refusal:
            return Response(refusal.status, json.dumps(refusal.json()))
        return Response(201 if method == "POST" and path == f"{_CALLS}.json" else 200, json.dumps(found))


@dataclass(frozen=True)
class MortalStore(Database):
    """A store whose process is killed before or after one of its next transactions."""

    deaths: list[str] = field(default_factory=list)

    @contextmanager
    def transaction(
        self, member: Member, now: datetime, action: str, guard: Guard | None = None
    ) -> Iterator[DatabaseTransaction]:
        """A transaction, and whatever the next word in `deaths` says."""
        death = self.deaths.pop(0) if self.deaths else ""
        if death == "before":
            raise KilledError
        with super().transaction(member, now, action, guard) as transaction:
            yield transaction
            if death == "within":
                raise KilledError
        if death == "after":
            raise KilledError


def telephony_over(line: Line, account: Account) -> TwilioTelephony:
    """The Twilio adapter as it is, over this line."""
    return TwilioTelephony(account, Client(ACCOUNT_SID, TOKEN, http_client=line))


def _several(value: Any) -> list[str]:  # noqa: ANN401 - whatever the SDK sends
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
