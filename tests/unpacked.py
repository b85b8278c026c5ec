"""The archive to be read without a network, unpacked as a reader does it."""

import io
import zipfile
from pathlib import Path

import offline
from live_page import SITE


def unpacked(place: Path) -> Path:
    """Unpack the archive in a place, in a folder that a careless program would not find; return where the book is."""
    folder = place / "Bücher für den Zug"
    with zipfile.ZipFile(io.BytesIO(offline.archive(SITE))) as archive:
        archive.extractall(folder)
    return folder / offline.NAME
