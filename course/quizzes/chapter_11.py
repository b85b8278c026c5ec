from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "when-to-push",
        "A value z goes into a sigmoid and into a product. Each value should push its gradient once. When may z push?",
        wrong(
            "As soon as a gradient arrives, so that nothing is delayed.",
            "What comes later would then be missing below z. And if z pushes its sum again at the second arrival, "
            "what came first is handed on twice: that is how 4 became 6.",
        ),
        right(
            "When both the sigmoid and the product have pushed.",
            "Only then is its gradient complete. In reverse topological order whatever uses z comes before z, so this "
            "holds for every value.",
        ),
        wrong(
            "Right after the operation that was computed last among its users.",
            "That one pushes first on the way back. The other user has not pushed yet, and its share would be missing.",
        ),
        wrong(
            "At each arrival, with nothing but the part that is new.",
            "That gives the right sum, but it pushes once for each path and not once: 65536 arrivals after 16 "
            "doublings.",
        ),
    ),
    ask(
        "fewest-passes",
        "An operation has 1000 inputs and 3 outputs, and you need its whole Jacobian. What takes the fewest passes?",
        wrong(
            "Passes forward, with one input nudged in each, since they keep no values.",
            "They keep no values, but each of them moves one input and gives one column: 1000 passes.",
        ),
        wrong(
            "Reverse mode: one pass back, whatever the numbers are.",
            "That is true for one output. Each pass backward gives one row, and here there are three rows.",
        ),
        right(
            "Reverse mode, in three passes back.",
            "One pass for each row: with g = (1, 0, 0), then (0, 1, 0), then (0, 0, 1). By columns it would "
            "take one for each of the 1000 inputs.",
        ),
    ),
    ask(
        "bias-gradient",
        "A bias b of shape (3,) is added to weighted sums of shape (4, 3). The gradient g of the result has the shape "
        "(4, 3). What is the gradient of b?",
        right(
            "g summed over its rows, because b was used in each of the four.",
            "Broadcasting uses every entry four times, and what a value used often gets from its users adds up. "
            "Repeating is a product with a matrix, and its transpose sums.",
        ),
        wrong(
            "The mean of g over its rows, since every row is one sample.",
            "The mean belongs to the loss, and its 1/n is in g already. Each of the four uses of b counts in full.",
        ),
        wrong(
            "g itself, since a sum hands its gradient on to both sides.",
            "It does, but a gradient has the shape of its value, here (3,). The four rows were made from one, and so "
            "they have to become one again.",
        ),
    ),
    ask(
        "changed-before-backward",
        "You compute the loss, then change the weights in place, and only then call `backward`. What do you get?",
        wrong(
            "The gradients at the old weights, which built the graph.",
            "They did build it, but its pulls hold the arrays themselves and no copies. They see the new numbers.",
        ),
        wrong(
            "The gradients at the new weights, which the pulls now see.",
            "Only the arrays that you changed are new. Whatever was computed from the old ones, such as the outputs "
            "of the layers, is still there.",
        ),
        wrong(
            "An error.",
            "PyTorch counts the changes made in place, and often complains. This engine does not look.",
        ),
        right(
            "A mixture of both, and no error.",
            "Some pulls use changed weights, others use outputs that the old weights made. So step after "
            "`backward` and before the next forward pass.",
        ),
    ),
]
