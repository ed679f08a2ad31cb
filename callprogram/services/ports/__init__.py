"""What the services need from outside."""

from callprogram.services.ports.calendars import CalendarServer, CalendarWriter
from callprogram.services.ports.channels import Channel, Channels
from callprogram.services.ports.mailboxes import MailFolder
from callprogram.services.ports.store import (
    Copied,
    Drafts,
    Erased,
    ErasureJobs,
    Guard,
    Identified,
    ImportJobs,
    PlanningFacts,
    RetentionJobs,
    Store,
    Transaction,
)
from callprogram.services.ports.telephony import Switchboard, Telephony

__all__ = [
    "CalendarServer",
    "CalendarWriter",
    "Channel",
    "Channels",
    "Copied",
    "Drafts",
    "Erased",
    "ErasureJobs",
    "Guard",
    "Identified",
    "ImportJobs",
    "MailFolder",
    "PlanningFacts",
    "RetentionJobs",
    "Store",
    "Switchboard",
    "Telephony",
    "Transaction",
]
