from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "two-paths",
        "A number u goes into two products, and both products go into the loss. Turned up by a little h, u moves the "
        "loss by 3h through the first product and by −1h through the second. What is du?",
        wrong(
            "−3",
            "That multiplies the two effects. One multiplies along a path, from one operation to the next; these are "
            "two paths side by side.",
        ),
        right(
            "2",
            "Both effects arrive at once, and for small nudges they add up: 3h − 1h. Where paths meet, add.",
        ),
        wrong(
            "3, the larger of the two",
            "The smaller effect does not vanish because there is a larger one. The loss feels both.",
        ),
        wrong(
            "1, the mean of the two",
            "Nothing is averaged here: the loss really moves by both parts. A mean over paths is as wrong as the "
            "second mean over samples.",
        ),
    ),
    ask(
        "weight-slopes",
        "dZ is (32, 5) and A_prev is (32, 7). Which of these is dW?",
        wrong(
            "A_prevᵀ dZ, of shape (7, 5)",
            "It has the right entries, but it lies on its side. W has one row for each neuron, (5, 7), and its "
            "gradient has the shape of W. With 7 inputs and 7 neurons you would not even get an error.",
        ),
        wrong(
            "dZᵀ A_prev / 32, of shape (5, 7)",
            "The shape is right. But the 1/n is in dZ already, handed down from the gradient of the loss; here it is "
            "taken a second time.",
        ),
        right(
            "dZᵀ A_prev, of shape (5, 7)",
            "The samples are what disappears: each adds its dZ times its inputs. What is left is one row for each "
            "neuron and one column for each input, as in W.",
        ),
    ),
    ask(
        "falling-loss",
        "The loss falls smoothly from 0.25 to 0.01. What does that prove about your gradients?",
        right(
            "Next to nothing.",
            "It falls with a gradient 20 times too small too, and with one that forgets a slope on the way. On the "
            "moons wrong programs end lower than the right one, and in a deeper network they fail. Only a check "
            "compares gradients.",
        ),
        wrong(
            "That they are right: with wrong ones the loss would rise or stand still.",
            "It does so only for gross mistakes, such as a wrong sign. Everything that still points downhill by and "
            "large makes the loss fall.",
        ),
        wrong(
            "That they are right up to a factor, which the learning rate makes up for.",
            "A wrong factor is one of the mistakes that hide behind a falling loss. There are others: wrong slopes in "
            "some layers only, which no learning rate can make up for.",
        ),
    ),
    ask(
        "where-it-breaks",
        "A gradient check finds these relative errors: dW_3 and db_3 below a millionth, dW_2, db_2, dW_1 and db_1 "
        "about 0.7. Where do you look first?",
        wrong(
            "At the gradient of the loss, where everything begins.",
            "If it were wrong, the last layer's gradients would be wrong as well: they come straight from it.",
        ),
        wrong(
            "At the formula of dW.",
            "All three layers use the same one, and in the last layer it is right.",
        ),
        wrong(
            "At the first layer, where the errors are farthest from the loss.",
            "The mistake travels backward. The second layer, which comes before the first on the way back, is wrong "
            "already.",
        ),
        right(
            "At the step from layer 3 to layer 2.",
            "All that layer 3 computes for itself is right. What it hands on is not.",
        ),
    ),
]
