"""What CRM files were brought in, and how they are read."""

from typing import Protocol

from callprogram.domain.customers.imports import Import, ImportProfile, Samples


class Imports(Protocol):
    """What CRM files were brought in, and how they are read."""

    def profiles(self) -> tuple[ImportProfile, ...]:
        """The ways to read exports that were saved, by name."""

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        """The imports, the latest first; those taken back too."""

    def samples(self) -> Samples:
        """How many made-up customers are here, and what was made with them."""
        ...

    def last_import(self) -> Import | None:
        """The latest import that was not taken back, if there is one."""
