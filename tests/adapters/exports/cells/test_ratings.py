"""Words, letters and signs that rate a customer are figures, which one table says."""

import pytest

from callprogram.adapters.exports.cells import rating_words
from callprogram.adapters.exports.cells.ratings import are_lights, health_words, nps_words, rated
from callprogram.adapters.exports.cells.spelling import letters
from callprogram.domain.program.policies import BALANCED

HEALTHY, AT_RISK = 80, BALANCED.risk_below_health


@pytest.mark.parametrize(
    "word",
    ["Green", "Healthy", "grün", "Gesund", "vert", "Verde", "groen", "緑", "良好", "zielony", "grøn", "🟢", "A", "b"],
)
def test_what_is_green_is_clearly_healthy(word: str) -> None:
    assert (rated(word, health_words()) or 0) > HEALTHY


@pytest.mark.parametrize(
    "word",
    ["Yellow", "amber", "gelb", "jaune", "Amarillo", "geel", "giallo", "amarelo", "黄", "żółty", "gul", "🟡", "C"],
)
def test_what_is_yellow_is_watched_and_not_at_risk(word: str) -> None:
    assert AT_RISK <= (rated(word, health_words()) or 0) < HEALTHY


@pytest.mark.parametrize(
    "word",
    [
        "Red",
        "At Risk",
        "at-risk",
        "AT_RISK",
        "Critical",
        "rot",
        "gefährdet",
        "à risque",
        "Rouge",
        "en riesgo",
        "rood",
        "a rischio",
        "em risco",
        "リスクあり",
        "赤",
        "czerwony",
        "rød",
        "🔴",
        "D",
        "F",
    ],
)
def test_what_is_red_or_at_risk_is_below_the_limit(word: str) -> None:
    assert (rated(word, health_words()) or 0) < AT_RISK


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Green (85)", 85),
        ("1 - Green", 85),
        ("🟢 Green", 85),
        ("Health: RED", 20),
        ("Code Red", 20),
        ("A+", 95),
        ("Green light", 85),
        ("grey", None),
        ("Not rated", None),
    ],
)
def test_a_rating_may_stand_among_figures_and_words_that_change_nothing(text: str, figure: int | None) -> None:
    assert rated(text, health_words()) == figure


@pytest.mark.parametrize("text", ["Yellow/Red", "not really healthy", "Ask Kim", "Plan B", "status", "!"])
def test_what_names_no_rating_or_two_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        rated(text, health_words())


def test_no_word_has_two_figures() -> None:
    for table in (rating_words.HEALTH, rating_words.NPS):
        words = [letters(word) or word.strip() for level in table for word in level.words.split(",")]
        assert [word for word in set(words) if words.count(word) > 1] == []


def test_every_figure_has_its_reason() -> None:
    assert all(level.reason for level in (*rating_words.HEALTH, *rating_words.LIGHTS, *rating_words.NPS))


def test_single_letters_are_traffic_lights_where_one_is_no_grade() -> None:
    assert are_lights(["A", "R"])
    assert not are_lights(["A", "B", "Green"])
    assert (health_words(lights=True)["a"], health_words()["a"]) == (65, 95)


def test_promoters_passives_and_detractors_have_answers_of_their_group() -> None:
    answers = [rated(word, nps_words()) for word in ("Promoter", "Passive", "Detractor", "推奨者", "Kritiker")]
    assert answers == [9, 7, 3, 9, 3]
    assert (answers[2] or 0) <= BALANCED.risk_until_nps
