from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "first-loss-too-small",
        "A network for 50 equally frequent classes begins with a loss of about 1, before any training. What do you do?",
        wrong(
            "Nothing: below log 50 is better than at log 50.",
            "Before training a network knows nothing, and a network that knows nothing has log 50, nearly 4, or more. "
            "Less is impossible, so something is wrong.",
        ),
        wrong(
            "Make the first weights smaller.",
            "Smaller weights bring all scores together, and the loss to log 50. They cannot be the reason that it "
            "is below.",
        ),
        wrong(
            "Look for the answer among the inputs.",
            "Random weights cannot use an answer that they are given. Such a leak shows after training, as a result "
            "that is too good to be true.",
        ),
        right(
            "Check how the loss is computed, and whether there really are 50 classes.",
            "No step has been taken, so it is not the network. A mean that is taken twice, or labels of three classes "
            "alone, would explain it.",
        ),
    ),
    ask(
        "validation-above",
        "One batch of 32 samples is learned by heart in a second. On the whole training set the loss creeps down, but "
        "on the validation set it rises above log k from the start. Which of these fits?",
        right(
            "Pictures and labels were shuffled in different orders.",
            "A network can learn 32 wrong labels by heart as well as right ones, and a thousand with patience. What it "
            "learns says nothing about new pictures.",
        ),
        wrong(
            "The network ends in softmax, and the loss applies it again.",
            "Then one batch would not have come to zero: some loss is left, whatever the weights are.",
        ),
        wrong(
            "The network overfits, so it needs weight decay.",
            "It does learn by heart. But overfitting begins with something that holds for new data as well, and here "
            "the validation loss is worse than that of a guess from the start.",
        ),
        wrong(
            "The learning rate is too small.",
            "With a rate that is too small nothing happens, not even on one batch.",
        ),
    ),
    ask(
        "decay-helps",
        "Your network has a training loss far below its validation loss, and weight decay makes the validation loss "
        "better. The training loss gets worse. What does that say?",
        wrong(
            "The decay is too strong: both losses should fall.",
            "What it gives up in training is what it had learned by heart. The aim is to read new pictures, and a low "
            "training loss is not a sign of that.",
        ),
        right(
            "Nothing is wrong. That is what a cure for overfitting does.",
            "It holds the network back from fitting every single sample. In the chapter, too, each of the cures "
            "learned far fewer of the wrong labels, and read more of the new pictures.",
        ),
        wrong(
            "The network is too small now.",
            "It has as many units as before. If it were too small, the validation loss would have got worse as well.",
        ),
    ),
    ask(
        "dropout-loss",
        "A network with dropout is trained, and its training loss, as `fit` reports it, is higher than its validation "
        "loss. How can that be?",
        wrong(
            "The validation set is easier than the training set.",
            "It can happen, but look first at how the two are measured. They are not measured by the same network.",
        ),
        wrong(
            "Dropout makes a network better on new data than on the data it was trained on.",
            "It narrows the gap, but does not turn it round. Measured in the same way, a network is as a rule at least "
            "as good on what it was trained on.",
        ),
        wrong(
            "There are too few epochs: later the two losses change places.",
            "They may, when the network begins to overfit. That does not explain why they are this way round now.",
        ),
        right(
            "The training loss is measured with units missing, the validation loss with all of them.",
            "It is also a mean over the epoch, while the network was still learning. Ask `predict` on the training "
            "data, and the order is the usual one.",
        ),
    ),
    ask(
        "one-run-each",
        "Method A reads 96.4 % of the validation set, method B 97.1 %, each trained once. What do you know?",
        right(
            "Next to nothing about the methods.",
            "Another seed moves either number, often by as much as that. Train both from several seeds in equally many "
            "steps, and compare the difference of the means with its standard error.",
        ),
        wrong(
            "B is better, as both were measured on the same pictures.",
            "The pictures are the same, the first weights and the order of the batches are not. With another seed A "
            "may be ahead.",
        ),
        wrong(
            "B is better if both were trained from the same seed.",
            "The same seed gives two different networks different luck: other shapes, other draws, another way down. "
            "It makes a run repeatable, not fair.",
        ),
    ),
]
