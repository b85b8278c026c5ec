"""random.js draws what NumPy's default_rng draws: the same numbers from the same seed, in any order of draws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from javascript import JavaScriptError

END = 3.654152885361009  # of the ziggurat: numbers beyond it are made from logarithms

DRAW = """async ([seed, draws]) => {
  const rng = (await load("mathematics/random.js")).default_rng(seed);
  return draws.flatMap(([name, ...values]) => {
    const drawn = rng[name](...values);
    return typeof drawn === "number" ? drawn : [...drawn];
  });
}"""

MANY = """async ([seed, count, end]) => {
  const rng = (await load("mathematics/random.js")).default_rng(seed);
  const all = Float64Array.from({ length: count }, () => rng.standard_normal());
  return [[...all.filter((x) => Math.abs(x) > end)], [...all.slice(-20_000)], rng.random()];
}"""

SEEDS = st.integers(0, 2**32 - 1) | st.integers(0, 2**53 - 1)
LIMIT = st.floats(-100, 100)
DRAWS = st.one_of(
    st.tuples(st.sampled_from(["random", "standard_normal"])),
    st.tuples(st.just("uniform"), LIMIT, LIMIT).map(lambda draw: (draw[0], *sorted(draw[1:]))),
    st.tuples(st.just("permutation"), st.integers(0, 40)),
)


def assert_same_draws(javascript, seed, draws):
    rng = np.random.default_rng(seed)
    expected = np.concatenate([np.atleast_1d(getattr(rng, name)(*values)) for name, *values in draws])
    found = np.array(javascript.run(DRAW, [seed, draws]))
    assert_same(found, expected)


def assert_same(found, expected):
    """The last place may differ where a logarithm has been taken, and only there."""
    tail = np.abs(expected) > END
    np.testing.assert_array_equal(found[~tail], expected[~tail])
    np.testing.assert_array_max_ulp(found[tail], expected[tail], maxulp=2)


@pytest.mark.parametrize("seed", [0, 1, 7, 12345, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 2**40 + 5, 2**53 - 1])
def test_seeds(javascript, seed):
    assert_same_draws(javascript, seed, [["random"]] * 1000)


@given(seed=SEEDS, draws=st.lists(DRAWS, min_size=1, max_size=300))
def test_mixed_draws(javascript, seed, draws):
    assert_same_draws(javascript, seed, draws)


@pytest.mark.parametrize("seed", range(20))
def test_halves_of_64_bits_wait_for_draws_of_32(javascript, seed):
    # A permutation of 4 takes three halves or more: one that is left waits for the next, whatever lies between.
    draws = [["permutation", 4], ["random"], ["standard_normal"], ["uniform", -2, 3]] * 50
    assert_same_draws(javascript, seed, draws)


@pytest.mark.parametrize("seed", [3, 2**32 - 7])
def test_normals_keep_step_through_wedges_and_tails(javascript, seed):
    rng = np.random.default_rng(seed)
    expected = rng.standard_normal(1_000_000)
    tail = expected[np.abs(expected) > END]
    found, last, after = javascript.run(MANY, [seed, len(expected), END])
    assert len(tail) > 200
    assert_same(np.array(found), tail)
    assert_same(np.array(last), expected[-20_000:])
    assert after == rng.random()


@pytest.mark.parametrize("n", [0, 1, 2, 3, 500, 65_536, 65_537, 100_000])
def test_permutations_of_any_length(javascript, n):
    assert_same_draws(javascript, n, [["permutation", n], ["random"], ["permutation", 7]])


@pytest.mark.parametrize("seed", ["-1", "1.5", "2 ** 53", "NaN", "Infinity", "'7'", "undefined"])
def test_other_seeds_are_refused(javascript, seed):
    with pytest.raises(JavaScriptError, match="but needs a whole number of at least 0"):
        javascript.run(f"""async () => {{ (await load("mathematics/random.js")).default_rng({seed}); }}""")
