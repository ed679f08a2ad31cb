"""An OpenID Connect provider for tests: a real one over HTTP on a loopback socket."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from oidc_provider_mock import User, app
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

COOKIE_SECRET = "a-secret-of-these-tests-that-is-long-enough"  # noqa: S105 -- of these tests
SECRETS = """\
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{secret}"
client_id = "callprogram"
client_secret = "of-these-tests"
server_metadata_url = "{url}/.well-known/openid-configuration"
"""
PEOPLE = (
    User(sub="ada", claims={"email": "ada@example.com", "email_verified": True, "name": "Ada Byron"}),
    User(sub="anna", claims={"email": "anna@example.com", "email_verified": "true", "name": "Anna Berg"}),
    User(sub="tom", claims={"email": "TOM@example.com", "email_verified": True, "name": "Tom Grün"}),
    User(sub="tom-of-elsewhere", claims={"email": "tom@example.com", "email_verified": True, "name": "Another Tom"}),
    User(sub="kay", claims={"email": "kay@example.com", "email_verified": True, "name": "Kay Ito"}),
    User(sub="eve", claims={"email": "eve@example.com", "email_verified": True, "name": "Eve"}),
    User(sub="mallory", claims={"email": "ada@example.com", "email_verified": False, "name": "Mallory"}),
    User(sub="silent", claims={"email": "ada@example.com", "name": "Nobody checked"}),
)


@dataclass(frozen=True)
class Provider:
    """Where people sign in."""

    url: str

    def set_up(self, folder: Path) -> None:
        """Make the app that runs in a folder ask this provider."""
        secrets = folder / ".streamlit" / "secrets.toml"
        secrets.parent.mkdir(exist_ok=True)
        secrets.write_text(SECRETS.format(secret=COOKIE_SECRET, url=self.url), "utf-8")


def _without_foreign_styles(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.set_data(re.sub(r"https://\S+\.css", "", response.get_data(as_text=True)))
    return response


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that knows PEOPLE."""
    pages = app(user_claims=PEOPLE)
    pages.after_request(_without_foreign_styles)
    server = make_server("127.0.0.1", 0, pages, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Provider(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
