"""How like two job titles are, in Chinese and English and across, without a model and with one as an option."""

from ashore.vocabulary.titles.embedding import Embedder, EmbeddingMissingError, nano_e5
from ashore.vocabulary.titles.index import Near, Titles, nearest, similarity

__all__ = ["Embedder", "EmbeddingMissingError", "Near", "Titles", "nano_e5", "nearest", "similarity"]
