"""What exports say of customers' staying: their renewals, of earlier exports too, and who is gone from which."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, func, select

from callprogram.adapters.database import tables
from callprogram.domain.decisions.staying import InTheCrm

_NEVER = date.min


def in_the_crm(connection: Connection, customer_ids: Iterable[int]) -> Mapping[int, InTheCrm]:
    """Of each of these customers what exports say."""
    now, before, imports = tables.customers, tables.earlier_customers, tables.imports
    ids = sorted(set(customer_ids))
    latest = connection.execute(select(func.max(imports.c.imported_at)).where(imports.c.undone_at.is_(None))).scalar()
    gone = select(now.c.id, imports.c.imported_at).join(imports, imports.c.id == now.c.vanished_in)
    gone_on = {row.id: row.imported_at.date() for row in connection.execute(gone.where(now.c.id.in_(ids)))}
    renewals: dict[int, set[date]] = {each: set() for each in ids}
    for whose, table in ((now.c.id, now), (before.c.customer_id, before)):
        due = select(whose, table.c.renewal_on).where(whose.in_(ids), table.c.renewal_on.is_not(None))
        for customer_id, renewal_on in connection.execute(due):
            renewals[customer_id].add(renewal_on)
    seen_on = latest.date() if latest else _NEVER
    return {each: InTheCrm(frozenset(renewals[each]), seen_on, gone_on.get(each)) for each in ids}
