"""Measure the pages with Lighthouse, as a slow phone has them: `make lighthouse`, or with the names of some pages.

The site is served compressed, as a static host does. Of three runs of a page the median counts. The scores depend on
the machine and on what else it does; the bytes do not, and are tested in tests/site.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from browser import find_browser

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 3
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


@cache
def compressed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 9)


class Handler(SimpleHTTPRequestHandler):
    """Serves files compressed, and lets browsers keep what is named by its content."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing about each request."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_file() and path.suffix in COMPRESSED:
            content = compressed(str(path))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "max-age=31536000" if "_static" in path.parts else "max-age=600")
            self.end_headers()
            self.wfile.write(content)
        else:
            super().do_GET()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder as long as the block lasts, and return its address."""
    with ThreadingHTTPServer(("localhost", 0), partial(Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def run(address: str) -> dict:
    """Return Lighthouse's report on a page."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "report.json")
        flags = "--headless=new --no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else "--headless=new"
        command = ["node", str(LIGHTHOUSE), address, "--quiet", f"--chrome-flags={flags}", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": str(find_browser())})
        return json.loads(report.read_text("utf-8"))


def row(reports: list[dict]) -> list[str]:
    """Return the medians of what is looked at, as they are printed."""

    def median(value) -> float:
        return statistics.median(value(report) for report in reports)

    scores = [100 * median(lambda report, name=name: report["categories"][name]["score"]) for name in CATEGORIES]
    seconds = [
        median(lambda report, name=name: report["audits"][name]["numericValue"]) / 1000
        for name in ("first-contentful-paint", "largest-contentful-paint")
    ]
    size = median(lambda report: report["audits"]["total-byte-weight"]["numericValue"]) / 1024
    return [*(f"{score:.0f}" for score in scores), *(f"{time:.1f}" for time in seconds), f"{size:.0f}"]


def faults(reports: list[dict]) -> list[str]:
    """Return what keeps a page from full marks in what does not depend on the machine."""
    report = reports[-1]
    wanted = [ref["id"] for name in CATEGORIES[1:] for ref in report["categories"][name]["auditRefs"] if ref["weight"]]
    audits = [report["audits"][id] for id in wanted]
    return [audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 1]


def main(names: list[str]) -> None:
    lessons = sorted(path.name for path in (SITE / "lessons").glob("*.html"))
    names = names or ["book/index.html", *(f"lessons/{name}" for name in lessons)]
    print(f"{'page':32}{'perf.':>6}{'acc.':>6}{'pract.':>7}{'SEO':>5}{'FCP s':>7}{'LCP s':>7}{'KiB':>6}")
    with serve(SITE) as address:
        for name in names:
            reports = [run(f"{address}/{name}") for _ in range(RUNS)]
            values = row(reports)
            widths = [6, 6, 7, 5, 7, 7, 6]
            print(f"{name:32}" + "".join(f"{value:>{width}}" for value, width in zip(values, widths)), flush=True)
            for fault in faults(reports):
                print(f"    {fault}")


if __name__ == "__main__":
    main(sys.argv[1:])
