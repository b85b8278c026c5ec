"""Wrong and right answers to the exercises of chapter 12."""

TRAIN = """import numpy as np

from nnlib import SGD, CrossEntropy


def train_together(workers, X, Y, lr, epochs, batch_size, seed):
    \"\"\"Train networks that begin equal, each on its share of every batch.\"\"\"
    p, loss = len(workers), CrossEntropy(from_logits=True)
"""

STEP = """                Y_hat = worker.forward(X[share])
                worker.backward(loss.gradient(Y_hat, Y[share]))
                parts.append(worker.gradients)
            together = [np.mean(arrays, axis=0) for arrays in zip(*parts)]
            for worker in workers:
                SGD(lr).step(worker.parameters, together)
"""

SPARSE = """
    def unpack(self, message):
        \"\"\"Return the array of 2410 numbers that a message stands for.\"\"\"
        places, values = message
        gradient = np.zeros(2410)
        gradient[places] = values
        return gradient
"""

WRONG: dict[str, list[tuple[str, str]]] = {
    "uneven-shares": [
        # the plain mean of the shares, as in the solved function
        (
            '''import numpy as np


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = np.mean(arrays, axis=0)
        gradients.append(total)
    return gradients
''',
            r"count|weigh|larger share|small share|every sample|each sample",
        ),
        # weighted, but not divided by n
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = sum(count * array for count, array in zip(counts, arrays))
        gradients.append(total)
    return gradients
''',
            r"divi|\bn\b|too large|times|\bmean\b",
        ),
        # divided by the number of workers, not by that of samples
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    gradients = []
    for arrays in zip(*parts):
        total = sum(count * array for count, array in zip(counts, arrays)) / len(counts)
        gradients.append(total)
    return gradients
''',
            r"divi|\bn\b|number of (samples|workers)|too large|times",
        ),
        # weighted, and then a mean over the workers on top
        (
            '''import numpy as np


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = np.mean([c / n * a for c, a in zip(counts, arrays)], axis=0)
        gradients.append(total)
    return gradients
''',
            r"mean|sum|twice|too small|divi|times",
        ),
        # changes the arrays of the workers
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        for array, count in zip(arrays, counts):
            array *= count / n
        total = sum(arrays)
        gradients.append(total)
    return gradients
''',
            r"parts|chang|modif|in place|leave|copy",
        ),
        # adds up into the array of the first worker
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = arrays[0]
        total *= counts[0] / n
        for array, count in zip(arrays[1:], counts[1:]):
            total += array * count / n
        gradients.append(total)
    return gradients
''',
            r"parts|chang|modif|in place|leave|copy",
        ),
        # the weights lie along the last axis
        (
            '''import numpy as np


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = (np.array(arrays) * np.array(counts)).sum(axis=0) / n
        gradients.append(total)
    return gradients
''',
            r"axis|broadcast|shape|column|worker",
        ),
        # np.dot pairs the counts with the second last axis
        (
            '''import numpy as np


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = np.dot(counts, arrays) / n
        gradients.append(total)
    return gradients
''',
            r"axis|shape|align|tensordot|worker",
        ),
        # the average has no axis
        (
            '''import numpy as np


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = np.average(arrays, weights=counts)
        gradients.append(total)
    return gradients
''',
            r"[Aa]xis|shape",
        ),
        # the sum runs over everything: one number for each parameter
        (
            '''import numpy as np


def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = np.sum([c * a for c, a in zip(counts, arrays)]) / n
        gradients.append(total)
    return gradients
''',
            r"axis|shape|one number|single number|array",
        ),
        # weighs the wrong way round: a small share counts most
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    inverse = [n / count for count in counts]
    for arrays in zip(*parts):
        total = sum(w * array for w, array in zip(inverse, arrays)) / sum(inverse)
        gradients.append(total)
    return gradients
''',
            r"larger|small|more|count|weigh|round",
        ),
        # the parts are added as if they were sums already
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = sum(arrays) / n
        gradients.append(total)
    return gradients
''',
            r"count|weigh|mean|small|times",
        ),
        # returns after the first parameter
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = sum(count * array for count, array in zip(counts, arrays)) / n
        gradients.append(total)
        return gradients
''',
            r"return|loop|first parameter|each parameter|every parameter|\bonly\b|how many",
        ),
        # whole division makes the weights 0
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = sum(count // n * array for count, array in zip(counts, arrays))
        gradients.append(total)
    return gradients
''',
            r"//|\b0\b|zero|whole|integer",
        ),
        # goes over the workers instead of the parameters
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays, count in zip(parts, counts):
        gradients.append([array * count / n for array in arrays])
    return gradients
