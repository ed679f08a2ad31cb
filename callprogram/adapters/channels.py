"""Whatever a member prefers to mail (Slack, Teams and others on a list), through Apprise."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from apprise import Apprise, NotifyBase, NotifyFormat

from callprogram.adapters.mail.layout import plain
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message
from callprogram.errors import BadInputError, SendingFailedError, SendingRefusedError
from callprogram.services.ports import Channel

_SECONDS = 30
# Apprise knows a hundred more, and some of them do something on this server or ask any host for any page.
_HOSTED = re.compile(
    "slack|msteams|discord|tgram|gchat|wxteams|webex|pover|pbul|twist|line|flock|opsgenie|pagerduty|threema|whatsapp|"
    "lark|feishu|dingtalk|wecombot"
)
_AT_A_HOST = re.compile(
    "mmost|mmosts|rocket|rockets|matrix|matrixs|ntfy|ntfys|nctalk|nctalks|zulip|gotify|gotifys|signal|signals|"
    "synology|synologys|workflow|workflows"
)
_ALWAYS = (".logic.azure.com", ".api.powerplatform.com")  # where Teams has its workflows
# Of what stands behind a question mark only keys to come in: `template=` would read a file or ask for a page.
_KEYS = frozenset({"key", "token", "api-version", "sp", "sv", "sig"})


@dataclass(frozen=True)
class AppriseChannel(Channel):
    """Sends messages to the address that a member gave; to other hosts than the services' own only where named."""

    base: str = ""
    hosts: Collection[str] = ()

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        """Send it as plain text; SendingRefusedError for an address that is none, else SendingFailedError."""
        there, service = Apprise(), _service(recipient.channel, self.hosts)
        if service is None:
            raise SendingRefusedError("the address for messages cannot be read")
        there.add(service)
        words = plain(message.content, "", self.base)
        begins()
        if not there.notify(words, message.content.subject, body_format=NotifyFormat.TEXT, timeout=_SECONDS):
            name = recipient.channel.partition(":")[0]
            raise SendingFailedError(f"{name} did not take the message")


def check_channel(address: str, hosts: Collection[str]) -> str:
    """The address as it is kept; raises BadInputError for one that cannot be used, or is of no service on the list."""
    text = address.strip()
    if text and _service(text, hosts) is None:
        raise BadInputError(
            "The address for messages cannot be used; write one like slack://TokenA/TokenB/TokenC, as the Apprise "
            "documentation has it for your service, or leave it empty for mail. A server of your own has to be named "
            "in CALLPROGRAM_MESSAGE_HOSTS first."
        )
    return text


def read_hosts(text: str) -> frozenset[str]:
    """The hosts named in a setting, with commas or blanks between."""
    return frozenset(text.casefold().replace(",", " ").split())


def _service(address: str, hosts: Collection[str]) -> NotifyBase | None:
    """The service at an address; none where it cannot be read, or messages may not go there."""
    try:
        asked = parse_qs(urlsplit(address).query, keep_blank_values=True)
    except ValueError:
        return None
    service = Apprise.instantiate(address) if {*map(str.casefold, asked)} <= _KEYS else None
    return service if isinstance(service, NotifyBase) and _may_be_asked(service, hosts) else None


def _may_be_asked(service: NotifyBase, hosts: Collection[str]) -> bool:
    kind, host = service.url().partition(":")[0], str(service.host or "").casefold()
    return bool(_HOSTED.fullmatch(kind)) or (
        bool(_AT_A_HOST.fullmatch(kind)) and (host in hosts or host.endswith(_ALWAYS))
    )
