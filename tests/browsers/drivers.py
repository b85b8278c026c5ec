"""Firefox and WebKit for the tests, each by its own protocol. Run as a program, fail if one is missing.

Debian has no geckodriver, so Firefox is driven by WebDriver BiDi, https://w3c.github.io/webdriver-bidi/, and WebKitGTK,
Safari's engine, by WebDriver, https://w3c.github.io/webdriver/: of both only what is needed to open a page and to run
a script on it.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser import free_port
from websocket import WebSocket, create_connection

SECONDS = 120  # for a script, and for a browser to start


class Failed(Exception):  # noqa: N818
    """A script on the page raised an error."""


def patiently(connect: Callable[[], Any]) -> Any:
    """Return what `connect` returns as soon as the browser listens."""
    end = time.monotonic() + SECONDS
    while True:
        try:
            return connect()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextmanager
def running(*command: str) -> Iterator[None]:
    """Run a program as long as the block lasts."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


class Browser:
    """A browser with one page."""

    def open(self, address: str) -> None:
        raise NotImplementedError

    def resize(self, width: int, height: int) -> None:
        raise NotImplementedError

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Return what a JavaScript function, which may be async, returns on the page; raises Failed if it throws."""
        raise NotImplementedError


class Firefox(Browser):
    def __init__(self, connection: WebSocket) -> None:
        self.connection, self.count = connection, 0
        self.command("session.new", capabilities={})
        self.page = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def command(self, method: str, **parameters: Any) -> Any:
        self.count += 1
        self.connection.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.connection.recv())
            if answer.get("id") == self.count:
                if answer["type"] == "error":
                    raise OSError(f"{method}: {answer['error']}: {answer['message']}")
                return answer["result"]

    def open(self, address: str) -> None:
        self.command("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def resize(self, width: int, height: int) -> None:
        self.command("browsingContext.setViewport", context=self.page, viewport={"width": width, "height": height})

    def evaluate(self, function: str, *arguments: Any) -> Any:
        call = f"(async () => JSON.stringify(await ({function})(...{json.dumps(arguments)})))()"
        answer = self.command("script.evaluate", expression=call, target={"context": self.page}, awaitPromise=True)
        if answer["type"] == "exception":
            raise Failed(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))


class WebKit(Browser):
    def __init__(self, address: str, program: str) -> None:
        self.address = address
        options = {"binary": program, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = patiently(lambda: self.command("POST", "/session", wanted))
        self.address += f"/session/{session['sessionId']}"
        self.command("POST", "/timeouts", {"script": 1000 * SECONDS, "pageLoad": 1000 * SECONDS})

    def command(self, method: str, path: str, body: Any = None) -> Any:
        request = urllib.request.Request(
            self.address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=2 * SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Failed(error.read().decode()) from None

    def open(self, address: str) -> None:
        self.command("POST", "/url", {"url": address})

    def resize(self, width: int, height: int) -> None:
        self.command("POST", "/window/rect", {"width": width, "height": height})

    def evaluate(self, function: str, *arguments: Any) -> Any:
        script = f"""
        const done = arguments[arguments.length - 1];
        (async () => JSON.stringify(await ({function})(...{json.dumps(arguments)})))().then(
          (text) => done([true, text ?? "null"]), (error) => done([false, String(error)]));
        """
        is_right, text = self.command("POST", "/execute/async", {"script": script, "args": []})
        if not is_right:
            raise Failed(text)
        return json.loads(text)


@contextmanager
def firefox() -> Iterator[Browser]:
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # Else it lets a page that was opened as a file read other files, which it does for no reader.
        Path(profile, "user.js").write_text('user_pref("remote.prefs.recommended", false);\n', "utf-8")
        program = shutil.which("firefox-esr") or shutil.which("firefox") or "firefox-esr"
        with running(program, "--headless", "--profile", profile, f"--remote-debugging-port={port}"):
            address = f"ws://127.0.0.1:{port}/session"
            connection = patiently(lambda: create_connection(address, timeout=2 * SECONDS, suppress_origin=True))
            try:
                yield Firefox(connection)
            finally:
                connection.close()


def mini_browser() -> str:
    """Return the window around WebKitGTK that its driver starts."""
    return next(map(str, sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))), "")


@contextmanager
def webkit() -> Iterator[Browser]:
    port = free_port()
    with running("xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={port}"):
        browser = WebKit(f"http://127.0.0.1:{port}", mini_browser())
        try:
            yield browser
        finally:
            browser.command("DELETE", "")


BROWSERS = {"firefox": firefox, "webkit": webkit}


def missing() -> list[str]:
    """Return the programs that are not installed."""
    found = {name: shutil.which(name) for name in ("WebKitWebDriver", "xvfb-run")}
    found["firefox-esr"] = shutil.which("firefox-esr") or shutil.which("firefox")
    found["MiniBrowser of WebKitGTK"] = mini_browser() or None
    return [name for name, path in found.items() if path is None]


if __name__ == "__main__":
    sys.exit(f"For these tests {', '.join(absent)} must be installed." if (absent := missing()) else None)
