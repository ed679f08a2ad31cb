"""The browser's windows: lent to one test after another, empty but for what they have loaded, which takes longest."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Page

_NOWHERE = "http://127.0.0.1:1/"


@dataclass(frozen=True)
class Window:
    """A context of its own, kept warm: all its pages share the process of one that stays and shows nothing."""

    context: BrowserContext
    stays: Page

    @classmethod
    def opened(cls, context: BrowserContext) -> Self:
        """As warm as it gets without a page of the app."""
        stays = context.new_page()
        stays.route(_NOWHERE, lambda route: route.fulfill(body="", content_type="text/html"))
        stays.goto(_NOWHERE)
        return cls(context, stays)

    def forget(self) -> None:
        """Leave no other page, no cookie and nothing kept."""
        for page in self.context.pages:
            if page != self.stays:
                page.close()
        self.context.set_offline(offline=False)
        session = self.context.new_cdp_session(self.stays)
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        session.detach()


@dataclass(frozen=True)
class Windows:
    """Of one browser."""

    browser: Browser
    _left: dict[str, list[Window]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def lent(self, **made: Any) -> Iterator[BrowserContext]:  # noqa: ANN401 -- whatever `new_context` takes
        """One that is made so, as if nobody had ever used it."""
        left = self._left[repr(sorted(made.items()))]
        window = left.pop() if left else Window.opened(self.browser.new_context(**made))
        yield window.context
        window.forget()
        left.append(window)
