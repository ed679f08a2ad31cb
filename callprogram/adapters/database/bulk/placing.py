"""Where customers may be, kept beside them: what planning asks for first."""

from collections.abc import Sequence

from callprogram.adapters.frames.customers import frame_of
from callprogram.adapters.frames.places import places_in
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import place_kept


def places_of(customers: Sequence[Customer]) -> list[str | None]:
    """The place of each; whoever has something corrected by hand is looked at alone."""
    places = iter(places_in(frame_of(enumerate(each for each in customers if not each.corrections))))
    return [place_kept(each) if each.corrections else next(places) for each in customers]