''',
            r"\bsum|\badd|each parameter|every parameter|each worker|zip",
        ),
        # prints instead of returning
        (
            '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n = sum(counts)
    for arrays in zip(*parts):
        print(sum(count * array for count, array in zip(counts, arrays)) / n)
''',
            r"None|return|print",
        ),
    ],
    "few-rounds": [
        # always the neighbour: the distance does not grow
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - 1] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"distance|places|before|neighbour|twice",
        ),
        # adds within the list: some arrays are those of this round already, and the input changes
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        for rank in range(p):
            arrays[rank] = arrays[rank] + arrays[rank - distance]
        distance *= 2
    return arrays, sent
''',
            r"began|begin|same time|at once|already|chang|new list|leave",
        ),
        # copies the list but not the moment: still adds what has grown in this round
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    arrays = [array.copy() for array in arrays]
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        for rank in range(p):
            arrays[rank] += arrays[(rank - distance) % p]
        distance *= 2
    return arrays, sent
''',
            r"began|begin|same time|at once|already|before the round|order",
        ),
        # right sums, but added into the arrays that came in
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        before = [array.copy() for array in arrays]
        for rank in range(p):
            arrays[rank] += before[rank - distance]
        distance *= 2
    return arrays, sent
''',
            r"chang|leave|modif|in place|came in|as it is|as they",
        ),
        # counts numbers, not bytes
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].size
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"byte|nbytes|numbers",
        ),
        # counts what all workers send together
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += sum(array.nbytes for array in arrays)
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"each|together|one worker|all workers|times",
        ),
        # a p-th of the array in each round, as in the ring
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes // p
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"whole|ring|piece|too few|once",
        ),
        # the message is taken to grow with the distance
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += distance * arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"once|distance|as long|round|too many",
        ),
        # counts only the last round
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent = arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"round|\+=|once|all rounds|too few",
        ),
        # takes all numbers for float64
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += 8 * arrays[0].size
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"float32|nbytes|\b8\b|\b4\b|bytes",
        ),
        # the distance is used without a way round the ring
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank + distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"range|index|ring|% ?p|before",
        ),
        # the first workers have nobody before them: a line, not a ring
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - distance] if rank >= distance else arrays[rank] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"ring|worker 0|rank 0|first|last|before",
        ),
        # one round too many
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance <= p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[(rank - distance) % p] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"round|twice|double|too many|< p|reached",
        ),
        # everybody gets the sum of all in the first round, and again in each later one
        (
            '''import numpy as np


