"""Stand-ins for anywidget and ipywidgets on a live page, which has none of their front ends.

They have the traits that the course uses. A figure is shown by its twin; the other widgets send what they are as a tree
of views, which `widgets.js` draws, and from then on tell each other what changes.
"""

import base64
import contextlib
import itertools
import sys
import types
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import traitlets

MIME = "application/vnd.course.view+json"
numbers = itertools.count(1)
by_number: "weakref.WeakValueDictionary[int, View]" = weakref.WeakValueDictionary()


def nobody(message: dict[str, Any]) -> None:
    """Take a message before there is a page."""


emit: Callable[[dict[str, Any]], None] = nobody


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, View):
        return value.number
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


class View(traitlets.HasTraits):
    """A widget that a page shows. What is tagged `sync` is sent to it, and again whenever it changes."""

    layout = traitlets.Dict().tag(sync=True)
    style = traitlets.Dict()
    tooltip = traitlets.Unicode().tag(sync=True)
    _view_count = traitlets.Int(None, allow_none=True)

    def __init__(self, **settings: Any) -> None:
        self.number = next(numbers)
        self.held: dict[str, Any] | None = None
        super().__init__(**settings)
        by_number[self.number] = self
        self.observe(self.changed, [name for name in self.traits(sync=True) if not name.startswith("_")])

    def changed(self, change: Any) -> None:
        if self.held is not None:
            self.held[change.name] = plain(change.new)
        elif self._view_count:
            emit({"type": "view", "number": self.number, "state": {change.name: plain(change.new)}})

    @contextlib.contextmanager
    def hold_sync(self) -> Iterator[None]:
        """Send all changes of this block together."""
        self.held = {}
        try:
            yield
        finally:
            state, self.held = self.held, None
            if state and self._view_count:
                emit({"type": "view", "number": self.number, "state": state})

    def tree(self) -> Iterator["View"]:
        """Yield this view and all views in it."""
        yield self
        for child in getattr(self, "children", ()):
            yield from child.tree()

    def described(self) -> dict[str, Any]:
        state = {name: plain(getattr(self, name)) for name in self.traits(sync=True) if not name.startswith("_")}
        return {"number": self.number, "kind": type(self).__name__, "state": state}

    def hear(self, name: str, value: Any) -> None:
        """Take over what a reader has set on the page."""
        self.set_trait(name, value)

    def close(self) -> None:
        close(self.number)

    def _repr_mimebundle_(self, **settings: Any) -> dict[str, Any]:
        views = list(self.tree())
        for view in views:
            view._view_count = 1
        return {MIME: {"root": self.number, "views": [view.described() for view in views]}, "text/plain": repr(self)}


class Box(View):
    children: Any = traitlets.List().tag(sync=True)

    def __init__(self, children: Any = (), **settings: Any) -> None:
        super().__init__(children=list(children), **settings)

    def described(self) -> dict[str, Any]:
        kind = next(one.__name__ for one in type(self).__mro__ if one in (Box, HBox, VBox))
        return super().described() | {"kind": kind}


class HBox(Box):
    pass


class VBox(Box):
    pass


class Button(View):
    description = traitlets.Unicode().tag(sync=True)
    disabled = traitlets.Bool().tag(sync=True)
    button_style = traitlets.Unicode().tag(sync=True)

    def __init__(self, **settings: Any) -> None:
        self.heard: list[Callable[[Button], Any]] = []
        super().__init__(**settings)

    def on_click(self, act: Callable[["Button"], Any]) -> None:
        self.heard.append(act)

    def hear(self, name: str, value: Any) -> None:
        for act in self.heard:
            act(self)


class Choice(View):
    """One of some options, each a pair of what is shown and what is meant."""

    description = traitlets.Unicode().tag(sync=True)
    options = traitlets.Any(()).tag(sync=True)
    value = traitlets.Any()
    index = traitlets.Int(0).tag(sync=True)

    def pairs(self) -> list[tuple[str, Any]]:
        return [one if isinstance(one, tuple) else (str(one), one) for one in self.options]

    @traitlets.observe("value", "options")
    def _find(self, change: Any) -> None:
        meant = [value for _, value in self.pairs()]
        if self.value in meant:
            self.index = meant.index(self.value)

    def described(self) -> dict[str, Any]:
        found = super().described()
        found["state"]["options"] = [shown for shown, _ in self.pairs()]
        return found

    def changed(self, change: Any) -> None:
        if change.name == "options":
            change = change | {"new": [shown for shown, _ in self.pairs()]}
            change = types.SimpleNamespace(**change)
        super().changed(change)

    def hear(self, name: str, value: Any) -> None:
        self.value = self.pairs()[value][1]


class Dropdown(Choice):
    pass


class SelectionSlider(Choice):
    pass


class IntProgress(View):
    description = traitlets.Unicode().tag(sync=True)
    max = traitlets.Int(100).tag(sync=True)
    value = traitlets.Int().tag(sync=True)


class HTML(View):
    value = traitlets.Unicode().tag(sync=True)


class AnyWidget(View):
    """A widget with a front end of its own, which a page knows by the name of its class."""

    _esm = traitlets.Any()
    _css = traitlets.Any()

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return {}, {}


def missing(module: str) -> Callable[[str], Any]:
    """Return what a module says of a name that has no stand-in."""

    def tell(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise AttributeError(f"{module}.{name} does not work on this page; in JupyterLab it does")

    return tell


def hear(number: int, name: str, value: Any) -> None:
    """Pass on what a reader has set on the page, or clicked."""
    if view := by_number.get(number):
        view.hear(name, value)


def close(number: int) -> None:
    """Tell a view that it is no longer on the page."""
    if view := by_number.get(number):
        for each in view.tree():
            each._view_count = 0


def install(to_page: Callable[[dict[str, Any]], None]) -> None:
    """Make `import anywidget` and `import ipywidgets` find the stand-ins, whose messages `to_page` takes."""
    global emit
    emit = to_page
    offered: dict[str, list[type]] = {
        "anywidget": [AnyWidget],
        "ipywidgets": [Box, Button, Dropdown, HBox, HTML, IntProgress, SelectionSlider, VBox],
    }
    for name, classes in offered.items():
        module = types.ModuleType(name)
        vars(module).update({each.__name__: each for each in classes})
        vars(module)["__getattr__"] = missing(name)
        sys.modules[name] = module
