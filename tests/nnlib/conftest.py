"""Fixtures for the tests of nnlib."""

import warnings

import numpy as np
import pytest


@pytest.fixture
def rng():
    return np.random.default_rng(20240611)


@pytest.fixture
def strict():
    """Overflow, division by zero, invalid values and warnings are errors."""
    with np.errstate(all="raise", under="ignore"), warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
