"""What can be wrong with a tree a person wrote, or with a question about it; worded in ``words/*/trees.toml``."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError
from ashore.text.located import LocatedError


class TreeError(LocatedError):
    """Something in the file of a tree; ``details`` always hold ``file``, ``line`` and ``column``."""

    code: ClassVar[str] = "tree"


class TreeShapeError(TreeError):
    """Something else stands where a node, a branch or an expression belongs (``problem``, ``advice``: keys)."""

    code: ClassVar[str] = "tree_shape"


class UnknownKeyError(TreeError):
    """A word of the format that does not exist here (``key``, ``known``)."""

    code: ClassVar[str] = "tree_unknown_key"


class KeyTwiceError(TreeError):
    """One thing is said twice, by words that mean the same (``key``, ``first``)."""

    code: ClassVar[str] = "tree_key_twice"


class TreeTooLargeError(TreeError):
    """There are more ends than are computed (``limit``)."""

    code: ClassVar[str] = "tree_too_large"


class VariableNameError(TreeError):
    """A variable has a name that no expression could use (``name``)."""

    code: ClassVar[str] = "tree_variable_name"


class VariableTwiceError(TreeError):
    """Two variables have the same name once full-width letters are folded (``name``, ``first``)."""

    code: ClassVar[str] = "tree_variable_twice"


class VariableCycleError(TreeError):
    """Variables are defined by each other (``cycle``)."""

    code: ClassVar[str] = "tree_variable_cycle"


class UndefinedNameError(TreeError):
    """An expression uses a name that no variable has (``name``, ``known``)."""

    code: ClassVar[str] = "tree_undefined_name"


class MisspeltNameError(TreeError):
    """An expression uses a name that no variable has, and one has nearly that name (``name``, ``nearest``)."""

    code: ClassVar[str] = "tree_misspelt_name"


class ExpressionError(TreeError):
    """An expression cannot be read (``expression``, ``problem``: a key)."""

    code: ClassVar[str] = "tree_expression"


class ExpressionTooLongError(TreeError):
    """An expression is longer or deeper than is read (``limit``, ``depth``)."""

    code: ClassVar[str] = "tree_expression_too_long"


class ArithmeticTreeError(TreeError):
    """An expression has no value (``expression``, ``problem``: a key)."""

    code: ClassVar[str] = "tree_arithmetic"


class ProbabilityMissingError(TreeError):
    """An outcome has no probability (``outcome``, ``chance``)."""

    code: ClassVar[str] = "tree_probability_missing"


class ProbabilityRangeError(TreeError):
    """A probability is below 0 or above 1 (``outcome``, ``chance``, ``value``)."""

    code: ClassVar[str] = "tree_probability_range"


class ProbabilitySumError(TreeError):
    """Probabilities do not sum to one (``chance``, ``sum``)."""

    code: ClassVar[str] = "tree_probability_sum"


class RestNegativeError(TreeError):
    """The others leave less than nothing for ``rest`` (``chance``, ``sum``)."""

    code: ClassVar[str] = "tree_rest_negative"


class RestTwiceError(TreeError):
    """Two outcomes take the rest (``chance``, ``first``)."""

    code: ClassVar[str] = "tree_rest_twice"


class ChanceTwiceError(TreeError):
    """A chance whose value of information is asked stands twice on one path (``chance``)."""

    code: ClassVar[str] = "tree_chance_twice"


class InconsistentChanceError(TreeError):
    """Options of one decision give an outcome two probabilities (``chance``, ``outcome``, ``one``, ``other``)."""

    code: ClassVar[str] = "tree_chance_inconsistent"


class NegativeChanceError(TreeError):
    """What others leave of an outcome for branches without the chance is negative (``chance``, ``outcome``)."""

    code: ClassVar[str] = "tree_chance_negative"


class SignalChanceError(TreeError):
    """Another chance hangs on this one, and stands also where this one does not (``chance``, ``other``)."""

    code: ClassVar[str] = "tree_chance_signal"


class UnknownChanceError(AshoreError):
    """The tree has no chance of this name (``chance``, ``known``)."""

    code: ClassVar[str] = "tree_unknown_chance"


class UnknownVariableError(AshoreError):
    """The tree has no variable of this name (``name``, ``known``)."""

    code: ClassVar[str] = "tree_unknown_variable"


class BadRangeError(AshoreError):
    """An option that is no range of a variable (``text``, ``form``)."""

    code: ClassVar[str] = "tree_bad_range"


class RangeNeededError(AshoreError):
    """A variable that is no probability has no range of its own (``name``, ``value``)."""

    code: ClassVar[str] = "tree_range_needed"


class TooManyStepsError(AshoreError):
    """More steps than are computed, or fewer than two (``limit``)."""

    code: ClassVar[str] = "tree_too_many_steps"


class NowhereValidError(AshoreError):
    """Nowhere in the range can the tree be computed (``name``, ``low``, ``high``)."""

    code: ClassVar[str] = "tree_nowhere_valid"


class NotUtf8Error(AshoreError):
    """The file is text in another encoding (``file``, ``encoding``)."""

    code: ClassVar[str] = "tree_not_utf8"
