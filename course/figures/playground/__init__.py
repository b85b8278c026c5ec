"""The playground: data, a network and its training, all in the reader's hands."""

import traitlets

from course.figures.figure import Figure, number, one_of, whole


class Playground(Figure):
    """A network with two inputs learns to tell two or three classes of points apart.

    The settings determine the run: the picture shows it after `epoch` epochs. `points` holds the drawn data as
    [x1, x2, class], with inputs from -1 to 1 and class 0, 1 or 2; `hidden` the number of units in each hidden layer;
    `dropout` the probability with which training leaves out a hidden unit; a `batch_size` of 0 takes all samples at
    once. `output` and `loss` are those of two classes: three always have a softmax output of three units, and the
    cross-entropy. An `init` of "small" or "large" lets all weights start within 0.01 or 10. The page of the
    playground keeps all of this in its address, under the same names.

    >>> Playground(data="xor", hidden=[2], seed=4).hidden
    [2]
    """

    heights = (1026, 1849)
    alt = (
        "A playground for small networks. From left to right are the two inputs, the hidden units and the output, "
        "each with a small map of its values over the plane of the inputs, with lines between them for the weights, "
        "solid above zero and dashed below, and a number for each bias. Beside them are a large map of the output with "
        "the points to learn, and the loss on training and validation data over the epochs. At first four tanh units "
        "have learned two rings of points: the map is orange inside a closed line around the inner ring and blue "
        "outside."
    )

    data = one_of(["circles", "moons", "spirals", "three_spirals", "xor", "drawn"])
    n = whole(200, 3, 500)
    noise = number(0.1, 0, 0.5)
    points = traitlets.List(
        traitlets.Tuple(traitlets.Float(min=-1, max=1), traitlets.Float(min=-1, max=1), traitlets.Enum([0, 1, 2])),
        maxlen=500,
    ).tag(sync=True)
    hidden = traitlets.List(traitlets.Int(min=1, max=8), [4], maxlen=4).tag(sync=True)
    activation = one_of(["tanh", "sigmoid", "relu", "identity"])
    init = one_of(["glorot", "he", "small", "large"])
    dropout = number(0.0, 0, 0.9)
    output = one_of(["sigmoid", "identity"])
    loss = one_of(["BinaryCrossEntropy", "MSE"])
    optimizer = one_of(["SGD", "Momentum", "Adam"])
    lr = number(0.5, 0.0001, 10)
    batch_size = whole(20, 0, 500)
    weight_decay = number(0.0, 0, 1)
    seed = whole(0, 0, 2**32 - 1)
    epoch = whole(100, 0, 100_000)
    show = one_of(["weights", "gradients"])
    pace = one_of([1, 10, 100])
