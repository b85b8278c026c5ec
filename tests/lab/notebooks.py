"""A JupyterLab of its own, and a notebook that is open in it."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from browser import free_port
from playwright.sync_api import Locator, Page

from course.authoring.execute import METADATA

ROOT = Path(__file__).parents[2]
# Let a test give commands and speak with the kernel without the keys and cells that it takes a reader.
OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--ip=127.0.0.1",
    "--IdentityProvider.token=",
    "--LabApp.expose_app_in_browser=True",
    "--JupyterNotebookApp.expose_app_in_browser=True",
    "--ServerApp.open_browser=False",
]
# What never comes to an end is an error, and not a test that waits for ever.
IN_TIME = """const inTime = (promise, what) => Promise.race([promise, new Promise((_, fail) =>
  setTimeout(() => fail(new Error(`no end of ${what} after a minute`)), 60_000))]);"""
COMMAND = f"""([name, settings]) => {{
  {IN_TIME}
  return inTime(jupyterapp.commands.execute(name, settings), name).then(() => null);
}}"""
IDLE = "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
PYTHON = """async (code) => {
  IN_TIME
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const future = kernel.requestExecute({ code });
  const words = [];
  future.onIOPub = ({ content, header }) => {
    if (header.msg_type === "stream") words.push(content.text);
    if (header.msg_type === "error") words.push(`${content.ename}: ${content.evalue}`);
  };
  await inTime(future.done, code);
  return words.join("").trim();
}""".replace("IN_TIME", IN_TIME)


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Start a JupyterLab with nothing of the user's settings, on the notebooks of a folder; yield its address."""
    port = free_port()
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | own | {"IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": str(ROOT)}
    with (folder / "jupyterlab.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--port={port}", f"--notebook-dir={folder}"],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server, folder / "jupyterlab.log")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(f"{address}/api", timeout=5):
                return
        except OSError:
            assert server.poll() is None and time.monotonic() < end, log.read_text("utf-8", "replace")
            time.sleep(0.1)


def write(path: Path, *cells: str | nbformat.NotebookNode) -> None:
    """Write a notebook of code cells, given by their source or as they are."""
    code = [nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=code, metadata=METADATA), path)


class Notebook:
    """A notebook that is open in JupyterLab."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def open(self, path: Path, *cells: str | nbformat.NotebookNode) -> None:
        write(path, *cells)
        self.page.goto(f"{self.address}/lab/tree/{path.name}?reset")
        self.wait()

    def reload(self) -> None:
        self.page.reload()
        self.wait()

    def wait(self) -> None:
        """Wait until the notebook is there and its kernel has nothing to do: what is asked before is never done."""
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=120_000)
        self.page.wait_for_function(IDLE, timeout=120_000)

    def command(self, name: str, **settings: Any) -> None:
        """Do what a menu or a key of JupyterLab does."""
        self.page.evaluate(COMMAND, [name, settings])

    def change_theme(self, name: str) -> None:
        """Change to the theme Light or Dark."""
        self.command("apputils:change-theme", theme=f"JupyterLab {name}")
        self.page.wait_for_function("(name) => document.body.dataset.jpThemeName === name", arg=f"JupyterLab {name}")

    def run_all(self) -> None:
        self.command("notebook:run-all-cells")

    def run(self, number: int) -> None:
        """Run one cell, as Shift and Enter do."""
        self.cell(number).locator(".jp-InputPrompt").click()
        self.command("notebook:run-cell")

    def python(self, code: str) -> str:
        """Run code in the kernel, in no cell; return what it prints."""
        return self.page.evaluate(PYTHON, code)

    def expect_python(self, code: str, words: str) -> None:
        """Wait until code prints these words: a view tells its kernel of one change after another."""
        end = time.monotonic() + 10
        while (found := self.python(code)) != words:
            assert time.monotonic() < end, found
            time.sleep(0.05)

    def cell(self, number: int) -> Locator:
        return self.page.locator(".jp-CodeCell").nth(number)

    def output(self, number: int) -> Locator:
        return self.cell(number).locator(".jp-OutputArea-output")
