"""Whatever a member prefers to mail (Slack, Teams, a hundred others), through Apprise."""

from dataclasses import dataclass

from apprise import Apprise, NotifyFormat

from callprogram.adapters.mail.layout import plain
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message
from callprogram.errors import BadInputError, SendingFailedError, SendingRefusedError
from callprogram.services.ports import Channel

_SECONDS = 30
# These would do something on the server itself and reach nobody.
_HERE_ONLY = {"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"}


@dataclass(frozen=True)
class AppriseChannel(Channel):
    """Sends messages to the address that a member gave."""

    base: str = ""

    def send(self, message: Message, recipient: Member) -> None:
        """Send it as plain text; SendingRefusedError for an address that is none, else SendingFailedError."""
        there = Apprise()
        if not there.add(recipient.channel):
            raise SendingRefusedError("the address for messages cannot be read; correct it in Settings")
        words = plain(message.content, "", self.base)
        if not there.notify(words, message.content.subject, body_format=NotifyFormat.TEXT, timeout=_SECONDS):
            service = recipient.channel.partition(":")[0]
            raise SendingFailedError(f"{service} did not take the message; check the address for messages in Settings")


def check_channel(address: str) -> str:
    """The address as it is kept; raises BadInputError for one that Apprise cannot use."""
    text = address.strip()
    if text and (text.partition(":")[0].lower() in _HERE_ONLY or not Apprise().add(text)):
        raise BadInputError(
            "The address for messages cannot be used; write one like slack://TokenA/TokenB/TokenC, as the Apprise "
            "documentation has it for your service, or leave it empty for mail."
        )
    return text
