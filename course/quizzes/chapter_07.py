from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "momentum-rate",
        "You trained with SGD at a learning rate of 0.2. Now you try momentum with β = 0.9. Which learning rate gives "
        "steps of about the same length, where the gradient keeps its direction?",
        wrong(
            "0.2, since the gradients are the same",
            "They are, but the velocity adds them up: dw + 0.9 dw + 0.9² dw and so on, ten times dw in the end.",
        ),
        right(
            "0.02, a tenth of it",
            "The velocity grows to dw/(1 − 0.9), ten times the gradient, and a tenth of the rate makes up for it.",
        ),
        wrong(
            "Nine tenths of it",
            "That would make up for a velocity of dw/0.9. But what adds up is the whole series 1 + 0.9 + 0.9² + …, and "
            "its sum is 10.",
        ),
        wrong(
            "2, since momentum brakes each step",
            "It brakes where gradients change their signs. Where they agree, each adds to the ones before.",
        ),
    ),
    ask(
        "weights-too-large",
        "Twenty layers of 100 tanh neurons start with weights of standard deviation 0.3, where 0.1 would be right. "
        "What happens?",
        wrong(
            "The signal grows from layer to layer without end.",
            "The weighted sums do become large. But tanh ends at −1 and 1, so the signal cannot grow on: after 20 "
            "layers its standard deviation is 0.84.",
        ),
        wrong(
            "The gradient dies out on its way back, since tanh is flat at its ends.",
            "Each layer does multiply it by the slopes of tanh, which shrink it. But it also multiplies it by the "
            "weights, three times as large as they should be, and these enlarge it more.",
        ),
        right(
            "The gradient arrives at the first layer hundreds of times too large.",
            "The weights enlarge it in each layer more than the slopes of tanh shrink it. The factor of one layer does "
            "not look like much, but twenty of them multiply.",
        ),
        wrong(
            "Nothing much: training brings the weights to their right size.",
            "Training changes weights, but by steps against the gradient, and the gradient is what is spoiled by "
            "the start. This is why the start has a formula: Var(w) = 2/(n_in + n_out).",
        ),
    ),
    ask(
        "small-batches",
        "After 200 epochs on 200 samples, batches of 20 have a loss of 0.014, full batches one of 0.263. Why?",
        right(
            "They took ten times as many steps.",
            "200 samples make ten batches of 20, so 200 epochs are 2000 steps instead of 200. Each costs about a "
            "tenth of a full one, so the work is about the same.",
        ),
        wrong(
            "A gradient from few samples is a better direction.",
            "It is only an estimate of the gradient over all samples. Step for step full batches are no worse: "
            "after 2000 steps they have a loss of 0.014 as well.",
        ),
        wrong(
            "They saw more samples.",
            "Both see each of the 200 samples once an epoch, so 200 times in all. They differ in how often they "
            "take a step in between.",
        ),
    ),
    ask(
        "validation-rises",
        "The training loss still falls, but the validation loss has been rising for a hundred epochs. What does that "
        "mean?",
        wrong(
            "The learning rate is too large.",
            "Then the training loss would suffer as well. It falls: the steps do what they are meant to do.",
        ),
        right(
            "The network now learns its samples by heart.",
            "What still improves the answers on the training set makes those for new samples worse. That is "
            "overfitting, and the weights from before the rise would be the better ones.",
        ),
        wrong(
            "It should be trained on the validation set, too.",
            "Then nothing would be left to judge it by. More training data does help, but it has to be other data.",
        ),
        wrong(
            "Nothing, as long as the training loss falls.",
            "The training loss says how well it answers what it was shown. A list of the samples with their labels "
            "would have a loss of 0.",
        ),
    ),
    ask(
        "check-passed",
        "You compare the slopes of `backward` with measured ones, as before: the largest relative error is `3e-9`. "
        "What do you know?",
        wrong(
            "The loss is close to a minimum.",
            "At a minimum all slopes are near zero. But this number is not a slope: it is the largest relative "
            "difference between two ways to find the slopes.",
        ),
        wrong(
            "The network will learn.",
            "Exact gradients are needed for that, but they are not enough. With a learning rate that is too large "
            "the steps overshoot all the same.",
        ),
        wrong(
            "There is no mistake in the program.",
            "The check compares `backward` with what `forward` and the loss compute. If X and Y are shuffled "
            "differently, both agree about the wrong task.",
        ),
        right(
            "At these weights and samples, `backward` gives the slopes of this loss.",
            "Just that. The slopes of `backward` agree with those found by trying out, and a millionth is already "
            "good. Whether the data and the rate are good, only training and new data can show.",
        ),
    ),
]
