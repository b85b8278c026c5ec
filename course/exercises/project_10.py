"""The project of chapters 6 to 10: a layer and an optimizer of the learner's own, proved and put to use in nnlib."""

from typing import Any

import numpy as np

import nnlib
from course.exercises import errors
from course.exercises.comparing import difference, written
from course.exercises.exercise import Exercise, Mistake, Project
from course.exercises.gradients import relative_error
from course.exercises.methods import better
from course.exercises.readers import inputs_of, scores_of, trained
from course.exercises.running import NoResult
from nnlib import CrossEntropy, Dense, Dropout, accuracy, datasets, numerical_gradient
from nnlib.guards import Array

PROJECT = Project(
    title="a layer and a rule of your own",
    introduction=r"""An evening in which `nnlib` grows by what you write. It needs the chapters from [chapter 6](06_backprop.ipynb) to this one, and nothing later needs it.

A network asks little of a layer: `forward(A_prev)`, `backward(dA)`, `predict(A_prev)`, and two lists of arrays, `parameters` and `gradients`. And training asks of an optimizer a method `step(parameters, gradients)`, which changes the parameters in place. What has these, `nnlib` takes, whoever wrote it. So you can try an idea of your own, or one from a paper, in twenty lines.

But a layer with a wrong way back still learns something, as you saw in [chapter 6](06_backprop.ipynb), and a wrong optimizer still goes downhill. So prove it first, then use it, then measure whether it helps.""",
)


class OwnLayer:
    """A layer with parameters that a network can learn; for batches (n, n_in)."""

    def __init__(self, n_in):
        """Make the parameters, and arrays for their gradients."""
        self.slope = np.full(n_in, 0.25)
        self.dslope = np.zeros(n_in)
        self.parameters = [self.slope]
        self.gradients = [self.dslope]

    def predict(self, A_prev):
        """Return the output for a batch, and keep nothing."""
        return np.where(A_prev > 0, A_prev, self.slope * A_prev)

    def forward(self, A_prev):
        """Return the output for a batch, and keep what backward needs."""
        self.A_prev = A_prev
        return self.predict(A_prev)

    def backward(self, dA):
        """Fill the gradients in place, and return dA_prev."""
        is_off = self.A_prev <= 0
        self.dslope[:] = (dA * is_off * self.A_prev).sum(axis=0)
        return dA * np.where(is_off, self.slope, 1)


def own_reader(X, Y):
    """Return a trained network with your layer in it, and what makes its inputs."""
    mean, deviation = X.mean(), X.std()

    def prepare(pictures):
        return (pictures - mean) / deviation

    network = nnlib.Network(
        nnlib.Dense(64, 32, "identity", rng=0),
        OwnLayer(32),
        nnlib.Dense(32, 10, "identity", rng=1),
    )
    network.fit(
        prepare(X),
        Y,
        loss=CrossEntropy(from_logits=True),
        optimizer=nnlib.Adam(lr=0.01),
        epochs=6,
        batch_size=32,
        rng=0,
    )
    return network, prepare


class RMSProp:
    """Steps divided by the root of a running mean of the squared gradients."""

    def __init__(self, lr, rho=0.9, eps=1e-8):
        """Keep the learning rate, the memory rho and eps."""
        self.lr, self.rho, self.eps = lr, rho, eps
        self.squares = None

    def step(self, parameters, gradients):
        """Change the parameters in place."""
        if self.squares is None:
            self.squares = [np.zeros_like(w) for w in parameters]
        for w, dw, s in zip(parameters, gradients, self.squares):
            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(s) + self.eps)


def against_adam(train):
    """Return a guess, the verdict at 0.001, the best rate and the verdict there."""
    guess = "open"

    def verdict(rate):
        return better(
            lambda seed: train(nnlib.Adam, 0.01, seed),
            lambda seed: train(RMSProp, rate, seed),
        )

    rates = [0.001, 0.003, 0.01, 0.03]
    means = [np.mean([train(RMSProp, rate, seed) for seed in (20, 21, 22)]) for rate in rates]
    best = rates[np.argmax(means)]
    return guess, verdict(0.001), best, verdict(best)


MEMBERS = ("forward", "backward", "predict", "parameters", "gradients")


def judged_layer(make: Any, n: int, n_in: int) -> str:
    """Raise NoResult, with words, unless what is made is a layer whose way back is the slope of its way there."""
    layer = make(n_in)
    prove(layer, n, n_in)
    return "a layer"