def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [np.sum(arrays, axis=0) for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"round|one other|two|distance|too (large|often)|times|twice",
        ),
        # the mean in place of the sum
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [(arrays[rank] + arrays[rank - distance]) / 2 for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"mean|sum|divi|half",
        ),
        # hears the other, and forgets its own
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
            r"\badd|\bsum|\bown\b",
        ),
        # hands back one array, not a list of them
        (
            '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays[0], sent
''',
            r"list|each worker|one array|every worker|how many",
        ),
    ],
    "unseen-samples": [
        # half a repair: one generator, but still a draw for each worker
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        orders = [generator.permutation(len(X)) for _ in range(p)]
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = orders[rank][start : start + batch_size]
                share = batch[rank::p]
"""
            + STEP,
            r"order|same|twice|never|unseen|once",
        ),
        # a repair of the wrong thing: other shares of the same different orders
        (
            TRAIN
            + """    generators = [np.random.default_rng(seed + rank) for rank in range(p)]
    for _ in range(epochs):
        orders = [generator.permutation(len(X)) for generator in generators]
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = orders[rank][start : start + batch_size]
                share = np.split(batch, p)[rank]
"""
            + STEP,
            r"order|same|twice|never|unseen|once",
        ),
        # one order for all, but everybody takes the whole batch
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                share = order[start : start + batch_size]
"""
            + STEP,
            r"once|whole batch|share|by (one|each|every)|times|twice",
        ),
        # one order for all, but everybody takes the same part of the batch
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = order[start : start + batch_size]
                share = batch[::p]
"""
            + STEP,
            r"rank|same share|never|unseen|once|twice",
        ),
        # one order for all, but shares of the wrong size, p pictures each
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = order[start : start + batch_size]
                share = batch[rank * p : (rank + 1) * p]
"""
            + STEP,
            r"never|unseen|once|size|seen",
        ),
        # the order is drawn once, and is the same in each epoch
        (
            TRAIN
            + """    order = np.random.default_rng(seed).permutation(len(X))
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"epoch|anew|again|shuffl|same order",
        ),
        # the generator begins anew in each epoch, and so draws the same order
        (
            TRAIN
            + """    for _ in range(epochs):
        orders = [np.random.default_rng(seed).permutation(len(X)) for _ in range(p)]
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = orders[rank][start : start + batch_size]
                share = batch[rank::p]
"""
            + STEP,
            r"epoch|anew|again|shuffl|same order",
        ),
        # no shuffling any more
        (
            TRAIN
            + """    for _ in range(epochs):
        order = np.arange(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"shuffl|seed|order|anew|epoch",
        ),
        # shuffled, but not by the seed
        (
            TRAIN
            + """    for _ in range(epochs):
        order = np.random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"seed",
        ),
        # the seed is left out: always the same orders
        (
            TRAIN
            + """    generator = np.random.default_rng(0)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"seed",
        ),
        # draws with replacement: some twice, others never
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = generator.choice(len(X), batch_size)
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"twice|never|once|replace|unseen",
        ),
        # each batch has no sample twice, but the next one draws from all samples again
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = generator.permutation(len(X))[:batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"twice|never|once|epoch|unseen",
        ),
        # leaves out the last batch
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X) - batch_size, batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
            + STEP,
            r"last|never|once|unseen|steps|batch",
        ),
        # only hides it: samples that were seen are skipped, the others still never come
        (
            TRAIN
            + """    generators = [np.random.default_rng(seed + rank) for rank in range(p)]
    for _ in range(epochs):
        orders = [generator.permutation(len(X)) for generator in generators]
        seen = set()
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = orders[rank][start : start + batch_size]
                share = [i for i in batch[rank::p] if i not in seen] or [batch[rank]]
                seen.update(share)
"""
            + STEP,
            r"never|unseen|once|order|seen|missing",
        ),
        # each has samples of its own, and cuts its share of a batch out of a batch of them
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        mine = [order[rank::p] for rank in range(p)]
        for start in range(0, len(X) // p, batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = mine[rank][start : start + batch_size]
                share = batch[rank::p]
"""
            + STEP,
            r"never|once|unseen|\bseen\b",
        ),
        # one order, and along the way each worker steps along its own gradient
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
                Y_hat = worker.forward(X[share])
                worker.backward(loss.gradient(Y_hat, Y[share]))
                SGD(lr).step(worker.parameters, worker.gradients)
""",
            r"\bmean\b|together|equal|apart|same step|own gradient",
        ),
        # one order, but only the first worker steps
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
                Y_hat = worker.forward(X[share])
                worker.backward(loss.gradient(Y_hat, Y[share]))
                parts.append(worker.gradients)
            together = [np.mean(arrays, axis=0) for arrays in zip(*parts)]
            SGD(lr).step(workers[0].parameters, together)
""",
            r"equal|every worker|all workers|each worker|others|worker 1|step",
        ),
        # one order, but the sum of the gradients
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
                Y_hat = worker.forward(X[share])
                worker.backward(loss.gradient(Y_hat, Y[share]))
                parts.append(worker.gradients)
            together = [np.sum(arrays, axis=0) for arrays in zip(*parts)]
            for worker in workers:
                SGD(lr).step(worker.parameters, together)
""",
            r"mean|sum|too (long|large|far)|times",
        ),
        # one order, but the step is taken within the loop over the workers, along what there is so far
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
                Y_hat = worker.forward(X[share])
                worker.backward(loss.gradient(Y_hat, Y[share]))
                parts.append(worker.gradients)
                together = [np.mean(arrays, axis=0) for arrays in zip(*parts)]
                SGD(lr).step(worker.parameters, together)
""",
            r"\bmean\b|equal|apart|all (gradients|workers|parts)|together",
        ),
        # X is shuffled, Y is not
        (
            TRAIN
            + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        X = X[generator.permutation(len(X))]
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                share = slice(start + rank, start + batch_size, p)
"""
            + STEP,
            r"\bY\b|target|label|belong|class|pair",
        ),
        # shuffles the caller's arrays
        (
            TRAIN
            + """    for _ in range(epochs):
        seed += 1
        np.random.default_rng(seed).shuffle(X)
        np.random.default_rng(seed).shuffle(Y)
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                share = slice(start + rank, start + batch_size, p)
"""
            + STEP,
            r"chang|modif|leave|in place|copy|as it is|as they",
        ),
    ],
    "never-ahead": [
        # no mask at all: the head of the chapter
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"later|ahead|mask|before",
        ),
        # masks after the softmax: what is left does not add up to 1
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return np.tril(weights) @ V
''',
            r"add up|adds up|\bsum",
        ),
        # a score of 0 is not silence: exp(0) = 1
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.tril(Q @ K.T / np.sqrt(len(W_Q)))
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"\b0\b|zero|\binf|\bexp\b|later|ahead",
        ),
        # the other triangle: each hears itself and those after it
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    n = len(X)
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    scores[np.tri(n, k=-1, dtype=bool)] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"later|ahead|before|triangle|wrong way|last",
        ),
        # nobody hears itself: nan in the first row
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    n = len(X)
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    scores = np.where(np.tri(n, k=-1, dtype=bool), scores, -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"itself|own|nan|first",
        ),
        # off by one: hears the next one too
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    n = len(X)
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    scores = np.where(np.tri(n, k=1, dtype=bool), scores, -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"next|later|ahead|one too|after",
        ),
        # a loop that ends one too early, and the first token stays silent
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    A = np.zeros(Q.shape)
    for i in range(1, len(X)):
        scores = K[:i] @ Q[i] / np.sqrt(len(W_Q))
        e = np.exp(scores - scores.max())
        A[i] = e / e.sum() @ V[:i]
    return A
