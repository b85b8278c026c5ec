from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "stuck-at-an-eighth",
        "A network stops learning XOR at a mean squared error of 1/8. Judging by the failures of this chapter, "
        "what does it answer?",
        wrong(
            "One half at all four points.",
            "Then each of the four errors is 1/2, its square 1/4, and so is their mean. A loss of 1/4, not 1/8, is "
            "the mark of all four lumped together.",
        ),
        right(
            "Two points are right, and it says one half at the other two.",
            "The mean of 0, 0, 1/4 and 1/4 is 1/8. The two are of different classes and lumped together, and the "
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
        "more-than-two",
        "Two hidden neurons are enough for XOR. What do networks with more of them gain?",
        wrong(
            "They fit XOR exactly, while two neurons can only come near it.",
            "Two can do it: from a good start they answer within 0.05 of all targets. The small networks that fail "
            "could represent XOR too. Training did not find it.",
        ),
        wrong(
            "More weights make larger steps, and these lead them out of bad places.",
            "It is not speed that is missing. Nearly all that fail are at a loss near 1/8, 1/6 or 1/4, where points "
            "are lumped together, and there the slopes are nearly 0.",
        ),
        right(
            "From more of their random starts, training finds a solution.",
            "And a neuron that is lost can be spared. What a network can represent and what training finds are two "
            "things; spare neurons help with the second.",
        ),
    ),
    ask(
        "hidden-unit-off",
        "The weighted sum of a hidden ReLU neuron is negative at all four points. What does plain gradient descent on "
        "these points do with its weights and its bias?",
        wrong(
            "It brings them back, slowly, as long as the loss is high.",
            "A saturated tanh or sigmoid does creep, since it is never quite flat. ReLU is: however large dA is, "
            "dA times a slope of 0 is 0.",
        ),
        wrong(
            "It raises the bias, which does not depend on the inputs.",
            "The bias has no input as a factor, but db is the sum of dZ over the samples, and dZ is 0 in each of them.",
        ),
        wrong(
            "It moves them, if the learning rate is large enough.",
            "A step is lr times the gradient. With a gradient of 0 it is 0 for every lr.",
        ),
        right(
            "Nothing.",
            "Its output is 0 at all points and so is its slope, so dW and db are 0 in every step. The neuron is dead.",
        ),
    ),
    ask(
        "equal-start",
        "In a network of four hidden tanh neurons and a sigmoid output, all weights start at 0.3 and all biases at "
        "0. What does training on XOR do?",
        right(
            "The weights move, but the hidden neurons stay copies of each other.",
            "Equal weights give equal values and equal gradients, so the four stay equal, step after step. And "
            "copies of one neuron cannot do XOR.",
        ),
        wrong(
            "Nothing moves.",
            "That is what happens when all weights start at 0: the hidden values are 0, so dW₂ is; and W₂ is 0, so "
            "nothing reaches W₁. With 0.3 neither holds.",
        ),
        wrong(
            "It learns XOR, only later than from a random start.",
            "The loss does fall for a while. But nothing ever makes the four neurons differ: their gradients are "
            "equal in every step, and waiting does not change that.",
        ),
    ),
]
