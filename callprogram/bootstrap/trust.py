"""What a company trusts to: forgetting that lasts, copies that open, a trail that is whole."""

import contextlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from callprogram.adapters.database.connection import is_up_to_date
from callprogram.bootstrap.pieces import App, connected, now
from callprogram.domain.customers.matching.forgetting import Forgotten
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.private_files import make_private_folder, private
from callprogram.services.customers import erasing
from callprogram.services.overview import copying
from callprogram.services.overview.doctor import Finding, of_backups, of_trail
from callprogram.services.ports import Erased
from callprogram.services.views import TrailFilter
from callprogram.settings import data_directory

_LIST = "forgotten.json"
_BACK = timedelta(days=2)


def erase(pieces: App, customer_id: int) -> Erased:
    """The customer erased, here and again in whatever copy somebody goes back to."""
    erased = erasing.erase_customer(pieces.store, pieces.member, now(), customer_id)
    keep_list(pieces)
    return erased


def keep_list(pieces: App) -> None:
    """Who was erased, as keyed hashes, beside the backups and with our own files: no copy made before says it."""
    known = pieces.acting(CALLPROGRAM).look(erasing.forgotten)
    content = json.dumps({"key": known.key.hex(), "marks": sorted(known.marks)})
    for folder in _folders(pieces):
        with contextlib.suppress(OSError):  # a folder that is away for a while
            make_private_folder(folder)
            with open(folder / _LIST, "w", encoding="utf-8", opener=private) as out:
                out.write(content)


def restored(pieces: App, source: Path) -> tuple[Erased, ...]:
    """Whoever was erased since a copy was made is erased once more from what came back of it."""
    lists = tuple(_lists((*_folders(pieces), source if source.is_dir() else source.parent)))
    if not lists and not pieces.views.has_erased():
        return ()
    again = pieces.acting(CALLPROGRAM).act(erasing.erase_again, lists)
    pieces.store.wipe()
    return again


def findings(pieces: App, identity: Path | None = None) -> tuple[Finding, ...]:
    """Whether the trail is whole and the last backup opens and is of this database; some seconds for a long trail."""
    newest = _newest_backup(pieces)
    copied = pieces.store.look_into(newest, identity) if newest else None
    whole = pieces.views.wholeness([copied.head] if copied else [])
    made_at = datetime.fromtimestamp(newest.stat().st_mtime, UTC) if newest else None
    wanted, customers = bool(pieces.settings.backup_folder), pieces.views.customer_count()
    return (of_trail(whole), of_backups(wanted, made_at, copied, whole, customers, now()))


def is_migrated(pieces: App) -> bool:
    """Whether the database is that of this very version: a newer process may have changed it since."""
    with connected(pieces.settings.database).connect() as connection:
        return is_up_to_date(connection)


def figures(pieces: App) -> dict[str, tuple[float, str]]:
    """What is worth watching, by name, each with its words."""
    views, moment = pieces.views.seen_by(CALLPROGRAM), now()
    outbox, unsettled = views.outbox(moment), views.unsettled_calls(moment - _BACK)
    waits = (moment - outbox.waits_since).total_seconds() if outbox.waits_since else 0
    return {
        "customers": (views.customer_count(), "Customers in the database."),
        "messages_waiting": (outbox.waiting, "Messages that may go now."),
        "messages_waiting_seconds": (max(0, waits), "How long the oldest of these has waited."),
        "messages_failed": (len(outbox.failed), "Messages that could not be sent."),
        "calls_unsettled": (
            len(unsettled),
            "Calls of which the provider has not said the end.",
        ),
        "audit_lines": (views.trail(TrailFilter(), 1).total, "Lines of the audit trail."),
    }


def _newest_backup(pieces: App) -> Path | None:
    folder = pieces.settings.backup_folder
    return next(reversed(copying.backups_in(Path(folder))), None) if folder else None


def _folders(pieces: App) -> tuple[Path, ...]:
    folder = pieces.settings.backup_folder
    return (data_directory(), *([Path(folder)] if folder else []))


def _lists(folders: Sequence[Path]) -> Iterator[Forgotten]:
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            document = json.loads((folder / _LIST).read_text(encoding="utf-8"))
            yield Forgotten(bytes.fromhex(document["key"]), frozenset(document["marks"]))
