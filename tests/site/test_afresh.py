"""A site is built anew, whatever an earlier build has left."""

from types import SimpleNamespace
from typing import Any

import afresh
import pytest


@pytest.mark.parametrize(("builder", "left"), [("html", []), ("linkcheck", ["book-0.js"])])
def test_nothing_of_an_earlier_site_is_kept(tmp_path, builder, left):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "book-0.js").write_text("old", "utf-8")
    app: Any = SimpleNamespace(builder=SimpleNamespace(name=builder), outdir=str(folder))
    afresh.empty(app)
    assert [path.name for path in folder.iterdir()] == left
