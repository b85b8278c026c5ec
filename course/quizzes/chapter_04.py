from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "four-times",
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
        "sure-at-random",
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
        "answers-only",
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
        "straight-before-tanh",
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
        "weight-of-zero",
        "A weight is 3, and for a certain sample its input is 0, since the ReLU neuron before it is off. You make the "
        "weight larger by 0.01. By how much does the sum of this neuron move, for this sample?",
        wrong(
            "By 0.03",
            "That is 3 · 0.01, the move if the input grew by 0.01. Here the weight grows, and what counts is its "
            "input.",
        ),
        wrong(
            "By 0.01",
            "The sum moves as far as the weight only where the input is 1. Whatever is added to a weight counts as "
            "many times as its input says.",
        ),
        right(
            "Not at all.",
            "The weight enters the sum as weight times input, so the move is 0.01 · 0 = 0. The slope with respect to a "
            "weight contains its input, and that is why layers keep what came in.",
        ),
    ),
]
