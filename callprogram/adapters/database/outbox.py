"""The outbox: what waits, and a lock that lets one sender at a time work on it, however the clocks run."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, Select, and_, func, or_, select

from callprogram.adapters.database import tables
from callprogram.domain.people.messages import PAUSES, Delivery

_SENDER = 4713


def waiting_query(now: datetime) -> Select[str, int, datetime]:
    """For each recipient of messages that may go now, how many, and since when the longest of them waits."""
    table, goes_at = tables.messages, _goes_at()
    still_helps = or_(table.c.until.is_(None), table.c.until > now)
    may_go = table.c.state == Delivery.WAITING, _may_go(now), still_helps
    waits = select(table.c.recipient, func.count(), func.min(goes_at, type_=goes_at.type)).where(*may_go)
    return waits.group_by(table.c.recipient).order_by(table.c.recipient)


def waiting(engine: Engine, now: datetime, limit: int) -> Sequence[int]:
    """The ids of messages that may go now, the longest due first."""
    table = tables.messages
    goes_at = _goes_at()
    may_go = table.c.state == Delivery.WAITING, _may_go(now)
    with engine.connect() as connection:
        return (
            connection.execute(select(table.c.id).where(*may_go).order_by(goes_at, table.c.id).limit(limit))
            .scalars()
            .all()
        )


@contextmanager
def sole_sender(engine: Engine) -> Iterator[bool]:
    """Whether this is the only sender; the lock ends with the process that holds it, so that a crash frees it."""
    alone = _alone_on_postgres if engine.dialect.name == "postgresql" else _alone_beside_the_file
    with alone(engine) as mine:
        yield mine


@contextmanager
def _alone_on_postgres(engine: Engine) -> Iterator[bool]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as session:
        mine = session.execute(select(func.pg_try_advisory_lock(_SENDER))).scalar_one()
        try:
            yield mine
        finally:
            if mine:
                session.execute(select(func.pg_advisory_unlock(_SENDER)))


@contextmanager
def _alone_beside_the_file(engine: Engine) -> Iterator[bool]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(f"{engine.url.database}-sending", blocking=False):
            yield True
    except Timeout:
        yield False


def _may_go(now: datetime) -> ColumnElement[bool]:
    """As `Message.may_go`."""
    table = tables.messages
    put_off = and_(table.c.attempts > 0, table.c.next_at > now + PAUSES[-1])
    return or_(_goes_at() <= now, put_off)


def _goes_at() -> ColumnElement[datetime]:
    table = tables.messages
    return func.coalesce(table.c.next_at, table.c.due_at, type_=table.c.due_at.type)
