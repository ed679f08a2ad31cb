"""A calendar on a server, over CalDAV (RFC 4791): one resource a series, never written over what somebody changed.

Each writing names the version that it replaces (If-Match, RFC 9110, section 13.1), so that the server itself refuses
to lose a change that we have not seen.
"""

from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from callprogram.adapters.calendar.slots import slots_of
from callprogram.domain.calendar.outlets import StoredSeries
from callprogram.domain.calendar.series import Series
from callprogram.errors import BadInputError, CalendarChangedError, CalendarTroubleError
from callprogram.network import is_this_machine
from callprogram.services.ports import CalendarServer

_SECONDS = (10.0, 20.0)
_CHECK = "check CALLPROGRAM_CALDAV_URL"
_WHAT_TO_DO: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: f"does not accept user and password; {_CHECK}",
    HTTPStatus.FORBIDDEN: "does not let this user write into the calendar; share it for writing there",
    HTTPStatus.NOT_FOUND: f"has no calendar at this address; {_CHECK}",
    HTTPStatus.CONFLICT: f"has no calendar at this address; {_CHECK}",
    HTTPStatus.INSUFFICIENT_STORAGE: "has no room left for this user; make room there",
}
_TWICE = "has the hour already, from an invitation perhaps; remove it there, or turn this way off"


@dataclass(frozen=True)
class CaldavCalendar(CalendarServer):
    """A calendar at an address that ends in a slash."""

    address: str
    user: str = ""
    password: str = field(default="", repr=False)
    seconds: tuple[float, float] = _SECONDS

    @property
    def host(self) -> str:
        """The server, for people."""
        return urlsplit(self.address).netloc

    def put(self, series: Series, content: str, etag: str) -> StoredSeries:
        replaces = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = replaces | {"Content-Type": "text/calendar; charset=utf-8"}
        answer = self._ask("PUT", series, headers, content.encode())
        if answer.status_code == HTTPStatus.PRECONDITION_FAILED:
            raise CalendarChangedError(f"Somebody changed the hour in the calendar at {self.host}.")
        self._require_success(answer)
        kept = self.fetch(series)
        if kept is None:
            raise CalendarTroubleError(f"{self.host} took the hour and does not have it; {_CHECK}.")
        return kept

    def fetch(self, series: Series) -> StoredSeries | None:
        answer = self._ask("GET", series, {"Accept": "text/calendar"})
        if answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            return None
        self._require_success(answer)
        try:
            kept = self.read(series, answer.content.decode())
        except ValueError:
            raise CalendarTroubleError(f"{self.host} answered with something else than a calendar; {_CHECK}.") from None
        return replace(kept, etag=answer.headers.get("ETag", ""))

    def remove(self, series: Series, etag: str) -> None:
        """Take the series out; one that is not there any more is out already."""
        answer = self._ask("DELETE", series, {"If-Match": etag})
        if answer.status_code == HTTPStatus.PRECONDITION_FAILED:
            raise CalendarChangedError(f"Somebody changed the hour in the calendar at {self.host}; take it out there.")
        if answer.status_code not in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            self._require_success(answer)

    def read(self, series: Series, content: str) -> StoredSeries:
        return StoredSeries("", slots_of(content, series.appointment.rhythm.zone))

    def _ask(self, method: str, series: Series, headers: dict[str, str], body: bytes = b"") -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False  # no .netrc in the place of the address's own user
            answer = self._send(session, method, series, headers, body, HTTPBasicAuth(self.user, self.password))
            if self.user and "digest" in answer.headers.get("WWW-Authenticate", "").casefold():
                digest = HTTPDigestAuth(self.user, self.password)
                answer = self._send(session, method, series, headers, body, digest)
            return answer

    def _send(
        self,
        session: requests.Session,
        method: str,
        series: Series,
        headers: dict[str, str],
        body: bytes,
        auth: AuthBase,
    ) -> requests.Response:
        where = f"{self.address}{quote(series.uid, safe='')}.ics"
        who = auth if self.user else None
        try:
            return session.request(
                method, where, data=body, headers=headers, auth=who, timeout=self.seconds, allow_redirects=False
            )
        except requests.RequestException as error:
            why = "no word in time" if isinstance(error, requests.Timeout) else "no connection"
            raise CalendarTroubleError(f"{self.host} does not answer ({why}); it is tried again.") from error

    def _require_success(self, answer: requests.Response) -> None:
        if answer.ok and not answer.is_redirect:
            return
        if "no-uid-conflict" in answer.text:
            raise CalendarTroubleError(f"{self.host} {_TWICE}.")
        if answer.is_redirect:
            raise CalendarTroubleError(f"{self.host} has moved the calendar to {answer.headers['Location']}; {_CHECK}.")
        answered = f"answered “{answer.status_code} {answer.reason}”; it is tried again"
        raise CalendarTroubleError(f"{self.host} {_WHAT_TO_DO.get(answer.status_code, answered)}.")


def read_calendar(url: str) -> CaldavCalendar:
    """A calendar as `https://user:password@host/path/`; raises BadInputError for any other."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in {"http", "https"} or not host or not url.isascii():
        raise BadInputError(
            "CALLPROGRAM_CALDAV_URL cannot be read; write it like https://user:password@host/calendars/user/calls/."
        )
    if parts.scheme == "http" and not is_this_machine(host):
        raise BadInputError("CALLPROGRAM_CALDAV_URL would send the password in the clear; write https:// in it.")
    name = f"[{host}]" if ":" in host else host
    place = urlunsplit((parts.scheme, f"{name}:{port}" if port else name, f"{parts.path.rstrip('/')}/", "", ""))
    return CaldavCalendar(place, unquote(parts.username or ""), unquote(parts.password or ""))
