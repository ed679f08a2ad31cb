"""Ways of saying something are found where a word begins, all of them at once."""

import re

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.letters.phrases import said, sayings, ways

HEADINGS = sorted(ways("kinds"))
WORDS = st.sampled_from(re.findall(r"\w+|\W+", " ".join(ways("kinds").values()))) | st.text(max_size=3)


@given(st.lists(WORDS, max_size=40).map("".join), st.sampled_from(HEADINGS))
def test_what_is_found_is_what_the_expression_finds(text: str, heading: str) -> None:
    found = [each[0] for each in re.compile(said("kinds", heading).pattern).finditer(text.lower())]

    assert [each.lower() for each in sayings("kinds", heading, text)] == found


def test_it_is_given_back_as_it_was_written() -> None:
    assert list(sayings("kinds", "gift", "Buy Gift Cards, please; gift cards.")) == ["Gift Cards", "gift cards"]
    assert list(sayings("kinds", "gift", "From İzmir: buy Gift Cards")) == ["Gift Cards"]
