"""An app with sign-in and its members, and what it leaves in the browser of whoever signs in."""

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.people import membership
from callprogram.services.program import programs
from tests.examples import MOORLICHT, NOW, TIN_ROOF
from tests.servers.app import RunningApp
from tests.servers.provider import COOKIE_SECRET, PEOPLE, Provider

MEMBERS = {"ada": Role.EXECUTIVE, "anna": Role.ADMIN, "tom": Role.TEAMMATE, "kay": Role.TEAMMATE}


def fill(folder: Path, migrated_file: Path) -> None:
    """Members, a customer whom nobody looks after and one whom Tom does, in a database in this folder."""
    shutil.copy(migrated_file, folder / "callprogram.db")
    engine = connect(f"sqlite:///{folder}/callprogram.db")
    store = Database(engine)
    program: Program = act(store, YOU, NOW, programs.set_program, "Customer calls", zone="Europe/Amsterdam")
    for name, role in MEMBERS.items():
        act(store, YOU, NOW, membership.add, f"{name}@example.com", name.capitalize(), role, program)
    with store.transaction(YOU, NOW, "importing.bring_in") as transaction:
        transaction.add(MOORLICHT)
        transaction.add(replace(TIN_ROOF, account_owner="Tom"))
    engine.dispose()


def claimed(app: RunningApp, provider: Provider, name: str, ago: float = 3600) -> dict[str, Any]:
    """What the provider says of somebody who signed in so many seconds ago, as the app keeps it.

    Long ago: no sign-in that a test ends is of the same second.
    """
    claims = next(each.claims for each in PEOPLE if each.sub == name)
    vouched = {**claims, "iss": provider.url, "sub": name}
    return vouched | {"iat": int(time.time() - ago), "is_logged_in": True, "origin": app.url}


def cookie(app: RunningApp, provider: Provider, name: str, ago: float = 3600, secret: str = COOKIE_SECRET) -> str:
    """What the app leaves in their browser."""
    return signed(claimed(app, provider, name, ago), secret)


def signed(claims: object, secret: str = COOKIE_SECRET, name: str = "_streamlit_user") -> str:
    """A cookie that says so."""
    return create_signed_value(secret, name, json.dumps(claims)).decode()
