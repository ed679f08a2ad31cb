"""Letters: what waits, and what one says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callprogram.domain.cases.desk import Desk
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.routes import Route
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.people.messages import Message


@dataclass(frozen=True)
class FoundLetters:
    """The letters that were asked for, and how many there are of them."""

    total: int
    letters: tuple[Letter, ...]


class Letters(Protocol):
    """Letters: what waits, and what one says."""

    def letters(self, *, undecided: bool = False, query: str = "", limit: int = 50) -> FoundLetters:
        """The letters, the latest first; those that wait the longest first."""

    def letters_came(self, since: datetime) -> Mapping[Route | None, int]:
        """How many letters came since then, by where they went; those that wait by None."""

    def mailboxes(self) -> tuple[Mailbox, ...]:
        """The folders from which letters come, as far as they were read."""

    def letters_decided(self, since: datetime) -> tuple[Letter, ...]:
        """The letters decided since then, the latest first."""

    def letter(self, letter_id: int) -> Letter:
        """One letter; raises NotFoundError where there is none."""

    def letter_file(self, sha256: str) -> bytes:
        """The bytes of a letter or of what came with it, by their SHA-256; raises NotFoundError."""

    def thread_of(self, letter: Letter) -> tuple[Letter, ...]:
        """The letters before this one that it answers, or that answer the same, the latest first."""

    def ours_answered_by(self, letter: Letter) -> Message | None:
        """The message of ours that the letter answers or brings back; none where it does neither."""

    def customers_saying(self, words: tuple[str, ...]) -> tuple[Customer, ...]:
        """Some customers in whose names, addresses or numbers one of these stands."""

    def customer_domains(self, domain: str) -> frozenset[str]:
        """Domains of customers that begin like this one, or with a letter drawn like its first."""

    def sender_rules(self) -> tuple[SenderRule, ...]:
        """The rules for senders, by address."""

    def desk(self) -> Desk:
        """When the desk is open, and where it sends what is not its own."""
