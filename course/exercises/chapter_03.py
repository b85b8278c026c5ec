"""The exercises of chapter 3, activation functions."""

from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake


def gradient_left(w, a):
    """Return the derivative of the last output with respect to the first input."""
    return np.prod(w * a * (1 - a))


def leaky_relu_backward(dA, A, leak):
    """Return dZ of a leaky ReLU, given dA and its output A."""
    return dA * np.where(A > 0, 1, leak)


def softmax(Z):
    """Return each row of scores as shares, none below 0 and together 1."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def shares_of_large_scores(program: Any) -> str:
    Z = np.array([[1000.0, 999.0]])
    with np.errstate(all="ignore"):
        found = program(Z)
    return f"The shares of the scores 1000 and 999: {written(found)}. They should be {written(softmax(Z))}."


def softmax_jacobians(A):
    """Return the Jacobian of each row of shares, shape (n, k, k)."""
    jacobians = [np.diag(a) - np.outer(a, a) for a in A]
    return np.array(jacobians)


def softplus(z):
    """Return a = log(1 + e^z) and its slope, without overflow."""
    a = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    slope = -np.expm1(-a)
    return a, slope


rng = np.random.default_rng(31)


def shares(n: int, k: int) -> Any:
    e = np.exp(rng.normal(size=(n, k)))
    return e / e.sum(axis=1, keepdims=True)


EXERCISES = [
    Exercise(
        id="gradient-left",
        title="What is left of a gradient",
        task="In a network with one sigmoid neuron in each layer, `w` holds the weight of each layer and `a` the output of each layer, both as arrays. What is the derivative of the last output with respect to the first input? One line is enough.",
        section="Saturation: gradients that vanish",
        solution=gradient_left,
        cases=[
            (np.array([1.7]), np.array([0.3])),
            (np.array([2.4, -0.7, 3.1]), np.array([0.62, 0.35, 0.9])),
            (rng.normal(size=7) * 3, rng.uniform(0.05, 0.95, size=7)),
        ],
        hints=[
            "Slopes along a chain multiply. Each layer brings two factors: its weight, and the slope of its sigmoid.",
            r"The slope of a sigmoid, from its output, is $a\,(1 - a)$.",
            "`np.prod` multiplies all the entries of an array.",
        ],
        explanation="Each layer multiplies by its weight and by the slope of its sigmoid, at most 1/4. A deep chain keeps its gradient only if the weights make up for the slopes in every layer, neither too little nor too much.",
        mistakes=[
            Mistake(
                "The weight of the first layer is missing: the first input passes through it as well.",
                ("w * a * (1 - a)", "np.append(1, w[1:]) * a * (1 - a)"),
            ),
            Mistake("The weights are missing. Each layer multiplies by its weight as well.", ("w * a *", "a *")),
            Mistake(
                "These are the weights alone. Each layer multiplies by its slope as well.", ("w * a * (1 - a)", "w")
            ),
            Mistake("That is the slope of tanh. These neurons are sigmoids.", ("a * (1 - a)", "(1 - a**2)")),
            Mistake(
                "The outputs are used in place of the slopes: the slope of a sigmoid is a (1 − a), not a.",
                ("w * a * (1 - a)", "w * a"),
            ),
            Mistake(
                "The slope of a sigmoid is a (1 − a). Here only its second half is taken.",
                ("w * a * (1 - a)", "w * (1 - a)"),
            ),
            Mistake(
                "The layers are added up. Slopes along a chain multiply.",
                ("np.prod(", "np.sum("),
            ),
            Mistake(
                "Each layer is on its own here. Slopes along a chain multiply: take the product of all.",
                ("np.prod(w * a * (1 - a))", "w * a * (1 - a)"),
            ),
            Mistake(
                "The sigmoid is applied a second time: a is already the output, and its slope is a (1 − a).",
                ("return np.prod(w * a * (1 - a))", "a = 1 / (1 + np.exp(-a))\n    return np.prod(w * a * (1 - a))"),
            ),
            Mistake(
                "One quarter is the slope at best. These neurons have slopes of their own, and their outputs give them.",
                ("w * a * (1 - a)", "w * 0.25"),
            ),
            Mistake(
                "The slopes are added up before the weights come in. All factors of all layers multiply.",
                ("np.prod(w * a * (1 - a))", "np.prod(w) * np.sum(a * (1 - a))"),
            ),
            Mistake(
                "The slope of a sigmoid is a (1 − a), with its output a alone: the weight multiplies it, once.",
                ("(1 - a)", "(1 - w * a)"),
            ),
            Mistake(
                "That is the last layer alone. The first input reaches the last output through all of them.",
                ("np.prod(w * a * (1 - a))", "w[-1] * a[-1] * (1 - a[-1])"),
            ),
        ],
    ),
    Exercise(
        id="leaky-relu",
        title="A ReLU that leaks",
        task=r"A *leaky* ReLU passes positive sums as they are, and multiplies the others by a small number, the leak: $a = z$ where $z > 0$, else $a = \mathrm{leak} \cdot z$. Write its `backward`, from the output: given dA and A, return dZ. At the corner, take the slope of the left side.",
        section="ReLU: half of the outputs are zero",
        solution=leaky_relu_backward,
        cases=[
            (np.array([[0.7, -1.3, 2.0]]), np.array([[0.5, -0.2, 0.0]]), 0.1),
            (
                rng.normal(size=(3, 4)),
                np.array([[1.2, -0.03, 0.4, -0.1], [-0.2, 0, 2.5, 0.6], [0.9, 3, -0.01, 0]]),
                0.05,
            ),
            (rng.normal(size=(2, 5)), rng.normal(size=(2, 5)), 0.3),
        ],
        hints=[
            "Draw the curve. Which two slopes does it have, and where?",
            "The output still tells on which side of the corner a neuron is: the leak is positive, so a and z have the same sign.",
            "`np.where(A > 0, ..., ...)` chooses between two values, entry by entry.",
        ],
        explanation="The slope is 1 on the right and the leak on the left, whatever the size of the output. As long as the leak is not zero, the left side still has a slope, so a neuron can come back from there: it does not die.",
        mistakes=[
            Mistake(
                "The slope is the leak: multiply by it, do not divide.",
                ("dA * np.where(A > 0, 1, leak)", "np.where(A > 0, dA, dA / leak)"),
            ),
            Mistake(
                "On the left nothing leaks: there the slope is the leak, not 0.",
                ("np.where(A > 0, 1, leak)", "(A > 0)"),
            ),
            Mistake("At the corner, where a is 0, take the slope of the left side.", ("A > 0", "A >= 0")),
            Mistake("The two sides are swapped.", ("1, leak)", "leak, 1)")),
            Mistake(
                "That is the leaky ReLU itself, applied once more to its output. Its slope is needed: 1 or the leak.",
                ("np.where(A > 0, 1, leak)", "np.where(A > 0, A, leak * A)"),
            ),
            Mistake(
                "On the left the slope is the leak itself, the same for every output. A line has one slope.",
                ("1, leak)", "1, leak * A)"),
            ),
            Mistake(
                "On the right the slope is 1. The output itself is not a slope.",
                ("A > 0, 1,", "A > 0, A,"),
            ),
            Mistake(
                "The slopes of the outputs are lost: multiply them by the slope of the leaky ReLU.",
                ("dA * np.where", "np.where"),
            ),
            Mistake(
                "The sign of dA says nothing about which side the neuron is on. Look at its output A.",
                ("A > 0", "dA > 0"),
            ),
            Mistake(
                "The leak is used only at the corner here: `np.heaviside` takes its second argument where a is exactly 0.",
                ("np.where(A > 0, 1, leak)", "np.heaviside(A, leak)"),
            ),
            Mistake(
                "On the left there is the leak alone. It has to be multiplied by dA, as the 1 is on the right.",
                ("dA * np.where(A > 0, 1, leak)", "np.where(A > 0, dA, leak)"),
            ),
            Mistake(
                "The leak is added to the slopes of the outputs. It is a slope: multiply by it, and on the left side only.",
                ("np.where(A > 0, 1, leak)", "(A > 0) + leak"),
            ),
            Mistake(
                "The leak is added on both sides: on the right the slope is 1, not 1 plus the leak.",
                ("np.where(A > 0, 1, leak)", "((A > 0) + leak)"),
            ),
            Mistake(
                "The leak is negative here. The curve rises on its left side too.",
                ("1, leak)", "1, -leak)"),
            ),
            Mistake(
                "Both sides leak. On the right the slope is 1.",
                ("np.where(A > 0, 1, leak)", "leak"),
            ),
        ],
    ),
    Exercise(
        id="softmax",
        title="Find the bug: too sure to be a number",
        task="This program follows the formula of the softmax, row by row. The longer a network trains, the larger its scores Z grow, and in the end the program gives no number at all. Fix it, from memory if you can, and change no share.",
        section="Powers too large to hold",
        solution=softmax,
        cases=[
            (np.array([[0.3, -1.2]]),),
            (rng.normal(size=(3, 4)),),
            (np.array([[1000.0, 998.5, 0.0]]),),
            (np.array([[10000.0, 9998.5, -20000.0], [-10000.0, -10001.25, -9999.5]]),),
        ],
        symptom=shares_of_large_scores,
        bug=Mistake("", ("np.exp(Z - Z.max(axis=1, keepdims=True))", "np.exp(Z)")),
        hints=[
            "What is `np.exp(1000)`, and what is that divided by itself?",
            "Subtract the same number from all scores of a row: $e^{z - c} = e^z / e^c$. What does that do to the shares?",
            "Choose the number so that the largest power becomes $e^0 = 1$. Then nothing can overflow.",
        ],
        explanation="Numerator and denominator are divided by the same $e^c$, so the shares stay the same. With the row's maximum as $c$ all powers lie between 0 and 1, and at least one is 1: nothing overflows, and the sum is never 0. Programs without it work as long as the scores are small.",
        mistakes=[
            Mistake(
                "The maximum is subtracted in the numerator and not in the denominator: the two must match, or the shares do not make 1.",
                ("e.sum(axis=1, keepdims=True)", "np.exp(Z).sum(axis=1, keepdims=True)"),
            ),
            Mistake(
                "The maximum is subtracted in the denominator and not in the numerator: the two must match, or the shares do not make 1.",
                ("return e /", "return np.exp(Z) /"),
            ),
            Mistake(
                "The largest score takes everything here. The others keep their shares, small as they may be.",
                ("return e / e.sum(axis=1, keepdims=True)", "return np.eye(Z.shape[1])[Z.argmax(axis=1)]"),
            ),
            Mistake(
                "Subtracting the mean helps only while all scores of a row are close together. Which number makes every power at most 1?",
                ("Z.max(axis=1, keepdims=True)", "Z.mean(axis=1, keepdims=True)"),
            ),
            Mistake(
                "The maximum of the whole batch is too large for a row with small scores: all its powers become 0, and so does their sum. Each row needs its own.",
                ("Z.max(axis=1, keepdims=True)", "Z.max()"),
            ),
            Mistake(
                "The minimum makes the powers larger still. Subtract the maximum, so that every power is at most 1.",
                ("Z.max(axis=1", "Z.min(axis=1"),
            ),
            Mistake(
                "The maximum is taken over the samples. Each row has its own: which axis should disappear?",
                ("Z.max(axis=1, keepdims=True)", "Z.max(axis=0)"),
            ),
            Mistake(
                "The sum is taken over the samples. The shares of each row should make 1: which axis should disappear?",
                ("e.sum(axis=1, keepdims=True)", "e.sum(axis=0)"),
            ),
            Mistake(
                "The sum runs over the whole batch. The shares of each row should make 1.",
                ("e.sum(axis=1, keepdims=True)", "e.sum()"),
            ),
            Mistake(
                "Clipped scores give other shares: all large ones become equal.",
                ("np.exp(Z - Z.max(axis=1, keepdims=True))", "np.exp(np.clip(Z, -500, 500))"),
            ),
            Mistake(
                "Dividing the scores changes the shares. Subtracting the same number from all does not.",
                ("Z - Z.max(axis=1, keepdims=True)", "Z / Z.max(axis=1, keepdims=True)"),
            ),
            Mistake(
                "The shares have to make 1 in each row: divide by the sum.", (" / e.sum(axis=1, keepdims=True)", "")
            ),
            Mistake(
                "Replacing `nan` hides the fault without fixing it: the shares are lost.",
                ("np.exp(Z - Z.max(axis=1, keepdims=True))", "np.exp(Z)"),
                ("return e / e.sum(axis=1, keepdims=True)", "return np.nan_to_num(e / e.sum(axis=1, keepdims=True))"),
            ),
        ],
    ),
    Exercise(
        id="softmax-jacobians",
        title="Deeper: a Jacobian for every row",
        task="You built the Jacobian of the softmax for one row. Now build it for each row of a batch: given the shares A, of the shape $(n, k)$, return an array of the shape $(n, k, k)$.",
        section="Deeper: The way back through softmax",
        solution=softmax_jacobians,
        cases=[(np.array([[0.3, 0.7]]),), (shares(3, 2),), (shares(2, 4),)],
        hints=[
            "For one row of shares `a`, the Jacobian is `np.diag(a) - np.outer(a, a)`. Why not take the rows one by one?",
            "A list of matrices of one shape becomes an array of three axes by `np.array`.",
            "Without a loop: `A[:, :, None] * A[:, None, :]` has the shape $(n, k, k)$ and holds all products of two shares of a row.",
        ],
        explanation="Without a loop it reads `A[:, :, None] * (np.eye(k) - A[:, None, :])`, where `None` makes a new axis of length 1. Either way there are $n k^2$ numbers, which is why nobody makes these matrices to train a network.",
        mistakes=[
            Mistake(
                "The 1 belongs on the diagonal only: the slope is a_i (1 - a_i) there, and -a_i a_j elsewhere.",
                ("np.diag(a) - np.outer(a, a)", "a[:, None] * (1 - a)"),
            ),
            Mistake(
                "The diagonal is right. Elsewhere each share meets a different one, a_i a_j, and not itself again.",
                ("np.diag(a) - np.outer(a, a)", "a[:, None] * (np.eye(len(a)) - a[:, None])"),
            ),
            Mistake(
                "The products are summed over the whole batch. Each row has a Jacobian of its own, made of its own shares.",
                ("np.outer(a, a)", "A.T @ A"),
            ),
            Mistake(
                "All Jacobians are that of the last row. If one array is written into again and again, the list holds it several times: make a new one, or a copy, for each row.",
                ("for a in A]", "for a in [A[-1]] * len(A)]"),
            ),
            Mistake(
                "That is the diagonal of products alone: the shares also pull on each other. Between two different shares the slope is minus their product.",
                ("np.diag(a) - np.outer(a, a)", "np.diag(a * (1 - a))"),
            ),
            Mistake("The shares on the diagonal are missing.", ("np.diag(a) - np.outer(a, a)", "-np.outer(a, a)")),
            Mistake("The products of two shares are missing.", ("np.diag(a) - np.outer(a, a)", "np.diag(a)")),
            Mistake(
                "The products have the wrong sign: what one share gains, the others lose.",
                ("np.diag(a) - np", "np.diag(a) + np"),
            ),
            Mistake(
                "All signs are the wrong way round.", ("np.diag(a) - np.outer(a, a)", "np.outer(a, a) - np.diag(a)")
            ),
            Mistake(
                "The diagonal has ones before the products are subtracted. It should have the shares.",
                ("np.diag(a) -", "np.eye(len(a)) -"),
            ),
            Mistake(
                "`a * a` multiplies each share by itself, and every row of the matrix gets the same. All products of two shares are `np.outer(a, a)`.",
                ("np.outer(a, a)", "a * a"),
            ),
            Mistake(
                "`a @ a` is a single number, the sum of the squares. All products of two shares are `np.outer(a, a)`.",
                ("np.outer(a, a)", "a @ a"),
            ),
            Mistake(
                "A holds the shares already: here the softmax is taken once more.",
                ("for a in A", "for a in np.exp(A) / np.exp(A).sum(axis=1, keepdims=True)"),
            ),
            Mistake(
                "With a matrix, `np.diag` takes its diagonal out, and `np.outer` strings all rows together. Give them one row at a time.",
                ("np.array(jacobians)", "np.diag(A) - np.outer(A, A)"),
            ),
            Mistake(
                "That is the Jacobian of the first row alone. Collect those of all rows, even if there is only one.",
                ("np.array(jacobians)", "np.diag(A[0]) - np.outer(A[0], A[0])"),
            ),
            Mistake(
                "The rows of the batch are added up. Each of them has a Jacobian of its own.",
                ("np.array(jacobians)", "np.diag(A.sum(axis=0)) - A.T @ A"),
            ),
            Mistake(
                "Only the first row of the batch is looked at.",
                ("for a in A", "for a in A[:1]"),
            ),
        ],
    ),
    Exercise(
        id="softplus",
        title="Deeper: A smooth ReLU",
        task=r"A ReLU without its corner, safe for sums of any size; nothing later needs this exercise. The *softplus* $a = \log(1 + e^z)$ is a ReLU whose corner is rounded off. ($\log$, the natural logarithm, undoes $e^z$: $\log e^z = z$; in NumPy it is `np.log`.) Return $a$ and its slope for any array `z`, also for sums of $\pm 800$, where $e^{800}$ overflows. Can you find the slope from the output alone?",
        section="Deeper: Where floats end",
        solution=softplus,
        cases=[
            (np.array([0.3]),),
            (np.array([-1.2, 0.0, 2.5, -0.4]),),
            (np.array([800.0, -800.0, 36.5, -7.25]),),
        ],
        hints=[
            r"Take the larger of the two terms out of the sum, as in the softmax: $1 + e^z = e^z\,(e^{-z} + 1)$. For which $z$ does that help?",
            r"So $a = z + \log(1 + e^{-z})$ for positive $z$, and the formula as it is for negative ones. Both need $e^{-|z|}$.",
            r"For the slope, get rid of the logarithm: $e^a = 1 + e^z$. Both sides are the same number, so they have the same slope with respect to $z$. Write $a'$ for the slope of $a$: by the chain rule, $e^a \cdot a' = e^z$.",
            "So $a' = e^z / e^a$. Put $e^a = 1 + e^z$ in the denominator: which function is that? Or put $e^z = e^a - 1$ in the numerator: that is the slope from the output.",
        ],
        explanation=r"The larger of 0 and $z$ comes out of the logarithm, and what stays inside lies between 1 and 2. The slope of the softplus is the sigmoid, and from the output it reads $1 - e^{-a}$, which cannot overflow, since $a$ is positive. `np.log1p(p)` is $\log(1 + p)$, but it keeps the digits of a very small $p$, and so does `np.expm1(p)`, which is $e^p - 1$.",
        mistakes=[
            Mistake(
                "The part max(z, 0) is missing: the logarithm alone is the rest above it, and falls on both sides.",
                ("np.maximum(z, 0) + ", ""),
                ("-np.expm1(-a)", "1 - np.exp(-a - np.maximum(z, 0))"),
            ),
            Mistake(
                "That is ReLU with its corner. Softplus is the smooth curve near it, with a logarithm.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "np.maximum(z, 0)"),
                ("-np.expm1(-a)", "(z > 0) * 1.0"),
            ),
            Mistake(
                "For large z the power of e overflows, and a becomes infinite. Take the larger of 0 and z out of the logarithm.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(z))"),
            ),
            Mistake(
                "Taking z out of the logarithm helps for positive z alone. For very negative z it is now e to the −z that overflows.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "z + np.log(1 + np.exp(-z))"),
            ),
            Mistake(
                "Clipped sums give another result: for z = 800 the softplus is 800.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(np.clip(z, -500, 500)))"),
            ),
            Mistake(
                "That is the ReLU itself. The rounding of its corner, the logarithm, is missing.",
                (" + np.log1p(np.exp(-np.abs(z)))", ""),
            ),
            Mistake(
                "That is right for negative z only: for positive z the term that was taken out is missing.",
                ("np.maximum(z, 0) + ", ""),
            ),
            Mistake(
                "The 1 is lost inside the logarithm: when the larger of the two terms comes out, a 1 stays in its place.",
                ("np.log1p(np.exp(-np.abs(z)))", "np.log(np.exp(-np.abs(z)))"),
            ),
            Mistake(
                "The two parts are subtracted, but they add up: the softplus lies above the ReLU.",
                ("np.maximum(z, 0) +", "np.maximum(z, 0) -"),
            ),
            Mistake(
                "What is taken out of the logarithm is the larger of 0 and z, not the size of z without its sign.",
                ("np.maximum(z, 0) +", "np.abs(z) +"),
            ),
            Mistake(
                "The slope of a sigmoid is a (1 − a). Here a is the output of the softplus.",
                ("slope = -np.expm1(-a)", "slope = a * (1 - a)"),
            ),
            Mistake(
                "The slope is the sigmoid of the sum z. Here it is taken of the output a.",
                ("slope = -np.expm1(-a)", "slope = 1 / (1 + np.exp(-a))"),
            ),
            Mistake(
                "The slope of the ReLU jumps from 0 to 1. That of the softplus rises gradually.",
                ("slope = -np.expm1(-a)", "slope = np.heaviside(z, 0.0)"),
            ),
            Mistake(
                "That is how much the slope falls short of 1: subtract it from 1.",
                ("-np.expm1(-a)", "np.exp(-a)"),
            ),
            Mistake(
                "The output a is right for every z. But in the slope, infinity is divided by infinity for large z.",
                ("-np.expm1(-a)", "np.exp(z) / (1 + np.exp(z))"),
            ),
            Mistake(
                "The slope has one more factor: this is the slope of the sigmoid, which is the slope of the slope.",
                ("-np.expm1(-a)", "(1 - np.exp(-a)) * np.exp(-a)"),
            ),
        ],
    ),
]
