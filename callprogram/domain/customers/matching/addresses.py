"""Email addresses: whose domains are a company's own, and which belong to a desk and not to a person."""

import re

# The domains of whoever gives addresses to anybody.
SHARED_BY_MANY = frozenset(
    (
        "aol.com",
        "free.fr",
        "gmail.com",
        "gmx.at",
        "gmx.ch",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.com",
        "icloud.com",
        "laposte.net",
        "libero.it",
        "live.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "msn.com",
        "orange.fr",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "t-online.de",
        "web.de",
        "yahoo.co.jp",
        "yahoo.com",
        "yandex.ru",
    )
)
_WORDS_OF_DESKS = (
    "accounting accounts admin billing buchhaltung commercial compras contact contacto contato contatti einkauf "
    "enquiries finance front hello help hr info infos inquiries invoices kontakt mail marketing office orders post "
    "purchasing reception rechnung sales secretariat service support team vendas ventas verkauf vertrieb zentrale"
)
_DESKS = frozenset(_WORDS_OF_DESKS.split())
_PUBLIC = frozenset(
    ["ac", "co", "com", "edu", "gov", "gob", "gouv", "net", "or", "org"]
)  # before a country's own ending


def is_of_a_desk(email: str) -> bool:
    """Whether an address is an office's, whoever sits there: `info@`, `sales.uk@`."""
    return re.split(r"[\d._+-]", email.partition("@")[0].casefold())[0] in _DESKS


def house_of(email: str) -> str:
    """Whose domain an address has, without its ending: `mill` of `a@uk.mill.co.uk`; empty where it is anybody's."""
    domain = email.rpartition("@")[2].casefold()
    names = domain.split(".")[:-1]
    if not email or domain in SHARED_BY_MANY or not names:
        return ""
    return names[-2] if names[1:] and names[-1] in _PUBLIC else names[-1]
