"""HTML as text: nothing of it is run or fetched, and what is quoted stands behind `>`."""

import re

import nh3
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml.etree import ParserError

_TAGS = set(
    re.findall(
        r"\w+",
        "a b blockquote body br caption center code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr html i ins li ol p"
        " pre q s span strong sub sup table tbody td tfoot th thead tr tt u ul",
    )
)
_GONE_WITH_WHAT_IS_IN_THEM = {"script", "style", "title", "head", "template", "noscript", "svg", "math", "object"}
_OPENS, _CLOSES = "\ue000", "\ue001"  # private use: no mail has them (they are taken out before)
_CONFIG = ParserConfig(css=CSS_PROFILES["relaxed"], display_images=False, display_links=False)
_LONGEST = 300_000  # letters that are laid out; of what follows the tags are dropped
_DEEPEST = 1_000  # parsers need the square of it
# What ends by itself where the next one begins, or has nothing in it: it makes no page deeper.
_SHALLOW = set(re.findall(r"\w+", "p li td th tr dt dd option br hr img input meta link col area base wbr source"))
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_UNREAD = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def text_of(html: str) -> str:
    """What a person would read of it, line by line."""
    html = _UNREAD.sub(" ", html)
    if _depth(html) > _DEEPEST:
        return _without_tags(html)
    if len(html) > _LONGEST:
        return f"{text_of(html[:_LONGEST])}\n{_without_tags(html[_LONGEST:])}"
    clean = nh3.clean(
        html.replace(_OPENS, "").replace(_CLOSES, ""),
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_WHAT_IS_IN_THEM,
        attributes={},
        link_rel=None,
    )
    marked = clean.replace("<blockquote>", f"<div>{_OPENS}</div><blockquote>")
    marked = marked.replace("</blockquote>", f"</blockquote><div>{_CLOSES}</div>")
    return "\n".join(_with_marks(_rendered(marked).splitlines())).strip()


def _without_tags(html: str) -> str:
    return re.sub(r"[ \t]{2,}", " ", _TAG.sub(" ", html)).strip()


def _depth(html: str) -> int:
    """How deep its tags are nested at most."""
    depth = deepest = 0
    for found in _TAG.finditer(html):
        if found[2].lower() not in _SHALLOW:
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _rendered(clean: str) -> str:
    try:
        text = get_text(clean, _CONFIG) if clean.strip() else ""
    except (ParserError, RecursionError, ValueError):
        text = _TAG.sub(" ", clean)
    return re.sub(r"\n{3,}", "\n\n", text.replace("\xa0", " "))


def _with_marks(lines: list[str]) -> list[str]:
    depth, marked = 0, []
    for line in lines:
        if _OPENS in line or _CLOSES in line:
            depth = max(0, depth + line.count(_OPENS) - line.count(_CLOSES))
            continue
        marked.append(f"{'>' * depth} {line.strip()}".rstrip() if depth else line.strip())
    return marked
