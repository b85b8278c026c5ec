"""A page shows the picture or the HTML that was stored beside a widget, whoever has saved the notebook."""

import json
from types import SimpleNamespace
from typing import Any

from without_widgets import VIEW, drop_widgets, read

PICTURE = {"image/png": "iVBORw0KGgo=", "text/plain": "[Figure: a network learns]"}
TWIN = {"text/html": "<div data-figure='neuron'></div>", "text/plain": "[Figure: a neuron]"}
STATE = {"application/vnd.jupyter.widget-state+json": {"state": {"1": {}}, "version_major": 2}}


def saved(*, live: bool) -> dict:
    """A notebook as JupyterLab saves it, with live widgets or without."""
    view = {VIEW: {"model_id": "1", "version_major": 2}} if live else {}
    results = [
        {"output_type": "execute_result", "data": {**view, **data}, "metadata": {"image/png": {"alt": "a network"}}}
        for data in (PICTURE, TWIN)
    ]
    alone = [{"output_type": "display_data", "data": dict(view), "metadata": {}}] * live
    printed = {"output_type": "stream", "name": "stdout", "text": "loss 0.1\n"}
    return {
        "metadata": {"kernelspec": {"name": "python3"}} | ({"widgets": STATE} if live else {}),
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": f"about {VIEW}"},
            {"cell_type": "code", "metadata": {}, "source": "watch(network)", "outputs": [printed, *results, *alone]},
        ],
    }


def test_what_needs_a_kernel_is_dropped_and_nothing_else():
    notebook = saved(live=True)
    drop_widgets(notebook)
    assert notebook == saved(live=False)


def test_a_notebook_without_widgets_stays_as_it_is():
    notebook = saved(live=False)
    drop_widgets(notebook)
    assert notebook == saved(live=False)


def test_only_notebooks_are_read():
    for path, expected in {"lessons/one.ipynb": saved(live=False), "book/one.md": saved(live=True)}.items():
        app: Any = SimpleNamespace(env=SimpleNamespace(doc2path=lambda docname, path=path: path))
        source = [json.dumps(saved(live=True))]
        read(app, "one", source)
        assert json.loads(source[0]) == expected
