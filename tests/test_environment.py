"""The pinned environments agree with each other and with the ranges in pyproject.toml."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
SLIM = PROJECT["dependencies"] + EXTRAS["lessons"]
FULL = SLIM + EXTRAS["lab"] + EXTRAS["book"] + EXTRAS["test"]


def pins(path: str) -> dict[str, set[str]]:
    """The pinned versions of each package: several where platforms differ."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / path).read_text("utf-8").splitlines():
        if line and not line.lstrip().startswith("#"):
            requirement = Requirement(line)
            (specifier,) = requirement.specifier
            assert specifier.operator == "==", line
            found.setdefault(canonicalize_name(requirement.name), set()).add(specifier.version)
    return found


@pytest.mark.parametrize(("path", "ranges"), [("requirements.txt", FULL), ("binder/requirements.txt", SLIM)])
def test_pins_lie_within_the_ranges(path, ranges):
    pinned = pins(path)
    for requirement in map(Requirement, ranges):
        versions = pinned[canonicalize_name(requirement.name)]
        assert all(version in requirement.specifier for version in versions), requirement


def test_binder_has_the_same_versions_as_everybody():
    everybody = pins("requirements.txt")
    for name, versions in pins("binder/requirements.txt").items():
        assert versions <= everybody[name], name


@pytest.mark.parametrize("path", ["requirements.txt", "binder/requirements.txt"])
def test_locks_name_no_host(path):
    assert "://" not in (ROOT / path).read_text("utf-8")
