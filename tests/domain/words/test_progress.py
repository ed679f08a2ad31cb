"""Progress: parts are told before they are given, up to the whole and never beyond."""

from callprogram.domain.words.progress import told


def test_every_part_is_told_before_it_is_given_and_never_more_than_the_whole() -> None:
    heard: list[tuple[str, float]] = []
    parts = told(lambda what, share: heard.append((what, share)), "Reading", ["ab", "cd", "ef"], 4)

    assert next(parts) == "ab"
    assert heard == [("Reading", 0.0)]
    assert list(parts) == ["cd", "ef"]
    assert heard == [("Reading", 0.0), ("Reading", 0.5), ("Reading", 1.0)]
