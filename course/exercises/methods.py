"""Two methods of training, drawn by luck, and what is asked of a judge of them."""

import functools
import math
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.running import NoResult


def better(first, second):
    """Return which of two methods is better: "first", "second" or "open"."""
    gains = [second(seed) - first(seed) for seed in range(20)]
    gain = np.mean(gains)
    error = np.std(gains, ddof=1) / math.sqrt(len(gains))
    if abs(gain) < 3 * error:
        return "open"
    return "second" if gain > 0 else "first"


RUNS_ALLOWED = 40


class Methods:
    """Two ways to train, without networks: accuracies are drawn, and each run is noted.

    A seed brings luck that both ways share, as that of the data, and some of their own. The second way is better by
    `gain` percentage points.
    """

    def __init__(self, gain: float, number: int, shared: float = 3) -> None:
        self.gain, self.number, self.shared = gain, number, shared
        self.seeds: tuple[list[int], list[int]] = ([], [])
        self.luck: dict[int, np.ndarray] = {}

    def __call__(self, which: int, seed: Any) -> float:
        if not isinstance(seed, int | np.integer):
            raise NoResult(f"A run needs its seed, a whole number. It was given {written(seed)}.")
        seed = int(seed)
        self.seeds[which].append(seed)
        if self.runs > RUNS_ALLOWED:
            raise NoResult(f"It takes more than {RUNS_ALLOWED} runs. Those of both methods are counted together.")
        if seed not in self.luck:
            self.luck[seed] = np.random.default_rng((self.number, seed % 2**32)).normal(size=3)
        shared, *own = self.luck[seed]
        return 85 + self.shared * shared + own[which] + which * self.gain

    @property
    def runs(self) -> int:
        return len(self.seeds[0]) + len(self.seeds[1])


def judged_judge(program: Any, gain: float, count: int, number: int) -> None:
    """Raise NoResult, with words, if many verdicts are claims without a difference, or miss one that is there."""
    verdicts, tried = [], []
    for pair in range(count):
        tried.append(Methods(gain, number + pair))
        verdicts.append(program(functools.partial(tried[-1], 0), functools.partial(tried[-1], 1)))
        if not isinstance(verdicts[-1], str) or verdicts[-1] not in ("first", "second", "open"):
            raise NoResult(f'It has to return "first", "second" or "open". What comes back is {written(verdicts[-1])}.')
    if gain == 0:
        claims = count - verdicts.count("open")
        if claims > 0.03 * count:
            raise NoResult(
                f"Of {count} pairs of methods that are equally good, it names a better one in {claims}. At most "
                f"{0.03 * count:.0f} are allowed. {advice_on_claims(tried, claims / count)}"
            )
        return
    right, wrong = ("second", "first") if gain > 0 else ("first", "second")
    found = verdicts.count(right)
    if found < 0.9 * count:
        advice = advice_on_misses(program, tried, gain)
        if verdicts.count(wrong) > found:
            advice = f"In {verdicts.count(wrong)} it names the other one. A larger accuracy is the better one."
        raise NoResult(
            f"Of {count} pairs in which the {right} method is better by {abs(gain)} points, it finds that in {found}. "
            f"It has to be {0.9 * count:.0f}. {advice}"
        )


def advice_on_claims(tried: list[Methods], share: float) -> str:
    seeds = max(len(one.luck) for one in tried)
    if seeds == 1 and max(one.runs for one in tried) > 4:
        return (
            "All runs of a method have the same seed, and from the same seed it is the same run again. Take another "
            "seed each time."
        )
    if seeds == 1:
        return "One run against one run shows which seed was the luckier one."
    if share > 0.5:
        return (
            'It says "open" seldom or never. But two means are never quite equal, not even those of one method: how '
            "large is the difference, beside its standard error?"
        )
    if len({one.runs for one in tried}) > 1:
        return (
            "It does not take the same number of runs each time. Does it look again after each seed, and stop when the "
            "difference is large enough? Then luck gets many chances: fix the number of seeds before you begin."
        )
    if seeds < 10:
        return (
            f"With {seeds} seeds the standard error itself is a rough estimate, and luck gets many errors away from 0. "
            "Take more seeds."
        )
    return (
        "Luck gets two errors away from 0 once in twenty times, which is too often here. How many errors do you ask "
        "for, before you name the better one?"
    )


def advice_on_misses(program: Any, tried: list[Methods], gain: float) -> str:
    most = max(one.runs for one in tried)
    if most == 0:
        return "It does not run the methods at all: `first(seed)` is one run of the first."
    if any(set(one.seeds[0]) != set(one.seeds[1]) for one in tried):
        return (
            "A seed chooses the data too, and easy data flatters every method. Run both methods from the same seeds, "
            "so that this luck cancels."
        )
    if most < RUNS_ALLOWED:
        return f"It takes at most {most} runs, and {RUNS_ALLOWED} are allowed: more seeds make the error smaller."
    apart = [Methods(gain, one.number, shared=0) for one in tried]
    said = [program(functools.partial(one, 0), functools.partial(one, 1)) for one in apart]
    if said.count("open") < len(said) / 2:
        return (
            "Both methods share most of their luck, seed by seed. Subtract first, one difference for each seed, and "
            "take the spread of the differences."
        )
    return (
        "Is it the spread of the single differences that it looks at? The error of their mean is smaller, by the root "
        "of n. Or does it ask for very many errors?"
    )
