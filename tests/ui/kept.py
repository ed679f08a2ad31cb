"""What a page needs in its database, brought about once."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256

from callprogram.adapters.database.store import Database
from callprogram.bootstrap import app, now
from tests.servers import kept


def once(what: str, happens: Callable[[], object]) -> None:
    """Let it happen, or make the database what this came to in the same hour from the very same rows."""
    store = app().store
    assert isinstance(store, Database)
    with closing(sqlite3.connect(str(store.engine.url.database))) as database:
        before = sha256(database.serialize()).hexdigest()
    kept.once(store.engine, (what, f"{now():%Y-%m-%d %H}", before), happens)
