"""What the exercises of chapter 12 say in numbers, what else is right, and what sneaks past a message."""

import math
from typing import Any

import numpy as np
import pytest

from course.exercises import chapter_12, workers
from course.exercises.checking import CORRECT, NOT_RIGHT, judge
from nnlib import SGD, CrossEntropy, datasets

EXERCISES = {exercise.id: exercise for exercise in chapter_12.EXERCISES}
LOSS = CrossEntropy(from_logits=True)


def judged(id: str, source: str):
    return judge(EXERCISES[id], EXERCISES[id].made_from(source))


# ---- Shares of different sizes ----


def test_weights_may_be_given_to_the_average_of_numpy():
    assert (
        judged(
            "uneven-shares",
            """
def gradient_of_all(parts, counts):
    return [np.average(arrays, axis=0, weights=counts) for arrays in zip(*parts)]
""",
        ).kind
        == CORRECT
    )


# ---- Fewer rounds than a ring ----


LATENCY, BANDWIDTH = 20e-6, 12.5e9


def seconds_in_the_ring(p, size):
    return 2 * (p - 1) * (LATENCY + size / p / BANDWIDTH)


def seconds_by_doubling(p, size):
    return math.log2(p) * (LATENCY + size / BANDWIDTH)


def test_doubling_is_faster_for_the_reader_and_slower_for_ten_million_numbers():
    assert (math.log2(64), 2 * (64 - 1)) == (6, 126)
    reader, large = 4 * 2410, 4 * 1e7
    assert round(seconds_in_the_ring(64, reader) / seconds_by_doubling(64, reader)) == 20
    assert f"{seconds_by_doubling(64, large) / seconds_in_the_ring(64, large):.1f}" == "2.2"
    for number in ("6 for 64 workers", "takes 126", "20 times as fast", "2.2 times as fast in the ring"):
        assert number in EXERCISES["few-rounds"].explanation


def test_pairs_that_exchange_are_as_good_as_a_ring():
    source = """
def doubling_all_reduce(arrays):
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[-1].nbytes
        arrays = [arrays[rank] + arrays[rank ^ distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
"""
    assert judged("few-rounds", source).kind == CORRECT


# ---- Pictures that nobody sees ----

TRAIN = """
def train_together(workers, X, Y, lr, epochs, batch_size, seed):
    p, loss = len(workers), CrossEntropy(from_logits=True)
    {before}
    for epoch in range(epochs):
        {orders}
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                {share}
                worker.backward(loss.gradient(worker.forward(X[share]), Y[share]))
                parts.append(worker.gradients)
            together = [np.mean(arrays, axis=0) for arrays in zip(*parts)]
            for worker in workers:
                SGD(lr).step(worker.parameters, together)
"""
REPAIRS = {
    "one generator and one order for all": (
        "rng = np.random.default_rng(seed)",
        "order = rng.permutation(len(X))",
        "share = order[start : start + batch_size][rank::p]",
    ),
    "a seed for each epoch": (
        "",
        "orders = [np.random.default_rng([seed, epoch]).permutation(len(X)) for rank in range(p)]",
        "share = orders[rank][start : start + batch_size][rank::p]",
    ),
    "shares in one piece": (
        "rng = np.random.default_rng(seed + 17)",
        "order = rng.permutation(len(X))",
        "share = np.split(order[start : start + batch_size], p)[rank]",
    ),
    "samples dealt out once, and each worker shuffles its own": (
        "generators = [np.random.default_rng(seed + rank) for rank in range(p)]",
        "own = [np.arange(len(X))[rank::p][g.permutation(len(X) // p)] for rank, g in enumerate(generators)]",
        "share = own[rank][start // p : (start + batch_size) // p]",
    ),
    "worker 0 tells the others its order": (
        "generators = [np.random.default_rng(seed + rank) for rank in range(p)]",
        "orders = [generators[0].permutation(len(X))] * p",
        "share = orders[rank][start : start + batch_size][rank::p]",
    ),
}


@pytest.mark.parametrize("idea", REPAIRS)
def test_there_are_several_repairs(idea):
    before, orders, share = REPAIRS[idea]
    assert judged("unseen-samples", TRAIN.format(before=before, orders=orders, share=share)).kind == CORRECT


