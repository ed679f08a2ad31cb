"""A thousand requests that Twilio never sent, or not like this, each beside one that it did send."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_letters
from urllib.parse import urlencode, urlsplit

from tests.servers.callbacks import Callback, sign

_FORM = "application/x-www-form-urlencoded"
_HEADER = "x-twilio-signature"
_METHODS = ("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_KINDS = ("application/json", "multipart/form-data; boundary=x", "text/plain", "application/octet-stream", "")
_LARGE = 20_000


@dataclass(frozen=True)
class Forgery:
    """One request: what is wrong with it, and how it is sent."""

    wrong: str
    path: str
    body: bytes
    headers: dict[str, str]
    method: str = "POST"
    query: str = field(default="")


def forgeries(callback: Callback, seed: int) -> Iterator[Forgery]:
    """Every way to get one callback wrong; another seed gives other signs and letters."""
    chance = random.Random(seed)
    path, body = urlsplit(callback.url).path, urlencode(callback.form).encode()
    for wrong, signature in _signatures(callback, chance):
        headers = {"content-type": _FORM} | ({} if signature is None else {_HEADER: signature})
        yield Forgery(wrong, path, body, headers)
    for wrong, form in _forms(callback.form, chance):
        yield Forgery(wrong, path, urlencode(form).encode(), {"content-type": _FORM, _HEADER: callback.signature})
    right = {"content-type": _FORM, _HEADER: callback.signature}
    for method in _METHODS:
        yield Forgery(f"method {method}", path, body, right, method)
    for kind in _KINDS:
        yield Forgery(f"content type {kind}", path, body, right | {"content-type": kind})
    large = callback.form | {"Padding": "x" * (_LARGE + chance.randrange(9))}
    yield Forgery("oversized", path, urlencode(large).encode(), right | {_HEADER: sign(callback.url, large)})
    many = callback.form | {f"Field{number}": "x" for number in range(300)}
    yield Forgery("too many fields", path, urlencode(many).encode(), right | {_HEADER: sign(callback.url, many)})
    yield Forgery("no UTF-8", path, body + b"&a=\xff\xfe", right)
    yield Forgery("a query that was not signed", path, body, right, query=f"a={chance.randrange(99)}")
    yield Forgery("another call's", path.replace(path.split("/")[-2], f"{chance.randrange(10**8):08d}"), body, right)
    yield from _for_other_hosts(callback, path, body, chance)


def _signatures(callback: Callback, chance: random.Random) -> list[tuple[str, str | None]]:
    right = callback.signature
    place = chance.randrange(len(right) - 2)
    return [
        ("unsigned", None),
        ("an empty signature", ""),
        ("another token's", sign(callback.url, callback.form, "".join(chance.choices(ascii_letters, k=32)))),
        ("of no form", sign(callback.url, {})),
        ("one sign off", right[:place] + ("A" if right[place] != "A" else "B") + right[place + 1 :]),
        ("cut", right[: -chance.randrange(1, 9)]),
        ("longer", right + "="),
        ("twice", f"{right}, {right}"),
        ("in other letters", right.swapcase()),
        ("not base64", "ü" * len(right)),
        ("random", "".join(chance.choices(ascii_letters, k=27)) + "="),
    ]


def _forms(form: dict[str, str], chance: random.Random) -> list[tuple[str, dict[str, str]]]:
    changed = chance.choice(sorted(form))
    left_out = chance.choice(sorted(name for name in form if form[name]))
    return [
        ("another value", form | {changed: f"{form[changed]}{chance.randrange(99)}"}),
        ("one more field", form | {f"More{chance.randrange(99)}": "x"}),
        ("one field less", {name: value for name, value in form.items() if name != left_out}),
        ("another end", form | {"CallStatus": "failed", "CallDuration": str(chance.randrange(999))}),
        ("another key pressed", form | {"Digits": "1" if form.get("Digits") != "1" else "2"}),
    ]


def _for_other_hosts(callback: Callback, path: str, body: bytes, chance: random.Random) -> Iterator[Forgery]:
    host = f"evil{chance.randrange(99)}.example"
    claims = ({"host": host}, {"x-forwarded-host": host, "x-forwarded-proto": "https"}, {"forwarded": f"host={host}"})
    for claim in claims:
        signed = sign(f"https://{host}{path}", callback.form)
        yield Forgery(f"for {', '.join(claim)}", path, body, {"content-type": _FORM, _HEADER: signed} | claim)
