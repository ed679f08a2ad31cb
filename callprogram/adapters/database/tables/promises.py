"""Promises, what became of them, and what was told of them."""

from sqlalchemy import Index, text

from callprogram.adapters.database.tables.values import EMPTY, INDEXED, OFF, table_of, to
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import Step
from callprogram.domain.results.activities import WriteBack

commitments = table_of(
    Commitment,
    "commitments",
    "promise",
    Index("ix_commitments_due", "state", "due_on"),
    Index("ix_commitments_owner", "owner", "state", "due_on"),
    customer_id=to("customers", index=True),
    state=INDEXED,
    made_in_call=to("calls", index=True),
    said=EMPTY,
    doubt=EMPTY,
    in_next_call=OFF,
    kind={"server_default": text("'promise'")},
    case_id=INDEXED,
)

# What happened to a promise, and who did it.
steps = table_of(
    Step,
    "steps",
    "step of a promise",
    commitment_id=to("commitments", "CASCADE", index=True),
)

# What each file for a CRM had in it.
write_backs = table_of(WriteBack, "write_backs", "write-back", shape=INDEXED)