def prove(layer: Any, n: int, n_in: int) -> None:
    """Raise NoResult, with words, if a layer lacks something, is not bent, or has a wrong gradient."""
    lacks = [member for member in MEMBERS if not hasattr(layer, member)]
    if lacks:
        raise NoResult(f"The layer has no `{lacks[0]}`. A network needs all of {', '.join(MEMBERS)}.")
    if isinstance(layer, Dense | Dropout):
        raise NoResult("That is a layer of nnlib's. Write one with a way back of its own.")
    rng = np.random.default_rng(n)
    A_prev, other = rng.normal(size=(n, n_in)), rng.normal(size=(n, n_in))
    parameters = arrays_of(layer, "parameters")
    if not parameters or not sum(w.size for w in parameters):
        raise NoResult("The layer has no parameters, so it has nothing to learn.")
    A = output_of(layer, "forward", A_prev)
    dA = rng.normal(size=A.shape)
    at_once = layer.backward(dA.copy())
    if not isinstance(at_once, np.ndarray):
        raise NoResult(
            f"`backward` returns {written(at_once)}, but the layer before needs an array: dA_prev. Is there a `return`?"
        )
    at_once = at_once.copy()
    first = [dw.copy() for dw in arrays_of(layer, "gradients")]
    layer.forward(A_prev.copy())
    output_of(layer, "predict", other)
    dA_prev = layer.backward(dA.copy())
    if at_once.shape != dA_prev.shape or not np.allclose(at_once, dA_prev):
        raise NoResult("`predict` changes what `forward` has kept for the way back. An answer keeps nothing.")
    gradients = [dw.copy() for dw in arrays_of(layer, "gradients")]
    if any(one.any() and np.allclose(two, 2 * one) for one, two in zip(first, gradients)):
        raise NoResult("A second `backward` gives other gradients: they add up. Write them anew each time.")
    if [w.shape for w in parameters] != [dw.shape for dw in gradients]:
        raise NoResult(
            f"The parameters have the shapes {[w.shape for w in parameters]}, and the gradients "
            f"{[dw.shape for dw in gradients]}. To each parameter belongs a gradient of its shape."
        )
    if not np.allclose(layer.predict(A_prev.copy()), A):
        raise NoResult("`predict` gives something else than `forward` for the same batch.")
    if is_affine(layer, A_prev, other):
        raise NoResult("What the layer does to its input is a straight line, and nnlib has that in Dense. Bend it.")
    if dA_prev.shape != A_prev.shape:
        raise NoResult(f"`backward` returns the shape {dA_prev.shape}, but dA_prev has that of A_prev: {A_prev.shape}.")
    compare("What `backward` returns", dA_prev, layer, A_prev, A_prev, dA)
    for number, (w, dw) in enumerate(zip(parameters, gradients), 1):
        compare(f"Gradient number {number}", dw, layer, A_prev, w, dA)


def arrays_of(layer: Any, name: str) -> list[Array]:
    arrays = getattr(layer, name)
    if callable(arrays):
        raise NoResult(f"`{name}` is a method, but has to be a list of arrays: write `@property` above it.")
    if not isinstance(arrays, list | tuple):
        raise NoResult(f"`{name}` is {written(arrays)}, but has to be a list of arrays.")
    if not all(isinstance(one, np.ndarray) for one in arrays):
        raise NoResult(
            f"`{name}` is {written(arrays)}, but has to be a list of arrays: a plain number cannot be changed in place."
        )
    return list(arrays)


def output_of(layer: Any, name: str, A_prev: Array) -> Array:
    """Return what a method makes of a batch; raise NoResult, with words, if that is no output or the batch changes."""
    batch, n = A_prev.copy(), len(A_prev)
    A = getattr(layer, name)(batch)
    if not np.array_equal(batch, A_prev):
        raise NoResult(
            f"`{name}` changes the batch that it is given. To the layer before, that is its own output: leave it as it "
            "is, and make a new array."
        )
    if not isinstance(A, np.ndarray) or A.ndim != 2 or len(A) != n:
        raise NoResult(f"`{name}` gives {written(A)} for {n} samples, but an array with a row for each is needed.")
    if not np.isfinite(A).all():
        raise NoResult(f"What `{name}` gives is not always a finite number.")
    return A


def is_affine(layer: Any, one: Array, other: Array) -> bool:
    """Whether a layer maps the middle of two batches to the middle of what they give, and other points alike."""
    return all(
        np.allclose(layer.predict(t * one + (1 - t) * other), t * layer.predict(one) + (1 - t) * layer.predict(other))
        for t in (-1.5, 0.3, 0.5, 2.0)
    )


