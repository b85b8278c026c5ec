from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "xor-one-line",
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
            "Learning was stopped too soon, or began from unlucky weights.",
            "No run of learning can settle that: another one might find more. The proof covers all weights: the four "
            "rows together demand that w₁ + w₂ + 2b is above zero, and that it is not.",
        ),
    ),
    ask(
        "nudge-passes",
        "A neuron with 64 weights and a bias learns from 240 pictures by nudging. You try twice as many pictures, and "
        "pictures of 16 by 16 pixels. What does that do to the number of passes through the data in each step?",
        wrong(
            "Twice as many pictures double it; the size of the pictures changes nothing.",
            "A pass goes through all pictures, however many there are. It takes longer then, but the number of passes "
            "is two for each parameter.",
        ),
        right(
            "Four times as many pixels make it nearly four times as large; the number of pictures changes nothing.",
            "Each parameter takes two passes, and there is a weight for each pixel: 2 · (256 + 1) in place of "
            "2 · (64 + 1). This is what makes nudging too slow for large networks.",
        ),
        wrong(
            "Neither changes it: a step is a step.",
            "One step changes all parameters at once, but first each of them needs a slope of its own, and each slope "
            "takes two passes.",
        ),
    ),
    ask(
        "all-right",
        "A program has got all its 240 training pictures right. What does that say?",
        wrong(
            "It reads these digits without fault.",
            "A list of the 240 pictures with their labels would get them right too, and fail on the next one.",
        ),
        right(
            "That it can tell these 240 apart. How it does on others has to be measured on others.",
            "What counts is generalisation, and only samples that took no part in learning can show it.",
        ),
        wrong(
            "That its loss is zero.",
            "An answer of 0.6 for a label of 1 is on the right side, and the square of the difference is 0.16. The "
            "loss falls on when all answers are right.",
        ),
    ),
    ask(
        "fifty-hidden",
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
        "layer-shapes",
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
]
