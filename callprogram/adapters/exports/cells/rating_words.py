"""What rates a customer in words, signs and letters, in every language that is read, and which figure each is."""

from typing import NamedTuple


class Level(NamedTuple):
    """A figure, why it is that one, and the words that stand for it; a policy takes whoever is below 60 for at risk."""

    figure: int | None
    reason: str
    words: str


HEALTH = (
    Level(
        95,
        "the best there is, and still below a figure of 100",
        "a, excellent, very good, great, outstanding, thriving, very healthy, very high, very satisfied, dark green, "
        "sehr gut, ausgezeichnet, exzellent, hervorragend, tres bon, tres bonne, excellente, excelente, muy bueno, "
        "muy buena, muito bom, muito boa, otimo, otima, uitstekend, zeer goed, heel goed, eccellente, ottimo, "
        "ottima, molto buono, molto buona, 優, 非常に良い, とても良い, 最高, utmärkt, mycket bra, fremragende, "
        "meget god, utmerket, erinomainen, doskonały, bardzo dobry, výborný, vynikající, vynikajúci, kiváló, 💚, 😀, "
        "😃, 😄, 😁",
    ),
    Level(
        85,
        "clearly healthy: far above the limit, with room for those who are better still",
        "b, green, good, healthy, strong, happy, high, positive, satisfied, safe, on track, no risk, low risk, "
        "not at risk, light green, thumbs up, grun, gut, gesund, zufrieden, stark, hoch, positiv, kein risiko, "
        "geringes risiko, niedriges risiko, vert, verte, bon, bonne, sain, saine, en bonne sante, satisfait, eleve, "
        "elevee, positif, risque faible, faible risque, aucun risque, verde, bueno, buena, bien, sano, sana, "
        "saludable, satisfecho, alto, alta, positivo, riesgo bajo, bajo riesgo, sin riesgo, groen, goed, gezond, "
        "tevreden, sterk, hoog, positief, laag risico, geen risico, buono, buona, bene, soddisfatto, rischio basso, "
        "basso rischio, nessun rischio, bom, boa, saudavel, satisfeito, baixo risco, risco baixo, sem risco, 緑, 青, "
        "グリーン, 良, 良好, 良い, 健全, 健康, 高, 高い, 低リスク, リスク低, 満足, grön, grøn, grønn, grønt, bra, "
        "god, godt, frisk, vihreä, hyvä, terve, zielony, dobry, zdrowy, zelená, zelený, zdravý, zöld, jó, "
        "egészséges, 🟢, 🟩, ✅, 👍, 🙂, 😊",
    ),
    Level(
        65,
        "to be watched: beside others it counts as less, but nobody is at risk by it alone",
        "c, yellow, amber, ok, okay, fair, average, medium, moderate, neutral, watch, monitor, caution, stable, "
        "satisfactory, acceptable, mixed, so so, medium risk, moderate risk, gelb, mittel, mittelmassig, "
        "befriedigend, ausreichend, stabil, beobachten, mittleres risiko, jaune, moyen, moyenne, correct, passable, "
        "neutre, a surveiller, risque moyen, risque modere, amarillo, amarilla, ambar, regular, medio, media, "
        "moderado, neutro, estable, vigilar, riesgo medio, riesgo moderado, geel, gemiddeld, matig, redelijk, "
        "neutraal, stabiel, gemiddeld risico, giallo, gialla, discreto, sufficiente, moderato, neutrale, stabile, "
        "rischio medio, da monitorare, amarelo, amarela, razoavel, estavel, risco medio, 黄, 黄色, イエロー, 可, "
        "普通, 中, 中立, 注意, 要観察, 中リスク, gul, gult, medel, middel, middels, keltainen, kohtalainen, żółty, "
        "średni, žlutá, žlutý, průměrný, žltá, žltý, priemerný, sárga, közepes, 🟡, 🟨, 😐, 😑, ⚠",
    ),
    Level(
        40,
        "at risk in so many words: below the limit, above those who are all but lost",
        "d, orange, at risk, risk, warning, alert, weak, concern, concerning, needs attention, needs work, "
        "needs improvement, below average, attention, slipping, declining, unhappy, dissatisfied, gefährdet, risiko, "
        "im risiko, warnung, schwach, besorgniserregend, achtung, unzufrieden, a risque, risque, en risque, alerte, "
        "faible, insatisfait, insuffisant, mangelhaft, en riesgo, riesgo, alerta, advertencia, debil, insatisfecho, "
        "naranja, insuficiente, risico, waarschuwing, zwak, aandacht nodig, oranje, ontevreden, onvoldoende, "
        "a rischio, rischio, avviso, attenzione, debole, insoddisfatto, arancione, insufficiente, em risco, risco, "
        "aviso, atencao, fraco, fraca, laranja, insatisfeito, 橙, オレンジ, リスク, リスクあり, 要注意, 警告, 弱い, "
        "不満, i riskzonen, oranssi, riskissä, zagrożony, pomarańczowy, ohrožený, oranžová, v ohrožení, "
        "veszélyeztetett, narancs, 🟠, 🟧, 🙁, 😕",
    ),
    Level(
        20,
        "clearly below the limit: red is what a list has to show",
        "e, red, bad, poor, low, unhealthy, not healthy, negative, high risk, severe, danger, thumbs down, rot, "
        "schlecht, ungesund, niedrig, gering, negativ, hohes risiko, rouge, mauvais, mauvaise, basse, bas, negatif, "
        "risque eleve, risque fort, rojo, roja, malo, mala, mal, bajo, baja, negativo, riesgo alto, alto riesgo, "
        "peligro, rood, slecht, ongezond, laag, negatief, hoog risico, rosso, rossa, cattivo, cattiva, scarso, "
        "scarsa, male, basso, bassa, rischio alto, alto rischio, pericolo, vermelho, vermelha, ruim, mau, baixo, "
        "baixa, alto risco, risco alto, perigo, 赤, レッド, 不良, 悪い, 不健全, 低, 低い, 高リスク, リスク高, 危険, "
        "röd, rött, rød, rødt, dålig, dårlig, låg, lav, punainen, huono, czerwony, zły, słaby, červená, červený, "
        "špatný, zlý, piros, rossz, 🔴, 🟥, ❌, 👎, 😞, 😟, 😠, 😡, ☹",
    ),
    Level(
        10,
        "the worst there is short of gone",
        "f, critical, very bad, very poor, very low, very unhealthy, terrible, churning, churn risk, emergency, "
        "very high risk, escalated, black, kritisch, sehr schlecht, sehr hohes risiko, critique, tres mauvais, "
        "tres mauvaise, urgence, critico, critica, muy malo, muy mala, zeer slecht, kritiek, pessimo, pessima, "
        "muito ruim, 危機, 重大, 最悪, 非常に悪い, クリティカル, kritiskt, kritisk, kriittinen, krytyczny, kritický, "
        "kritikus, ⚫, 🆘, 💔",
    ),
    Level(
        None,
        "nobody has rated them",
        "grey, gray, unrated, not rated, not scored, no data, no score, not set, pending, grau, keine daten, "
        "nicht bewertet, gris, non note, pas de donnees, sin datos, sin evaluar, grijs, geen gegevens, "
        "niet beoordeeld, grigio, nessun dato, non valutato, cinza, sem dados, nao avaliado, 灰, グレー, 未評価, "
        "未設定, データなし, ⚪, ⬜",
    ),
)
LIGHTS = (
    Level(
        85,
        "green, of a column of traffic lights",
        "g",
    ),
    Level(
        65,
        "amber or yellow",
        "a, y",
    ),
    Level(
        20,
        "red",
        "r",
    ),
)
NPS = (
    Level(
        9,
        "promoters answer 9 or 10; the lower, for nobody said 10",
        "promoter, promoters, promotor, promotoren, promoteur, promoteurs, promotores, promotore, promotori, 推奨者, "
        "推奨, promoottori, suosittelija, ambassador",
    ),
    Level(
        7,
        "passives answer 7 or 8",
        "passive, passives, neutral, neutrals, passiver, passive kunden, indifferent, indifferente, indifferenter, "
        "unentschieden, passif, passifs, neutre, pasivo, pasivos, neutro, neutros, passief, passieven, neutraal, "
        "passivo, passivi, passivos, neutrale, 中立者, 中立, passiv, passiivi, passiivinen, pasywny, pasivni, "
        "passziv",
    ),
    Level(
        3,
        "detractors answer 0 to 6: the middle, which is at risk by the usual policy (4 and below)",
        "detractor, detractors, detraktor, detraktoren, kritiker, detracteur, detracteurs, detractores, criticus, "
        "critici, criticasters, detractoren, detrattore, detrattori, detrator, detratores, 批判者, 批判, "
        "arvostelija, krytyk, kritik",
    ),
    Level(
        None,
        "nobody has asked them",
        "not asked, no answer, no response, not surveyed, keine antwort, 未回答",
    ),
)
# What may stand around a rating without changing it.
AROUND = (
    "health, status, score, rating, grade, zone, flag, light, code, level, customer, client, account, nps, kunde, "
    "note, ampel, stufe, statut, niveau, estado, nivel, semáforo, cliente, stato, livello"
)
STAR = (
    "stars, star, sterne, sternen, stern, étoiles, étoile, etoiles, etoile, estrellas, estrella, estrelas, estrela, "
    "sterren, ster, stelle, stella, つ星, 星, stjärnor, stjerner, tähteä, gwiazdki, hvězd, hviezd, csillag, ★, ⭐"
)
PERCENT = "%, percent, per cent, pct, prozent, pour cent, por ciento, procent, per cento, por cento, パーセント"
POINTS = "points, point, pts, pt, punkte, punkt, puntos, punti, pontos, punten, 点, ポイント"
# Between a figure and the highest there is.
OF = "/, out of, of, von, sur, de, van, su, di, av, af, z, ze"
