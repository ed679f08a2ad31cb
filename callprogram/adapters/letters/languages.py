"""The language of a text (py3langid); its model is loaded once, when the first letter is read."""

_LONGEST = 800


def language_of(text: str) -> str:
    """Two letters (ISO 639-1)."""
    import py3langid  # noqa: PLC0415  # its model takes half a second

    return str(py3langid.classify(text[:_LONGEST])[0])
