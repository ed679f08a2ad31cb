"""By what customers are found: keys of their own, and names that others may have."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from callprogram.domain.customers.matching.keys import is_of_company
from callprogram.domain.customers.matching.said import Said, agree, are_namesakes, contradict

_MOST = 20  # customers of one name among whom somebody is looked for


@dataclass
class Index:
    """Customers by number; those who were found to be one with others have the number of these.

    `crowded` are the names that several ids have. Of several with one key the last is found.
    """

    crowded: Collection[str] = ()
    by_key: dict[str, int] = field(default_factory=dict)
    by_company: dict[tuple[str, bool], list[int]] = field(default_factory=lambda: defaultdict(list))
    into: dict[int, int] = field(default_factory=dict)

    def put(self, number: int, keys: Iterable[str], said: Said) -> None:
        """Somebody, by these keys and by the companies' names that they say."""
        self.by_key.update(dict.fromkeys(keys, number))
        for company in said.companies:
            there = self.by_company[company, bool(said.crm_ids)]
            if len(there) < _MOST and number not in map(self._number, there):
                there.append(number)

    def join(self, stays: int, goes: int) -> None:
        """Two who are one."""
        self.into[goes] = stays

    def found(self, keys: Iterable[str]) -> list[int]:
        """Those who have one of these keys, but for a company's name, the surest first."""
        return [self._number(self.by_key[key]) for key in keys if key in self.by_key and not is_of_company(key)]

    def named(self, said: Said, said_by: Callable[[int], Said], but: int | None = None) -> int | None:
        """Who has a company's name in common with somebody, and is not known to be another: whoever agrees first."""
        numbers = [
            (number, company)
            for company in sorted(said.companies)
            for has_id in (bool(said.crm_ids), not said.crm_ids)
            for number in sorted(map(self._number, self.by_company.get((company, has_id), ())))
            if number != but
        ]
        may_be = [
            number
            for number, company in numbers
            if not contradict(said_by(number), said) and not are_namesakes(said_by(number), said, company, self.crowded)
        ]
        return next((number for number in may_be if agree(said_by(number), said)), next(iter(may_be), None))

    def _number(self, number: int) -> int:
        while number in self.into:
            number = self.into[number]
        return number
