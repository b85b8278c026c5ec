from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "rate-doubled",
        "You double the learning rate, and now the loss grows with every step. What happened?",
        wrong(
            "The ball sits on the floor of the valley and cannot get lower.",
            "On the floor the slopes are nearly zero, so the steps are tiny and the loss stays where it is. Here it "
            "grows.",
        ),
        right(
            "In the steepest direction each step lands further away, on the other side.",
            "There a step is now more than twice as long as the way to the floor. Other directions may be fine; one is "
            "enough to ruin all. Take a smaller rate.",
        ),
        wrong(
            "The gradient points uphill, so a larger step climbs further.",
            "It does point uphill, and the rule subtracts it. A small enough step against it makes the loss fall.",
        ),
    ),
    ask(
        "loss-of-the-share",
        "One sample in ten is a 1. After training, your network has a BCE of 0.33. What has it learned?",
        wrong(
            "A good deal: 0.33 is less than half of 0.69.",
            "0.69 is the cost of knowing nothing if both classes are equally frequent. Here, always saying 0.1 costs "
            "0.3251, and looks at no input.",
        ),
        wrong(
            "About two thirds of the samples are right.",
            "A loss is not a share of right answers. Always saying 0.1 costs 0.3251 as well, and with the limit at one "
            "half nine in ten samples are right.",
        ),
        right(
            "Perhaps no more than the share.",
            "The best answer that ignores all inputs costs 0.3251 on such data. First compute what knowing nothing "
            "costs, then look at the loss.",
        ),
    ),
    ask(
        "far-wrong-mse",
        "A sigmoid neuron with z = −6 should answer 1. It is trained with MSE and hardly moves. Why?",
        right(
            "Its slope ŷ(1 − ŷ) is a factor of dL/dz, and nearly zero there.",
            "2(ŷ − y) is nearly −2, as large as it gets. But it is multiplied by 0.0025, and −0.0049 is left. With BCE "
            "this factor cancels, and −0.9975 is left.",
        ),
        wrong(
            "MSE is at most 1, so an error cannot count for much.",
            "It is bounded, and near z = −6 that shows: the curve is flat. But with a linear neuron the same errors "
            "would give slopes of −2. What kills them is the flat sigmoid.",
        ),
        wrong(
            "The learning rate is too small for a start so far away.",
            "A larger rate shortens the wait, but why is there one? At the same rate BCE pulls 200 times as hard. "
            "The flatter the sigmoid, the weaker the pull of MSE.",
        ),
        wrong(
            "It lies at the lowest point of a valley, and would have to climb out of it.",
            "At a lowest point the loss rises on all sides. Here it still falls towards larger z, only so slowly that "
            "each step is tiny.",
        ),
    ),
    ask(
        "divided-by",
        "Y_hat has 50 rows of 10 classes. By which number do CE and its gradient divide?",
        wrong(
            "500, the number of entries, as in MSE and BCE.",
            "There, each entry is a measurement or a coin of its own. A row of classes is one throw of a die: "
            "one thing happened, and one logarithm is paid.",
        ),
        right(
            "50.",
            "One logarithm is paid for each sample, and the loss is their mean. The zeros of a one-hot row are not "
            "measurements.",
        ),
        wrong(
            "50 in the loss; its gradient leaves the division to the layers.",
            "The gradient is the slope of this loss, so the 1/n is part of it. The layers only sum. If they divided, "
            "every loss with another n would need other layers.",
        ),
    ),
    ask(
        "loss-from-scores",
        "A network ends in ten scores, and its loss is CrossEntropy(from_logits=True). Why not softmax at the end, and "
        "CrossEntropy() without the option?",
        wrong(
            "Softmax costs time, and without it the answers come sooner.",
            "The loss from logits computes a softmax as well, for its gradient. Time is not the reason.",
        ),
        right(
            "A probability that is rounded to 0 or 1 has lost what the loss needs to know.",
            "An answer that is badly wrong then has an infinite loss, −log 0, and no slope to learn by. From the "
            "scores the loss is right, and the gradient is the share minus the target.",
        ),
        wrong(
            "The probabilities of softmax are wrong, and the scores are right.",
            "They say the same: softmax of the scores gives the probabilities whenever you want to see them. Only "
            "very large and very small ones are rounded.",
        ),
        wrong(
            "Scores can be compared with the one-hot rows, and probabilities cannot.",
            "It is the probabilities that are compared: the gradient is Ŷ − Y, with Ŷ the softmax of the scores.",
        ),
    ),
]
