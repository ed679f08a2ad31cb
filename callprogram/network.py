"""Our own machine and the rest of the world."""

import ipaddress


def is_this_machine(host: str) -> bool:
    """Whether a host's name or address is this machine's own and nobody else's: `localhost`, `127.0.0.1`, `[::1]`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