def compare(name: str, found: Array, layer: Any, A_prev: Array, nudged: Array, dA: Array) -> None:
    """Raise NoResult unless `found` has the slopes of sum(dA * output), in up to 60 numbers of the nudged array."""
    places = np.random.default_rng(0).permutation(nudged.size)[:60]
    kept = nudged.flat[places]

    def total(values: Array) -> float:
        nudged.flat[places] = values
        return float(np.sum(dA * layer.predict(A_prev)))

    by_nudging, by_backward = numerical_gradient(total, kept, eps=1e-5), found.ravel()[places]
    nudged.flat[places] = kept
    if by_nudging.any() and not found.any():
        raise NoResult(f"{name} is 0 everywhere. Is it written into its own array, as in `self.dslope[:] = …`?")
    if len(A_prev) > 1 and np.allclose(by_nudging, len(A_prev) * by_backward):
        raise NoResult(f"{name} is {len(A_prev)} times too small, for {len(A_prev)} samples: a layer sums over them.")
    error = relative_error(by_backward, by_nudging)
    if not error < 1e-5:
        raise NoResult(
            f"{name} fails the gradient check. The relative error is {error:.2g}.\n"
            f"    by nudging    {written(by_nudging[:5])}\n    by backward   {written(by_backward[:5])}"
        )


def judged_own_reader(make: Any, X: Array, Y: Array) -> str:
    """Raise NoResult, with words, if the network has no layer of the learner's own, or reads too little."""
    network, prepare = trained(make, X, Y)
    own = [layer for layer in network.layers if not isinstance(layer, Dense | Dropout)]
    if not own:
        raise NoResult("All layers of this network are nnlib's. Put yours between two of them.")
    pictures, labels = datasets.digits("validation")
    inputs = inputs_of(network, prepare, pictures)
    right = int((scores_of(network, inputs).argmax(axis=1) == labels).sum())
    for layer in network.layers[: network.layers.index(own[0])]:
        inputs = layer.predict(inputs)
    prove(own[0], 4, inputs.shape[1])
    if right < ENOUGH:
        raise NoResult(f"It reads {right} of 300 new pictures, and {ENOUGH} are needed. Is it trained long enough?")
    return "a reader"


ENOUGH = 282


def path_of(make: Any, settings: dict[str, float], steps: int) -> list[Array]:
    """Return two parameters after some steps in a landscape of their own, and the gradients as they then are."""
    rng = np.random.default_rng(steps)
    parameters: list[Array] = [rng.normal(size=(2, 3)), rng.normal(size=4)]
    rule = make(**settings)
    for _ in range(steps):
        gradients = [3 * parameters[0] ** 3, np.array([1.0, 10.0, 0.1, 0.0]) * parameters[1]]
        kept = [dw.copy() for dw in gradients]
        try:
            returned = rule.step(parameters, gradients)
        except ValueError as error:
            if "broadcast" not in str(error):
                raise
            raise NoResult(
                "Two shapes do not fit together. There are two parameters here, of the shapes (2, 3) and (4,): what is "
                f"kept for a parameter has its shape, and each has its own.{errors.own_line(error, make)}"
            ) from None
        if returned is not None:
            raise NoResult("`step` returns something, but it has to change the parameters in place: `w -= ...`.")
        if any(not np.array_equal(dw, before) for dw, before in zip(gradients, kept)):
            raise NoResult("`step` changes the gradients. Only the parameters may change.")
    return parameters


ADAM_RATE, FIRST_RATE, PAIRS, SEARCHED = 0.01, 0.001, 10, 3


