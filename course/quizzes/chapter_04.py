from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "The same network runs once on 8 samples and once on 32. What is four times as large the second time?",
        wrong(
            "The parameters and all that is kept.",
            "More samples are more work, but for the same neurons. In the shapes of W and b the number of samples "
            "does not occur.",
        ),
        right(
            "The Z and the A of every layer.",
            "They have a row for each sample. The parameters stay what they are, and that is why a smaller batch "
            "helps when memory runs out.",
        ),
        wrong(
            "X and the answers, nothing in between.",
            "Every sample goes through every layer, so there are four times as many sums and outputs in each of "
            "them, and the A are kept for the way back.",
        ),
    ),
    ask(
        "A network 64 → 32 → 10 with random weights gives a picture of a 4 the probability 0.99 of being a 7. What "
        "does that tell you?",
        wrong(
            "The picture looks more like a 7.",
            "The weights were drawn before any picture was seen. They cannot know what a 7 looks like.",
        ),
        wrong(
            "There is a mistake in the program: untrained, all ten should be near 0.1.",
            "They are near 0.1 if the random weights are small. With larger ones the ten scores lie far apart, and "
            "softmax makes one probability of nearly 1 of the largest.",
        ),
        right(
            "Only that the random weights are large.",
            "Large weights make scores that lie far apart, and softmax makes them a confident answer. With weights a "
            "tenth as large, the same network gave each digit about 0.1, and was right about as rarely.",
        ),
    ),
    ask(
        "What does a network have to keep of a batch for which you want answers only?",
        right(
            "Nothing.",
            "Once a layer's outputs are there, nobody needs its inputs again. Keeping is for the way back, and that is "
            "why `predict` keeps nothing.",
        ),
        wrong(
            "The A of every layer.",
            "Learning needs them, since the slope with respect to a weight contains the weight's input. An answer "
            "does not.",
        ),
        wrong(
            "The Z of every layer, to know how steep the activations are.",
            "How steep they are matters only to learning, and for sigmoid, tanh and ReLU the outputs tell it anyway.",
        ),
    ),
    ask(
        "You may set all weights and biases of the XOR network's hidden layer as you like. Can a straight line then "
        "divide discs from squares at Z₁, before tanh?",
        wrong(
            "Yes, if they turn the plane enough.",
            "Turning and stretching moves the points, but it keeps the middle between two points. The discs and "
            "the squares still share one middle.",
        ),
        wrong(
            "Yes, it is what the hidden layer is for.",
            "The hidden layer is its weights and its activation. The weights alone would be a layer without a bend, "
            "and two layers without a bend are one.",
        ),
        right(
            "No, whatever the weights are.",
            "Discs and squares have the same middle in the square, and a weighted sum plus a bias keeps middles. A "
            "line between them would have to have that one point on both its sides.",
        ),
    ),
    ask(
        "You swap two rows of W₁ and the same two entries of b₁, and leave W₂ as it is. What do you get?",
        wrong(
            "The same answers, since the order of neurons in a layer does not matter.",
            "It does not matter if everything that belongs to a neuron moves with it. The columns of W₂ still wait "
            "for the outputs in their old order.",
        ),
        wrong(
            "An error: the shapes no longer fit.",
            "An exchange changes no shape. Nothing complains, and that makes it a mistake that is hard to find.",
        ),
        right(
            "Another network, whose answers are different in general.",
            "The output neuron now multiplies each of the two outputs by the weight that was meant for the other. "
            "With the two columns of W₂ exchanged as well, the answers would be the old ones.",
        ),
    ),
]