def test_an_optimizer_for_each_worker_and_training_by_hand_are_right():
    by_hand = EXERCISES["unseen-samples"].source.replace(
        "SGD(lr).step(worker.parameters, together)",
        "for w, dw in zip(worker.parameters, together):\n                    w -= lr * dw",
    )
    assert judged("unseen-samples", by_hand).kind == CORRECT


def test_a_third_of_the_pictures_is_seen_by_nobody():
    assert f"{(3 / 4) ** 4:.2f}" == "0.32"
    assert math.isclose((1 - 1 / 10_000) ** 10_000, 1 / math.e, rel_tol=1e-4)
    assert f"{1 / math.e:.2f}" == "0.37"
    exercise = EXERCISES["unseen-samples"]
    assert exercise.symptom
    sick = exercise.symptom(exercise.made_from(exercise.stub))
    assert "74 by nobody" in sick
    assert abs(74 / 240 - (3 / 4) ** 4) < 0.03
    assert "240 of them are seen once, 0 more than once, and 0 by nobody" in exercise.symptom(exercise.answer)


def test_with_the_bug_the_workers_stay_equal_and_the_loss_falls():
    exercise = EXERCISES["unseen-samples"]
    X, Y = workers.standardised(240, 0)
    losses = []
    for program in (exercise.made_from(exercise.stub), exercise.answer):
        networks = workers.equal_workers(4, 0)
        program(networks, X, Y, 0.05, 5, 24, 0)
        assert all(np.array_equal(one.layers[0].W, networks[0].layers[0].W) for one in networks)
        losses.append(LOSS(networks[0].predict(X), Y))
    assert losses == pytest.approx([0.81, 0.80], abs=0.005)


def test_no_two_pictures_of_a_check_are_equal():
    """A sample is known by its numbers."""
    X, _ = datasets.digits("train")
    assert len({row.tobytes() for row in X}) == len(X)


def test_an_unseeded_order_is_told_from_one_by_the_seed():
    source = EXERCISES["unseen-samples"].source.replace("default_rng(seed)", "default_rng()")
    outcome = judged("unseen-samples", source)
    assert outcome.kind == NOT_RIGHT
    assert "are seen by no worker" in outcome.words


def test_the_same_seed_has_to_give_the_same_order():
    source = TRAIN.format(
        before="rng = np.random.default_rng()",
        orders="order = rng.permutation(len(X))",
        share="share = order[start : start + batch_size][rank::p]",
    )
    assert "The same seed gives other batches" in judged("unseen-samples", source).words


def test_the_data_stay_as_they_are():
    in_place, copied = (
        TRAIN.format(
            before=f"rng = np.random.default_rng(seed)\n    {first}",
            orders="order = rng.permutation(len(X))\n        X[:], Y[:] = X[order], Y[order]",
            share="share = slice(start + rank, start + batch_size, p)",
        )
        for first in ("", "X, Y = X.copy(), Y.copy()")
    )
    assert "`X` or `Y` is changed" in judged("unseen-samples", in_place).words
    assert judged("unseen-samples", copied).kind == CORRECT


# ---- Attention that does not look ahead ----


@pytest.mark.parametrize("n", [1, 4, 7])
def test_an_output_stays_as_it_is_when_later_tokens_change(n):
    rng = np.random.default_rng(n)
    X, matrices = rng.normal(size=(n, 5)), rng.normal(size=(3, 2, 5))
    A = chapter_12.attention_so_far(X, *matrices)
    np.testing.assert_allclose(A[0], matrices[2] @ X[0], atol=1e-12)
    for i in range(n):
        changed = X.copy()
        changed[i + 1 :] = rng.normal(size=changed[i + 1 :].shape)
        np.testing.assert_allclose(chapter_12.attention_so_far(changed, *matrices)[: i + 1], A[: i + 1], atol=1e-12)


def test_the_scores_reach_some_thousands_and_later_ones_are_far_above():
    X, W_Q, W_K, _ = EXERCISES["never-ahead"].cases[-1]
    scores = (X @ W_Q.T) @ (X @ W_K.T).T / np.sqrt(len(W_Q))
    assert 2000 < np.abs(scores).max() < 9999
    assert max(scores[i].max() - scores[i, : i + 1].max() for i in range(len(X))) > 800


