"""One exercise: everything about it in one place.

The solution is an ordinary function or class. The stub that the learner starts from, the wrong answers that are known,
and the words below the exercise all come from it and from what stands beside it here.
"""

import ast
import inspect
import linecache
import textwrap
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course.exercises.demands import Demand

Change = tuple[str, str]


class Mistake:
    """A typical wrong answer: the words that help, and the changes that make it from the solution.

    A change is an old text, which stands in the solution's source exactly once, and a new one.
    """

    def __init__(self, words: str, *changes: Change) -> None:
        self.words = words
        self.changes = changes


@dataclass(frozen=True)
class Project:
    """Several exercises that are one task of an evening: what they are parts of, with the text above the first."""

    title: str
    introduction: str

    @property
    def heading(self) -> str:
        return f"Project: {self.title}"


@dataclass(frozen=True, eq=False)
class Exercise:
    """An exercise: its task, its solution, the cases that check an answer, and the words that help.

    `solution` is a function or a class, or for an answer that is a value, a function without parameters that returns
    it. `cases` are tuples of arguments, from the smallest to the largest, and `use(thing, *case)` makes the result
    that is compared: by default it calls the thing. Where it does more, `shown(*case)` says in a few lines what it did,
    for a learner who tries a case by hand. In a "find the bug" exercise `bug` makes the program that is to be
    fixed, and `symptom(thing)` tries it and says what one sees. `section` is the heading of the chapter to read again.
    `demands` are what the task asks for beyond the right numbers. `blanks` are parts of the solution, each of which
    stands in it once, that the stub leaves open; without them it leaves open the whole body.

    A design is judged by what it achieves: the solution is one of many, and `use` raises NoResult, with words, where
    a demand is not met. What it returns is not looked at.
    """

    id: str
    title: str
    task: str
    section: str
    solution: Callable[..., Any]
    cases: Sequence[tuple[Any, ...]]
    hints: Sequence[str]
    explanation: str
    mistakes: Sequence[Mistake] = ()
    demands: "Sequence[Demand]" = ()
    blanks: Sequence[str] = ()
    use: Callable[..., Any] = lambda thing, *case: thing(*case)
    shown: Callable[..., str] | None = None
    bug: Mistake | None = None
    symptom: Callable[[Any], str] | None = None
    is_value: bool = False
    is_design: bool = False
    part_of: Project | None = None

    @property
    def name(self) -> str:
        """The name under which the learner's answer is handed over."""
        return self.solution.__name__

    @cached_property
    def source(self) -> str:
        """The solution, as the learner may read it."""
        source = textwrap.dedent(inspect.getsource(self.solution)).strip()
        if not self.is_value:
            return source
        body = ast.parse(source).body[0]
        assert isinstance(body, ast.FunctionDef)
        lines = source.splitlines()[body.body[0].lineno - 1 :]
        return textwrap.dedent("\n".join(lines)).replace("return ", f"{self.name} = ", 1)

    @cached_property
    def result_names(self) -> list[str]:
        """The names of several results, as the solution returns them, or for a class, the function that uses it."""
        is_used_by_name = isinstance(self.solution, type) and self.use.__name__ != "<lambda>"
        source = textwrap.dedent(inspect.getsource(self.use)) if is_used_by_name else self.source
        returned = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Return)]
        last = max(returned, key=lambda node: node.lineno).value if returned else None
        parts = last.elts if isinstance(last, ast.Tuple) else []
        return [part.id for part in parts if isinstance(part, ast.Name)]

    @cached_property
    def stub(self) -> str:
        """What the learner starts from: the program with the bug, or the solution with what is left open in it."""
        if self.bug:
            return self.changed(self.bug)
        if self.blanks:
            return self.changed(Mistake("", *((blank, "...") for blank in self.blanks)))
        if self.is_value:
            return f"{self.name} = ..."
        return emptied(self.source)

    def changed(self, mistake: Mistake) -> str:
        """Return the source of the solution with a mistake in it."""
        source = self.source
        for old, new in mistake.changes:
            assert source.count(old) == 1, f"{self.id}: {old!r} stands {source.count(old)} times in\n{source}"
            source = source.replace(old, new)
        return source

    def made_from(self, source: str) -> Any:
        """Return what a source defines under the exercise's name, in the world that the solution lives in."""
        file = f"<{self.id} {zlib.crc32(source.encode()):08x}>"
        scope = dict(self.solution.__globals__) if inspect.isfunction(self.solution) else self.world()
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        exec(compile(source, file, "exec"), scope)
        return scope[self.name]

    def world(self) -> dict[str, Any]:
        module = inspect.getmodule(self.solution)
        assert module is not None
        return dict(vars(module))

    @cached_property
    def answer(self) -> Any:
        """The solution as a learner would hand it over."""
        return self.solution() if self.is_value else self.solution

    @cached_property
    def programs_of_mistakes(self) -> list[Any]:
        """What each known mistake makes, in their order."""
        return [self.made_from(self.changed(mistake)) for mistake in self.mistakes]


def emptied(source: str) -> str:
    """Return a program with `...` for the body of every function, whose docstring stays."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda node: node.lineno, reverse=True):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if not body:
            continue
        first, last = body[0].lineno - 1, function.end_lineno
        lines[first:last] = [" " * body[0].col_offset + "..."]
    return "\n".join(lines)