class Trainings:
    """Trainings of the chapter's reader on 300 pictures, each with what came of it."""

    def __init__(self) -> None:
        (X, self.Y), (X_val, self.Y_val) = datasets.digits("train"), datasets.digits("validation")
        self.X, self.X_val = [(pixels - X.mean()) / X.std() for pixels in (X, X_val)]
        self.adam: dict[float, dict[int, float]] = {}
        self.own: dict[float, dict[int, float]] = {}

    def __call__(self, rule: Any, rate: Any, seed: Any) -> float:
        """Return the accuracy on the validation set, in percent, after a training with `rule(rate)` from a seed."""
        if not isinstance(rule, type):
            raise NoResult(
                f"`train` is given {written(rule)} in place of a rule. It takes the class, `RMSProp` or `nnlib.Adam`, "
                "and makes a fresh rule of it for each training."
            )
        if not isinstance(rate, float | int) or not isinstance(seed, int | np.integer):
            raise NoResult(
                f"`train` takes a rule, its rate and a seed. Here rate and seed are {written(rate)} and {written(seed)}."
            )
        if not rate > 0:
            raise NoResult(f"A rate is above 0. Here `train` is given {written(rate)}.")
        is_adam = issubclass(rule, nnlib.Adam)
        if not is_adam:
            prove_rule(rule)
        rate, seed = float(rate), int(seed)
        found = (self.adam if is_adam else self.own).setdefault(rate, {})
        if seed not in found:
            found[seed] = self.trained(rule(rate), seed)
        return found[seed]

    def trained(self, rule: Any, seed: int) -> float:
        rng = np.random.default_rng(seed)
        network = nnlib.Network(Dense(64, 32, "relu", init="he", rng=rng), Dense(32, 10, "identity", rng=rng))
        X, Y, loss = self.X[:300], self.Y[:300], CrossEntropy(from_logits=True)
        network.fit(X, Y, loss=loss, optimizer=rule, epochs=3, batch_size=32, rng=seed)
        return 100 * accuracy(network.predict(self.X_val), self.Y_val)

    def gains(self, rate: float) -> list[float]:
        """Return by how many points RMSProp at a rate was better than Adam, for each seed that both have."""
        adam, own = self.adam.get(ADAM_RATE, {}), self.own.get(rate, {})
        return [own[seed] - adam[seed] for seed in own if seed in adam]

    def searched(self) -> dict[float, float]:
        """Return the mean accuracy of each rate that was tried from three or more seeds which Adam has not had."""
        adam = self.adam.get(ADAM_RATE, {})
        tried = {rate: [own[seed] for seed in own if seed not in adam] for rate, own in self.own.items()}
        return {rate: float(np.mean(found)) for rate, found in tried.items() if len(found) >= SEARCHED}


def prove_rule(rule: Any) -> None:
    """Raise NoResult, with words, for a rule that does not do what RMSProp does."""
    case = {"lr": 0.02, "rho": 0.7, "eps": 1e-3}, 5
    if difference(path_of(RMSProp, *case), path_of(rule, *case)):
        raise NoResult(
            f"`{rule.__name__}` does not do what RMSProp does: make the exercise before this one right first."
        )


def judged_experiment(program: Any) -> None:
    """Raise NoResult, with words, unless what is said of two rules follows from the trainings that were made."""
    trainings = Trainings()
    made = program(trainings)
    if not isinstance(made, tuple | list) or len(made) != 4:
        raise NoResult(
            "Four things are needed: your guess, the verdict at 0.001, the rate that you have found, and the verdict "
            f"there. What comes back is {written(made)}."
        )
    _, said, rate, said_there = made
    check_verdict(trainings, FIRST_RATE, said)
    check_search(trainings, rate)
    check_verdict(trainings, float(rate), said_there)


def check_verdict(trainings: Trainings, rate: float, said: Any) -> None:
    """Raise NoResult, with words, if too few pairs were trained, or if a verdict is not what they say."""
    if not isinstance(said, str) or said not in ("first", "second", "open"):
        raise NoResult(f'A verdict is "first", "second" or "open". At {rate:g} it is {written(said)}.')
    gains = trainings.gains(rate)
    others = [one for one in trainings.adam if one != ADAM_RATE]
    other_rate = f"Adam is trained at {others[0]:g}. Its rate in this comparison is {ADAM_RATE}." if others else ""
    if len(gains) < PAIRS:
        raise NoResult(
            other_rate
            or f"Adam at {ADAM_RATE} and RMSProp at {rate:g} share {len(gains)} of their seeds, and at least {PAIRS} are "
            "needed."
        )
    gain, error = np.mean(gains), np.std(gains, ddof=1) / np.sqrt(len(gains))
    right, wrong = ("second", "first") if gain > 0 else ("first", "second")
    # Near three errors judges may differ, each with good reason.
    if said == wrong or (said == "open" and abs(gain) > 3.5 * error) or (said == right and abs(gain) < 2.5 * error):
        order = "Adam is the first of the two methods, and RMSProp the second."
        advice = order if said == wrong else "Is that more than three errors, or less?"
        raise NoResult(
            f"By your {len(gains)} pairs of trainings, RMSProp at {rate:g} is {abs(gain):.1f} ± {error:.1f} points "
            f'{"better" if gain > 0 else "worse"} than Adam, and the verdict is "{said}". {other_rate or advice}'
        )


