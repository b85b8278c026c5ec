"""Serve the built book on this machine: python book/serve.py [PORT]."""

import errno
import sys
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing about each request."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        """Send a file; a reader who has gone on to another page meanwhile is no error."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


def port_from(arguments: list[str]) -> int:
    """Return the port that is asked for, 8000 if none is; stop the program if it is not one."""
    match arguments:
        case []:
            return 8000
        case [port] if port.isascii() and port.isdigit() and 0 < int(port) < 65536:
            return int(port)
        case _:
            sys.exit(f"Type: python book/serve.py PORT, with a number from 1 to 65535, not {' '.join(arguments)!r}")


def main(port: int) -> None:
    if not (SITE / "index.html").exists():
        sys.exit("The book is not built yet. Type: make book, or: jupyter-book build .")
    try:
        server = ThreadingHTTPServer(("localhost", port), partial(QuietHandler, directory=SITE))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is taken by another program. Choose another, such as {port + 1}.")
        sys.exit(f"Port {port} cannot be used: {error.strerror}. Choose another, such as 8000.")
    with server:
        print(f"The book is at http://localhost:{port} (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main(port_from(sys.argv[1:]))