ATTENTION = {
    "token by token": """
def attention_so_far(X, W_Q, W_K, W_V):
    outputs = []
    for i in range(len(X)):
        heard = X[: i + 1]
        scores = heard @ W_K.T @ (W_Q @ X[i]) / math.sqrt(len(W_Q))
        e = np.exp(scores - max(scores))
        outputs.append(e @ (heard @ W_V.T) / sum(e))
    return np.array(outputs)
""",
    "a large negative number": """
def attention_so_far(X, W_Q, W_K, W_V):
    scores = (X @ W_Q.T) @ (X @ W_K.T).T / np.sqrt(W_Q.shape[0])
    scores[np.triu_indices(len(X), k=1)] = -1e9
    scores -= scores.max(axis=1)[:, None]
    weights = np.exp(scores)
    return (weights / weights.sum(axis=1)[:, None]) @ (X @ W_V.T)
""",
    "softmax of nnlib": """
def attention_so_far(X, W_Q, W_K, W_V):
    scores = (X @ W_Q.T) @ (X @ W_K.T).T / np.sqrt(W_Q.shape[0])
    return np.array([nnlib.softmax(scores[i : i + 1, : i + 1])[0] @ X[: i + 1] @ W_V.T for i in range(len(X))])
""",
}


@pytest.mark.parametrize("idea", ATTENTION)
def test_there_are_several_ways_to_look_back_only(idea):
    assert judged("never-ahead", f"import math\nimport nnlib\n{ATTENTION[idea]}").kind == CORRECT


# ---- Send less ----

TOP = """
class Packer:
    def __init__(self):
        self.kept = np.zeros(2410)

    def pack(self, gradient):
        {first}
        places = np.argsort(np.abs(self.kept))[-{count}:].astype(np.uint16)
        values = self.kept[places].astype(np.{kind})
        self.kept[places] -= values
        return [places, values]

    def unpack(self, message):
        gradient = np.zeros(2410)
        gradient[message[0]] = message[1]
        return gradient
"""
SIGNS = """
class Packer:
    def pack(self, gradient):
        return np.packbits(gradient > 0), {size}

    def unpack(self, message):
        signs = 2.0 * np.unpackbits(message[0], count=2410) - 1
        return {scaled}
"""
SOME = """
class Packer:
    def pack(self, gradient):
        return [gradient[{places}].astype(np.float16)]

    def unpack(self, message):
        gradient = np.zeros(2410)
        gradient[{places}] = message[0]
        return gradient
"""
KEEPING, FORGETTING = "self.kept += gradient", "self.kept = gradient.copy()"
DESIGNS = {
    "the 80 largest": TOP.format(first=FORGETTING, count=80, kind="float32"),
    "the 120 largest, in float16": TOP.format(first=FORGETTING, count=120, kind="float16"),
    "the 80 largest, and the rest later": TOP.format(first=KEEPING, count=80, kind="float32"),
    "the 40 largest, and the rest later": TOP.format(first=KEEPING, count=40, kind="float32"),
    "signs with one size": SIGNS.format(size="np.array([abs(gradient).mean()])", scaled="signs * message[1]"),
    "signs with a size for each layer": SIGNS.format(
        size="np.array([abs(part).mean() for part in np.split(gradient, [2080])])",
        scaled="signs * np.repeat(message[1], [2080, 330])",
    ),
    "what is above a threshold": """
class Packer:
    def __init__(self):
        self.kept = np.zeros(2410)

    def pack(self, gradient):
        self.kept += gradient
        size = np.sort(np.abs(self.kept))[-200]
        message = [np.packbits(np.abs(self.kept) >= size)[:302], np.packbits(self.kept[np.abs(self.kept) >= size] > 0)]
        message.append(np.array([size]))
        self.kept -= self.unpack(message)
        return message

    def unpack(self, message):
        gradient = np.zeros(2410)
        is_sent = np.unpackbits(message[0], count=2410) == 1
        signs = np.unpackbits(message[1], count=is_sent.sum())
        gradient[is_sent] = np.where(signs, message[2], -message[2])
        return gradient
""",
    "three values": """
class Packer:
    def __init__(self):
        self.kept = np.zeros(2410)

    def pack(self, gradient):
        self.kept += gradient
        places = np.argsort(-np.abs(self.kept))[:200]
        size = np.abs(self.kept[places]).mean(keepdims=True)
        message = [places.astype(np.uint16), np.packbits(self.kept[places] > 0), size]
        self.kept -= self.unpack(message)
        return message

    def unpack(self, message):
        places, bits, size = message
        gradient = np.zeros(2410)
        gradient[places] = np.where(np.unpackbits(bits, count=200), size, -size)
        return gradient
""",
}
LAZY = {
    "nothing": SOME.format(places=":0"),
    "the first of them": SOME.format(places=":241"),
    "the last of them": SOME.format(places="-241:"),
    "every tenth": SOME.format(places="::10"),
    "signs without a size": SIGNS.format(size="np.zeros(1)", scaled="signs"),
    "signs with a size that is guessed": SIGNS.format(size="np.zeros(1)", scaled="0.01 * signs"),
    "one number for ten": """
class Packer:
    def pack(self, gradient):
        return [gradient.reshape(-1, 10).mean(axis=1).astype(np.float16)]

    def unpack(self, message):
        return np.repeat(message[0].astype(float), 10)
""",
    "some at random": """
class Packer:
    def pack(self, gradient):
        places = np.random.default_rng().permutation(2410)[:80]
        return [places.astype(np.uint16), gradient[places].astype(np.float32)]

    def unpack(self, message):
        gradient = np.zeros(2410)
        gradient[message[0]] = message[1]
        return gradient
""",
    "the last layer alone": """
class Packer:
    def pack(self, gradient):
        part = gradient[2080:]
        size = np.abs(part).max(keepdims=True) / 127
        return [np.round(part / size).astype(np.int8), size]

    def unpack(self, message):
        return np.append(np.zeros(2080), message[0] * message[1])
""",
}