def check_search(trainings: Trainings, rate: Any) -> None:
    """Raise NoResult, with words, unless a rate is the best of several, by seeds that do not judge it."""
    if not isinstance(rate, float | int):
        raise NoResult(f"The third of the four things is a rate, a number. Here it is {written(rate)}.")
    searched = trainings.searched()
    if len(searched) < 3:
        if sum(len(trainings.gains(one)) >= SEARCHED for one in trainings.own) >= 3:
            raise NoResult(
                "The seeds that choose the rate judge it too. Then it is the rate to which they are kind: search with "
                "other seeds than those from which Adam is trained."
            )
        raise NoResult(
            f"For a search, train RMSProp at three rates or more, each from at least {SEARCHED} seeds. So far "
            f"{len(searched)} were tried in this way."
        )
    if rate not in searched:
        raise NoResult(f"{rate:g} is not among the rates that were searched: {written(sorted(searched))}.")
    best = max(searched, key=lambda one: searched[one])
    if searched[rate] < searched[best] - 1:
        raise NoResult(
            f"In your search RMSProp reads {searched[rate]:.1f} % at {rate:g}, but {searched[best]:.1f} % at {best:g}. "
            "Take the best."
        )
    if best in (min(searched), max(searched)):
        end = "smallest" if best == min(searched) else "largest"
        raise NoResult(
            f"The best rate, {best:g}, is the {end} that was tried. Search on, until it gets worse there too."
        )


