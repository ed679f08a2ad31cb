"""Reading: one question, one frozen answer."""

from dataclasses import replace
from typing import Self

from callprogram.adapters.database.views.calls import Calls
from callprogram.adapters.database.views.conversations import Conversations
from callprogram.adapters.database.views.customers import Customers
from callprogram.adapters.database.views.imports import Imports
from callprogram.adapters.database.views.messages import Messages
from callprogram.adapters.database.views.people import People
from callprogram.adapters.database.views.promises import Promises
from callprogram.adapters.database.views.results import Outcomes
from callprogram.adapters.database.views.weeks import Weeks
from callprogram.domain.people.members import Member


class DatabaseViews(People, Weeks, Conversations, Customers, Promises, Outcomes, Calls, Messages, Imports):
    """Reading from a database: implements `services.views.Views`."""

    def seen_by(self, member: Member) -> Self:
        """The same, of what this member may see."""
        return replace(self, reader=member)
