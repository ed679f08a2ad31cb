"""The browser's windows: lent to one test after another, empty but for what they have loaded, which takes longest."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext


@dataclass(frozen=True)
class Windows:
    """Of one browser, each a context of its own."""

    browser: Browser
    _left: dict[str, list[BrowserContext]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def lent(self, **made: Any) -> Iterator[BrowserContext]:  # noqa: ANN401 -- whatever `new_context` takes
        """One that is made so, without a page, a cookie or anything kept."""
        left = self._left[repr(sorted(made.items()))]
        context = left.pop() if left else self.browser.new_context(**made)
        yield context
        for page in context.pages:
            page.close()
        context.set_offline(offline=False)
        context.set_storage_state({"cookies": [], "origins": []})
        left.append(context)
