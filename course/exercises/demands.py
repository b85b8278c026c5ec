"""What a task demands beyond the right numbers: each demand sees a right answer, and says whether it keeps the rule."""

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.exercises.comparing import difference
from course.exercises.exercise import Change, Mistake
from course.exercises.sources import reached_by


@dataclass(frozen=True)
class Run:
    """One case: its arguments as they were given, as they are afterwards, and the result."""

    given: tuple[Any, ...]
    after: tuple[Any, ...]
    result: Any


class Demand(Mistake, ABC):
    """A rule of the task: the words for who breaks it, and the changes of the solution that break it.

    With the changes the numbers stay right, so that the words begin with "The numbers are right, but".
    """

    @abstractmethod
    def is_kept(self, thing: Any, runs: Sequence[Run]) -> bool:
        """Whether an answer that is right keeps the rule in all of its runs."""


class ArgumentsKept(Demand):
    """What is given stays as it is."""

    def is_kept(self, thing: Any, runs: Sequence[Run]) -> bool:
        return not any(difference(before, after) for run in runs for before, after in zip(run.given, run.after))


class NewArrays(Demand):
    """What comes back shares no memory with what was given."""

    def is_kept(self, thing: Any, runs: Sequence[Run]) -> bool:
        return not any(
            np.shares_memory(made, given)
            for run in runs
            for made in arrays_in(run.result)
            for given in arrays_in(run.after)
        )


class Without(Demand):
    """The program, and what it calls of the learner's own, uses none of some names: `np`, `sorted`, or `@`."""

    def __init__(self, names: Sequence[str], words: str, *changes: Change) -> None:
        super().__init__(words, *changes)
        self.names = names

    def is_kept(self, thing: Any, runs: Sequence[Run]) -> bool:
        used = {name for definition in reached_by(thing) for node in ast.walk(definition) for name in names_of(node)}
        return used.isdisjoint(self.names)


def names_of(node: ast.AST) -> Iterator[str]:
    """Yield what a part of a program uses by name, a module with its parts: `np.eye` is np, eye and np.eye."""
    if isinstance(node, ast.Name):
        yield node.id
    if isinstance(node, ast.Attribute):
        yield node.attr
        yield ast.unparse(node)
    if isinstance(node, ast.alias):
        yield from node.name.split(".")
    if isinstance(node, ast.ImportFrom):
        yield from (node.module or "").split(".")
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
        yield "@"


def arrays_in(value: Any) -> Iterator[np.ndarray]:
    """Yield all arrays of a value, those in lists, tuples and dictionaries too."""
    if isinstance(value, np.ndarray):
        yield value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from arrays_in(part)
