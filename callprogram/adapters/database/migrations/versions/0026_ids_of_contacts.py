"""An id that came from a column of contacts' ids is the contact's, and no customer's."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

# Headers as letters and figures; the second ones are contacts' where it is these that have an owner.
_NAMES = (
    "contactid contactrecordid recordidcontact personid leadid donotmodifycontact donotmodifylead kontaktid idcontact "
    "idcontatto iddecontacto iddocontato"
)
_OF_CONTACTS = frozenset(_NAMES.split())
_OF_RECORDS = frozenset(["recordid", "id", "hsobjectid"])
_OWNERS = frozenset(["contactowner", "leadowner"])

_imports = sa.table("imports", sa.column("id"), sa.column("mapping", sa.JSON))
_customers = sa.table(
    "customers", *map(sa.column, ("id", "crm_id", "company", "created_in")), sa.column("contacts", sa.JSON)
)
_aliases = sa.table("aliases", *map(sa.column, ("customer_id", "key")))


def upgrade() -> None:
    """Step forward."""
    connection = op.get_bind()
    of_contacts = [row.id for row in connection.execute(sa.select(_imports)) if _is_of_contacts(row.mapping)]
    brought = sa.select(_customers).where(_customers.c.created_in.in_(of_contacts), _customers.c.crm_id.is_not(None))
    for row in connection.execute(brought.where(_customers.c.company != "")).all():
        # Of several contacts nobody knows whose id it is.
        contacts = [row.contacts[0] | {"crm_id": row.crm_id}] if len(row.contacts) == 1 else row.contacts
        own = sa.update(_customers).where(_customers.c.id == row.id)
        connection.execute(own.values(crm_id=None, contacts=contacts))
    if of_contacts:
        _also_by_contact(connection)
    for name in ("remembered_rows", "remembered_exports", "remembered_keys"):  # read by other rules
        connection.execute(sa.delete(sa.table(name)))


def _is_of_contacts(mapping: Mapping[str, Sequence[str]]) -> bool:
    header, *_ = [*map(_plain, mapping.get("crm_id", ())), ""]
    owners = {*map(_plain, mapping.get("account_owner", ()))}
    return header in _OF_CONTACTS or (header in _OF_RECORDS and bool(owners & _OWNERS))


def _also_by_contact(connection: sa.Connection) -> None:
    """Whoever was joined with another is known by the contact's id as well."""
    for row in connection.execute(sa.select(_aliases).where(_aliases.c.key.startswith("id "))).all():
        key = f"contact {row.key.removeprefix('id ')}"
        connection.execute(sa.insert(_aliases).values(customer_id=row.customer_id, key=key))


def _plain(header: Any) -> str:  # noqa: ANN401  # what JSON holds
    return "".join(filter(str.isalnum, str(header).casefold()))
