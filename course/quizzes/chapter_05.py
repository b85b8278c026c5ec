from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "One sample in ten is a 1. After training, your network has a BCE of 0.33. What has it learned?",
        wrong(
            "A good deal: 0.33 is less than half of 0.69.",
            "0.69 is the cost of knowing nothing if both classes are equally frequent. Here, always saying 0.1 costs "
            "0.3251, and looks at no input.",
        ),
        wrong(
            "About two thirds of the samples are right.",
            "A loss is no share. Undo the logarithm: it gives what happened a probability of about 0.72 typically, "
            "and always saying 0.1 does as well.",
        ),
        right(
            "Perhaps no more than the share.",
            "The best answer that ignores all inputs costs 0.3251 on such data. First compute what knowing nothing "
            "costs, then look at the loss.",
        ),
    ),
    ask(
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
            "Ten times the rate does shorten the wait from w = b = −4. From the other start it did not help at all: "
            "the loss falls into a valley that leads away.",
        ),
        wrong(
            "It sits in a local minimum.",
            "At a minimum the loss rises on all sides. Here it still falls towards larger z, only so slowly that "
            "the step is tiny: a plateau.",
        ),
    ),
    ask(
        "Y_hat has 50 rows of 10 classes. By which number do CE and its gradient divide?",
        wrong(
            "500, the number of entries, as in MSE and BCE.",
            "There, each entry is a measurement or a coin of its own. A row of classes is one throw of a die: "
            "one thing happened, and one logarithm is paid.",
        ),
        right(
            "50.",
            "One logarithm is paid for each sample, and the loss is their mean. The zeros of a one-hot row are no "
            "measurements.",
        ),
        wrong(
            "50 in the loss; its gradient leaves the division to the layers.",
            "The gradient is the slope of this loss, so the 1/n is part of it. The layers only sum. Divide there, and "
            "every loss with another n needs other layers.",
        ),
    ),
    ask(
        "You clip probabilities away from 0 and 1. A sample with target 1 has z = −1000. Which dL/dz does the chain "
        "through the sigmoid give?",
        wrong(
            "−1, since BCE pulls with ŷ − y.",
            "That is the true slope, and the form from logits gives it. But here 1/ŷ is capped by the clipping, while "
            "the slope of the sigmoid is not, so they no longer cancel.",
        ),
        wrong(
            "A huge one, since the clipped 1/ŷ is about 4.5 · 10¹⁵.",
            "That is dL/dŷ. On the way to z it is multiplied by ŷ(1 − ŷ), which is 0 for so negative a z.",
        ),
        wrong(
            "`nan`, since log(0) is infinite.",
            "Clipping does prevent that: the loss is 36.04. It is finite, and wrong, since it should be 1000.",
        ),
        right(
            "0: the sample teaches nothing.",
            "The capped 1/ŷ times a slope of 0 is 0. The most wrong samples are lost, which is why the losses take "
            "logits.",
        ),
    ),
]
