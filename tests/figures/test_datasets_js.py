"""datasets.js makes the points of nnlib.datasets, in the same order, from the same generator."""

import numpy as np
import pytest
from javascript import JavaScriptError

from nnlib import datasets

DRAWN = ["moons", "circles", "spirals", "three_spirals"]

MAKE = """async ([name, n, noise, seed]) => {
  const rng = (await load("mathematics/random.js")).default_rng(seed);
  const { X, Y } = (await load("mathematics/datasets.js"))[name](n, noise, rng);
  return { X: [...X], Y: [...Y], kinds: [X, Y].map((one) => one.constructor.name), after: rng.random() };
}"""


def test_names_are_those_of_nnlib(javascript):
    names = javascript.run("""async () => Object.keys(await load("mathematics/datasets.js"))""")
    assert set(names) == {"xor", *DRAWN}
    assert all(callable(getattr(datasets, name)) for name in names)


def test_xor(javascript):
    found = javascript.run(
        """async () => Object.values((await load("mathematics/datasets.js")).xor()).map((one) => [...one])"""
    )
    assert found == [array.ravel().tolist() for array in datasets.xor()]


@pytest.mark.parametrize(
    ("n", "noise", "seed"), [(3, 0.3, 0), (4, 1.5, 1), (5, 1, 9), (62, 0, 2), (101, 0.05, 3), (500, 0.1, 2**32 - 1)]
)
@pytest.mark.parametrize("name", DRAWN)
def test_points(javascript, name, n, noise, seed):
    rng = np.random.default_rng(seed)
    X, Y = getattr(datasets, name)(n, noise, rng=rng)
    found = javascript.run(MAKE, [name, n, noise, seed])
    np.testing.assert_allclose(found["X"], X.ravel(), rtol=1e-12, atol=1e-14)
    assert found["Y"] == Y.ravel().tolist()
    assert found["kinds"] == ["Float64Array"] * 2
    assert found["after"] == rng.random()


MISFITS = {
    "1, 0.1": "n is 1, but needs a whole number of at least [23]",
    "2.5, 0.1": "n is 2.5, but needs a whole number of at least [23]",
    "NaN, 0.1": "n is NaN",
    "Infinity, 0.1": "n is Infinity",
    "10, -0.1": "noise is -0.1, but needs a number of at least 0",
    "10, NaN": "noise is NaN",
    "10, Infinity": "noise is Infinity",
}


@pytest.mark.parametrize("values", MISFITS)
@pytest.mark.parametrize("name", DRAWN)
def test_what_does_not_fit_is_named(javascript, name, values):
    with pytest.raises(JavaScriptError, match=MISFITS[values]):
        javascript.run(f"""async () => {{ (await load("mathematics/datasets.js")).{name}({values}); }}""")
