"""What all figures share: from a folder of modules and some traits, a widget and its twin."""

import base64
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets
from anywidget import AnyWidget

from course.figures.bundle import bundle, order, style

FOLDER = Path(__file__).resolve().parent
SHARED_STYLE = "shared/figure.css"
STILL = "still.webp"


@cache
def styles(name: str) -> list[str]:
    """Return the style sheets that a figure needs: the one of all figures, and those beside the modules it uses."""
    folders = dict.fromkeys(module.parent for module in order(FOLDER / name / "view.js"))
    sheets = [folder / "view.css" for folder in folders if (folder / "view.css").exists()]
    return [SHARED_STYLE, *(sheet.relative_to(FOLDER).as_posix() for sheet in sheets)]


class Figure(AnyWidget):
    """An interactive figure: a subclass has its `alt` text, the room it takes, its traits, and its folder's `view.js`.

    `heights` are in pixels, on a wide page and on a phone: the page keeps that room before the figure is there. A
    figure whose height depends on its state sets its own.

    Every trait tagged `sync=True` is the figure's state: `figure.w1` reads a slider, and setting it moves the figure.
    """

    name: ClassVar[str]
    alt: ClassVar[str]
    heights: tuple[int, int]

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __init_subclass__(cls, **settings: Any) -> None:
        cls.name = cls.__module__.rpartition(".")[2]
        super().__init_subclass__(**settings)

    @traitlets.default("_esm")
    def _source(self) -> str:
        return bundle(FOLDER / self.name / "view.js")

    @traitlets.default("_css")
    def _style(self) -> str:
        return style(*(FOLDER / sheet for sheet in styles(self.name)))

    @classmethod
    def names(cls) -> list[str]:
        """Return the names of the traits that are the figure's state."""
        inherited = Figure.class_traits(sync=True).keys() | {"_anywidget_id"}
        return sorted(cls.class_traits(sync=True).keys() - inherited)

    def state(self) -> dict[str, Any]:
        """Return the figure's state."""
        return {name: getattr(self, name) for name in self.names()}

    def fallback(self) -> str:
        """Return the HTML that stands in the twin until the figure is there, and where no script runs."""
        still = base64.b64encode((FOLDER / self.name / STILL).read_bytes()).decode()
        return f'<img class="still" alt="{escape(self.alt)}" width="690" src="data:image/webp;base64,{still}">'

    def twin(self) -> str:
        """Return the HTML that stands for the figure where no kernel runs: always the same for the same state."""
        state = escape(json.dumps(self.state(), sort_keys=True), quote=True)
        return (
            f'<div class="course-figure" data-figure="{self.name}" data-state="{state}" '
            f'style="--wide: {self.heights[0]}px; --phone: {self.heights[1]}px">'
            f'<div class="frame">{self.fallback()}</div></div>'
        )

    def __repr__(self) -> str:
        return f"[Figure: {self.alt}]"

    def _repr_mimebundle_(self, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super()._repr_mimebundle_(**settings) or ({}, {})
        return {**data, "text/plain": repr(self), "text/html": self.twin()}, metadata


def number(value: float, low: float, high: float) -> traitlets.Float:
    """Return a trait for a number between two limits, part of a figure's state."""
    return traitlets.Float(value, min=low, max=high).tag(sync=True)


def whole(value: int, low: int, high: int | None = None) -> traitlets.Int:
    """Return a trait for a whole number between two limits, part of a figure's state."""
    return traitlets.Int(value, min=low, max=high).tag(sync=True)


def one_of(choices: list[Any], value: Any = None) -> traitlets.Enum:
    """Return a trait for one of some values, the first unless told otherwise, part of a figure's state."""
    return traitlets.Enum(choices, choices[0] if value is None else value).tag(sync=True)
