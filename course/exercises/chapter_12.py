"""The exercises of chapter 12, on to PyTorch, and to many machines."""

from typing import Any

import numpy as np

from course.exercises import workers as workers_of
from course.exercises.demands import ArgumentsKept
from course.exercises.exercise import Exercise, Mistake
from nnlib import SGD, CrossEntropy


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = sum(count / n * array for count, array in zip(counts, arrays))
        gradients.append(total)
    return gradients


def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent


def train_together(workers, X, Y, lr, epochs, batch_size, seed):
    """Train networks that begin equal, each on its share of every batch."""
    p, loss = len(workers), CrossEntropy(from_logits=True)
    generators = [np.random.default_rng(seed) for rank in range(p)]
    for _ in range(epochs):
        orders = [generator.permutation(len(X)) for generator in generators]
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = orders[rank][start : start + batch_size]
                share = batch[rank::p]
                Y_hat = worker.forward(X[share])
                worker.backward(loss.gradient(Y_hat, Y[share]))
                parts.append(worker.gradients)
            together = [np.mean(arrays, axis=0) for arrays in zip(*parts)]
            for worker in workers:
                SGD(lr).step(worker.parameters, together)


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    is_later = np.triu(np.ones_like(scores), 1) == 1
    scores = np.where(is_later, -np.inf, scores)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        """Prepare whatever is kept from one message to the next."""
        self.kept = 0

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        wanted = gradient + self.kept
        message = [np.packbits(wanted > 0), np.array([np.abs(wanted).mean()])]
        self.kept = wanted - self.unpack(message)
        return message

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        bits, size = message
        return np.where(np.unpackbits(bits, count=2410), size, -size)


rng = np.random.default_rng(121)


def shares_case(counts: list[int], *shapes: tuple[int, ...]) -> tuple[Any, ...]:
    """Return gradients of these shapes from each share, and how many samples each share has."""
    return [[rng.normal(size=shape).round(2) for shape in shapes] for _ in counts], counts


def workers_case(p: int, size: int, dtype: type = float) -> tuple[Any, ...]:
    """Return an array for each worker."""
    return ([rng.normal(size=size).round(2).astype(dtype) for _ in range(p)],)


def tokens_case(n: int, k: int, h: int, scale: float = 1) -> tuple[Any, ...]:
    """Return tokens and the three matrices of a head; a larger scale makes larger scores."""
    X = rng.normal(size=(n, k)).round(2)
    W_Q, W_K = (scale * rng.normal(size=(2, h, k))).round(2)
    return X, W_Q, W_K, rng.normal(size=(h, k)).round(2)


def with_zeros(place: int, X: Any, *matrices: Any) -> tuple[Any, ...]:
    """Return a case in which one token is all zeros, so that all of its scores are 0."""
    X[place] = 0
    return X, *matrices


