"""What stopped a learner's program, in words that say where to look: the line, the shapes, the index."""

import ast
import linecache
import math
import re
import traceback
from types import FrameType
from typing import Any

import numpy as np

from course.exercises.sources import code_of

Shape = tuple[int, ...]


def words_for(error: BaseException, thing: Any) -> str:
    """Return what stopped a program, and in which of its lines."""
    return f"It stops with {type(error).__name__}{reason(error, thing)}{own_line(error, thing)}"


def own_frames(error: BaseException, thing: Any) -> list[tuple[FrameType, traceback.FrameSummary]]:
    """Return the frames of the learner's own that an error went through, the last one at the end."""
    files = {code.co_filename for code in code_of(thing)}
    summaries = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return [(frame, summary) for frame, summary in zip(frames, summaries) if summary.filename in files and summary.line]


def own_line(error: BaseException, thing: Any) -> str:
    """Return words for the last line of the learner's own that the error went through."""
    frames = own_frames(error, thing)
    return f"\nIt happened in your line\n    {frames[-1][1].line}" if frames else ""


def reason(error: BaseException, thing: Any) -> str:
    lines = str(error).strip().splitlines()
    message = f": {lines[0]}" if lines else ""
    if "truth value of an array" in message:
        return f": {words_for_condition(error, thing)}"
    if isinstance(error, TypeError) and "cannot unpack non-iterable" in message:
        return ": one value comes, but the line takes it apart into several. Is a value or a comma missing?"
    if isinstance(error, ValueError) and (
        numbers := re.search(r"reshape array of size (\d+) into shape (.+)", message)
    ):
        return f": {words_for_reshape(int(numbers[1]), numbers[2])}"
    if isinstance(error, ValueError) and re.search("matmul|broadcast|aligned|shape-mismatch", message):
        return f": two shapes do not fit together. {words_for_operands(error, thing)}".rstrip()
    if isinstance(error, IndexError) and (numbers := re.search(r"index (-?\d+).* axis (\d+) with size (\d+)", message)):
        return f": {words_for_index(*map(int, numbers.groups()))}{advice_for_index(error, thing)}"
    return message


def words_for_condition(error: BaseException, thing: Any) -> str:
    node, frame = failed_part(error, thing) or (None, None)
    shape = shape_of(node, frame) if frame is not None and isinstance(node, ast.expr) else None
    found = (
        f"`{ast.unparse(node)}` has the shape {shape}" if shape and node is not None else "an array has many entries"
    )
    return (
        f"an `if` decides once, but {found}. Should it be one number there? If not, compute with the comparison itself."
    )


def words_for_reshape(size: int, shape: str) -> str:
    needed = [int(number) for number in re.findall(r"-?\d+", shape.replace("newaxis", "-1"))]
    product = f" needs {math.prod(needed)}" if min(needed) >= 0 else " does not fit"
    return (
        f"the array has {size} numbers, and the shape {tuple(needed)}{product}. "
        "Is a size written down as a number that should come from an array?"
    )


def words_for_index(index: int, axis: int, size: int) -> str:
    kind = {0: "row", 1: "column"}.get(axis, "entry")
    there = f"0 to {size - 1}" if size else "none"
    return f"{kind} {index} is asked for, but there are only {size}, {there}, along axis {axis}."


def advice_for_index(error: BaseException, thing: Any) -> str:
    """Return words for the part of the line that was taken, where its index is an array or a number."""
    node, frame = failed_part(error, thing) or (None, None)
    if frame is None or not isinstance(node, ast.Subscript):
        return ""
    indices = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if any(shape_of(one, frame) for one in indices if not isinstance(one, ast.Slice)):
        return " If labels are the index: along which axis are the classes?"
    return ""


def words_for_operands(error: BaseException, thing: Any) -> str:
    """Return words for the operation that failed: its two shapes, and what would make them fit."""
    message = str(error)
    operation = failed_operation(error, thing)
    if operation:
        node, left, right = operation
        shown, is_product = f"In `{ast.unparse(node)}` they are {left} and {right}.", isinstance(node.op, ast.MatMult)
        if isinstance(node, ast.AugAssign) and not is_product and fits_with_more_axes(left, right):
            return f"{shown} {advice_in_place(left)}"
    elif numbers := re.search(r"from shape (\(.*?\)) into shape (\(.*?\))", message):
        return f"An array of shape {numbers[1]} is put into a place of shape {numbers[2]}."
    elif numbers := re.search(r"(\([\d, ]*\))(?: and)? (\([\d, ]*\))", message):
        left, right = map(ast.literal_eval, numbers.groups())
        shown, is_product = f"They are {left} and {right}.", "aligned" in message
    else:
        return ""
    return f"{shown} {(advice_for_product if is_product else advice_for_broadcasting)(left, right)}"


