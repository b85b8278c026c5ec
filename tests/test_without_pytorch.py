"""Where PyTorch is missing, a notebook with cells that need it is left out loudly; where CI is set it fails."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from course.authoring import pytorch

pytestmark = pytest.mark.page
TESTS = Path(__file__).parent
# All that tests/conftest.py does, for the notebooks of another folder; only whether PyTorch is there is set.
SETTING = """
from pathlib import Path
import conftest
from course.authoring import pytorch
conftest.ROOT = Path(__file__).parent
pytorch.find_spec = {found}.get
"""
WORDS = "PYTORCH NOT INSTALLED: the chapter that uses it was NOT run"


def write(path: Path, kernel: str, *sources: str, tag: str | None = None) -> None:
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    if tag:
        cells[-1].metadata["tags"] = [tag]
    kernelspec = {"name": kernel, "display_name": kernel, "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[dict[str, int], str]]:
    """Run two notebooks with nbval, one of which needs PyTorch; return how their cells ended, and all that was said.

    The kernel of that one cannot be started, so its cells end with errors unless it is left out before.
    """
    (tmp_path / "lessons").mkdir()
    write(tmp_path / "lessons" / "plain.ipynb", "python3", "x = 1")
    write(tmp_path / "lessons" / "needing.ipynb", "no-such-kernel", "y = 1", "import torch", tag=pytorch.TAG)

    def run(*, is_installed: bool, ci: bool) -> tuple[dict[str, int], str]:
        (tmp_path / "setting.py").write_text(SETTING.format(found={"torch": "here"} if is_installed else {}))
        own = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
        path = os.pathsep.join(map(str, (tmp_path, TESTS, TESTS.parent)))
        options = ["-p", "conftest", "-p", "setting", "-p", "no:cacheprovider", "--nbval", "-rs", "lessons"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options],
            cwd=tmp_path,
            env=own | {"PYTHONPATH": path} | ({"CI": "true"} if ci else {}),
            capture_output=True,
            text=True,
            timeout=120,
        )
        counts = re.findall(r"(\d+) (passed|failed|skipped|error)", done.stdout.splitlines()[-1])
        return {kind: int(count) for count, kind in counts}, done.stdout + done.stderr

    return run


def test_where_it_is_missing_the_whole_notebook_is_left_out_loudly_and_starts_no_kernel(run):
    counts, words = run(is_installed=False, ci=False)
    assert counts == {"passed": 1, "skipped": 2}, words
    assert WORDS in words and "parity" not in words


@pytest.mark.parametrize(("is_installed", "ci"), [(False, True), (True, False)])
def test_where_it_is_there_and_where_ci_is_set_nothing_is_left_out(run, is_installed, ci):
    counts, words = run(is_installed=is_installed, ci=ci)
    assert counts == {"passed": 1, "error": 2}, words
    assert WORDS not in words
