"""Translating: what says when and who in English, and where each of these words stands in what was typed."""

import re
from dataclasses import dataclass

from callprogram.domain.promises.sentences.languages import dutch, french, german, spanish
from callprogram.domain.promises.sentences.languages.vocabulary import Vocabulary

_VOCABULARIES = (german.VOCABULARY, dutch.VOCABULARY, french.VOCABULARY, spanish.VOCABULARY)
_COMMON_IN_ENGLISH = """
the to by will of them and before on at send call i we they until till month next tomorrow today end if for with from
his her their my our that this is are would not nothing monday tuesday wednesday thursday friday saturday sunday
january february march june july october please give it its has have about needed promised
"""
_ENGLISH = frozenset(_COMMON_IN_ENGLISH.split())


@dataclass(frozen=True)
class _Piece:
    """A stretch of the English sentence, and where it was typed; `same` where it is the same words."""

    english: str
    start: int
    end: int
    same: bool


@dataclass(frozen=True)
class Translated:
    """A sentence with its days and persons in English."""

    english: str
    pieces: tuple[_Piece, ...]
    is_foreign: bool = False

    def typed(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where the words of an English span stand in what was typed."""
        if span[0] >= span[1]:
            return 0, 0
        start = end = at = 0
        found = False
        for piece in self.pieces:
            first, at = at, at + len(piece.english)
            if not found and (at > span[0] or first == at == span[0]):
                start, found = piece.start + (span[0] - first if piece.same else 0), True
            if first < span[1]:
                end = piece.start + span[1] - first if piece.same and at > span[1] else piece.end
        return start, end


def translated(sentence: str) -> Translated:
    """The sentence in English as far as it says when and who; as it is where it is English, or no language we know."""
    vocabulary = _language_of(sentence)
    pieces: list[_Piece] = []
    at = 0
    for start, end, english in _found(sentence, vocabulary) if vocabulary else ():
        pieces += [_Piece(sentence[at:start], at, start, same=True), _Piece(english, start, end, same=False)]
        at = end
    pieces.append(_Piece(sentence[at:], at, len(sentence), same=True))
    return Translated("".join(piece.english for piece in pieces), tuple(pieces), vocabulary is not None)


def _language_of(sentence: str) -> Vocabulary | None:
    words = re.findall(r"[^\W\d_]+", sentence.casefold())
    english = sum(word in _ENGLISH for word in words)
    found = max(_VOCABULARIES, key=lambda each: sum(word in each.common_words for word in words))
    return found if sum(word in found.common_words for word in words) > english else None


def _found(sentence: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """The phrases that stand in a sentence, longer ones before the shorter ones that they contain."""
    all_found = [
        (*match.span(), vocabulary.words(rule.english(match), sentence))
        for rule in vocabulary.rules
        for match in rule.pattern.finditer(sentence)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, english in sorted(all_found, key=lambda each: each[0] - each[1]):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, english))
    return sorted(kept)
