"""The program that checks EPUBs, https://www.w3.org/publishing/epubcheck. Run as a program, fail if it is missing."""

import shutil
import sys
from pathlib import Path

MISSING = (
    "epubcheck was not found. On Debian and Ubuntu type: sudo apt-get install -y epubcheck. Elsewhere install Java and "
    "epubcheck with your package manager, such as: brew install epubcheck"
)


def find_epubcheck() -> list[str] | None:
    """Return the command that starts it, if it is installed with the Java that it needs.

    Debian's is a Java archive, which only a kernel that knows such files starts by itself.
    """
    program, java = shutil.which("epubcheck"), shutil.which("java")
    if program is None or java is None:
        return None
    with Path(program).open("rb") as file:
        return [java, "-jar", program] if file.read(2) == b"PK" else [program]


if __name__ == "__main__":
    sys.exit(None if find_epubcheck() else MISSING)
