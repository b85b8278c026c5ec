"""A Chromium for the tests, and pages to show it. Run as a program, fail if there is no Chromium."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import sync_playwright


def find_installed() -> str | None:
    """The browser named by COURSE_BROWSER, else the system's."""
    if named := os.environ.get("COURSE_BROWSER"):
        return shutil.which(named)
    return shutil.which("chromium") or shutil.which("google-chrome")


def find_browser() -> str | None:
    """An installed browser, else Playwright's own."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return find_installed() or (own if Path(own).exists() else None)


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a page that is closed meanwhile is not an error."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def serve(directory: Path) -> Iterator[str]:
    """Serve a directory on a free port of this machine; yield the address."""
    handler = partial(QuietHandler, directory=directory)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    try:
        sys.exit(None if find_browser() else "No browser for the tests was found.")
    except Exception as error:
        sys.exit(f"Playwright, which drives the browser of the tests, does not start: {error}")
