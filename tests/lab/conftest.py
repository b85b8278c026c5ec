"""One JupyterLab for all tests, and for each file of tests one notebook that is open in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from notebooks import Notebook, jupyterlab
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield JupyterLab's address, and the folder of its notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    with jupyterlab(folder) as address:
        yield address, folder


@pytest.fixture(scope="module")
def notebook(browser: Browser, lab: tuple[str, Path], request: pytest.FixtureRequest) -> Iterator[Notebook]:
    """The notebook made of the CELLS of the test file, all of them run."""
    address, folder = lab
    context = browser.new_context(viewport={"width": 1300, "height": 1400})
    notebook = Notebook(context.new_page(), address)
    notebook.open(folder / f"{request.module.__name__}.ipynb", *request.module.CELLS)
    notebook.run_all()
    yield notebook
    context.close()