''',
            r"itself|own|first",
        ),
        # no division by the root of h
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T, -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"sqrt|root|\bh\b",
        ),
        # divides by h, not by its root
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / len(W_Q), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"sqrt|root",
        ),
        # the root of k, the length of a token, in place of h
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    n, k = X.shape
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(n, dtype=bool), Q @ K.T / np.sqrt(k), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"sqrt|root|\bh\b|\bk\b",
        ),
        # exp of the bare scores overflows
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    e = np.tril(np.exp(Q @ K.T / np.sqrt(len(W_Q))))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"overflow|large|max|thousand|\bnan\b|\binf",
        ),
        # the largest score is looked for among the later ones too: all that is left may become 0
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    e = np.tril(np.exp(scores - scores.max(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"largest|max|underflow|nan|thousand|\b0 / 0\b|divi",
        ),
        # one maximum for all rows
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / np.sqrt(len(W_Q)), -np.inf)
    e = np.exp(scores - scores.max())
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"row|largest|max|underflow|nan|thousand",
        ),
        # a mask of -1000 is not low enough for scores of thousands
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / np.sqrt(len(W_Q)), -1000)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"\binf|-inf|thousand|low enough|below|ahead|later",
        ),
        # 0 times infinity is nan
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    n = len(X)
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q)) + np.triu(np.ones((n, n)), 1) * -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"\bnan\b|\b0\b|\binf",
        ),
        # takes scores that are exactly 0 for masked ones
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.tril(Q @ K.T / np.sqrt(len(W_Q)))
    scores[scores == 0] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"\b0\b|zero|nan",
        ),
        # softmax of columns
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / np.sqrt(len(W_Q)), -np.inf)
    e = np.exp(scores - scores.max(axis=0))
    return e / e.sum(axis=0) @ V
''',
            r"axis|row|column|add up|adds up",
        ),
        # query and key are swapped
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), K @ Q.T / np.sqrt(len(W_Q)), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"quer|key|swap|\bQ\b|\bK\b",
        ),
        # the mean of the tokens, not of their values
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K = X @ W_Q.T, X @ W_K.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / np.sqrt(len(W_Q)), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ X
''',
            r"value|W_V|shape|\bV\b",
        ),
        # the matrices are not transposed
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q, X @ W_K, X @ W_V
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / np.sqrt(len(W_Q)), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
            r"shape|transpos|\.T|matmul|mismatch|dimension",
        ),
        # hands back the weights as well, as the function of the chapter does
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X), dtype=bool), Q @ K.T / np.sqrt(len(W_Q)), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    listening = e / e.sum(axis=1, keepdims=True)
    return listening @ V, listening
''',
            r"tuple|only|two|pair|shape|outputs",
        ),
        # cumulative mean: listens to all before it, but to all alike
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    V = X @ W_V.T
    return np.cumsum(V, axis=0) / np.arange(1, len(X) + 1)[:, None]
''',
            r"alike|equal|quer|key|score|weight|same",
        ),
        # makes the products silent, and forgets the softmax
        (
            '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.tril(Q @ K.T / np.sqrt(len(W_Q)))
    return scores / scores.sum(axis=1, keepdims=True) @ V
''',
            r"softmax|exp",
        ),
    ],
    "send-less": [
        # the first 120 numbers, whatever they are
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        return [gradient[:120].astype(np.float32)]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        gradient = np.zeros(2410)
        gradient[:120] = message[0]
        return gradient
''',
            r"loss|never|large|places|which|other",
        ),
        # argsort without the absolute value: only slopes above 0
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(gradient)[-120:]
        return [places.astype(np.uint16), gradient[places].astype(np.float16)]
'''
            + SPARSE,
            r"loss|sign|negative|below 0|abs",
        ),
        # the smallest entries: argsort begins with them
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(np.abs(gradient))[:120]
        return [places.astype(np.uint16), gradient[places].astype(np.float16)]
'''
            + SPARSE,
            r"loss|large|small",
        ),
        # a tenth of the entries: places in int64, values in float32
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(np.abs(gradient))[-120:]
        return [places, gradient[places].astype(np.float32)]
'''
            + SPARSE,
            r"byte|482",
        ),
        # 482 numbers, not 482 bytes
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(np.abs(gradient))[-482:].astype(np.uint16)
        return [places, gradient[places].astype(np.float16)]
