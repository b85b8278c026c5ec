"""What all figures share: from a module and some traits, a widget and its twin."""

import base64
import json
import re
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets
from anywidget import AnyWidget

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'(?<=from ")\./([a-z_]+\.js)(?=";)')


def styles(module: str) -> list[str]:
    """Return the names of the style sheets that a module needs: the one of all figures, and its own if it has one."""
    own = module.replace(".js", ".css")
    return ["figures.css"] + [own] * (FOLDER / own).exists()


def linked(module: str) -> str:
    """Return the source of a module with what it imports inside it, as Jupyter needs it in one piece."""

    def inside(name: re.Match) -> str:
        source = linked(name[1]).encode()
        return "data:text/javascript;base64," + base64.b64encode(source).decode()

    return IMPORT.sub(inside, (FOLDER / module).read_text("utf-8"))


class Figure(AnyWidget):
    """An interactive figure: a subclass names its `module`, its `alt` text, the room it takes, and its traits.

    `heights` are in pixels, on a wide page and on a phone: the page keeps that room before the figure is there. A
    figure whose height depends on its state sets its own.

    Every trait tagged `sync=True` is the figure's state: `figure.w1` reads a slider, and setting it moves the figure.
    """

    module: ClassVar[str]
    alt: ClassVar[str]
    heights: tuple[int, int]

    def __init_subclass__(cls, **settings: Any) -> None:
        if "module" in vars(cls):
            cls._esm = linked(cls.module)
            cls._css = "".join((FOLDER / name).read_text("utf-8") for name in styles(cls.module))
        super().__init_subclass__(**settings)

    def state(self) -> dict[str, Any]:
        """Return the values of the figure's own traits."""
        inherited = Figure.class_traits(sync=True).keys() | {"_esm", "_css", "_anywidget_id"}
        return {name: getattr(self, name) for name in sorted(self.traits(sync=True).keys() - inherited)}

    def fallback(self) -> str:
        """Return the HTML that stands in the twin until the figure is there, and where no script runs."""
        return f"<p>{escape(self.alt)}</p>"

    def twin(self) -> str:
        """Return the HTML that stands for the figure where no kernel runs: always the same for the same state."""
        state = escape(json.dumps(self.state(), sort_keys=True), quote=True)
        return (
            f'<div class="course-figure" data-figure="{self.module}" data-state="{state}" '
            f'style="--wide: {self.heights[0]}px; --phone: {self.heights[1]}px">{self.fallback()}</div>'
        )

    def __repr__(self) -> str:
        return f"[Figure: {self.alt}]"

    def _repr_mimebundle_(self, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super()._repr_mimebundle_(**settings) or ({}, {})
        return {**data, "text/plain": repr(self), "text/html": self.twin()}, metadata


def number(value: float, low: float, high: float) -> traitlets.Float:
    """Return a trait for a number between two limits, part of a figure's state."""
    return traitlets.Float(value, min=low, max=high).tag(sync=True)
