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
_LONGEST = 5_000_000


def text_of(html: str) -> str:
    """What a person would read of it, line by line."""
    clean = nh3.clean(
        html[:_LONGEST].replace(_OPENS, "").replace(_CLOSES, ""),
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_WHAT_IS_IN_THEM,
        attributes={},
        link_rel=None,
    )
    marked = clean.replace("<blockquote>", f"<div>{_OPENS}</div><blockquote>")
    marked = marked.replace("</blockquote>", f"</blockquote><div>{_CLOSES}</div>")
    return "\n".join(_with_marks(_rendered(marked).splitlines())).strip()


def _rendered(clean: str) -> str:
    try:
        text = get_text(clean, _CONFIG) if clean.strip() else ""
    except (ParserError, RecursionError, ValueError):
        text = re.sub(r"<[^>]{0,500}>", " ", clean)
    return re.sub(r"\n{3,}", "\n\n", text.replace("\xa0", " "))


def _with_marks(lines: list[str]) -> list[str]:
    depth, marked = 0, []
    for line in lines:
        if _OPENS in line or _CLOSES in line:
            depth = max(0, depth + line.count(_OPENS) - line.count(_CLOSES))
            continue
        marked.append(f"{'>' * depth} {line.strip()}".rstrip() if depth else line.strip())
    return marked
