"""Words of the field as data: roles, skills, places, schools, employers, with Chinese and English aliases."""

from ashore.vocabulary.load import Term, Vocabulary, load

__all__ = ["Term", "Vocabulary", "load"]
