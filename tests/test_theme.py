"""Both themes can be read: WCAG 2.2, 1.4.3 asks for 4.5 to 1 (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""

import tomllib
from pathlib import Path

import pytest

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit/config.toml").read_text("utf-8"))
WHITE = "#ffffff"  # what Streamlit writes with on the main button, in both themes
CAPTION = 0.6  # how much of the text's colour a caption has

themes = pytest.mark.parametrize("theme", [CONFIG["theme"]["light"], CONFIG["theme"]["dark"]], ids=["light", "dark"])


def channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def mixed(front: str, behind: str, share: float) -> str:
    pairs = zip(channels(front), channels(behind), strict=True)
    return "#" + "".join(f"{round(255 * (share * over + (1 - share) * under)):02x}" for over, under in pairs)


def luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_most_there_is() -> None:
    assert round(contrast("#000000", WHITE), 2) == 21.0


@themes
@pytest.mark.parametrize("behind", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_and_links_can_be_read(theme: dict[str, str], behind: str) -> None:
    assert contrast(theme["textColor"], theme[behind]) >= 7
    assert contrast(theme["linkColor"], theme[behind]) >= 4.5


@themes
@pytest.mark.parametrize("colour", ["red", "orange", "green", "blue", "violet", "gray"])
def test_badges_and_coloured_words_can_be_read(theme: dict[str, str], colour: str) -> None:
    words = theme[f"{colour}TextColor"]

    assert contrast(words, theme[f"{colour}BackgroundColor"]) >= 4.5
    assert contrast(words, theme["backgroundColor"]) >= 4.5


@themes
def test_captions_can_be_read(theme: dict[str, str]) -> None:
    caption = mixed(theme["textColor"], theme["backgroundColor"], CAPTION)

    assert contrast(caption, theme["backgroundColor"]) >= 4.5


@themes
def test_the_main_button_can_be_read_and_seen(theme: dict[str, str]) -> None:
    assert contrast(WHITE, theme["primaryColor"]) >= 4.5
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 3


def test_the_server_is_for_this_machine_only_and_shows_no_traceback() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["browser"]["gatherUsageStats"] is False
