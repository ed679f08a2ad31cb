"""The boxes in which an answer is written; what is typed there is kept at every pause (components v2)."""

from collections.abc import Mapping
from functools import partial

from callprogram.domain.cases.unsent import Part
from callprogram.domain.letters.letters import Channel
from callprogram.domain.promises.telling import Draft
from callprogram.ui.components.words import typed
from callprogram.ui.components.words.own_components import SHARED, component, files

_component = component("answer", SHARED / "standing.js", *typed.FILES, *files(__file__, "answer"))
_ROWS: Mapping[Part, int] = {Part.TO: 1, Part.SUBJECT: 1, Part.BODY: 14}
_LABELS: Mapping[Part, str] = {Part.TO: "To", Part.SUBJECT: "Subject", Part.BODY: "Text"}


def show(case_id: int, draft: Draft, by: Channel) -> None:
    """The words as they are kept; what goes by letter or telephone has a text alone."""
    words = {Part.TO: draft.to, Part.SUBJECT: draft.subject, Part.BODY: draft.body}
    key, parts = f"answer_{case_id}", [*words] if by is Channel.MAIL else [Part.BODY]
    _component(
        key=key,
        data={
            "about": case_id,
            "notes": typed.heard(),
            "texts": [
                {"part": each, "label": _LABELS[each], "rows": _ROWS[each], "saved": words[each]} for each in parts
            ],
        },
        default={"typed": None},
        on_typed_change=partial(typed.keep, key),
    )
