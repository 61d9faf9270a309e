"""The value of an expression: one number, where every step that has none is told; or an array, where it is NaN."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ashore.errors import Key
from ashore.trees.errors import ArithmeticTreeError
from ashore.trees.expressions import Expression, Op

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST: Final = 1e100
"""A pay beyond this is a slip of the pen; below it no sum along a path and no fourth power overflows."""


def value(expression: Expression, variable: Callable[[str], float]) -> float:
    """Return the value of an expression.

    Parameters
    ----------
    variable
        Gives the value of a name; what it raises passes.

    Raises
    ------
    ArithmeticTreeError
        Division by zero, a result beyond `LARGEST`, or a root of a negative number, with its column.
    """
    stack: list[float] = []
    for op in expression.ops:
        match op.code:
            case "number":
                result = op.number
            case "name":
                result = variable(op.name)
            case "negate":
                result = -stack.pop()
            case _:
                right, left = stack.pop(), stack.pop()
                result = _step(expression, op, left, right)
        if not math.isfinite(result) or abs(result) > LARGEST:
            raise _problem(expression, op, "too_large")
        stack.append(result)
    return stack.pop()


def _step(expression: Expression, op: Op, left: float, right: float) -> float:
    match op.code:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/" if right == 0:
            raise _problem(expression, op, "zero")
        case "/":
            return left / right
    if left == 0 and right < 0:
        raise _problem(expression, op, "zero")
    if left < 0 and not right.is_integer():
        raise _problem(expression, op, "root")
    try:
        return float(left**right)
    except OverflowError:
        raise _problem(expression, op, "too_large") from None


def _problem(expression: Expression, op: Op, kind: str) -> ArithmeticTreeError:
    return ArithmeticTreeError(
        **expression.where(op.offset), expression=expression.text, problem=Key(f"trees.arithmetic.{kind}")
    )


def values(expression: Expression, variable: Callable[[str], NDArray[Any]]) -> NDArray[Any]:
    """Return the values of an expression over arrays of one shape; NaN or infinite where there is none.

    The caller has silenced numpy's warnings (``numpy.errstate``).
    """
    import numpy as np

    stack: list[NDArray[Any]] = []
    for op in expression.ops:
        match op.code:
            case "number":
                stack.append(np.float64(op.number))  # type: ignore[arg-type] # a scalar broadcasts
            case "name":
                stack.append(variable(op.name))
            case "negate":
                stack.append(-stack.pop())
            case _:
                right, left = stack.pop(), stack.pop()
                match op.code:
                    case "+":
                        stack.append(left + right)
                    case "-":
                        stack.append(left - right)
                    case "*":
                        stack.append(left * right)
                    case "/":
                        stack.append(left / right)
                    case _:
                        stack.append(np.power(left, right))
    return stack.pop()
