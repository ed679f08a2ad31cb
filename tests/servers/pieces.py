"""What a process has put together, forgotten between tests as if each were a process of its own."""

from callprogram.bootstrap import app
from callprogram.bootstrap.pieces import connected


def forget_the_pieces() -> None:
    """The connection as well: one that stays would take an emptied database, counted from 1 again, for what it was."""
    app.cache_clear()
    connected.cache_clear()
