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
def opened(browser: Browser, lab: tuple[str, Path], request: pytest.FixtureRequest) -> Iterator[Notebook]:
    """The notebook made of the CELLS of the test file, just opened; at the end nothing has gone wrong on its page."""
    address, folder = lab
    context = browser.new_context(viewport={"width": 1300, "height": 1400})
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    notebook = Notebook(page, address)
    notebook.open(folder / f"{request.module.__name__}.ipynb", *request.module.CELLS)
    yield notebook
    context.close()
    assert errors == []


@pytest.fixture(scope="module")
def notebook(opened: Notebook) -> Notebook:
    """The notebook with all its cells run."""
    opened.run_all()
    return opened