EXERCISES = [
    Exercise(
        id="own-layer",
        part_of=PROJECT,
        title="A layer of your own",
        task=r"Write a layer that `nnlib` does not have. `OwnLayer(n_in)` makes one for batches of the shape (n, n_in); how many numbers it gives for each sample is up to you. It must learn at least one parameter, and it must bend: a straight line is what `Dense` is for. `parameters` and `gradients` are lists of arrays, and `backward` writes the gradients into their arrays (`self.dslope[:] = …`), anew each time. Some ideas: a ReLU whose leak is learned; a ReLU times a learned height, one for each unit; two straight lines for each unit, of which the larger one counts; distances to centres that are learned; a normalisation of each sample with a gain for each unit. The check nudges the inputs and the parameters, for several shapes, and compares.",
        section=PROJECT.heading,
        solution=OwnLayer,
        use=judged_layer,
        is_design=True,
        cases=[(2, 3), (5, 4), (7, 2)],
        hints=[
            "Write `predict` first: the formula, for a whole batch. `forward` keeps what the slopes need, and returns the same.",
            "A parameter that all samples share gets a gradient from each of them: sum over the rows. Then `dA_prev`: `dA` times the slope of the output with respect to the input.",
            r"For $a = z$ where $z > 0$, else $s z$, with one $s$ for each unit: the slope with respect to $s$ is $z$ where $z \le 0$, and 0 elsewhere. The slope with respect to $z$ is 1, or $s$.",
        ],
        explanation=r"This layer is the *PReLU* of [He et al. (2015)](https://doi.org/10.1109/ICCV.2015.123): a leaky ReLU that learns its leak, one for each unit. Your layer may be quite another. The check knows nothing of its formula: it asks only that the way back is the slope of the way there, and that is what makes a layer right.",
        mistakes=[
            Mistake(
                "Gradient number 1 fails the gradient check.",
                ("(dA * is_off * self.A_prev).sum(axis=0)", "(dA * is_off).sum(axis=0)"),
            ),
            Mistake("times too small, for 2 samples: a layer sums over them.", (".sum(axis=0)", ".mean(axis=0)")),
            Mistake(
                "What `backward` returns fails the gradient check.",
                ("return dA * np.where(is_off, self.slope, 1)", "return dA * np.where(is_off, 0, 1)"),
            ),
            Mistake("A second `backward` gives other gradients: they add up.", ("self.dslope[:] =", "self.dslope +=")),
            Mistake(
                "has no parameters, so it has nothing to learn.",
                ("self.parameters = [self.slope]", "self.parameters = []"),
            ),
            Mistake(
                "What the layer does to its input is a straight line, and nnlib has that in Dense.",
                ("np.where(A_prev > 0, A_prev, self.slope * A_prev)", "self.slope * A_prev"),
                ("is_off = self.A_prev <= 0", "is_off = True"),
            ),
            Mistake(
                "Is it written into its own array, as in `self.dslope[:] = …`?", ("self.dslope[:] = ", "self.dslope = ")
            ),
            Mistake(
                "`backward` returns None, but the layer before needs an array: dA_prev. Is there a `return`?",
                ("return dA * np", "self.dA_prev = dA * np"),
            ),
            Mistake(
                "`forward` changes the batch that it is given. To the layer before, that is its own output: leave it as it is, and make a new array.",
                (
                    "        return np.where(A_prev > 0, A_prev, self.slope * A_prev)\n",
                    "        A_prev[A_prev <= 0] *= self.slope[0]\n        return A_prev\n",
                ),
            ),
            Mistake(
                "a plain number cannot be changed in place.",
                ("self.parameters = [self.slope]", "self.parameters = [0.25]"),
            ),
            Mistake(
                "`predict` gives something else than `forward` for the same batch.",
                ("return self.predict(A_prev)", "return np.maximum(A_prev, 0)"),
            ),
            Mistake(
                "`predict` changes what `forward` has kept for the way back.",
                ("        self.A_prev = A_prev\n", ""),
                ("    def predict(self, A_prev):\n", "    def predict(self, A_prev):\n        self.A_prev = A_prev\n"),
            ),
        ],
    ),
    Exercise(
        id="own-reader",
        part_of=PROJECT,
        title="Put it to use",
        task=r"Now let your layer read digits. `own_reader(X, Y)` is given the training set, pictures (1197, 64) with grey values from 0 to 16, and their labels. Return two things, as in [chapter 9](09_digits.ipynb): a trained `Network` with ten scores, which has at least one layer of your own in it, and the function that makes its inputs from pictures. Of 300 pictures that it has not seen, it must read at least 282, which is 94 %, and all of it must take less than five seconds. The 300 are those of the validation set, so `own_reader` learns from `X` and `Y` alone. The check proves your layer once more, where it stands in the network.",
        section=PROJECT.heading,
        solution=own_reader,
        use=judged_own_reader,
        is_design=True,
        cases=[datasets.digits("train")],
        hints=[
            'Take the network of [chapter 9](09_digits.ipynb), and put your layer in place of its activation: the `Dense` before it is then "identity".',
            "`fit` needs nothing that is new: your layer's parameters are among `network.parameters`, and its gradients among `network.gradients`.",
        ],
        explanation="`fit` has never seen your layer. It calls `forward`, `backward` and `step`, and the arrays in `parameters` change in place. That is all that ties a network together, in `nnlib` as in the large libraries.",
        mistakes=[
            Mistake("All layers of this network are nnlib's.", ("        OwnLayer(32),\n", "")),
            Mistake("Is it trained long enough?", ("epochs=6", "epochs=1"), ("lr=0.01", "lr=0.0002")),
            Mistake(
                "What comes back is the network alone.",
                ("return network, prepare", "return network"),
            ),
            Mistake(
                "The two come back in the wrong order: the network comes first, and `prepare` second.",
                ("return network, prepare", "return prepare, network"),
            ),
            Mistake(
                "The second of the two has to be the function `prepare` itself, not what it returns, since new pictures will go through it as well.",
                ("return network, prepare", "return network, prepare(X)"),
            ),
            Mistake(
                "It opens the digits itself. All that it may learn from is X and Y: what it is measured on has to be new to it.",
                (
                    "    mean, deviation = X.mean(), X.std()\n",
                    '    X_more, Y_more = datasets.digits("validation")\n    X, Y = np.vstack([X, X_more]), np.append(Y, Y_more)\n    mean, deviation = X.mean(), X.std()\n',
                ),
            ),
        ],
    ),
    Exercise(
        id="rmsprop",
        part_of=PROJECT,
        title="A rule that nnlib lacks",
        task=r"Before Adam came *RMSProp*, in a lecture of Geoffrey Hinton's in 2012. It keeps a running mean of the squared gradients of each weight, $s \leftarrow \rho\, s + (1 - \rho)\, dw^2$, from $s = 0$ on, and divides by its root: $w \leftarrow w - \mathrm{lr}\; dw / (\sqrt s + \varepsilon)$. Write it as a class that `fit` takes, for any number of parameters of any shape. `step` changes the parameters in place, leaves the gradients alone, and returns nothing.",
        section=PROJECT.heading,
        solution=RMSProp,
        use=path_of,
        cases=[
            ({"lr": 0.1, "eps": 0.02}, 1),
            ({"lr": 0.03}, 2),
            ({"lr": 0.02, "rho": 0.7, "eps": 1e-3}, 5),
            ({"lr": 0.001, "rho": 0.99}, 40),
        ],
        hints=[
            "The first `step` is the first to see the parameters: make an array of zeros for each of them then.",
            "`zip(parameters, gradients, self.squares)`, and both `s` and `w` have to change in place: `s[...] = …`, `w -= …`.",
        ],
        explanation=r"Adam is RMSProp with a mean of the gradients too, and with a correction for the start. Without the correction $s$ is too small at first: the first step is $\mathrm{lr} / \sqrt{1 - \rho}$ long, about three times the learning rate for $\rho = 0.9$. Compared number by number with a formula that somebody else has written: that is what *parity* means, and how `nnlib` itself was compared with PyTorch.",
        mistakes=[
            Mistake("The gradient is divided by the mean square. Divide by its root.", ("np.sqrt(s)", "s")),
            Mistake(
                "The mean square forgets too much: the new square counts 1 − ρ, and the old mean ρ.",
                ("self.rho * s + (1 - self.rho) * dw**2", "(1 - self.rho) * s + self.rho * dw**2"),
            ),
            Mistake(
                "The squares add up and are never forgotten: that rule is AdaGrad. Here the old mean counts ρ and the new square 1 − ρ.",
                ("self.rho * s + (1 - self.rho) * dw**2", "s + dw**2"),
            ),
            Mistake(
                "Nothing is remembered from step to step: s has to keep what it was.",
                (
                    "        if self.squares is None:\n            self.squares",
                    "        if True:\n            self.squares",
                ),
            ),
            Mistake(
                "ε is inside the root here; this rule adds it after taking the root.",
                ("np.sqrt(s) + self.eps", "np.sqrt(s + self.eps)"),
            ),
            Mistake(
                "ε is missing: it keeps the division finite where a gradient is 0.",
                ("np.sqrt(s) + self.eps", "np.sqrt(s)"),
            ),
            Mistake(
                "The parameters stay where they are: `w = w - …` makes a new array. Change the one that is there, with `w -= …`.",
                ("w -= self.lr", "w = w - self.lr"),
            ),
            Mistake("The step goes uphill: subtract it.", ("w -= self.lr", "w += self.lr")),
            Mistake(
                "That is Adam's correction for the start. This rule has none.",
                ("self.squares = None\n", "self.squares = None\n        self.t = 0\n"),
                ("        for w, dw, s in", "        self.t += 1\n        for w, dw, s in"),
                ("np.sqrt(s)", "np.sqrt(s / (1 - self.rho**self.t))"),
            ),
            Mistake(
                "The mean goes over all weights of an array. Each weight keeps a mean of its own, from step to step.",
                ("dw**2", "np.mean(dw**2)"),
            ),
            Mistake(
                "The step divides by the s from before this gradient, which is 0 at the first step. The new square goes into s first.",
                (
                    "            s[...] = self.rho * s + (1 - self.rho) * dw**2\n            w -= self.lr * dw / (np.sqrt(s) + self.eps)",
                    "            w -= self.lr * dw / (np.sqrt(s) + self.eps)\n            s[...] = self.rho * s + (1 - self.rho) * dw**2",
                ),
            ),
            Mistake(
                "what is kept for a parameter has its shape, and each has its own.",
                ("np.zeros_like(w)", "np.zeros(len(w))"),
            ),
            Mistake(
                "`step` returns something, but it has to change the parameters in place: `w -= ...`.",
                ("(np.sqrt(s) + self.eps)", "(np.sqrt(s) + self.eps)\n        return parameters"),
            ),
            Mistake(
                "`step` changes the gradients. Only the parameters may change.",
                (
                    "            s[...] = self.rho * s + (1 - self.rho) * dw**2\n",
                    "            s[...] = self.rho * s + (1 - self.rho) * dw**2\n            dw /= np.sqrt(s) + self.eps\n",
                ),
                ("w -= self.lr * dw / (np.sqrt(s) + self.eps)", "w -= self.lr * dw"),
            ),
            Mistake(
                "The mean is one of the gradients, not of their squares.",
                ("dw**2", "np.abs(dw)"),
            ),
        ],
    ),
    Exercise(
        id="paired",
        part_of=PROJECT,
        title="Your rule against Adam",
        task=r"""Is your rule better than Adam? You have a judge for that: `better`, from the exercise *Better, or lucky?*. The check hands you `train(rule, rate, seed)`, which trains a network from a seed with a fresh `rule(rate)`, for three epochs on 300 pictures, and returns its accuracy on the validation set in percent. With what this chapter has built, it is

```python
def train(rule, rate, seed):
    network = reader(seed)
    loss_after(3, network, rule(rate), X[:300], Y[:300], seed)
    return 100 * accuracy(network.predict(X_val), Y_val)
```

- *Predict.* Adam trains at the rate 0.01, and RMSProp at 0.001, which is what Keras takes if you name none. Which is better, or is it open? Write down your guess. It is not judged.
- *Measure.* Let the judge decide, with `nnlib.Adam` at 0.01 as the first method, and `RMSProp` at 0.001 as the second.
- *Be fair.* The 0.01 was searched for Adam, so search a rate for RMSProp too: at least three rates, each from at least three seeds, and on until it gets worse on both sides. Seeds that have chosen the rate are kind to it, so they may not judge it: take others than the judge does. Then let the judge decide at the best rate.

Return four things: your guess, the verdict at 0.001, the rate that you have found, and the verdict there.""",
        section=PROJECT.heading,
        solution=against_adam,
        use=judged_experiment,
        is_design=True,
        cases=[()],
        hints=[
            "A method is a function of the seed alone: `lambda seed: train(nnlib.Adam, 0.01, seed)` is one.",
            "Both verdicts ask the same question, at another rate each: write a function of the rate for them, inside of yours.",
            "The search is that of step 5, with `train` in place of `loss_after`. There the smallest loss is the best, and here the largest accuracy. Your judge takes the seeds from 0 on: which ones are left for the search?",
        ],
        explanation=r"At 0.001 Adam is better by 47.8 ± 1.4 points, and no judge has a doubt. But that says something about the rate, and hardly anything about the rule. At 0.01 RMSProp is behind by 1.5 ± 0.7 points, and the verdict is `open`. Open does not mean equal: from 60 seeds it is 2.2 ± 0.5, and the judge would name Adam. What you have seen is a common fault of comparisons. [Choi and others (2019)](https://arxiv.org/abs/1910.05446) find that which optimizer comes out best depends on how the settings of each were searched, more than on anything else.",
        mistakes=[
            Mistake(
                "Adam is the first of the two methods, and RMSProp the second.",
                (
                    "            lambda seed: train(nnlib.Adam, 0.01, seed),\n            lambda seed: train(RMSProp, rate, seed),\n",
                    "            lambda seed: train(RMSProp, rate, seed),\n            lambda seed: train(nnlib.Adam, 0.01, seed),\n",
                ),
            ),
            Mistake(
                "The seeds that choose the rate judge it too. Then it is the rate to which they are kind: search with other seeds than those from which Adam is trained.",
                ("(20, 21, 22)", "(0, 1, 2)"),
            ),
            Mistake(
                "The best rate, 0.01, is the largest that was tried. Search on, until it gets worse there too.",
                ("0.01, 0.03]", "0.01]"),
            ),
            Mistake("Take the best.", ("np.argmax", "np.argmin")),
            Mistake(
                "0.02 is not among the rates that were searched: [0.001, 0.003, 0.01, 0.03].",
                ("rates[np.argmax(means)]", "0.02"),
            ),
            Mistake(
                "For a search, train RMSProp at three rates or more, each from at least 3 seeds. So far 2 were tried in this way.",
                ("[0.001, 0.003, 0.01, 0.03]", "[0.003, 0.01]"),
            ),
            Mistake(
                "For a search, train RMSProp at three rates or more, each from at least 3 seeds. So far 0 were tried in this way.",
                ("(20, 21, 22)", "(20, 21)"),
            ),
            Mistake(
                "Is that more than three errors, or less?",
                ("    return guess, verdict(0.001)", '    verdict(0.001)\n    return guess, "open"'),
            ),
            Mistake(
                "share 1 of their seeds, and at least 10 are needed.",
                (
                    "better(\n            lambda seed: train(nnlib.Adam, 0.01, seed),\n            lambda seed: train(RMSProp, rate, seed),\n        )",
                    '"first" if train(nnlib.Adam, 0.01, 0) > train(RMSProp, rate, 0) else "second"',
                ),
            ),
            Mistake(
                "Adam is trained at 0.001. Its rate in this comparison is 0.01.",
                ("nnlib.Adam, 0.01", "nnlib.Adam, rate"),
                ("[0.001, 0.003, 0.01, 0.03]", "[0.0003, 0.001, 0.003]"),
            ),
            Mistake(
                "It takes the class, `RMSProp` or `nnlib.Adam`, and makes a fresh rule of it for each training.",
                ("train(nnlib.Adam, 0.01, seed)", "train(nnlib.Adam(0.01), 0.01, seed)"),
            ),
            Mistake(
                "`train` takes a rule, its rate and a seed.",
                ("train(nnlib.Adam, 0.01, seed)", "train(nnlib.Adam, seed, 0.01)"),
            ),
            Mistake(
                "Four things are needed: your guess, the verdict at 0.001, the rate that you have found, and the verdict there.",
                ("return guess, verdict", "return verdict"),
            ),
            Mistake(
                "The third of the four things is a rate, a number.", ("best, verdict(best)", "verdict(best), best")
            ),
        ],
    ),
]
