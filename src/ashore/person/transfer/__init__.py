"""What carries over from one kind of work into another, by O*NET's ratings of occupations."""

from ashore.person.transfer.carry import Carry, Gap, Origin, Share, ShownSkill, Shows, carry, nearest_first
from ashore.person.transfer.compare import Compared
from ashore.person.transfer.distance import Distance
from ashore.person.transfer.mixture import Mixture, mixtures
from ashore.person.transfer.table import Occupation, Table, load

__all__ = [
    "Carry",
    "Compared",
    "Distance",
    "Gap",
    "Mixture",
    "Occupation",
    "Origin",
    "Share",
    "ShownSkill",
    "Shows",
    "Table",
    "carry",
    "load",
    "mixtures",
    "nearest_first",
]
