"""Write every page afresh: what makes pages light when they are built does not work on pages that it made light before.

So nothing of an earlier site is kept. What Sphinx has read of the sources is, so this costs a few seconds.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

FIRST = 0  # a priority before those of all other extensions


def empty(app: Sphinx) -> None:
    if app.builder.name == "html":
        shutil.rmtree(app.outdir, ignore_errors=True)
        Path(app.outdir).mkdir(parents=True)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", empty, priority=FIRST)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
