"""Several workers that train one network, all in one process: what is asked of their loop, and of what they send."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course.exercises.comparing import written
from course.exercises.running import NoResult
from nnlib import SGD, CrossEntropy, Dense, Network, datasets
from nnlib.guards import Array

LOSS = CrossEntropy(from_logits=True)


def standardised(n: int, seed: int) -> tuple[Array, NDArray]:
    """Return n pictures of the training set, which a seed picks, and their labels."""
    X, Y = datasets.digits("train")
    some = np.random.default_rng(seed).permutation(len(X))[:n]
    return (X[some] - X.mean()) / X.std(), Y[some]


class Watched(Network):
    """A network that keeps the inputs of each of its gradients."""

    def __init__(self, *layers: Any) -> None:
        super().__init__(*layers)
        self.given: list[Array] = []

    def forward(self, X: Any) -> Array:
        self.last = np.array(X)
        return super().forward(X)

    def backward(self, dY_hat: Array) -> Array:
        self.given.append(self.last)
        return super().backward(dY_hat)

    def fill_gradients(self, dY_hat: Array) -> None:
        self.given.append(self.last)
        super().fill_gradients(dY_hat)


def equal_workers(p: int, seed: int) -> list[Watched]:
    """Return small networks with the same weights."""
    return [Watched(Dense(64, 10, "identity", rng=seed)) for _ in range(p)]


def judged_training(program: Any, p: int, n: int, lr: float, epochs: int, batch_size: int, seed: int) -> Any:
    """Raise NoResult, with words, unless some workers train as one network would, on all samples in every epoch."""
    X, Y = standardised(n, seed)
    X_given, Y_given = X.copy(), Y.copy()
    workers = equal_workers(p, seed)
    program(workers, X_given, Y_given, lr, epochs, batch_size, seed)
    batches = batches_seen(workers, X, epochs, batch_size)
    check_epochs(batches, n, epochs)
    again, others = equal_workers(p, seed), equal_workers(p, seed)
    program(again, X.copy(), Y.copy(), lr, epochs, batch_size, seed)
    if batches_seen(again, X, epochs, batch_size) != batches:
        raise NoResult(
            "The same seed gives other batches when it is run again. The order has to be drawn by `seed`, and by "
            "nothing else."
        )
    program(others, X.copy(), Y.copy(), lr, epochs, batch_size, seed + 1)
    if batches_seen(others, X, epochs, batch_size) == batches:
        raise NoResult("Another seed gives the same batches. The order has to be drawn by `seed`.")
    check_weights(workers, batches, X, Y, lr, seed)
    if not (np.array_equal(X_given, X) and np.array_equal(Y_given, Y)):
        raise NoResult(
            "The training is right, but `X` or `Y` is changed by it. Whoever gave them still needs them: shuffle "
            "numbers of rows, or copies."
        )
    return "right"


def batches_seen(workers: list[Watched], X: Array, epochs: int, batch_size: int) -> list[list[int]]:
    """Return which samples each step saw, those of all workers together."""
    places = {row.tobytes(): number for number, row in enumerate(X)}
    shares = [[[places.get(row.tobytes(), -1) for row in given] for given in worker.given] for worker in workers]
    if not any(shares):
        raise NoResult("None of the networks that were given has computed a gradient.")
    if any(-1 in share for of_worker in shares for share in of_worker):
        raise NoResult("A worker was given a picture that is no row of X.")
    steps = epochs * (len(X) // batch_size)
    unseen = set(places.values()) - {place for of_worker in shares for share in of_worker for place in share}
    of_the_unseen = f" Of the {len(X)} samples, {len(unseen)} are seen by no worker at all." if unseen else ""
    for rank, of_worker in enumerate(shares):
        if len(of_worker) != steps:
            raise NoResult(
                f"An epoch has {len(X) // batch_size} batches, and all epochs together take {steps} steps. "
                f"Worker {rank} has computed {len(of_worker)} gradients.{of_the_unseen}"
            )
    for of_step in zip(*shares):
        lengths = [len(share) for share in of_step]
        if set(lengths) == {batch_size} and len(workers) > 1:
            raise NoResult("Every worker takes the whole batch, so that nothing is gained by having more than one.")
        if sum(lengths) != batch_size or len(set(lengths)) > 1:
            raise NoResult(
                f"A batch has {batch_size} samples, and {len(workers)} workers should share them evenly, so that each "
                f"is seen once. They take {written(lengths)}."
            )
    return [sorted(place for share in of_step for place in share) for of_step in zip(*shares)]


def counts_of(batches: list[list[int]], n: int) -> NDArray:
    """Return how many times each sample is in some batches."""
    return np.bincount([place for batch in batches for place in batch], minlength=n)


def check_epochs(batches: list[list[int]], n: int, epochs: int) -> None:
    """Raise NoResult, with words, unless each epoch has each sample once, in batches of its own."""
    steps = len(batches) // epochs
    by_epoch = [batches[epoch * steps : (epoch + 1) * steps] for epoch in range(epochs)]
    for epoch, here in enumerate(by_epoch, 1):
        counts = counts_of(here, n)
        if (counts != 1).any():
            raise NoResult(
                f"In epoch {epoch}, {(counts == 0).sum()} of {n} samples are seen by no worker, and "
                f"{(counts > 1).sum()} more than once."
            )
    if epochs > 1 and by_epoch[0] == by_epoch[1]:
        raise NoResult("Each epoch has the same batches. Shuffle anew in every epoch.")


def check_weights(workers: list[Watched], batches: list[list[int]], X: Array, Y: NDArray, lr: float, seed: int) -> None:
    """Raise NoResult, with words, unless all workers end where one network ends that takes the same batches whole."""
    [alone] = equal_workers(1, seed)
    for batch in batches:
        alone.train_step(X[batch], Y[batch], LOSS, SGD(lr))
    ends = [np.concatenate([array.ravel() for array in one.parameters]) for one in (alone, *workers)]
    begin = np.concatenate([array.ravel() for array in equal_workers(1, seed)[0].parameters])
    for rank, end in enumerate(ends[1:]):
        if np.array_equal(end, begin):
            raise NoResult(f"The weights of worker {rank} are still those that it began with.")
        if not np.allclose(end, ends[1], rtol=1e-9, atol=1e-9):
            raise NoResult(
                f"The workers began equal, and in the end worker 0 and worker {rank} are not. All of them have to take "
                "the same step."
            )
    if not np.allclose(ends[1], ends[0], rtol=1e-9, atol=1e-9):
        raise NoResult(
            "The samples are right, and the workers stay equal. But they do not end where one network ends that takes "
            "the same batches whole, in steps of lr times the gradient. What do they step along?"
        )


def shown_training(p: int, n: int, lr: float, epochs: int, batch_size: int, seed: int) -> str:
    """Return how a training of workers is called, on pictures as they are picked for the check."""
    return (
        'X, Y = datasets.digits("train")\n'
        f"some = np.random.default_rng({seed}).permutation(len(X))[:{n}]\n"
        "X, Y = (X[some] - X.mean()) / X.std(), Y[some]\n"
        f'workers = [Network(Dense(64, 10, "identity", rng={seed})) for _ in range({p})]\n'
        f"train_together(workers, X, Y, {lr}, {epochs}, {batch_size}, {seed})"
    )


def who_is_seen(program: Any) -> str:
    """Say how many pictures four workers see in an epoch, and what the loss does."""
    n, epochs = 240, 5
    X, Y = standardised(n, 0)
    workers = equal_workers(4, 0)
    first = LOSS(workers[0].predict(X), Y)
    program(workers, X, Y, 0.05, epochs, 24, 0)
    counts = counts_of(batches_seen(workers, X, epochs, 24)[: n // 24], n)
    return (
        f"Four workers, {n} pictures. In the first epoch {(counts == 1).sum()} of them are seen once, "
        f"{(counts > 1).sum()} more than once, and {(counts == 0).sum()} by nobody. In {epochs} epochs the loss falls "
        f"from {first:.2f} to {LOSS(workers[0].predict(X), Y):.2f}."
    )


SIZE = 2410
LIMIT = 482
STEPS = 100
ENOUGH = 0.25


class Journey:
    """A training of the reader in which four workers send their gradients by packers, and what has come of it."""

    def __init__(self, program: Any, seed: int, limit: float = LIMIT) -> None:
        self.program, self.limit = program, limit
        self.went_in, self.came_out, self.both = 0.0, 0.0, 0.0
        self.is_touched = np.zeros(SIZE, dtype=bool)
        X, Y = standardised(600, seed)
        rng = np.random.default_rng(seed)
        self.network = Network(Dense(64, 32, "relu", init="he", rng=rng), Dense(32, 10, "identity", rng=rng))
        senders = [packer_of(program) for _ in range(4)]
        for _ in range(STEPS):
            batch = rng.choice(len(X), 64, replace=False)
            self.step([self.gradient(X[share], Y[share]) for share in batch.reshape(4, 16)], senders)
            self.is_lost = max(np.abs(array).max() for array in self.network.parameters) > 1e3
            if self.is_lost:
                break
        self.loss = np.inf if self.is_lost else LOSS(self.network.predict(X), Y)

    def gradient(self, X: Array, Y: NDArray) -> Array:
        self.network.backward(LOSS.gradient(self.network.forward(X), Y))
        return np.concatenate([array.ravel() for array in self.network.gradients])

    def step(self, gradients: list[Array], senders: list[Any]) -> None:
        """Let all workers pack before any message is unpacked, and take one step along the mean."""
        messages = [message_of(sender, gradient, self.limit) for sender, gradient in zip(senders, gradients)]
        arrived = [
            unpacked(packer_of(self.program), sender, message)
            for sender, message in zip(senders, messages, strict=True)
        ]
        true, mean = np.mean(gradients, axis=0), np.mean(arrived, axis=0)
        self.went_in += true @ true
        self.came_out += mean @ mean
        self.both += true @ mean
        self.is_touched |= mean != 0
        ends = np.cumsum([array.size for array in self.network.parameters])
        parts = [
            part.reshape(array.shape)
            for part, array in zip(np.split(mean, ends[:-1]), self.network.parameters, strict=True)
        ]
        SGD(0.3).step(self.network.parameters, parts)

    def fault(self) -> str:
        """Return words for what keeps the training from learning."""
        scale = np.sqrt(self.came_out * self.went_in)
        if not self.is_touched.any():
            return "Only zeros come out."
        if self.both < -0.2 * scale:
            return "What comes out points against what went in, so that each step goes uphill."
        if (silent := int((~self.is_touched).sum())) > SIZE / 5:
            return (
                f"Of the {SIZE} numbers, {silent} have never come out as anything but 0: what they would move stays as "
                "it began."
            )
        if self.both < 0.2 * scale:
            return (
                "What comes out points elsewhere than what went in. Is each number in its own place, with its own "
                "sign, and in time?"
            )
        ratio = np.sqrt(self.came_out / self.went_in)
        if ratio > 2:
            return f"What comes out is too long. Its length is {ratio:.2g} times that of what went in."
        if ratio < 0.25:
            return f"What comes out is too short. Its length is {ratio:.2g} of that of what went in."
        return "Which numbers of a gradient matter most? And what becomes of those that are not sent?"


def packer_of(program: Any) -> Any:
    """Return a new packer; raise NoResult, with words, if it is none."""
    packer = program()
    for name in ("pack", "unpack"):
        if not callable(getattr(packer, name, None)):
            raise NoResult(f"A packer needs a method `{name}`. This one has none.")
    return packer


def message_of(sender: Any, gradient: Array, limit: float) -> list[Array]:
    """Return copies of what a packer sends; raise NoResult, with words, if it may not be sent, or not be made so."""
    given = gradient.copy()
    message = sender.pack(given)
    if message is None:
        raise NoResult("`pack` returns nothing. A message is needed, a list of arrays.")
    if not isinstance(message, list | tuple):
        raise NoResult(f"A message is a list of arrays, even if it has only one. `pack` returns {written(message)}.")
    for part in message:
        if not isinstance(part, np.ndarray):
            raise NoResult(
                f"In the message there is {written(part)}, which is no array. `np.array([...])` makes one of numbers."
            )
        if part.dtype.hasobject:
            raise NoResult("An array of the message holds objects of Python. It has to hold numbers.")
    size = sum(part.nbytes for part in message)
    if size > limit:
        shares = " + ".join(f"{part.nbytes:,} ({part.size:,} of {part.dtype})" for part in message)
        raise NoResult(f"A message has {size:,} bytes, and {limit} are allowed. It is made of {shares}.")
    if not np.array_equal(given, gradient, equal_nan=True):
        raise NoResult(
            "`pack` changes the gradient that it is given. The worker still has it: leave it as it is, and change a "
            "copy."
        )
    return [np.array(part) for part in message]


def unpacked(receiver: Any, sender: Any, message: list[Array]) -> Array:
    """Return what another worker's packer makes of a message; raise NoResult, with words, if it can make nothing."""
    try:
        made = receiver.unpack([part.copy() for part in message])
    except Exception as error:
        try:
            sender.unpack([part.copy() for part in message])
        except Exception:
            raise error from None
        raise NoResult(
            "`unpack` stops in another worker, whose packer has packed nothing. What it needs to know of the gradient "
            "has to be in the message."
        ) from None
    if made is None:
        raise NoResult("`unpack` returns nothing. An array of 2410 numbers is needed.")
    try:
        gradient = np.array(made, dtype=float)
    except (TypeError, ValueError):
        raise NoResult(f"`unpack` has to return an array of {SIZE} numbers. It returns {written(made)}.") from None
    if gradient.shape != (SIZE,):
        raise NoResult(f"`unpack` has to return an array of {SIZE} numbers. Its shape is {gradient.shape}.")
    if not np.isfinite(gradient).all():
        raise NoResult("What `unpack` returns contains nan or inf.")
    return gradient


