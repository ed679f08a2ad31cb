"""From outside: forged and altered sign-ins are refused at every door, and uploads without one leave nothing behind."""

import base64
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from callprogram.adapters.database.connection import connect as open_database
from callprogram.adapters.database.store import Database
from callprogram.bootstrap import now
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Member
from callprogram.domain.people.sign_in import LASTS, read_sign_in
from callprogram.services.act import act
from callprogram.services.people import membership, signing_in
from tests.servers.app import RunningApp, serving
from tests.servers.provider import Provider, providing
from tests.servers.waiting import PATIENCE
from tests.walks.sign_ins import claimed, cookie, fill, signed

UPLOADS = int(os.environ.get("SOAK_UPLOADS", "200"))  # ten times of what is kept at most
_MEGABYTE = 1024 * 1024
_MOST_KEPT = 20 * _MEGABYTE
HOURS_AGO = {"iat": int(time.time()) - 9000}
_TOKEN = generate_xsrf_token_string()
Claims = Mapping[str, Any]


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Where people sign in."""
    with providing() as provider:
        yield provider


@pytest.fixture(scope="module")
def app(provider: Provider, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with sign-in, into which Ada has come once, and Kay, who is no member any more, too."""
    folder = tmp_path_factory.mktemp("attack")
    provider.set_up(folder)
    fill(folder, migrated_file)
    with serving(folder) as app:
        for name in ("ada", "kay", "tom"):
            assert gets_in(app, cookie(app, provider, name))
        engine = open_database(f"sqlite:///{folder}/callprogram.db")
        store = Database(engine)
        act(store, YOU, now(), membership.remove, "kay@example.com")
        ended = read_sign_in(claimed(app, provider, "tom") | HOURS_AGO)
        with store.transaction(YOU, now(), "importing.preview") as transaction:
            tom = next(each for each in transaction.find(Member) if each.name == "Tom")
        act(store, tom, now(), signing_in.sign_out, ended)
        engine.dispose()
        yield app


# What the app's own secret has signed, with claims of somebody else's making.
ALTERED: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "not logged in": lambda ada: ada | {"is_logged_in": False},
    "logged in by a word": lambda ada: ada | {"is_logged_in": "yes"},
    "unchecked": lambda ada: ada | {"email_verified": False},
    "unchecked in a word": lambda ada: ada | {"email_verified": "false"},
    "checked by 1": lambda ada: ada | {"email_verified": 1},
    "checked by a list": lambda ada: ada | {"email_verified": [True]},
    "checked by YES": lambda ada: ada | {"email_verified": "YES"},
    "nobody said": lambda ada: {name: each for name, each in ada.items() if name != "email_verified"},
    "another subject": lambda ada: ada | {"sub": "mallory"},
    "no subject": lambda ada: ada | {"sub": ""},
    "a subject in capitals": lambda ada: ada | {"sub": "ADA"},
    "another issuer": lambda ada: ada | {"iss": "https://provider.example"},
    "an issuer within": lambda ada: ada | {"iss": f"{ada['iss']}/tenant"},
    "no issuer": lambda ada: ada | {"iss": None},
    "too long ago": lambda ada: ada | {"iat": ada["iat"] - LASTS.total_seconds()},
    "next year": lambda ada: ada | {"iat": ada["iat"] + 365 * 86400},
    "at no time": lambda ada: ada | {"iat": None},
    "at nan": lambda ada: ada | {"iat": "nan"},
    "at infinity": lambda ada: ada | {"iat": "1e400"},
    "at a word": lambda ada: ada | {"iat": "now"},
    "two addresses": lambda ada: ada | {"email": "ada@example.com,eve@example.com"},
    "a list of addresses": lambda ada: ada | {"email": ["ada@example.com"]},
    "wide letters": lambda ada: ada | {"email": "ａda@example.com"},  # noqa: RUF001 -- which is the attack
    "a wide at sign": lambda ada: ada | {"email": "ada＠example.com"},  # noqa: RUF001 -- the same
    "a zero byte": lambda ada: ada | {"email": "ada@example.com\x00"},
    "a hidden letter": lambda ada: ada | {"email": "ada\u200b@example.com"},
    "another domain": lambda ada: ada | {"email": "ada@example.com.evil.example"},
    "a name before it": lambda ada: ada | {"email": "Ada <ada@example.com>"},
    "nobody's": lambda ada: ada | {"email": ""},
    "a wildcard": lambda ada: ada | {"email": "%@example.com"},
    "a list": lambda ada: [ada],
    "a word": lambda ada: ada["email"],
}


