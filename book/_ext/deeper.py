"""Mark the deeper sections, those that nothing later needs, and let the reader skip them.

A section whose heading begins with "Deeper: " gets a class, and below its heading a link to where the text goes on.
"""

from docutils import nodes
from sphinx.application import Sphinx


def next_section(section: nodes.section) -> nodes.section | None:
    """Return the section that comes after this one, of its rank or a higher one."""
    place: nodes.Element = section
    while isinstance(place.parent, nodes.Element):
        later = place.parent.children[place.parent.index(place) + 1 :]
        if found := next((node for node in later if isinstance(node, nodes.section)), None):
            return found
        place = place.parent
    return None


def is_deeper(section: nodes.section) -> bool:
    return section[0].astext().startswith("Deeper: ")


def mark(app: Sphinx, doctree: nodes.document) -> None:
    for section in list(doctree.findall(nodes.section)):
        if is_deeper(section):
            section["classes"].append("deeper")
            goal = next_section(section)
            while goal is not None and is_deeper(goal):
                goal = next_section(goal)
            if goal is not None:
                link = nodes.reference("", f"Go on with “{goal[0].astext()}”", refid=goal["ids"][0], internal=True)
                section.insert(1, nodes.paragraph("", "", link, classes=["way-on"]))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-read", mark)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
