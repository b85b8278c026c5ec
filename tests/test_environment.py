"""The pinned environments agree with each other and with the ranges in pyproject.toml."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
TABLES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, GROUPS = TABLES["project"], TABLES["dependency-groups"]
BINDER = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["lessons"]
READER = BINDER + GROUPS["lab"] + GROUPS["book"]
LOCKS = {"requirements.txt": READER, "binder/requirements.txt": BINDER, "tests/tools/requirements.txt": GROUPS["test"]}


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


@pytest.mark.parametrize(("path", "ranges"), LOCKS.items())
def test_pins_lie_within_the_ranges(path, ranges):
    pinned = pins(path)
    for requirement in map(Requirement, ranges):
        versions = pinned[canonicalize_name(requirement.name)]
        assert all(version in requirement.specifier for version in versions), requirement


@pytest.mark.parametrize("path", ["binder/requirements.txt", "tests/tools/requirements.txt"])
def test_binder_and_tests_have_the_same_versions_as_everybody(path):
    everybody = pins("requirements.txt")
    for name, versions in pins(path).items():
        assert versions <= everybody.get(name, versions), name
    assert everybody.keys() >= pins("binder/requirements.txt").keys()


def test_the_frameworks_to_compare_with_are_pinned_and_nobody_else_needs_them():
    compared = pins("tests/tools/frameworks.txt")
    assert compared.keys() == {"onnx", "onnxruntime", "torch"}
    for path in LOCKS:
        assert not compared.keys() & pins(path).keys(), path


def test_tools_of_javascript_are_pinned_within_their_ranges():
    wanted = json.loads((ROOT / "tests/tools/package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((ROOT / "tests/tools/package-lock.json").read_text("utf-8"))["packages"]
    assert locked[""]["devDependencies"] == wanted
    for name in wanted:
        assert locked[f"node_modules/{name}"]["integrity"]


@pytest.mark.parametrize("path", [*LOCKS, "tests/tools/package-lock.json"])
def test_locks_name_no_host(path):
    assert not re.search(r'"resolved"|^[^#]*(--index|@ )', (ROOT / path).read_text("utf-8"), re.MULTILINE)


def test_ci_runs_the_targets_of_the_makefile():
    """One definition of what is run, of which PyTorch, and of which actions."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    sources = [(ROOT / ".ci/run").read_text("utf-8")]
    sources += [path.read_text("utf-8") for path in (ROOT / ".github/workflows").glob("*.yml")]
    for source in sources:
        assert "pytest" not in source
        assert "torch" not in source.replace("make torch", "")
        assert "onnx" not in source
        assert set(re.findall(r"\bmake ([a-z]+)", source)) <= targets
        assert all(
            re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", use) for use in re.findall(r"uses: (.*)", source)
        )
        assert source.count("timeout-minutes") == source.count("runs-on:")
