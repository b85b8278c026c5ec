"""Show a chapter of the book as a card: its number, its title, its times, and what one can do after it.

```{chapter} 01_neuron
What the reader can do afterwards.
```

Number, title and times come from the notebook.
"""

import json
import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

HEAD = re.compile(r"# (?P<title>[^\n]+)\n.*^Time: (?P<short>\d+) minutes.*?; (?P<exercises>\d+) for", re.M | re.S)


class Chapter(SphinxDirective):
    """A card that leads to a chapter."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        path = Path(self.env.srcdir, "lessons", f"{name}.ipynb")
        self.env.note_dependency(str(path))
        first = json.loads(path.read_text("utf-8"))["cells"][0]
        head = HEAD.match("".join(first["source"]))
        if head is None:
            raise self.error(f"the first cell of {name} has no title or no times")
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


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("chapter", Chapter)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
