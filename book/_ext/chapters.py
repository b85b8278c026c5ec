"""Show a chapter of the book as a card, with its number, its title, its times, and what one can do after it.

```{chapter} 01_neuron
What the reader can do afterwards.
```

And say how many hours all the chapters together take:

```{chapter-hours}
```

Numbers, titles and times come from the notebooks.
"""

import json
import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

HEAD = re.compile(
    r"# (?P<title>[^\n]+)\n.*^Time: (?P<short>\d+) minutes to read"
    r"(, (?P<deeper>\d+) more for the deeper sections)?; (?P<exercises>\d+) for",
    re.M | re.S,
)


class AboutChapters(SphinxDirective):
    """What is told of chapters by their first cells."""

    def head(self, path: Path) -> re.Match[str]:
        self.env.note_dependency(str(path))
        first = json.loads(path.read_text("utf-8"))["cells"][0]
        head = HEAD.match("".join(first["source"]))
        if head is None:
            raise self.error(f"the first cell of {path.name} has no title or no times")
        return head


class Chapter(AboutChapters):
    """A card that leads to a chapter."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        head = self.head(Path(self.env.srcdir, "lessons", f"{name}.ipynb"))
        words = nodes.container(classes=["words"])
        self.state.nested_parse(self.content, self.content_offset, words)
        opening = (
            f'<a class="chapter" href="../lessons/{name}.html"><span class="number">{int(name[:2])}</span>'
            f'<span class="title">{escape(head["title"])}</span></a>'
        )
        times = f'<p class="times">{head["short"]} min to read, {head["exercises"]} for exercises</p>'
        card = nodes.container(classes=["chapter-card"])
        card += [nodes.raw("", opening, format="html"), words, nodes.raw("", times, format="html")]
        return [card]


class ChapterHours(AboutChapters):
    """What all chapters take: the sum of their times."""

    def run(self) -> list[nodes.Node]:
        heads = [self.head(path) for path in sorted(Path(self.env.srcdir, "lessons").glob("*.ipynb"))]
        short, deeper, exercises = (
            round(sum(int(head[part] or 0) for head in heads) / 60) for part in ("short", "deeper", "exercises")
        )
        words = (
            f"All chapters by the short way take about {short + exercises} hours: {short} to read them, "
            f"at a steady pace, and {exercises} for the exercises and quizzes. The deeper sections take {deeper} more."
        )
        return [nodes.paragraph("", words)]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("chapter", Chapter)
    app.add_directive("chapter-hours", ChapterHours)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