@pytest.mark.parametrize("idea", DESIGNS)
def test_there_are_several_ideas_for_a_packer(idea):
    assert judged("send-less", DESIGNS[idea]).kind == CORRECT


@pytest.mark.parametrize("idea", LAZY)
def test_lazy_packers_do_not_pass(idea):
    outcome = judged("send-less", LAZY[idea])
    assert outcome.kind == NOT_RIGHT
    assert "0.25 is the most that is allowed" in outcome.words or "grow without end" in outcome.words


def losses(source: str) -> list[float]:
    make = EXERCISES["send-less"].made_from(source)
    return [workers.Journey(make, seed, limit=19_280).loss for (seed,) in EXERCISES["send-less"].cases]


WHOLE = """
class Packer:
    def pack(self, gradient):
        return [gradient]

    def unpack(self, message):
        return message[0]
"""


def test_what_packers_reach_is_what_is_said_of_them():
    assert (8 * 2410, workers.LIMIT) == (19_280, 19_280 / 40)
    whole = losses(WHOLE)
    assert f"{max(whole):.2f}" == "0.08"
    for as_good in (EXERCISES["send-less"].source, DESIGNS["the 80 largest, and the rest later"]):
        assert losses(as_good) == pytest.approx(whole, abs=0.01)
    assert max(losses(DESIGNS["signs with one size"])) < workers.ENOUGH
    start = losses(LAZY["nothing"])
    assert all(2.5 < loss < 3.3 for loss in start)
    message = chapter_12.Packer().pack(np.random.default_rng(0).normal(size=2410))
    assert [part.nbytes for part in message] == [302, 8]


def test_what_a_packer_keeps_is_what_its_messages_have_not_said():
    packer, rng = chapter_12.Packer(), np.random.default_rng(0)
    gradients = rng.normal(size=(20, 2410))
    said = sum(packer.unpack(packer.pack(gradient)) for gradient in gradients)
    np.testing.assert_allclose(said + packer.kept, gradients.sum(axis=0), atol=1e-12)


