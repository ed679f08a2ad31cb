"""What the telephone exchange asks and tells by itself: signed forms, delivered at once, late, twice or never."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha1
from hmac import new as hmac
from http import HTTPStatus

import requests

from tests.servers.twilio_answers import TOKEN
from tests.servers.waiting import PATIENCE


@dataclass(frozen=True)
class Callback:
    """One request of the exchange."""

    url: str
    form: dict[str, str]

    @property
    def signature(self) -> str:
        """The request signed as twilio.com/docs/usage/webhooks/webhooks-security says."""
        return sign(self.url, self.form)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: str


Post = Callable[[Callback], Answer]


def sign(url: str, form: dict[str, str], token: str = TOKEN) -> str:
    """The address and every name and value after it, by name, under the account's token."""
    words = url + "".join(name + form[name] for name in sorted(form))
    return b64encode(hmac(token.encode(), words.encode(), sha1).digest()).decode()


def over_the_network(callback: Callback) -> Answer:
    """Post it to its address."""
    headers = {"X-Twilio-Signature": callback.signature}
    with requests.Session() as session:
        session.trust_env = False
        answer = session.post(callback.url, data=callback.form, headers=headers, timeout=PATIENCE)
    return Answer(answer.status_code, answer.text)


@dataclass
class Outgoing:
    """The callbacks on their way: told at once, or held for the test to deliver as it likes."""

    post: Post = over_the_network
    held: bool = False
    waiting: list[Callback] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def tell(self, url: str, form: dict[str, str]) -> None:
        """Send news; what comes back is of no consequence to a call."""
        if not url:
            return
        callback = Callback(url, form)
        if self.held:
            self.waiting.append(callback)
        else:
            self.deliver(callback)

    def ask(self, url: str, form: dict[str, str]) -> str:
        """Send a question, and wait for the TwiML that answers it; without an answer there is nothing to do."""
        answer = self.deliver(Callback(url, form))
        return answer.body if answer.status == HTTPStatus.OK else "<Response/>"

    def deliver(self, callback: Callback) -> Answer:
        """Send it now; a server that is not there loses it."""
        try:
            answer = self.post(callback)
        except requests.RequestException:
            answer = Answer(0, "")
        self.answers.append(answer)
        return answer
