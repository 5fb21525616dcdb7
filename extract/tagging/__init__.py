"""The sentences of a document in, mentions with their class and how sure they are out."""

from extract.tagging.model import Model, read_model, write_model
from extract.tagging.reader import Reader
from extract.tagging.tagger import Line, Tagged

__all__ = ["Line", "Model", "Reader", "Tagged", "read_model", "write_model"]
