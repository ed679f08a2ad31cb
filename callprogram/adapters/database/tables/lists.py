"""Call lists: entries, what was edited by hand, and what account owners said."""

from sqlalchemy import UniqueConstraint

from callprogram.adapters.database.tables.values import MISSING, OFF, table_of, to
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Answer, Hold

call_lists = table_of(
    CallList,
    "call_lists",
    "call list",
    UniqueConstraint("program_id", "week"),
    program_id=to("programs"),
    seed={"server_default": "0"},
    stale=OFF,
    changes=MISSING,
    notices=MISSING,
)

hand_edits = table_of(
    HandEdit,
    "hand_edits",
    "hand edit",
    program_id=to("programs", index=True),
    customer_id=to("customers", "CASCADE", index=True),
)

entries = table_of(
    Entry,
    "entries",
    "entry",
    call_list_id=to("call_lists", "CASCADE", index=True),
    customer_id=to("customers", index=True),
)

holds = table_of(Hold, "holds", "hold", customer_id=to("customers", "CASCADE", index=True))

answers = table_of(Answer, "answers", "answer", entry_id=to("entries", "CASCADE", index=True))
