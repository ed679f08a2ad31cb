"""A real nginx in front of a server, with the site of docs/deploy."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import trustme

from tests.servers import required
from tests.servers.app import RunningApp, free_port
from tests.servers.waiting import PATIENCE, wait_until

SITE = Path(__file__).parents[2] / "docs" / "deploy" / "nginx.conf"
_AROUND = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class RunningNginx:
    """The site, with and without a certificate, and its folder."""

    folder: Path
    secure: int
    plain: int

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.secure}"

    def get(self, path: str) -> requests.Response:
        """What it answers to whoever trusts its certificate."""
        return requests.get(f"{self.url}{path}", verify=str(self.folder / "authority.pem"), timeout=PATIENCE)

    def answers(self) -> bool:
        try:
            return self.get("/health").ok
        except requests.RequestException:
            return False


@pytest.fixture(scope="session")
def nginx() -> str:
    """Return the path of the program."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if found is None:
        required.give_up("nginx")
    return found


def put(old: str, new: str, text: str) -> str:
    """The text with something else in a place that it has."""
    assert old in text, f"{SITE.name} has no {old}"
    return text.replace(old, new)


@contextmanager
def in_front_of(app: RunningApp, program: str, folder: Path) -> Iterator[RunningNginx]:
    """The documented site, with ports and a certificate of this test's own, before this server."""
    running = RunningNginx(folder, free_port(), free_port())
    _write(running, app)
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)  # noqa: S603 -- our own command
    with subprocess.Popen(command) as process:  # noqa: S603 -- the same
        try:
            wait_until(lambda: running.answers() or process.poll() is not None)
            assert process.poll() is None, (folder / "error.log").read_text()
            yield running
        finally:
            process.terminate()


def _write(running: RunningNginx, app: RunningApp) -> None:
    folder = running.folder
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    for each in certificate.cert_chain_pems:
        each.write_to_path(folder / "fullchain.pem", append=True)
    site = put("/etc/ssl/callprogram", str(folder), SITE.read_text("utf-8"))
    site = put("127.0.0.1:8501", f"127.0.0.1:{app.port}", site)
    site = put("listen 443 ssl", f"listen 127.0.0.1:{running.secure} ssl", site)
    site = put("listen 80", f"listen 127.0.0.1:{running.plain}", site)
    (folder / "site.conf").write_text(re.sub(r"server_name [^;]+", "server_name 127.0.0.1", site))
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""))
