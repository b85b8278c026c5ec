"""Serve the built book on this machine: python book/serve.py [PORT]."""

import sys
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

SITE = Path(__file__).parent.parent / "_build" / "html"


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing about each request."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        """Send a file; a reader who has gone on to another page meanwhile is no error."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


def main(port: int) -> None:
    try:
        server = ThreadingHTTPServer(("localhost", port), partial(QuietHandler, directory=SITE))
    except OSError:
        sys.exit(f"Port {port} is taken by another program. Choose another: make serve PORT={port + 1}")
    with server:
        print(f"The book is at http://localhost:{port} (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
