from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "two-backwards",
        "In a PyTorch program `backward` is called for one mini-batch, then for a second one of the same size, and "
        "only then come `optimizer.step()` and `optimizer.zero_grad()`. The optimizer is plain SGD. Which step is "
        "taken?",
        wrong(
            "The one along the second gradient, which has replaced the first.",
            "So it would be in `nnlib`, whose `backward` writes `dW` anew. In PyTorch it adds to `grad`.",
        ),
        wrong(
            "The one along the mean of the two, as for a batch of both.",
            "Nobody has divided by two. To get that step, divide each loss by two before its `backward`.",
        ),
        right(
            "The one along their sum, twice as long as for a batch of both.",
            "Gradients add up in `grad` until `zero_grad`. Each of the two is a mean over its own mini-batch, so "
            "their sum is twice the mean over both.",
        ),
        wrong(
            "None: PyTorch stops, since `zero_grad` is missing in between.",
            "It does not stop, and it cannot know: a parameter may well be used in two losses whose gradients "
            "belong together.",
        ),
    ),
    ask(
        "still-dropping",
        "You measure a network with dropout, inside `with torch.no_grad():`. The same pictures give another accuracy "
        "each time. What is missing?",
        right(
            "`eval()` before it, and `train()` after it.",
            "Whether units are left out depends on this switch alone. `no_grad` only says that no graph is to be kept.",
        ),
        wrong(
            "`torch.manual_seed(0)` before each measurement.",
            "Then the number is the same each time, and just as wrong: it is that of a network of which a part is "
            "left out.",
        ),
        wrong(
            "`optimizer.zero_grad()` before it, so that no old gradients are in the way.",
            "Gradients have no part in an answer. They count when a step is taken.",
        ),
        wrong(
            "More pictures: so few of them leave a large standard error.",
            "That is about other pictures. The same weights should give the same pictures the same answers.",
        ),
    ),
    ask(
        "summed-loss",
        "Somebody's loss is the sum over the samples of a batch, not their mean. Four workers take equal shares. How "
        "do their gradients make the gradient of the whole batch?",
        wrong(
            "By their mean, as always in data parallelism.",
            "The mean of four is right where each of the four is a mean over its own share. From sums it makes a "
            "quarter of what is wanted, and with plain gradient descent steps of a quarter.",
        ),
        right(
            "By their sum.",
            "The loss of the batch is the sum of the losses of its shares, and so it is for the slopes. Here it would "
            "not even matter if the shares differed in size.",
        ),
        wrong(
            "By their sum, divided by the number of samples in the batch.",
            "That is the gradient of the mean over the batch: a useful one, but not that of this loss.",
        ),
        wrong(
            "Not at all: only means can be put together from shares.",
            "Sums can, and more easily. What cannot is a loss in which samples meet, such as one that looks at the "
            "most surprising sample of the batch.",
        ),
    ),
    ask(
        "what-pays",
        "Sixteen workers train at an efficiency of 30 %. Messages are so long that latency plays no part. With which "
        "change does the efficiency rise?",
        wrong(
            "With a network of ten times as many parameters, since it has more to compute.",
            "It has ten times as much to send, too. Computing and sending grow alike, and their ratio stays.",
        ),
        wrong(
            "With processors that are ten times as fast.",
            "A step gets shorter, but only in its part of computing. Then nearly all of the time is spent on "
            "sending, and the efficiency falls.",
        ),
        wrong(
            "With 64 workers, so that each has less to send.",
            "A piece is shorter in a ring of more, but there are more rounds: each worker sends nearly twice the "
            "gradient in either ring. And each has only a quarter left to compute.",
        ),
        right(
            "With batches that are ten times as large.",
            "Each worker computes ten times as long between two exchanges, and an exchange takes as long as before. "
            "But the steps are then fewer, and a batch can be too large to learn well.",
        ),
    ),
    ask(
        "averaged-copies",
        "A kernel of 9 weights is used at 36 places. Somebody keeps 36 copies of it, lets each take a step of plain "
        "gradient descent along its own gradient, and then sets all to the mean of the copies. What is this step, "
        "compared with that of a shared kernel?",
        right(
            "A 36th as long, in the same direction.",
            "The mean of the copies has moved by the mean of the 36 gradients. What a shared weight gets is their sum, "
            "for a nudge to it is felt in all 36 places.",
        ),
        wrong(
            "The same.",
            "Workers do it like this, and rightly, because the loss is a mean over their shares. But the places of a "
            "kernel are no samples, and their part in the loss was never divided by 36.",
        ),
        wrong(
            "36 times as long, since 36 steps are taken instead of one.",
            "Each copy takes one of them, and a mean of 36 is no longer than they are.",
        ),
        wrong(
            "One in another direction, since each place sees other pixels.",
            "The gradients at the places do differ. But a mean of 36 and a sum of 36 point the same way.",
        ),
    ),
]
