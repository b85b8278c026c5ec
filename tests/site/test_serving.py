"""book/serve.py serves the built book, and says plainly what it needs where it cannot."""

import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "book" / "serve.py"


def serve(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return listener.getsockname()[1]


@pytest.mark.parametrize("arguments", [["abc"], ["0"], ["70000"], ["-1"], [""], ["8000", "8001"]])
def test_no_port_is_said_plainly(arguments):
    program = serve(*arguments)
    _, words = program.communicate(timeout=60)
    assert program.returncode == 1
    assert words.startswith("Type: python book/serve.py PORT, with a number from 1 to 65535, not ")
    assert words.count("\n") == 1


def test_a_port_that_is_taken_is_said_plainly():
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        port = other.getsockname()[1]
        program = serve(str(port))
        _, words = program.communicate(timeout=60)
    assert program.returncode == 1
    assert words == f"Port {port} is taken by another program. Choose another, such as {port + 1}.\n"


def test_it_serves_the_book_at_the_address_that_it_prints():
    program = serve(str(free_port()))
    try:
        assert program.stdout
        found = re.search(r"http://localhost:\d+", program.stdout.readline())
        assert found
        with urllib.request.urlopen(found[0], timeout=60) as response:
            assert b"book/index.html" in response.read()
    finally:
        program.terminate()
        program.communicate()