def forged(app: RunningApp, provider: Provider) -> Iterator[tuple[str, str]]:
    """Cookies that nobody signed, or not like this."""
    ada, eve = claimed(app, provider, "ada"), cookie(app, provider, "eve")
    right = signed(ada)
    plain = base64.b64encode(json.dumps(ada).encode()).decode()
    head = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    says, at, signature = right.rsplit(".", 2)
    others = eve.rsplit(".", 2)
    yield "another secret", signed(ada, "somebody else's secret, long enough")
    yield "no secret", signed(ada, "")
    yield "plain", json.dumps(ada)
    yield "in base64", plain
    yield "a token that nobody signed", f"{head}.{plain}."
    yield "cut off", right[:-1]
    yield "a letter more", f"{right}0"
    yield "a letter changed", right[:-40] + ("a" if right[-40] != "a" else "b") + right[-39:]
    yield "what it says, by another's signature", ".".join([says, at, others[2]])
    yield "the signature, of what another says", ".".join([others[0], others[1], signature])
    yield "without the moment", f"{says}.{signature}"
    yield "of another moment", f"{says}.{at[:-1]}{'A' if at[-1] != 'A' else 'B'}.{signature}"
    yield "signed as another cookie", signed(ada, name="_streamlit_user_tokens")
    yield "of a stranger", eve
    yield "of whoever was removed", cookie(app, provider, "kay")
    yield "of a sign-in that was ended", signed(claimed(app, provider, "tom") | HOURS_AGO)


def page_of(app: RunningApp, user: str) -> str:
    """What a first page says to whoever has this cookie, as its socket sends it."""
    address = app.url.replace("http://", "ws://") + "/_stcore/stream"
    kept = {"Cookie": f"_streamlit_user={quoted(user)}; _streamlit_xsrf={quoted(_TOKEN)}"}
    offered = [Subprotocol("streamlit"), Subprotocol(_TOKEN)]
    with connect(
        address, origin=Origin(app.url), subprotocols=offered, additional_headers=kept, max_size=None
    ) as socket:
        wanted = BackMsg()
        wanted.rerun_script.query_string = "customer=c1"
        socket.send(wanted.SerializeToString())
        said = []
        while True:
            frame = socket.recv(timeout=PATIENCE)
            assert isinstance(frame, bytes)
            answer = ForwardMsg.FromString(frame)
            said.append(str(answer))
            if answer.WhichOneof("type") == "script_finished":
                return "".join(said)


def quoted(value: str) -> str:
    """As a cookie can carry it."""
    return quote(value, safe="|:=-_.")


def gets_in(app: RunningApp, user: str) -> bool:
    """Whether whoever has this cookie sees a page of the app's own."""
    return "Upcoming calls" in page_of(app, user)


def status_of_a_file(app: RunningApp, user: str) -> int:
    """The answer to a file that comes with this cookie, and with all else that it needs but a session."""
    answer = requests.put(
        f"{app.url}/_stcore/upload_file/no-session/a-file",
        files={"file": ("crm.csv", b"Company,Phone\n", "text/csv")},
        headers={"X-Xsrftoken": _TOKEN},
        cookies={"_streamlit_user": quoted(user), "_streamlit_xsrf": _TOKEN},
        timeout=PATIENCE,
    )
    return answer.status_code


def test_of_forty_and_more_identities_that_are_forged_or_altered_none_is_let_in(
    app: RunningApp, provider: Provider
) -> None:
    ada = claimed(app, provider, "ada")
    attempts = [*forged(app, provider), *((how, signed(alter(ada))) for how, alter in ALTERED.items())]
    in_, taken = [], []
    for how, user in attempts:
        page = page_of(app, user)
        in_ += [how] if any(each in page for each in ("Upcoming calls", "Moorlicht", "Tin Roof")) else []
        taken += [how] if status_of_a_file(app, user) != requests.codes.forbidden else []

    assert len(attempts) >= 40
    assert (in_, taken) == ([], [])
    assert gets_in(app, signed(ada))
    assert status_of_a_file(app, signed(ada)) == requests.codes.bad_request  # that there is no such session


def resident(app: RunningApp) -> int:
    """The bytes of memory that the server has."""
    assert app.process
    pages = int(Path(f"/proc/{app.process.pid}/statm").read_text().split()[1])
    return pages * 4096


def test_many_uploads_without_sign_in_leave_the_memory_as_it_was(app: RunningApp) -> None:
    content = bytes(_MEGABYTE)

    def send(times: int) -> set[bool]:
        return {refused(app, number, content) for number in range(times)}

    assert send(50) == {True}
    before = resident(app)
    assert send(UPLOADS) == {True}
    time.sleep(1)
    assert resident(app) - before <= _MOST_KEPT


def refused(app: RunningApp, number: int, content: bytes) -> bool:
    """Whether a file of somebody without a sign-in is refused, also where nobody hears it out."""
    try:
        answer = requests.put(
            f"{app.url}/_stcore/upload_file/session-{number}/a-file",
            files={"file": ("crm.csv", content, "text/csv")},
            headers={"X-Xsrftoken": _TOKEN},
            cookies={"_streamlit_xsrf": _TOKEN},
            timeout=PATIENCE,
        )
    except requests.ConnectionError:
        return True
    return answer.status_code == requests.codes.forbidden
