"""HTML as text: nothing of it is run or fetched, and what is quoted stands behind `>`."""

import re
from collections.abc import Iterator

import nh3
from lxml import etree

_TAGS = set(
    re.findall(
        r"\w+",
        "a b blockquote body br caption center code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr html i ins li ol p"
        " pre s span strong sub sup table tbody td tfoot th thead tr tt u ul",
    )
)
_GONE_WITH_WHAT_IS_IN_THEM = {"script", "style", "title", "head", "template", "noscript", "svg", "math", "object"}
# For private use: they are taken out of a page before.
_OPENS, _CLOSES, _LINE, _APART, _CELL, _ITEM = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
_MARKS = re.compile("[\ue000-\ue005]")
_AROUND = dict.fromkeys(re.findall(r"\w+", "body caption center dd div dl dt li tbody tfoot thead tr"), _LINE)
_AROUND |= dict.fromkeys(re.findall(r"\w+", "h1 h2 h3 h4 h5 h6 ol p pre table ul"), _APART)
_BEFORE = _AROUND | {"br": "\n", "hr": _APART, "td": _CELL, "th": _CELL, "blockquote": f"{_LINE}{_OPENS}{_LINE}"}
_AFTER = _AROUND | {"blockquote": f"{_LINE}{_CLOSES}{_LINE}"}
_NOT_SEEN = f" {_CELL}"  # at the ends of a line
_SPACE = str.maketrans("\t\r\n\f", "    ")
_BEHIND_ITS_STAR = re.compile(f"{_ITEM}[ {_LINE}{_APART}{_CELL}]*")
_LONGEST = 300_000  # letters that are laid out; of what follows the tags are dropped
_DEEPEST = 1_000  # parsers need the square of it
# What ends by itself where the next one begins, or has nothing in it: it makes no page deeper.
_SHALLOW = set(re.findall(r"\w+", "p li td th tr dt dd option br hr img input meta link col area base wbr source"))
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_UNREAD = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def text_of(html: str) -> str:
    """What a person would read of it, line by line."""
    html = _UNREAD.sub(" ", html)
    if html.count("<") > _DEEPEST and _depth(html) > _DEEPEST:
        return _without_tags(html)
    if len(html) > _LONGEST:
        return f"{text_of(html[:_LONGEST])}\n{_without_tags(html[_LONGEST:])}"
    clean = nh3.clean(html, tags=_TAGS, clean_content_tags=_GONE_WITH_WHAT_IS_IN_THEM, attributes={}, link_rel=None)
    return "\n".join(_with_marks(_laid_out(_MARKS.sub("", clean)).splitlines())).strip()


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


def _laid_out(clean: str) -> str:
    """The text as a browser breaks it into lines, the cells of a row beside each other."""
    tree = etree.fromstring(f"<body>{clean}</body>", etree.HTMLParser(huge_tree=True))
    text = re.sub(" {2,}", " ", _BEHIND_ITS_STAR.sub(" ", "".join(_pieces(tree))))
    blocks = ("\n".join(_lines(each)) for each in text.split(_APART))
    text = "\n\n".join(each for each in blocks if each).replace("\xa0", " ").replace(_CELL, "  ")
    return re.sub(r"\n *\n[ \n]*", "\n\n", text)


def _lines(block: str) -> list[str]:
    """Its lines; one without anything is none, and the last break in one shows nothing."""
    lines = (each.strip(_NOT_SEEN) for each in block.split(_LINE))
    return [each.removesuffix("\n") for each in lines if each]


def _pieces(tree: etree.Element) -> Iterator[str]:
    """What stands in it and what is between, in its order; the items of a list behind their star or number."""
    numbers, kept_as_written = list[int](), 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        begins, tag = event == "start", node.tag
        kept_as_written += (begins or -1) * (tag == "pre")
        if tag in {"ol", "ul"}:
            numbers = [*numbers, int(tag == "ol")] if begins else numbers[:-1]
        yield (_BEFORE if begins else _AFTER).get(tag, "")
        if tag == "li" and begins:
            yield f"{numbers[-1]}.{_ITEM}" if numbers and numbers[-1] else f"*{_ITEM}"
            numbers[-1:] = [each + bool(each) for each in numbers[-1:]]
        if text := node.text if begins else node.tail:
            yield text.replace(" ", "\xa0") if kept_as_written else text.translate(_SPACE)


def _with_marks(lines: list[str]) -> list[str]:
    depth, marked = 0, []
    for line in lines:
        if _OPENS in line or _CLOSES in line:
            depth = max(0, depth + line.count(_OPENS) - line.count(_CLOSES))
            continue
        marked.append(f"{'>' * depth} {line.strip()}".rstrip() if depth else line.strip())
    return marked
