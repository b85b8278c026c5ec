"""The quizzes at the ends of the chapters: `quiz(1)` in a notebook shows that of chapter 1.

Every wrong answer is one that people really give, and says where it comes from and what is true.
"""

from typing import Any

from course.figures.quiz import Quiz


def ask(question: str, *choices: dict[str, Any]) -> dict[str, Any]:
    return {"question": question, "choices": list(choices)}


def right(text: str, because: str) -> dict[str, Any]:
    return {"text": text, "right": True, "because": because}


def wrong(text: str, because: str) -> dict[str, Any]:
    return {"text": text, "right": False, "because": because}


QUIZZES = {
    1: [
        ask(
            "The umbrella neuron has the weights 2 and 3 and the bias −2.5. You double both weights and leave the bias "
            "as it is. What happens to the line where the output is one half?",
            wrong(
                "It stays, and the answers get sharper.",
                "So it is when you double all three numbers: 2z is zero exactly where z is. Here the bias is left "
                "behind, and z is zero in other places.",
            ),
            wrong(
                "It turns and becomes steeper.",
                "Larger weights sound like a steeper line. But its slope is −w₁/w₂, and 4 to 6 is the same ratio as 2 "
                "to 3. Only a new ratio turns the line.",
            ),
            right(
                "It moves towards the corner (0, 0) and keeps its direction.",
                "The ratio of the weights is the old one, so the direction is too. And 4x₁ + 6x₂ − 2.5 is zero where "
                "2x₁ + 3x₂ is 1.25 instead of 2.5: half the evidence is enough.",
            ),
        ),
        ask(
            "Why can no single neuron compute XOR?",
            right(
                "A straight line would have to part the two diagonals of a square.",
                "A neuron says yes on one side of a straight line. The two ones lie on one diagonal, the two zeros on "
                "the other, and the diagonals cross: no line has one pair on each side.",
            ),
            wrong(
                "A sigmoid never gives exactly 0 or 1.",
                "It never does, but that is not the obstacle. AND and OR have the same sigmoid, and one neuron does "
                "either, since all we ask is on which side of one half the answer lies.",
            ),
            wrong(
                "None is known: all the neurons that were tried get at most three of the four rows right.",
                "A search looks only where it looks, here on a grid. The proof covers all weights: the four rows "
                "together demand that w₁ + w₂ + 2b is above zero, and that it is not.",
            ),
        ),
        ask(
            "Two layers, with no activation between them, lead from 2 inputs over 50 hidden values to 1 output. What "
            "can they compute that a single layer with 2 inputs and 1 output cannot?",
            wrong(
                "Curves, since fifty neurons have many edges to pile up.",
                "Many neurons do draw a curve if each of them bends. Without an activation none does: each hidden "
                "value is a weighted sum of the inputs plus a bias, and so is every weighted sum of such values.",
            ),
            right(
                "Nothing.",
                "W₂(W₁x + b₁) + b₂ is (W₂W₁)x + (W₂b₁ + b₂), and this has the form Wx + b. The two layers have "
                "collapsed into one.",
            ),
            wrong(
                "XOR, since that takes two layers.",
                "It took two layers and the bend between them: OR and AND were squashed before the third neuron added "
                "them up. Without the bend the two layers are one, and one draws a straight line.",
            ),
        ),
        ask(
            "A layer of 5 neurons takes 3 inputs. A batch of 200 samples goes through it: Z = X Wᵀ + b. Which shapes "
            "are these?",
            wrong(
                "W (3, 5), b (5,), Z (200, 5)",
                "This W would fit without the transpose: (3, 5) is the shape of Wᵀ. W itself has one row per neuron "
                "and one column per input.",
            ),
            wrong(
                "W (5, 3), b (200,), Z (200, 5)",
                "The bias is added to every sample, but it does not belong to one. It says how hard a neuron is to "
                "convince, so there are five of them, the same for all samples.",
            ),
            wrong(
                "W (5, 3), b (5,), Z (5, 200)",
                "For a single sample W comes first, in W x, and so one expects the neurons in the rows. In a batch "
                "each row is a sample, in X and in Z.",
            ),
            right(
                "W (5, 3), b (5,), Z (200, 5)",
                "X is (200, 3) and Wᵀ is (3, 5). The 3 in the middle agrees and disappears, and b is added to each of "
                "the 200 rows.",
            ),
        ),
    ],
    7: [
        ask(
            "The loss L is a mean over n samples. For dW to be the slope of L, where do you divide by n?",
            wrong(
                "In the gradient of the loss, and again in dW and db, which collect over the samples too.",
                "They do collect over the samples, but everything they add up carries the 1/n of dŶ already. Divide "
                "again, and each gradient is n times too small: 95 % off with 20 samples.",
            ),
            right(
                "In the gradient of the loss, and nowhere else.",
                "Each ŷ stands in one squared difference of the mean, so its slope is 2(ŷ − y)/n. The chain rule hands "
                "this factor on, and the layers only sum.",
            ),
            wrong(
                "Nowhere: a factor n only makes the steps larger, and a smaller lr makes up for it.",
                "For one batch size it can. But dW is then n times the slope of L, a gradient check says so, and each "
                "batch size needs another lr.",
            ),
        ),
        ask(
            "Twenty layers of 100 tanh neurons start with weights of spread 0.3, where 0.1 would be right. What "
            "happens?",
            wrong(
                "The signal grows from layer to layer without end.",
                "The weighted sums do become large. But tanh ends at −1 and 1, so the signal cannot grow on: after 20 "
                "layers its spread is 0.84.",
            ),
            wrong(
                "The gradient dies out on its way back, since tanh is flat at its ends.",
                "Each layer does multiply by 1 − a², which is small there. But it also multiplies by the large "
                "weights, and here they win.",
            ),
            right(
                "The gradient arrives at the first layer hundreds of times too large.",
                "Each layer on the way back multiplies by its weights, and these are too large for the flat ends of "
                "tanh to make up for it: the gradient has grown 460 times.",
            ),
            wrong(
                "Nothing much: training brings the weights to their right size.",
                "Training changes weights, but by steps against the gradient, and the gradient is what is spoiled by "
                "the start. This is why the start has a formula: Var(w) = 2/(n_in + n_out).",
            ),
        ),
        ask(
            "After 300 epochs on 200 samples, batches of 20 have a loss of 0.008, full batches one of 0.082. Why?",
            right(
                "They took ten times as many steps.",
                "200 samples make ten batches of 20, so 300 epochs are 3000 steps instead of 300. Each costs about a "
                "tenth of a full one, so the work is about the same.",
            ),
            wrong(
                "A gradient from few samples is a better direction.",
                "It is only an estimate of the gradient over all samples. Step for step full batches are no worse: "
                "after 3000 steps they have a loss of 0.008 as well.",
            ),
            wrong(
                "They saw more samples.",
                "Both see each of the 200 samples once an epoch, so 300 times in all. They differ in how often they "
                "take a step in between.",
            ),
        ),
        ask(
            "A gradient check of your network returns `3e-9`. What do you know?",
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
                "The check compares `backward` with what `predict` and the loss compute. If X and Y are shuffled "
                "differently, both agree about the wrong task.",
            ),
            right(
                "At these weights and samples, `backward` gives the slopes of this loss.",
                "Just that. The slopes of `backward` agree with those found by trying out, and a millionth is already "
                "good. Whether the data and the rate are good, only training and new data can show.",
            ),
        ),
    ],
    8: [
        ask(
            "A network stops learning XOR at a mean squared error of 1/8. Judging by the failures of this chapter, "
            "what does it answer?",
            wrong(
                "One half at all four points.",
                "Then each of the four errors is 1/2, its square 1/4, and so is their mean. A loss of 1/4, not 1/8, is "
                "the mark of all four in one pot.",
            ),
            right(
                "Two points are right, and it says one half at the other two.",
                "The mean of 0, 0, 1/4 and 1/4 is 1/8. The two are of different classes and lie in one pot, and the "
                "best single answer for a 0 and a 1 is 1/2.",
            ),
            wrong(
                "Three points are right, and one is wrong.",
                "It sounds like the smallest possible failure. But one answer that is off by 1 makes a loss of "
                "1/4 already, not 1/8.",
            ),
            wrong(
                "It is off by about 0.35 everywhere.",
                "The number fits, since 0.35² is about 1/8. But the failures that you counted look different: some "
                "points are right, and the others share one answer.",
            ),
        ),
        ask(
            "Two hidden neurons are enough for XOR. Why do networks with more of them succeed more often?",
            wrong(
                "Two neurons can only come near XOR; more of them fit it exactly.",
                "Two can do it: from seed 3 they answer within 0.05 of all targets. The small networks that fail could "
                "represent XOR too. Training did not find it.",
            ),
            wrong(
                "More weights make larger steps, and these lead out of a pot.",
                "It is not the speed that is missing. With ten times the learning rate the stuck network reached 1/8 "
                "sooner, and with a hundred times it ended in a worse place.",
            ),
            right(
                "Among many random edges, some are useful from the start.",
                "And a neuron that is lost can be spared. What a network can represent and what training finds are two "
                "things; spare neurons help with the second.",
            ),
        ),
        ask(
            "The weighted sum of a hidden ReLU neuron is negative at all four points. What does training on these "
            "points do with its weights and its bias?",
            wrong(
                "It brings them back, slowly, as long as the loss is high.",
                "A saturated tanh or sigmoid does creep, since it is never quite flat. ReLU is: however large dA is, "
                "dA times a slope of 0 is 0.",
            ),
            wrong(
                "It raises the bias, which does not depend on the inputs.",
                "The bias has no input as a factor, but db is the sum of dZ over the samples, and dZ is 0 in each of "
                "them.",
            ),
            wrong(
                "It moves them, if the learning rate is large enough.",
                "A step is lr times the gradient. With a gradient of 0 it is 0 for every lr.",
            ),
            right(
                "Nothing.",
                "Its output is 0 at all points and so is its slope, so dW and db are 0 in every step. The neuron is "
                "dead.",
            ),
        ),
        ask(
            "In a network of four hidden tanh neurons and a sigmoid output, all weights start at 0.3 and all biases at "
            "0. What does training on XOR do?",
            right(
                "The weights move, but the hidden neurons stay copies of each other.",
                "Equal weights give equal values and equal gradients, so the four stay equal, step after step. And "
                "copies of one neuron cannot do XOR.",
            ),
            wrong(
                "Nothing moves.",
                "So it is when all weights start at 0: the hidden values are 0, so dW₂ is; and W₂ is 0, so nothing "
                "reaches W₁. With 0.3 neither holds.",
            ),
            wrong(
                "It learns XOR, only later than from a random start.",
                "The loss does fall for a while. But nothing ever makes the four neurons differ: their gradients are "
                "equal in every step, and waiting does not change that.",
            ),
        ),
    ],
}


def quiz(chapter: int) -> Quiz:
    """Return the quiz of a chapter; raises ValueError for a chapter that has none.

    >>> len(quiz(1).questions)
    4
    """
    if chapter not in QUIZZES:
        raise ValueError(
            f"chapter is {chapter!r}, but needs one of {', '.join(map(str, QUIZZES))}: others have no quiz"
        )
    return Quiz(QUIZZES[chapter])
