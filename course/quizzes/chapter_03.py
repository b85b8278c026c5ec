from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "slope-from-sums",
        "A program calls `sigmoid.derivative(Z)` with the sums Z, where the outputs A belong. What do you see?",
        wrong(
            "Nothing changes: `derivative` finds the outputs from Z itself.",
            "It treats what it is given as the output a and computes a (1 − a). For ReLU alone both ways agree, since "
            "its output is above zero exactly where its sum is.",
        ),
        wrong(
            "An error, since Z is not between 0 and 1.",
            "a (1 − a) can be computed for any number, and Z has the shape of A. So nothing stops the program, and no "
            "message says what is wrong.",
        ),
        right(
            "No error, but slopes that are too steep or even negative.",
            "For z = 2 it returns 2 · (1 − 2) = −2 in place of 0.1050. No sigmoid falls, so a negative slope gives the "
            "mistake away.",
        ),
    ),
    ask(
        "ten-tanh",
        "A chain of ten tanh neurons, one behind the other. The steepest slope of tanh is 1. How much of a gradient is "
        "left after them, weights aside?",
        right(
            "Usually very little, and all of it only if every sum is 0.",
            "The slope is 1 at a single point. For random sums with a standard deviation of 1, the ten slopes of a "
            "typical chain made a product below a thousandth.",
        ),
        wrong(
            "All of it: ten times 1 is still 1. Only the sigmoid loses some.",
            "1 is the best that tanh can do, and it does so where z = 0 alone. Everywhere else each layer loses "
            "something, and ten of them lose nearly everything.",
        ),
        wrong(
            "One part in a million, as for the sigmoid.",
            "That is the sigmoid at its best, ten slopes of 1/4. Tanh is steeper in the middle and loses less, though "
            "still far too much for deep networks.",
        ),
    ),
    ask(
        "silent-unit",
        "A ReLU unit of the first layer is 0 for each of your samples. What will further steps of plain gradient "
        "descent do with its weights?",
        wrong(
            "Bring them back slowly, as those of a saturated sigmoid.",
            "A saturated sigmoid has a small slope, and so it creeps. A dead ReLU has the slope 0 exactly, and "
            "zero times anything is zero.",
        ),
        right(
            "Nothing at all.",
            "Every path from the loss to these weights leads through the unit's own slope, and that is 0 for every "
            "sample. The unit is dead. (Rules with a memory can sometimes bring one back.)",
        ),
        wrong(
            "Raise the bias, which needs no input, until the unit wakes up.",
            "The bias does not need an input, but its slope passes through the same activation as those of the "
            "weights, so it is 0 as well.",
        ),
        wrong(
            "With a larger learning rate, wake it up.",
            "A step is the learning rate times the slope. With a slope of 0 there is no step, at any rate.",
        ),
    ),
    ask(
        "doubled-scores",
        "You double all the scores of a row. What does softmax make of that?",
        wrong(
            "The same shares: what all scores have in common does not count.",
            "That is true of a number that is added to all of them. Doubling also doubles their differences, and those "
            "are what counts.",
        ),
        wrong(
            "All shares double as well.",
            "They make 1 together, before and after. What one gains, the others have to lose.",
        ),
        right(
            "The largest score takes a larger share than before, unless all are equal.",
            "The ratio of two shares is e to the difference of their scores. Doubled differences square each ratio. "
            "It is the same as half the temperature.",
        ),
    ),
]
