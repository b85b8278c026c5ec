"""Modules in one piece, as Jupyter and the site need them: what a module imports stands before it, and each stands
there once. Style sheets, too.

A module becomes a function that is called once and returns what the module exports. That takes no parser, since
Biome keeps the modules in a form in which imports and exports are easily told: each begins a line.
"""

import re
from functools import cache
from pathlib import Path

IMPORT = re.compile(r'^import (?:\{([^}]*)\}) from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(
    r"^export (?=(?:async function|function|class|const|let) (?:(\w+)|\{([^}]*)\}|\[([^\]]*)\]))", re.MULTILINE
)
DEFAULT = re.compile(r"^export default ", re.MULTILINE)
COMMENT = re.compile(
    r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n|/\*\* @(?:(?!\*/).)*\*/ ?|^[ \t]*// [^\n]*\n", re.DOTALL | re.MULTILINE
)
INDENTATION = re.compile(r"^\s+", re.MULTILINE)


def imported(path: Path) -> list[Path]:
    """Return the modules that a module imports, in their order."""
    return [(path.parent / name).resolve() for _, name in IMPORT.findall(path.read_text("utf-8"))]


def order(*entries: Path) -> list[Path]:
    """Return modules and all that they need, each after what it needs itself."""
    found: dict[Path, None] = {}

    def visit(path: Path) -> None:
        if path not in found:
            for other in imported(path):
                visit(other)
            found[path] = None

    for entry in entries:
        visit(entry.resolve())
    return list(found)


def names(found: tuple[str, str, str]) -> list[str]:
    """Return the names that one export declares."""
    one, *several = found
    parts = [part.split(":")[-1].strip() for text in several for part in text.split(",")]
    return [name for name in (one, *parts) if name]


def joined(*entries: Path) -> tuple[str, list[str]]:
    """Return the source of modules with all that they need, and what each of them is called there.

    Without comments and indentation: no string of a module goes over several lines.
    """
    numbers = {path: number for number, path in enumerate(order(*entries))}
    pieces = []
    for path, number in numbers.items():
        source = INDENTATION.sub("", COMMENT.sub("", path.read_text("utf-8")))
        exports = [name for found in EXPORT.findall(source) for name in names(found)]

        def given(match: re.Match, here: Path = path) -> str:
            taken = re.sub(r"(\w+) as (\w+)", r"\1: \2", match[1])
            return f"const {{{taken}}} = module{numbers[(here.parent / match[2]).resolve()]};\n"

        source = EXPORT.sub("", IMPORT.sub(given, source))
        source = DEFAULT.sub("const main = ", source)
        exports += ["main"] * ("const main = " in source)
        pieces.append(f"const module{number} = (() => {{\n{source}return {{ {', '.join(exports)} }};\n}})();\n")
    return "".join(pieces), [f"module{numbers[entry.resolve()]}" for entry in entries]


def style(*sheets: Path) -> str:
    """Return style sheets one after the other, without comments and needless space."""
    source = re.sub(r"/\*.*?\*/", "", "".join(sheet.read_text("utf-8") for sheet in sheets), flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|(:)\s+|\s+", lambda space: space[1] or space[2] or " ", source)


@cache
def bundle(entry: Path) -> str:
    """Return the source of a module with all that it needs, as a module that needs no other."""
    source, (name,) = joined(entry)
    return source + f"export default {name}.main;\n"
