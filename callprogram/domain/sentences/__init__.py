"""Sentences: a promise as people say it, read into its words, who keeps it, and until when."""

from callprogram.domain.sentences.mentions import Around
from callprogram.domain.sentences.owners import Person, Staff, person_called
from callprogram.domain.sentences.reading import Understood, read

__all__ = ["Around", "Person", "Staff", "Understood", "person_called", "read"]