def knows_what_it_packed(program: Any, seed: int) -> bool:
    """Tell whether a packer makes something else of its own message than one that has packed nothing."""
    sender = packer_of(program)
    message = message_of(sender, np.random.default_rng(seed).normal(scale=0.01, size=SIZE), limit=np.inf)
    other = unpacked(packer_of(program), sender, message)
    try:
        own = sender.unpack([part.copy() for part in message])
    except Exception:
        return True
    return not np.array_equal(own, other)


def check_honesty(program: Any, seed: int) -> None:
    """Raise NoResult, with words, if `unpack` knows more than its message, or is not the same in all workers.

    With b bits for each, independent normal numbers cannot be told better than to a mean squared error of 2^(-2b):
    that is Shannon's rate-distortion bound. Whoever is far better has another source.
    """
    noise, sender = np.random.default_rng(seed).normal(scale=0.01, size=SIZE), packer_of(program)
    message = message_of(sender, noise, limit=np.inf)
    made, again = (unpacked(packer_of(program), sender, message) for _ in range(2))
    size = sum(part.nbytes for part in message)
    least = 0.01**2 * 2 ** (-2 * 8 * size / SIZE)
    if size <= LIMIT and np.mean((made - noise) ** 2) < least / 2:
        raise NoResult(
            f"{SIZE} numbers drawn at random come out more exactly than a message of {size} bytes can tell. What "
            "`unpack` knows has to come out of the message, and not from elsewhere in the program."
        )
    if not np.array_equal(made, again):
        raise NoResult(
            "Two workers make two gradients of the same message. They would step in two directions, and drift apart."
        )


def judged_packer(program: Any, seed: int) -> None:
    """Raise NoResult, with words, if the reader does not learn by what a learner's packers send."""
    check_honesty(program, seed)
    journey = Journey(program, seed)
    if not journey.is_lost and journey.loss <= ENOUGH:
        return
    fault = journey.fault()
    if knows_what_it_packed(program, seed):
        fault = (
            "Of the same message `unpack` makes one thing in the worker that packed it, and another in a worker whose "
            "packer has packed nothing. What it needs to know of the gradient has to be in the message."
        )
    if journey.is_lost:
        raise NoResult(f"The weights grow without end. {fault}")
    raise NoResult(
        f"After {STEPS} steps the loss is {journey.loss:.2f}, and {ENOUGH} is the most that is allowed. {fault}"
    )
