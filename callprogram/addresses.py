"""Addresses below our public one, for those who answer there and for those who name them to others."""

INCOMING = "/twilio/incoming"
FORWARDED = "/twilio/incoming/forwarded"


def path_of(callback: str, press: str) -> str:
    """Where the provider asks or tells something of the call that this press asked for."""
    return f"/twilio/calls/{press}/{callback}"
