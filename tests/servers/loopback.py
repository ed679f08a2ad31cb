"""Nothing beyond loopback: a test that reaches further fails, however well the outside world answers."""

import ipaddress
import socket
from typing import Any

import pytest


class BeyondLoopbackError(RuntimeError):
    """A test tried to reach another machine; no OSError, which the code under test might forgive."""


def guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect, and names resolve, on this machine only; unix sockets are left alone."""
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _guarded_method(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))


def _guarded_method(method: Any) -> Any:  # noqa: ANN401 -- the signatures of three socket methods
    def guarded(self: socket.socket, *arguments: Any) -> Any:  # noqa: ANN401
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_beyond(arguments[-1][0])
        return method(self, *arguments)

    return guarded


def _guarded_lookup(lookup: Any) -> Any:  # noqa: ANN401
    def guarded(host: str | bytes | None, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        _refuse_beyond(host)
        return lookup(host, *arguments, **named)

    return guarded


def _refuse_beyond(host: str | bytes | None) -> None:
    if not _is_here(host.decode() if isinstance(host, bytes) else host):
        raise BeyondLoopbackError(f"Tests stay on this machine; this one tried to reach {host!r}.")


def _is_here(host: str | None) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
