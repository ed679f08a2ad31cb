"""The history as a line: calls, promises, renewals, and health as exports said it (components v2)."""

from datetime import date, timedelta

from callprogram.domain.words.dates import in_words
from callprogram.services.views.customers import Course
from callprogram.ui.components.words.own_components import component, files

_AT_LEAST = timedelta(days=180)
_component = component("course", *files(__file__, "course"))


def show(course: Course, day: date) -> None:
    """The line, and below it health; nothing where nothing has happened yet."""
    if not course.milestones and len(course.health) <= 1:
        return
    days = [*(each.on for each in course.milestones), *(each.on for each in course.health), day]
    first, last = min(*days, day - _AT_LEAST), max(days)
    span = max(1, (last - first).days)
    _component(
        key="course",
        data={
            "from": in_words(first, day),
            "today": (day - first).days / span,
            "marks": [
                {
                    "at": (each.on - first).days / span,
                    "kind": each.kind,
                    "words": f"{each.words}, {in_words(each.on, day)}",
                }
                for each in course.milestones
            ],
            "health": [
                {"at": (each.on - first).days / span, "health": each.health, "words": in_words(each.on, day)}
                for each in course.health
            ],
        },
    )