'''
            + SPARSE,
            r"byte|482",
        ),
        # the whole gradient in float16
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        return [gradient.astype(np.float16)]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        return message[0].astype(float)
''',
            r"byte|482",
        ),
        # the places stay in the packer: others do not know them
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        self.rest = self.rest + gradient
        self.places = np.argsort(np.abs(self.rest))[-120:]
        values = self.rest[self.places].astype(np.float32)
        self.rest[self.places] = 0
        return [values]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        gradient = np.zeros(2410)
        gradient[self.places] = message[0]
        return gradient
''',
            r"other|another|never packed|message|knows?\b|attribute",
        ),
        # the scale stays in the packer, where it is 0 for all others
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest, self.scale = np.zeros(2410), 0.0

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        self.rest = self.rest + gradient
        self.scale = np.abs(self.rest).mean()
        message = [np.packbits(self.rest > 0)]
        self.rest = self.rest - self.unpack(message)
        return message

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        return self.scale * (2.0 * np.unpackbits(message[0], count=2410) - 1)
''',
            r"other|another|never packed|in the message|knows?\b",
        ),
        # signs without a scale: steps of 0.3 for every weight
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        return [np.packbits(gradient > 0)]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        return 2.0 * np.unpackbits(message[0], count=2410) - 1
''',
            r"loss|scale|large|how (large|long|much)|size",
        ),
        # the bits are taken for the signs: 0 and 1 in place of -1 and 1
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        scale = np.array([np.abs(gradient).mean()])
        return [np.packbits(gradient > 0), scale]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        bits, scale = message
        return np.unpackbits(bits, count=2410) * scale
''',
            r"loss|sign|negative|below 0|-1",
        ),
        # unpackbits without a count: 2416 numbers
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        scale = np.array([np.abs(gradient).mean()])
        return [np.packbits(gradient > 0), scale]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        bits, scale = message
        return (2.0 * np.unpackbits(bits) - 1) * scale
''',
            r"2410|2416|count|shape",
        ),
        # the largest slope as the scale: the memory explodes
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        wanted = gradient + self.rest
        message = [np.packbits(wanted > 0), np.array([np.abs(wanted).max()])]
        self.rest = wanted - self.unpack(message)
        return message

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        bits, scale = message
        return (2.0 * np.unpackbits(bits, count=2410) - 1) * scale
''',
            r"loss|large|scale|mean|finite|grow",
        ),
        # what was sent is never taken out of the memory
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        self.rest = self.rest + gradient
        places = np.argsort(-np.abs(self.rest))[:120].astype(np.uint16)
        return [places, self.rest[places].astype(np.float16)]
'''
            + SPARSE,
            r"loss|sent|remember|again|twice|grow|memory",
        ),
        # int8 without a scale: slopes below 1 become 0
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(-np.abs(gradient))[:160]
        return [places.astype(np.uint16), gradient[places].astype(np.int8)]
'''
            + SPARSE,
            r"loss|int8|\b0\b|zero|scale|whole",
        ),
        # places in uint8 wrap around at 256
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        self.rest = self.rest + gradient
        places = np.argsort(-np.abs(self.rest))[:96]
        values = self.rest[places].astype(np.float32)
        self.rest[places] = 0
        return [places.astype(np.uint8), values]
'''
            + SPARSE,
            r"loss|uint8|places|255|uint16|256",
        ),
        # random places, and the others are forgotten
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rng = np.random.default_rng(0)

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = self.rng.choice(2410, size=120, replace=False).astype(np.uint16)
        return [places, gradient[places].astype(np.float16)]
'''
            + SPARSE,
            r"loss|large|remember|lost|places|which",
        ),
        # the means of twenty neighbours each
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        return [gradient.reshape(241, 10).mean(axis=1).astype(np.float16)]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        return np.repeat(message[0].astype(float), 10)
''',
            r"loss|\bmean|neighbour|large",
        ),
        # a message that is one array, not a list
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        return np.packbits(gradient > 0)

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        return (2.0 * np.unpackbits(message, count=2410) - 1) * 0.005
''',
            r"list",
        ),
        # a plain number in the message, whose bytes nobody can count
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        return [np.packbits(gradient > 0), float(np.abs(gradient).mean())]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        bits, scale = message
        return (2.0 * np.unpackbits(bits, count=2410) - 1) * scale
''',
            r"array|float|number",
        ),
        # unpack returns what was sent, without a place for the rest
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(-np.abs(gradient))[:120]
        return [places.astype(np.uint16), gradient[places].astype(np.float16)]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        return message[1]
''',
            r"2410|120|shape",
        ),
        # pack forgets to return
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        places = np.argsort(-np.abs(gradient))[:120]
        message = [places.astype(np.uint16), gradient[places].astype(np.float16)]