SNEAKING: dict[str, str] = {
    "kept in the class": """
class Packer:
    seen = []

    def pack(self, gradient):
        Packer.seen.append(gradient)
        return [np.array([0.0])]

    def unpack(self, message):
        return Packer.seen[-1]
""",
    "kept outside": """
seen = []

class Packer:
    def pack(self, gradient):
        seen.append(gradient)
        return [np.array([len(seen) - 1])]

    def unpack(self, message):
        return seen[message[0][0]]
""",
    "in an attribute": """
class Carrier(np.ndarray):
    pass

class Packer:
    def pack(self, gradient):
        carrier = np.zeros(1).view(Carrier)
        carrier.load = gradient
        return [carrier]

    def unpack(self, message):
        return message[0].load
""",
    "in the shapes": """
class Packer:
    def pack(self, gradient):
        return [np.zeros((0, int(1e6 * number) + 10**8)) for number in gradient]

    def unpack(self, message):
        return np.array([1e-6 * (array.shape[1] - 10**8) for array in message])
""",
    "as an object": """
class Packer:
    def pack(self, gradient):
        message = np.empty(1, dtype=object)
        message[0] = gradient
        return [message]

    def unpack(self, message):
        return message[0][0]
""",
    "behind a view": """
class Packer:
    def pack(self, gradient):
        return [gradient[:1]]

    def unpack(self, message):
        return message[0].base
""",
}


@pytest.mark.parametrize("way", SNEAKING)
def test_nothing_sneaks_past_the_message(way):
    outcome = judged("send-less", SNEAKING[way])
    assert outcome.kind == NOT_RIGHT
    if way in ("kept in the class", "kept outside", "in the shapes"):
        assert "come out more exactly than a message of" in outcome.words


def test_what_a_packer_makes_of_its_own_messages_is_not_judged():
    source = DESIGNS["the 80 largest"].replace("self.kept = np.zeros(2410)", "self.is_sender = False")
    source = source.replace("places = np.arg", "self.is_sender = True\n        places = np.arg")
    source = source.replace("return gradient", "return gradient * (1 - self.is_sender)")
    make = EXERCISES["send-less"].made_from(source)
    assert workers.knows_what_it_packed(make, 0)
    assert judged("send-less", source).kind == CORRECT


def test_workers_that_draw_for_themselves_would_drift_apart():
    source = SIGNS.format(size="np.zeros(1)", scaled="0.02 * signs * np.random.default_rng().random(2410)")
    assert "drift apart" in judged("send-less", source).words


NO_PACKERS: dict[str, Any] = {
    "has none": "class Packer:\n    def pack(self, gradient):\n        return [gradient[:1]]",
    "contains nan": WHOLE.replace("[gradient]", "[gradient[:2]]").replace("message[0]", "np.full(2410, np.nan)"),
    "Its shape is (2,)": WHOLE.replace("[gradient]", "[gradient[:2]]"),
    "has to return an array of 2410 numbers. It returns": WHOLE.replace("[gradient]", "[gradient[:2]]").replace(
        "message[0]", "'all of it'"
    ),
    "holds objects of Python": SNEAKING["as an object"],
    "which is no array": WHOLE.replace("[gradient]", "[3.5]"),
}


@pytest.mark.parametrize("words", NO_PACKERS)
def test_what_is_no_packer_is_told_why(words):
    outcome = judged("send-less", NO_PACKERS[words])
    assert outcome.kind == NOT_RIGHT
    assert words in outcome.words


def test_a_network_that_is_lost_is_told_so():
    outcome = judged("send-less", SIGNS.format(size="np.zeros(1)", scaled="1e6 * signs"))
    assert outcome.kind == NOT_RIGHT
    assert "The weights grow without end. What comes out is too long." in outcome.words


def test_a_step_of_all_workers_is_that_of_one():
    """What the check trains with, without packing, is plain gradient descent on whole batches."""
    journey = workers.Journey(EXERCISES["send-less"].made_from(DESIGNS["the 80 largest"]), 4)
    X, Y = workers.standardised(64, 4)
    gradients = [journey.gradient(X[share], Y[share]) for share in np.arange(64).reshape(4, 16)]
    np.testing.assert_allclose(np.mean(gradients, axis=0), journey.gradient(X, Y), atol=1e-12)
    assert sum(array.size for array in journey.network.parameters) == workers.SIZE
    assert SGD(0.3).lr == 0.3
