"""Fetch files that are pinned by their sha256, once: they are kept outside the checkout, in the user's cache."""

import hashlib
import io
import os
import tarfile
import tempfile
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

SECONDS = 60  # to wait for a host to answer


class Unavailable(Exception):  # noqa: N818
    """A file that no source has, and the words that say what each of them said."""


def folder(name: str) -> Path:
    """Return where files are kept under this name."""
    return user_cache_path("neural-network-from-scratch") / name


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def download(address: str) -> bytes:
    """Return what is at an address; raises KeyError if there is nothing, and OSError if the host does not answer."""
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        if error.code == 404:
            raise KeyError(address) from None
        raise


@cache
def archive(address: str) -> dict[str, bytes]:
    """Return the files in a tarball."""
    with tarfile.open(fileobj=io.BytesIO(download(address))) as tarball:
        found = ((member.name, tarball.extractfile(member)) for member in tarball)
        return {name: file.read() for name, file in found if file}


def keep(path: Path, content: bytes) -> None:
    """Write a file into the cache, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    os.replace(new.name, path)


def kept(path: Path, digest: str | None) -> bytes | None:
    """Return a file from the cache, if it is there and is the right one."""
    content = path.read_bytes() if path.exists() else None
    return content if content is not None and digest in (None, sha256(content)) else None