EXERCISES = [
    Exercise(
        id="uneven-shares",
        title="Shares of different sizes",
        task=r"""If all shares of a batch are equal, its gradient is the mean of theirs. Here is the whole solution for that case: `parts` has a list for each worker, with one array for each parameter, and `zip(*parts)` brings together what belongs to the same parameter.

```python
def gradient_of_equal(parts):
    return [np.mean(arrays, axis=0) for arrays in zip(*parts)]
```

Now the shares differ, as the last batch of an epoch often cannot be divided evenly. `counts` has the number of samples in each share; each worker's gradient is that of the mean loss over its own share. One place is open. Leave `parts` as it is: each worker still has its gradients.""",
        section="Many workers",
        solution=gradient_of_all,
        blanks=["sum(count / n * array for count, array in zip(counts, arrays))"],
        demands=[
            ArgumentsKept(
                "The numbers are right, but the gradients of the workers are changed. They still have them: make new arrays.",
                (
                    "    for arrays in zip(*parts):\n",
                    "    for count, part in zip(counts, parts):\n        for array in part:\n            array *= count / n\n    for arrays in zip(*parts):\n",
                ),
                ("count / n * array for count, array in zip(counts, arrays)", "array for array in arrays"),
            )
        ],
        cases=[
            shares_case([3, 1], (2,)),
            shares_case([20, 5, 7], (2, 3), (2,)),
            shares_case([1, 6, 2, 4], (3, 4), (3,), (2, 3), (2,)),
        ],
        hints=[
            "The loss of the batch is a mean over its samples. What part of it comes from a share of 20 samples, if the batch has 32?",
            "A share of `count` samples out of `n` weighs `count / n`. Together these weights make 1.",
            "`arrays` has one array for each worker, in the order of `counts`. `zip(counts, arrays)` pairs them, and `sum` adds up arrays as well as numbers.",
        ],
        explanation=r"A mean over the batch is $\frac{1}{n}$ times the sum over all samples, and a share of $n_k$ samples has $n_k$ times its own mean in that sum. So it weighs $n_k / n$; with equal shares that is $1/p$. `np.average(arrays, axis=0, weights=counts)` does the same. It is also the sum of [chapter 7](07_network.ipynb) for a batch that does not fit into memory: there one worker took the shares one after another.",
        mistakes=[
            Mistake(
                "Each share counts alike here. But one of 20 samples has four times as many as one of 5, and each sample should count the same.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "np.mean(arrays, axis=0)",
                ),
            ),
            Mistake(
                "The gradients are added up, and none is weighted. The gradient of a mean is a mean: the weights have to add up to 1.",
                ("sum(count / n * array for count, array in zip(counts, arrays))", "sum(arrays)"),
            ),
            Mistake(
                "Each share counts by its samples, but the sum is not divided by how many there are in all.",
                ("count / n * array", "count * array"),
            ),
            Mistake(
                "The weighted sum is divided by the number of workers. Divide by the number of samples: the weights are counts of samples.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "sum(count * array for count, array in zip(counts, arrays)) / len(counts)",
                ),
            ),
            Mistake(
                "It is divided by the number of workers once more. Weights of count / n make a mean already.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "sum(count / n * array for count, array in zip(counts, arrays)) / len(counts)",
                ),
            ),
            Mistake(
                "The weights are upside down: a large share counts less than a small one.",
                ("count / n * array", "n / count * array"),
            ),
            Mistake(
                "The weights add up to 1, but they are upside down: a large share counts less than a small one.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "sum(array / count for count, array in zip(counts, arrays)) / sum(1 / count for count in counts)",
                ),
            ),
            Mistake(
                "All weights are 0, since `//` leaves out what is behind the point, and each count is smaller than n. Divide by `/`.",
                ("count / n * array", "count // n * array"),
            ),
            Mistake(
                "Here each share is divided by its own count. It is a mean already, so that this divides twice.",
                ("count / n * array", "array / count"),
            ),
            Mistake(
                "The gradients are divided by n, as if they were sums over their samples. Each of them is a mean over its share.",
                ("count / n * array", "array / n"),
            ),
            Mistake(
                "The weights are shares of the largest count. They have to add up to 1, so divide by the sum of the counts.",
                ("count / n * array", "count / max(counts) * array"),
            ),
            Mistake(
                "The weights belong to other shares: the first count goes with the last gradient.",
                ("zip(counts, arrays)", "zip(counts[::-1], arrays)"),
            ),
            Mistake(
                "That is the weighted gradient of one worker alone, the last. Add up over all of them.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "[count / n * array for count, array in zip(counts, arrays)][-1]",
                ),
            ),
            Mistake(
                "That is the weighted gradient of one worker alone, the first. Add up over all of them.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "counts[0] / n * arrays[0]",
                ),
            ),
            Mistake(
                "The counts lie along the last axis of the arrays, and weigh their columns. Each of them belongs to a worker, and weighs all entries of its array.",
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "(np.array(arrays) * counts).sum(axis=0) / n",
                ),
            ),
            Mistake(
                "That is a list for each worker, and nothing is added up. `zip(*parts)` brings together what all workers have for one parameter, and their weighted sum is one array.",
                ("for arrays in zip(*parts)", "for arrays, count in zip(parts, counts)"),
                (
                    "sum(count / n * array for count, array in zip(counts, arrays))",
                    "[count / n * array for array in arrays]",
                ),
            ),
        ],
    ),
    Exercise(
        id="few-rounds",
        title="Fewer rounds than a ring",
        task=r"""The ring sends as little as possible, but in $2 (p - 1)$ rounds, and each of them costs the latency. For short arrays there is something faster. Let the workers stand in a ring again. In the first round each adds to its array that of the worker 1 place before it, in the second round that of the worker 2 places before it, then 4 places, then 8. Everybody sends at the same time: what is added is the other's array as it was when the round began. After each round an array holds the parts of twice as many workers, and when the distance has reached $p$, which is a power of 2, each holds the sum of all.

Return the arrays, in a list, and how many bytes each worker has sent. In each round it sends its whole array, once. Two places are open: what a worker holds after a round, and how much it sends in it. Make new arrays: `arrays = [...]` only gives the name to a new list, and the arrays that come in stay as they are.""",
        section="What travels",
        solution=doubling_all_reduce,
        blanks=["arrays[0].nbytes", "arrays[rank] + arrays[rank - distance]"],
        demands=[
            ArgumentsKept(
                "The numbers are right, but the list that came in is changed. Make a new list.",
                ("        arrays = [", "        arrays[:] = ["),
            )
        ],
        cases=[
            workers_case(2, 3),
            workers_case(4, 2, np.float32),
            workers_case(8, 5),
        ],
        hints=[
            "Draw four workers in a circle, with the numbers 0 to 3. Whose parts does worker 0 hold after the first round, and whose after the second?",
            "`arrays[rank - 1]` is the array of the worker before; for worker 0 that is `arrays[-1]`, the last one, as it should be in a ring. And at a distance of 2?",
            "An array knows its size in bytes: `nbytes`. All arrays are equally long, and each worker sends one in each round.",
        ],
        explanation=r"After the first round worker 3 holds the parts of 2 and 3, and after the second those of 0, 1, 2 and 3: what is 2 places before it holds the other two. So $\log_2 p$ rounds are enough, 6 for 64 workers, where the ring takes 126. The price is that whole arrays travel: 6 times $N$ bytes from each worker, and less than $2N$ in the ring. (If the arrays are halved on the way to the sum, and doubled on the way back, it takes $2 \log_2 p$ rounds, and no more bytes than in the ring.) In the chapter's model, doubling takes $\log_2 p \, (\alpha + N / B)$ seconds. With its latency and bandwidth, 64 workers exchange the reader's gradient 20 times as fast in this way, and that of the network with ten million numbers 2.2 times as fast in the ring.",
        mistakes=[
            Mistake(
                "In every round the array of the next neighbour is added. From the second round on that counts some parts twice, and others are never reached: the distance doubles.",
                ("arrays[rank - distance]", "arrays[rank - 1]"),
            ),
            Mistake(
                "A worker takes the other's array and loses its own. Add the two.",
                ("arrays[rank] + arrays[rank - distance]", "arrays[rank - distance]"),
            ),
            Mistake(
                "Each round takes the mean of two, so that in the end there is the mean of all. An all-reduce gives the sum.",
                ("arrays[rank] + arrays[rank - distance]", "(arrays[rank] + arrays[rank - distance]) / 2"),
            ),
            Mistake(
                "All workers add the array of worker 0. Each has to add that of the worker a certain distance before it.",
                ("arrays[rank - distance]", "arrays[0]"),
            ),
            Mistake(
                "That adds up everything at once, as if each worker could see into the memory of all others. Only one array arrives in a round.",
                ("arrays[rank] + arrays[rank - distance]", "sum(arrays)"),
            ),
            Mistake(
                "Some workers add what others have already added up in the same round. Everybody sends at the same time: make a new list of new arrays.",
                (
                    "        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]\n",
                    "        arrays = list(arrays)\n        for rank in range(p):\n            arrays[rank] = arrays[rank] + arrays[rank - distance]\n",
                ),
            ),
            Mistake(
                "The distance grows by 1 in each round. It doubles: 1, 2, 4.",
                ("distance *= 2", "distance += 1"),
            ),
            Mistake(
                "The first workers add nothing, as if nobody stood before them. But it is a ring: before worker 0 comes the last one.",
                (
                    "arrays[rank] + arrays[rank - distance]",
                    "arrays[rank] + arrays[rank - distance] if rank >= distance else arrays[rank]",
                ),
            ),
            Mistake(
                "That is one round too many. When the distance has reached p, each worker holds the sum of all, and adding another's array counts everything twice.",
                ("distance < p", "distance <= p"),
            ),
            Mistake(
                "The sums are right. But the bytes are those of the last round alone: add up over all rounds.",
                ("sent += arrays[0].nbytes", "sent = arrays[0].nbytes"),
            ),
            Mistake(
                "The sums are right. But that counts the numbers that each has sent, and not their bytes.",
                ("arrays[0].nbytes", "arrays[0].size"),
            ),
            Mistake(
                "The sums are right. But not every number has 8 bytes: float32 has 4. An array knows its size, `nbytes`.",
                ("arrays[0].nbytes", "8 * arrays[0].size"),
            ),
            Mistake(
                "The sums are right. But these are the bytes that all workers together have sent.",
                ("arrays[0].nbytes", "p * arrays[0].nbytes"),
            ),
            Mistake(
                "The sums are right. But each sends its whole array in a round, and not a piece as in the ring.",
                ("arrays[0].nbytes", "arrays[0].nbytes / p"),
            ),
            Mistake(
                "The sums are right. But in a round a worker sends its array once, to one other, and what it receives does not count.",
                ("arrays[0].nbytes", "2 * arrays[0].nbytes"),
            ),
            Mistake(
                "The sums are right. But the arrays do not grow on their way: in each round each sends one array of the same length, however many parts are in it.",
                ("arrays[0].nbytes", "distance * arrays[0].nbytes"),
            ),
        ],
    ),
    Exercise(
        id="unseen-samples",
        title="Find the bug: pictures that nobody sees",
        task=r"Here the networks in `workers` train together. All begin with the same weights. In each epoch the samples are shuffled anew, in each step every worker takes its share of the batch, and all step along the mean of their gradients. The batch size divides the number of samples, and the number of workers divides the batch size. The loss falls, the workers stay equal to the last digit, and nothing stops the program. But in an epoch every sample should be seen by one worker, once. Fix it. You may draw the order in any way, as long as the same `seed` gives the same order and another seed another one. Leave `X` and `Y` as they are.",
        section="Many workers",
        solution=train_together,
        use=workers_of.judged_training,
        shown=workers_of.shown_training,
        cases=[
            (2, 18, 0.1, 1, 6, 3),
            (3, 36, 0.05, 2, 6, 5),
            (4, 48, 0.2, 3, 16, 1),
        ],
        symptom=workers_of.who_is_seen,
        bug=Mistake("", ("default_rng(seed)", "default_rng(seed + rank)")),
        hints=[
            "A share is cut out of a batch, and a batch out of an order. Print the four orders of the first epoch.",
            "`batch[rank::p]` of all ranks together make up a batch, once each. For that the workers have to agree on something.",
            "They do not have to send anything to agree on an order. When do two generators draw the same?",
        ],
        explanation=r"Each worker shuffled with a generator of its own, so each cut its share out of another batch. Every fourth of its own order is a random quarter of the pictures, and the probability that a picture is in none of four random quarters is $(3/4)^4 = 0.32$. With many workers $(1 - 1/p)^p$ goes to $1/e = 0.37$. The gradients are honest ones, of fewer pictures, and so nothing looks wrong. The cure is one seed for all: generators with the same seed draw the same order, without a message. (Where each worker may draw for itself, as for dropout, the seeds should differ.) PyTorch's `DistributedSampler` shuffles with the same seed in all processes. If the samples cannot be divided evenly it repeats a few. It wants to be told the number of the epoch, by `set_epoch`, and if you forget that, every epoch has the same order. One can also deal out the samples once, and let each worker shuffle its own.",
        mistakes=[
            Mistake(
                "In epoch 1, 3 of 18 samples are seen by no worker, and 3 more than once.",
                ("default_rng(seed)", "default_rng([seed, rank])"),
            ),
            Mistake(
                "Another seed gives the same batches. The order has to be drawn by `seed`.",
                ("default_rng(seed)", "default_rng(0)"),
            ),
            Mistake(
                "The same seed gives other batches when it is run again. The order has to be drawn by `seed`, and by nothing else.",
                ("generator.permutation(len(X)) for generator in generators", "np.random.permutation(len(X))"),
                ("        orders = [", "        orders = p * ["),
            ),
            Mistake(
                "The training is right, but `X` or `Y` is changed by it. Whoever gave them still needs them: shuffle numbers of rows, or copies.",
                (
                    "        orders = [generator.permutation(len(X)) for generator in generators]\n",
                    "        order = generators[0].permutation(len(X))\n        X[:], Y[:] = X[order], Y[order]\n        orders = [np.arange(len(X))] * p\n",
                ),
            ),
            Mistake(
                "Each epoch has the same batches. Shuffle anew in every epoch.",
                (
                    "        orders = [generator.permutation(len(X)) for generator in generators]\n",
                    "        orders = [np.random.default_rng(seed).permutation(len(X))] * p\n",
                ),
            ),
            Mistake(
                "Every worker takes the whole batch, so that nothing is gained by having more than one.",
                ("batch[rank::p]", "batch"),
            ),
            Mistake(
                "A batch has 6 samples, and 2 workers should share them evenly, so that each is seen once. They take [6, 5].",
                ("batch[rank::p]", "batch[rank:]"),
            ),
            Mistake(
                "The order has to be drawn by `seed`.",
                ("generator.permutation(len(X))", "np.arange(len(X))"),
            ),
            Mistake(
                "An epoch has 3 batches, and all epochs together take 3 steps. Worker 0 has computed 2 gradients. Of the 18 samples, 6 are seen by no worker at all.",
                ("range(0, len(X), batch_size)", "range(rank, len(X), 2 * batch_size)"),
                ("    for _ in range(epochs):\n", "    rank = 0\n    for _ in range(epochs):\n"),
            ),
            Mistake(
                "The workers began equal, and in the end worker 0 and worker 1 are not. All of them have to take the same step.",
                (
                    "            for worker in workers:\n                SGD(lr).step(worker.parameters, together)",
                    "            for worker, own in zip(workers, parts):\n                SGD(lr).step(worker.parameters, own)",
                ),
            ),
            Mistake(
                "But they do not end where one network ends that takes the same batches whole, in steps of lr times the gradient.",
                ("np.mean(arrays, axis=0)", "np.sum(arrays, axis=0)"),
            ),
            Mistake(
                "The weights of worker 1 are still those that it began with.",
                ("            for worker in workers:\n", "            for worker in workers[:1]:\n"),
            ),
            Mistake(
                "None of the networks that were given has computed a gradient.",
                ("for rank, worker in enumerate(workers)", "for rank, worker in enumerate(copies)"),
                (
                    "    p, loss = len(workers)",
                    "    from copy import deepcopy\n\n    copies = deepcopy(workers)\n    p, loss = len(workers)",
                ),
            ),
            Mistake(
                "A worker was given a picture that is no row of X.",
                ("worker.forward(X[share])", "worker.forward(X[share] / 2)"),
            ),
        ],
    ),
    Exercise(
        id="never-ahead",
        title="Attention that does not look ahead",
        task=r"A language model learns to say the next word, at every place of a text at once. If a token could listen to later ones, it would only have to look up the answer. So each token listens to itself and to those before it, and to nobody else: the first hears only itself, the last hears all. Write such a head with NumPy. `X` has the shape (n, k), with one token in each row, and the three matrices have the shape (h, k). Apart from who may listen, it is the head of this chapter, with $\sqrt h$, and the weights of each token add up to 1. Return the outputs, of the shape (n, h). The products before the softmax, called scores, may be as large as some thousands.",
        section="A layer that computes its weights",
        solution=attention_so_far,
        cases=[
            tokens_case(1, 2, 3),
            tokens_case(2, 3, 2),
            with_zeros(2, *tokens_case(5, 4, 3)),
            tokens_case(6, 3, 4, 30),
        ],
        hints=[
            "Begin with the head of the chapter, in plain arrays: the table of scores, a softmax of its rows, a product with the values. Which entries of the table belong to a later token?",
            "Row $i$ says to whom token $i$ listens, so the entries to the right of the diagonal have to go. `np.triu(table, 1)` keeps these and makes all others 0, and `np.where(condition, a, b)` chooses entry by entry.",
            r"The weights of those who are left must add up to 1, so take the others out before the softmax and not after it. Which score makes the power $e^{\text{score}}$ exactly 0?",
            "For large scores subtract the largest of each row, as in every softmax: the largest of those that are left.",
        ],
        explanation=r"A score of $-\infty$ becomes a weight of $e^{-\infty} = 0$, and the softmax shares out the rest. As every token hears itself, no row is empty. This is what trains a language model on a whole text in one pass: output $i$ knows only the tokens up to $i$, and is asked for token $i + 1$. In PyTorch it is `scaled_dot_product_attention(Q, K, V, is_causal=True)`. To take the weights out after the softmax and to divide what is left by its sum is the same in formulas. But where a later token had by far the largest score, the rest has been rounded to 0, and 0 is divided by 0.",
        mistakes=[
            Mistake(
                "Every token listens to all, to later ones too. Nothing is masked.",
                ("np.where(is_later, -np.inf, scores)", "scores"),
            ),
            Mistake(
                "It is the wrong way round: each token hears itself and those that come after it. Row i of the scores belongs to the token that listens.",
                ("np.triu(np.ones_like(scores), 1)", "np.tril(np.ones_like(scores), -1)"),
            ),
            Mistake(
                "A token does not hear itself here, and the first hears nobody. The diagonal has to stay.",
                ("np.triu(np.ones_like(scores), 1)", "np.triu(np.ones_like(scores))"),
            ),
            Mistake(
                "Each token hears those before it, but not itself, and the output of the first is 0. It listens to itself, too: its output is its own value.",
                ("np.triu(np.ones_like(scores), 1)", "np.triu(np.ones_like(scores))"),
                (
                    "return e / e.sum(axis=1, keepdims=True) @ V",
                    "return np.nan_to_num(e / e.sum(axis=1, keepdims=True)) @ V",
                ),
            ),
            Mistake(
                "The weights of later tokens are taken out after the softmax, and what is left no longer adds up to 1. Mask the scores before it.",
                ("    scores = np.where(is_later, -np.inf, scores)\n", ""),
                (
                    "return e / e.sum(axis=1, keepdims=True) @ V",
                    "return e / e.sum(axis=1, keepdims=True) * ~is_later @ V",
                ),
            ),
            Mistake(
                "The scores of later tokens are 0, and e to the 0 is 1: they are still heard. Which score has the power 0?",
                ("-np.inf", "0"),
            ),
            Mistake(
                "What is kept are the scores of later tokens, right of the diagonal, and the others become 0. It is the later ones that have to go, and a 0 is heard like any score.",
                ("np.where(is_later, -np.inf, scores)", "np.triu(scores, 1)"),
            ),
            Mistake(
                "The largest score of a row is looked for among later tokens, too. If it is far above the others, all that is left is rounded to 0, and 0 is divided by 0.",
                ("    scores = np.where(is_later, -np.inf, scores)\n", ""),
                (
                    "e = np.exp(scores - scores.max(axis=1, keepdims=True))",
                    "e = np.exp(scores - scores.max(axis=1, keepdims=True)) * ~is_later",
                ),
            ),
            Mistake(
                "For large scores exp grows beyond all numbers. Subtract the largest score of each row first.",
                ("np.exp(scores - scores.max(axis=1, keepdims=True))", "np.exp(scores)"),
            ),
            Mistake(
                "The largest of all scores is subtracted everywhere. In a row with much smaller ones all powers become 0: take the largest of each row.",
                ("scores.max(axis=1, keepdims=True)", "scores.max()"),
            ),
            Mistake(
                "The softmax runs along the wrong axis: here what all tokens listen to one adds up to 1. Each row is one that listens.",
                ("e.sum(axis=1, keepdims=True)", "e.sum(axis=0, keepdims=True)"),
                ("scores.max(axis=1, keepdims=True)", "scores.max(axis=0, keepdims=True)"),
            ),
            Mistake(
                "Everything is divided by one sum, that of the whole table. Each row has to add up to 1.",
                ("e.sum(axis=1, keepdims=True)", "e.sum()"),
            ),
            Mistake(
                "The scores are not divided by the root of h.",
                (" / np.sqrt(len(W_Q))", ""),
            ),
            Mistake(
                "The scores are divided by h, and not by its root.",
                ("np.sqrt(len(W_Q))", "len(W_Q)"),
            ),
            Mistake(
                "The scores are divided by the root of k, the length of a token. h is how long the queries and keys are.",
                ("len(W_Q)", "X.shape[1]"),
            ),
            Mistake(
                "The scores are divided by the root of n, the number of tokens. h is how long the queries and keys are.",
                ("len(W_Q)", "len(X)"),
            ),
            Mistake(
                "Queries and keys have changed roles: the token that listens brings the query.",
                ("Q @ K.T", "K @ Q.T"),
            ),
            Mistake(
                "That is the table of who listens to whom. The outputs are means of the values with these weights.",
                ("return e / e.sum(axis=1, keepdims=True) @ V", "return e / e.sum(axis=1, keepdims=True)"),
            ),
            Mistake(
                "The means are those of the tokens themselves. What a token hands over is its value, X times the transpose of W_V.",
                ("X @ W_V.T", "X"),
            ),
            Mistake(
                "Each token hears the next one, too, so that the first does not hear itself alone. The entries just to the right of the diagonal belong to a later token.",
                ("np.triu(np.ones_like(scores), 1)", "np.triu(np.ones_like(scores), 2)"),
            ),
            Mistake(
                "A score of -1000 is not low enough: others may be lower, and then later tokens are heard. Take one below all numbers, -np.inf.",
                ("-np.inf", "-1000"),
            ),
            Mistake(
                "All scores of 0 are masked, those of tokens that may be heard, too. Who is later does not depend on the scores.",
                ("np.where(is_later, -np.inf, scores)", "np.where(np.tril(scores) == 0, -np.inf, scores)"),
            ),
            Mistake(
                "Every number is nan. 0 times infinity is nan: if a table of zeros and ones is multiplied by -np.inf, put it in by `np.where` instead.",
                ("np.where(is_later, -np.inf, scores)", "scores + is_later * -np.inf"),
            ),
            Mistake(
                "The scores are divided by their sum, without a softmax: negative ones make negative weights. Take the powers of e first.",
                ("np.where(is_later, -np.inf, scores)", "np.where(is_later, 0, scores)"),
                ("np.exp(scores - scores.max(axis=1, keepdims=True))", "scores"),
            ),
            Mistake(
                "All tokens that are heard weigh alike. Their weights are the softmax of their scores, queries times keys.",
                ("np.where(is_later, -np.inf, scores)", "np.where(is_later, -np.inf, 0)"),
            ),
        ],
    ),
    Exercise(
        id="send-less",
        title="Send less",
        task=r"""Four workers train the reader on 600 digits, and their connection is slow. A gradient of 2410 numbers in float64 has 19,280 bytes. Each worker may send only a fortieth of that, 482 bytes. Which 482?

Write a class `Packer`. Each worker has one of its own for the whole training. `pack(gradient)` takes an array of 2410 numbers, the weights and biases of both layers in one row, and returns a message: a list of arrays, whose bytes are counted. It leaves `gradient` as it is. `unpack(message)` returns an array of 2410 numbers. It runs in other workers, on packers that have never packed anything and know only the message. The check takes 100 steps of plain gradient descent, at lr = 0.3, along the mean of what the four messages give, with 16 pictures from each worker. From each of three starts the loss must be at most 0.25 in the end; it begins near 3. With whole gradients it would be 0.08.

There are many answers. A packer may remember whatever it likes, from one `pack` to the next. Entries of float32, float16 and int8 take 4, 2 and 1 bytes, places up to 65,535 fit into uint16, and `np.packbits` packs eight times True or False into one byte (`np.unpackbits` with a `count` takes them out as ones and zeros).""",
        section="What travels",
        solution=Packer,
        use=workers_of.judged_packer,
        is_design=True,
        cases=[(1,), (2,), (3,)],
        hints=[
            "How many numbers fit, in float32, if you send the place of each one too? `np.argsort(np.abs(gradient))` has the places of the largest at its end.",
            "Or send a little of each number. What is the least that you can say of one, so that a step still goes downhill? And what is missing then is its size: one number for all is better than none.",
            "What you do not send is not lost, unless you forget it. Keep it, and add it to the next gradient before you choose again.",
        ],
        explanation=r"This packer sends one bit for each number, its sign, and one size for all, the mean of what the numbers are without their signs: 302 and 8 bytes. That alone is enough. Three lines more make it as good as the whole gradient: what a message says too much or too little is kept, and added to the next gradient. So it is late, but it is not lost. [Seide and others (2014)](https://doi.org/10.21437/Interspeech.2014-274) trained networks for speech with one bit for each number in this way, and lost next to nothing. [Bernstein and others (2018)](https://arxiv.org/abs/1802.04434) studied steps along signs alone. The 80 largest numbers with their places, in uint16 and float32, fit as well, and with what is kept they are as good. To take numbers from always the same places fails, and so do signs without a size, unless you happen to guess a good one. The price: such messages cannot be added up on their way around a ring: the sum of two signs is no sign.",
        mistakes=[
            Mistake(
                "which is no array. `np.array([...])` makes one of numbers.",
                ("np.array([np.abs(wanted).mean()])", "float(np.abs(wanted).mean())"),
            ),
            Mistake(
                "A message has 19,280 bytes, and 482 are allowed. It is made of 19,280 (2,410 of float64).",
                ("[np.packbits(wanted > 0), np.array([np.abs(wanted).mean()])]", "[wanted]"),
                (
                    "        bits, size = message\n        return np.where(np.unpackbits(bits, count=2410), size, -size)",
                    "        return message[0]",
                ),
            ),
            Mistake(
                "A message has 2,418 bytes, and 482 are allowed. It is made of 2,410 (2,410 of bool) + 8 (1 of float64).",
                ("np.packbits(wanted > 0)", "wanted > 0"),
                ("np.unpackbits(bits, count=2410)", "bits"),
            ),
            Mistake("Only zeros come out.", ("size, -size)", "0, 0)")),
            Mistake(
                "What comes out points against what went in, so that each step goes uphill.",
                ("size, -size)", "-size, size)"),
                ("wanted = gradient + self.kept", "wanted = gradient"),
            ),
            Mistake(
                "What comes out is too long.",
                ("np.abs(wanted).mean()", "1.0"),
                ("wanted = gradient + self.kept", "wanted = gradient"),
            ),
            Mistake(
                "What comes out is too short.",
                ("np.abs(wanted).mean()", "1e-4"),
                ("wanted = gradient + self.kept", "wanted = gradient"),
            ),
            Mistake(
                "Of the 2410 numbers, 2169 have never come out as anything but 0: what they would move stays as it began.",
                (
                    "[np.packbits(wanted > 0), np.array([np.abs(wanted).mean()])]",
                    "[gradient[:241].astype(np.float16)]",
                ),
                (
                    "        bits, size = message\n        return np.where(np.unpackbits(bits, count=2410), size, -size)",
                    "        gradient = np.zeros(2410)\n        gradient[:241] = message[0]\n        return gradient",
                ),
            ),
            Mistake(
                "What comes out points elsewhere than what went in.",
                ("size, -size)", "size, -size)[::-1]"),
                ("wanted = gradient + self.kept", "wanted = gradient"),
            ),
            Mistake(
                "`unpack` stops in another worker, whose packer has packed nothing. What it needs to know of the gradient has to be in the message.",
                ("        bits, size = message\n", "        [bits], size = message, self.size\n"),
                (
                    "        message = [np.packbits(wanted > 0), np.array([np.abs(wanted).mean()])]\n",
                    "        self.size = np.abs(wanted).mean()\n        message = [np.packbits(wanted > 0)]\n",
                ),
            ),
            Mistake(
                "2410 numbers drawn at random come out more exactly than a message of 310 bytes can tell. What `unpack` knows has to come out of the message, and not from elsewhere in the program.",
                ("        wanted = gradient + self.kept\n", "        Packer.last = wanted = gradient + self.kept\n"),
                (
                    "        bits, size = message\n        return np.where(np.unpackbits(bits, count=2410), size, -size)",
                    "        return Packer.last",
                ),
            ),
            Mistake(
                "Of the same message `unpack` makes one thing in the worker that packed it, and another in a worker whose packer has packed nothing. What it needs to know of the gradient has to be in the message.",
                ("        self.kept = 0\n", "        self.kept, self.size = 0, 0.0\n"),
                ("        bits, size = message\n", "        [bits], size = message, self.size\n"),
                (
                    "        message = [np.packbits(wanted > 0), np.array([np.abs(wanted).mean()])]\n",
                    "        self.size = np.abs(wanted).mean()\n        message = [np.packbits(wanted > 0)]\n",
                ),
            ),
            Mistake(
                "`pack` changes the gradient that it is given. The worker still has it: leave it as it is, and change a copy.",
                ("wanted = gradient + self.kept", "gradient += self.kept\n        wanted = gradient"),
            ),
            Mistake("`pack` returns nothing.", ("        return message\n", "")),
            Mistake(
                "`unpack` returns nothing.",
                ("return np.where", "np.where"),
                ("        self.kept = wanted - self.unpack(message)\n", ""),
            ),
            Mistake(
                "A message is a list of arrays, even if it has only one.",
                ("[np.packbits(wanted > 0), np.array([np.abs(wanted).mean()])]", "np.packbits(wanted > 0)"),
                ("        bits, size = message\n", "        bits, size = message, 0.01\n"),
            ),
            Mistake(
                "`unpack` has to return an array of 2410 numbers. Its shape is (2416,).",
                ("np.unpackbits(bits, count=2410)", "np.unpackbits(bits)"),
                ("        self.kept = wanted - self.unpack(message)\n", ""),
            ),
        ],
    ),
]