'''
            + SPARSE,
            r"None|return|list",
        ),
        # the gradient that comes in serves as the memory
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest = 0

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        gradient += self.rest
        places = np.argsort(-np.abs(gradient))[:120].astype(np.uint16)
        values = gradient[places].astype(np.float16)
        gradient[places] = 0
        self.rest = gradient
        return [places, values]
'''
            + SPARSE,
            r"chang|modif|in place|copy|leave",
        ),
        # one part of twenty-one in each step, in turn: every number waits 21 steps
        (
            '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest, self.step = np.zeros(2410), 0

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        self.rest = self.rest + gradient
        turn = self.step % 21
        self.step += 1
        values = self.rest[turn::21].astype(np.float32)
        self.rest[turn::21] = 0
        return [np.array([turn], dtype=np.uint8), values]

    def unpack(self, message):
        """Return the array of 2410 numbers that a message stands for."""
        turn, values = message
        gradient = np.zeros(2410)
        gradient[turn[0] :: 21] = values
        return gradient
''',
            r"loss|late|large|which|wait|old",
        ),
    ],
}

RIGHT: dict[str, list[str]] = {
    "uneven-shares": [
        # the sum of weighted arrays
        '''def gradient_of_all(parts, counts):
    """Return the gradients of the whole batch, one array for each parameter."""
    n, gradients = sum(counts), []
    for arrays in zip(*parts):
        total = sum(count * array for count, array in zip(counts, arrays)) / n
        gradients.append(total)
    return gradients
''',
        # the weighted average of NumPy
        """import numpy as np


def gradient_of_all(parts, counts):
    return [np.average(arrays, axis=0, weights=counts) for arrays in zip(*parts)]
""",
        # a product over the axis of the workers
        """import numpy as np


def gradient_of_all(parts, counts):
    shares = np.array(counts) / np.sum(counts)
    return [np.tensordot(shares, np.stack(arrays), axes=1) for arrays in zip(*parts)]
""",
        # loops, and an array of zeros
        """import numpy as np


def gradient_of_all(parts, counts):
    gradients = [np.zeros(array.shape) for array in parts[0]]
    for part, count in zip(parts, counts):
        for total, array in zip(gradients, part):
            total += count * array
    for total in gradients:
        total /= sum(counts)
    return gradients
""",
        # einsum
        """import numpy as np


def gradient_of_all(parts, counts):
    w = np.asarray(counts, dtype=float)
    w /= w.sum()
    return [np.einsum("p,p...->...", w, np.array(arrays)) for arrays in zip(*parts)]
""",
        # a running mean, share by share
        """def gradient_of_all(parts, counts):
    seen, mean = counts[0], [array.copy() for array in parts[0]]
    for part, count in zip(parts[1:], counts[1:]):
        seen += count
        mean = [m + (array - m) * count / seen for m, array in zip(mean, part)]
    return mean
""",
    ],
    "few-rounds": [
        # as the task has it
        '''def doubling_all_reduce(arrays):
    """Return what each worker has in the end, and how many bytes each has sent."""
    p, sent, distance = len(arrays), 0, 1
    while distance < p:
        sent += arrays[0].nbytes
        arrays = [arrays[rank] + arrays[rank - distance] for rank in range(p)]
        distance *= 2
    return arrays, sent
''',
        # with copies, in place, and a remainder
        """def doubling_all_reduce(arrays):
    held = [array.copy() for array in arrays]
    p, sent, distance = len(held), 0, 1
    while distance < p:
        messages = [held[(rank - distance) % p].copy() for rank in range(p)]
        sent += messages[0].nbytes
        for mine, arrived in zip(held, messages):
            mine += arrived
        distance *= 2
    return held, sent
""",
        # one array for all, rolled
        """import numpy as np


def doubling_all_reduce(arrays):
    table, sent = np.array(arrays), 0
    for k in range(len(arrays).bit_length() - 1):
        sent += table[0].nbytes
        table = table + np.roll(table, 2**k, axis=0)
    return list(table), sent
""",
        # the bytes from the number of rounds, and a turned list
        """def doubling_all_reduce(arrays):
    rounds = len(arrays).bit_length() - 1
    sent = rounds * arrays[0].size * arrays[0].itemsize
    for k in range(rounds):
        before = arrays[-(2**k) :] + arrays[: -(2**k)]
        arrays = [a + b for a, b in zip(arrays, before)]
    return arrays, sent
""",
        # calls itself
        """def doubling_all_reduce(arrays, distance=1):
    p = len(arrays)
    if distance >= p:
        return arrays, 0
    after = [arrays[i] + arrays[i - distance] for i in range(p)]
    held, sent = doubling_all_reduce(after, 2 * distance)
    return held, sent + arrays[0].nbytes
""",
    ],
    "unseen-samples": [
        # the smallest repair: the same seed for all
        TRAIN
        + """    generators = [np.random.default_rng(seed) for rank in range(p)]
    for _ in range(epochs):
        orders = [generator.permutation(len(X)) for generator in generators]
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                batch = orders[rank][start : start + batch_size]
                share = batch[rank::p]
"""
        + STEP,
        # one generator and one order
        TRAIN
        + """    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            parts = []
            for rank, worker in enumerate(workers):
                share = batch[rank::p]
"""
        + STEP,
        # a table of steps and workers
        TRAIN
        + """    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        table = rng.permutation(len(X)).reshape(-1, p, batch_size // p)
        for shares in table:
            parts = []
            for worker, share in zip(workers, shares):
"""
        + STEP,
        # a seed of its own for each epoch, and shares that are slices
        TRAIN
        + """    size = batch_size // p
    for epoch in range(epochs):
        order = np.random.default_rng([seed, epoch]).permutation(len(X))
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                first = start + rank * size
                share = order[first : first + size]
"""
        + STEP,
        # by the module random
        """import random

"""
        + TRAIN
        + """    draw = random.Random(seed)
    order = list(range(len(X)))
    for _ in range(epochs):
        draw.shuffle(order)
        for start in range(0, len(X), batch_size):
            parts = []
            for rank, worker in enumerate(workers):
                share = order[start + rank : start + batch_size : p]
"""
        + STEP,
        # the data are shuffled, in copies, and the step is written out
        """import numpy as np

from nnlib import CrossEntropy


def train_together(workers, X, Y, lr, epochs, batch_size, seed):
    rng, loss = np.random.default_rng(seed), CrossEntropy(from_logits=True)
    p = len(workers)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        X, Y = X[order], Y[order]
        for start in range(0, len(X), batch_size):
            stop = start + batch_size
            mean = None
            for rank, worker in enumerate(workers):
                X_share, Y_share = X[start + rank : stop : p], Y[start + rank : stop : p]
                worker.backward(loss.gradient(worker.forward(X_share), Y_share))
                if mean is None:
                    mean = [g / p for g in worker.gradients]
                else:
                    mean = [m + g / p for m, g in zip(mean, worker.gradients)]
            for worker in workers:
                for w, dw in zip(worker.parameters, mean):
                    w -= lr * dw
""",
    ],
    "never-ahead": [
        # a mask of minus infinity
        '''import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    """Return the outputs (n, h) of a head that never looks ahead."""
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = Q @ K.T / np.sqrt(len(W_Q))
    scores[np.triu_indices(len(X), k=1)] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V
''',
        # a loop over the tokens
        """import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    rows = []
    for i in range(len(X)):
        heard = X[: i + 1]
        scores = (heard @ W_K.T) @ (W_Q @ X[i]) / W_Q.shape[0] ** 0.5
        e = np.exp(scores - scores.max())
        rows.append(e @ (heard @ W_V.T) / e.sum())
    return np.array(rows)
""",
        # a very low score, and softmax by columns of the transposed table
        """import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    h, n = W_Q.shape[0], X.shape[0]
    table = (X @ W_K.T) @ (X @ W_Q.T).T / np.sqrt(h)
    table = np.where(np.arange(n)[:, None] <= np.arange(n), table, -1e30)
    table = np.exp(table - table.max(axis=0))
    return (table / table.sum(axis=0)).T @ (X @ W_V.T)
""",
        # the softmax of the library, on the tokens so far
        """import numpy as np

from nnlib import softmax


def attention_so_far(X, W_Q, W_K, W_V):
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    h = W_Q.shape[0]
    return np.array([softmax(Q[i] @ K[: i + 1].T / np.sqrt(h)) @ V[: i + 1] for i in range(len(X))])
""",
        # by logarithms: the sum is subtracted before exp
        """import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    scores = np.where(np.tri(len(X)) == 1, Q @ K.T / len(W_Q) ** 0.5, -np.inf)
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)) @ V
""",
        # one token after the other, as the sums of all before it are kept: no table at all
        """import math

import numpy as np


def attention_so_far(X, W_Q, W_K, W_V):
    Q, K, V = X @ W_Q.T, X @ W_K.T, X @ W_V.T
    n, h = Q.shape
    A = np.zeros((n, h))
    for i in range(n):
        top, below, above = -math.inf, 0.0, np.zeros(h)
        for j in range(i + 1):
            score = float(Q[i] @ K[j]) / math.sqrt(h)
            new = max(top, score)
            fade, weight = math.exp(top - new), math.exp(score - new)
            below, above, top = below * fade + weight, above * fade + weight * V[j], new
        A[i] = above / below
    return A
""",
    ],
    "send-less": [
        # the 120 largest of what is still owed, and a memory of the rest
        '''import numpy as np


class Packer:
    """What one worker packs its gradients with, arrays of 2410 numbers."""

    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        """Return a message: a list of arrays, of at most 482 bytes together."""
        self.rest = self.rest + gradient
        places = np.argsort(-np.abs(self.rest))[:120].astype(np.uint16)
        values = self.rest[places].astype(np.float16)
        self.rest[places] -= values
        return [places, values]
'''
        + SPARSE,
        # all signs, with a memory of what they got wrong
        """import numpy as np


class Packer:
    def __init__(self):
        self.owed = np.zeros(2410)

    def pack(self, gradient):
        wanted = self.owed + gradient
        message = [np.packbits(wanted > 0), np.array([np.abs(wanted).mean()], np.float32)]
        self.owed = wanted - self.unpack(message)
        return message

    def unpack(self, message):
        bits, scale = message
        return np.where(np.unpackbits(bits, count=2410) == 1, 1.0, -1.0) * scale
""",
        # signs, and a scale for each of 44 blocks
        """import numpy as np


class Packer:
    edges = np.linspace(0, 2410, 45).astype(int)

    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        self.rest = self.rest + gradient
        blocks = np.split(self.rest, self.edges[1:-1])
        scales = np.array([np.abs(block).mean() for block in blocks], dtype=np.float32)
        message = [np.packbits(self.rest >= 0), scales]
        self.rest = self.rest - self.unpack(message)
        return message

    def unpack(self, message):
        signs = 2.0 * np.unpackbits(message[0], count=2410) - 1
        return signs * np.repeat(message[1], np.diff(self.edges))
""",
        # 159 of the largest in int8, with a scale, and a memory
        """import numpy as np


class Packer:
    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        self.rest = self.rest + gradient
        places = np.argpartition(np.abs(self.rest), -159)[-159:]
        scale = np.array([np.abs(self.rest).max() / 127 + 1e-20], dtype=np.float32)
        levels = np.rint(self.rest[places] / scale[0]).clip(-127, 127).astype(np.int8)
        message = [places.astype(np.uint16), levels, scale]
        self.rest -= self.unpack(message)
        return message

    def unpack(self, message):
        places, levels, scale = message
        gradient = np.zeros(2410)
        gradient[places] = levels * float(scale[0])
        return gradient
""",
        # which are large: one bit each; and of those the signs: three values
        """import numpy as np


class Packer:
    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        self.rest = self.rest + gradient
        large = np.abs(self.rest) > np.quantile(np.abs(self.rest), 0.6)
        kept = self.rest[large]
        message = [np.packbits(large), np.packbits(kept > 0), np.array([np.abs(kept).mean()])]
        self.rest = self.rest - self.unpack(message)
        return message

    def unpack(self, message):
        large = np.unpackbits(message[0], count=2410) == 1
        signs = np.unpackbits(message[1], count=int(large.sum())) * 2.0 - 1
        gradient = np.zeros(2410)
        gradient[large] = signs * message[2]
        return gradient
""",
        # two vectors for each matrix, of which it is nearly the product
        """import numpy as np


def product(table):
    u, s, v = np.linalg.svd(table, full_matrices=False)
    return u[:, 0] * s[0], v[0]


class Packer:
    def __init__(self):
        self.rest = np.zeros(2410)

    def pack(self, gradient):
        self.rest = self.rest + gradient
        W1, b1, W2, b2 = np.split(self.rest, [2048, 2080, 2400])
        pieces = [*product(W1.reshape(32, 64)), b1, *product(W2.reshape(10, 32)), b2]
        message = [piece.astype(np.float16) for piece in pieces]
        self.rest = self.rest - self.unpack(message)
        return message

    def unpack(self, message):
        u1, v1, b1, u2, v2, b2 = [array.astype(float) for array in message]
        return np.concatenate([np.outer(u1, v1).ravel(), b1, np.outer(u2, v2).ravel(), b2])
""",
        # without a memory: the 159 largest of each gradient
        """import numpy as np


class Packer:
    def pack(self, gradient):
        places = np.argsort(np.abs(gradient))[-159:].astype(np.uint16)
        unit = max(np.abs(gradient).max(), 1e-20) / 127
        levels = np.round(gradient[places] / unit).astype(np.int8)
        return [places, levels, np.array([unit], dtype=np.float32)]

    def unpack(self, message):
        places, levels, unit = message
        gradient = np.zeros(2410)
        gradient[places] = unit[0] * levels
        return gradient
""",
    ],
}

GENERAL: dict[str, dict[int, str]] = {}
