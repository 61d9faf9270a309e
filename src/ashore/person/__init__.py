"""Who decides: what a person says of themselves in ``me.yaml``, and stated defaults for the rest."""

from ashore.person.defaults import Default, Published
from ashore.person.inputs import Inputs, Quantity, inputs
from ashore.person.me import OPTIONS, RUNGS, Given, Me
from ashore.person.reading import read

__all__ = [
    "OPTIONS",
    "RUNGS",
    "Default",
    "Given",
    "Inputs",
    "Me",
    "Published",
    "Quantity",
    "inputs",
    "read",
]
