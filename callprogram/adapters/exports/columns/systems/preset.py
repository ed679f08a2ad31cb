"""What a kind of export is known by, and what its columns hold."""

from collections.abc import Mapping
from typing import NamedTuple

NOTHING = "nothing"  # what headers fill that mislead in a system


class Preset(NamedTuple):
    """One kind of export: each list in `telling` shows it; `fields` lists the headers, the preferred first.

    Headers under `NOTHING` fill no field, whatever they mean elsewhere.
    """

    system: str
    telling: tuple[str, ...]
    fields: Mapping[str, str]