def failed_part(error: BaseException, thing: Any) -> tuple[ast.AST, FrameType] | None:
    """Return the part of a learner's line that failed, with the frame in which it did, if it can be told."""
    frames = own_frames(error, thing)
    if not frames:
        return None
    frame, place = frames[-1]
    if place.colno is None or place.end_colno is None or place.lineno is None or place.lineno != place.end_lineno:
        return None
    # Python counts the columns of a line in bytes.
    part = linecache.getline(place.filename, place.lineno).encode()[place.colno : place.end_colno].decode()
    try:
        statement = ast.parse(part).body[0]
    except (SyntaxError, IndexError):
        return None
    return (statement.value if isinstance(statement, ast.Expr) else statement), frame


def failed_operation(error: BaseException, thing: Any) -> tuple[ast.BinOp | ast.AugAssign, Shape, Shape] | None:
    """Return the operation in a learner's line that failed, and the shapes of its sides, if they can be told."""
    node, frame = failed_part(error, thing) or (None, None)
    if frame is None or not isinstance(node, ast.BinOp | ast.AugAssign):
        return None
    left, right = (
        (shape_of(node.target, frame), shape_of(node.value, frame))
        if isinstance(node, ast.AugAssign)
        else (shape_of(node.left, frame), shape_of(node.right, frame))
    )
    return None if left is None or right is None else (node, left, right)


def shape_of(node: ast.expr, frame: FrameType) -> Shape | None:
    """Return the shape of a part of the line, computed once more, or None if that might change something."""
    if not all(isinstance(part, REPEATABLE) or is_repeatable_call(part) for part in ast.walk(node)):
        return None
    try:
        return np.shape(eval(ast.unparse(node), frame.f_globals, frame.f_locals))
    except Exception:
        return None


REPEATABLE = (
    *(ast.Name, ast.Attribute, ast.Subscript, ast.Slice, ast.Constant, ast.Tuple, ast.List, ast.UnaryOp, ast.BinOp),
    *(ast.Compare, ast.keyword, ast.operator, ast.unaryop, ast.cmpop, ast.expr_context),
)
METHODS = {"sum", "mean", "max", "min", "exp", "log", "tanh", "sqrt", "abs", "maximum", "array", "reshape"}


def is_repeatable_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS


def fits_with_more_axes(left: Shape, right: Shape) -> bool:
    """Whether the two fit together, with a result that is larger than the left one."""
    try:
        return np.broadcast_shapes(left, right) != left
    except ValueError:
        return False


def advice_in_place(left: Shape) -> str:
    return (
        f"The result would be larger than the {left} on the left, where it has to go: what stands on the right needs "
        "that shape. Was an axis kept that should disappear, or is one of the two the wrong way round?"
    )


def advice_for_product(left: Shape, right: Shape) -> str:
    inner = right[-2] if len(right) > 1 else right[0] if right else 0
    meets = f"`@` lets the columns on the left, {left[-1] if left else 0}, meet the rows on the right, {inner}."
    if len(left) == len(right) == 2:
        fits = [side for side, (a, b) in {"right": (left[1], right[1]), "left": (left[0], right[0])}.items() if a == b]
        if fits:
            return f"{meets} They would fit with a `.T` on the {' or on the '.join(fits)}: which one is meant?"
        return (
            f"{meets} No `.T` makes them fit: are these the two that belong together, or is an index or an order off?"
        )
    return meets


def advice_for_broadcasting(left: Shape, right: Shape) -> str:
    long, short = (left, right) if len(left) >= len(right) else (right, left)
    for axis in range(len(long)):
        if short == long[:axis] + long[axis + 1 :]:
            kept = (*long[:axis], 1, *long[axis + 1 :])
            return f"The smaller one fits as {kept}: keep its axis, with `keepdims=True` or `[:, None]`."
    if left == right[::-1] and len(left) == 2:
        return "Rows and columns are exchanged: one of the two needs a `.T`."
    return "From the last axis on, lengths have to be equal, or one of them 1: are these the two that belong together?"
