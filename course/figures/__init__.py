"""Interactive figures: each moves in a notebook with a kernel, and on the site without one.

A figure is a small ES module that honours the anywidget contract, and a dozen lines of Python beside it. In Jupyter it
is a widget, its traits shared with Python. On the site the stored output holds a twin: a `<div>` with the figure's
state, into which `mount.js` loads the same module when a reader comes near.
"""

from course.figures.activations import Activations
from course.figures.backpropagation import Backpropagation
from course.figures.forward_pass import ForwardPass
from course.figures.learning_xor import LearningXOR
from course.figures.loss_bowl import LossBowl
from course.figures.losses import Losses
from course.figures.matrix_product import MatrixProduct
from course.figures.neuron import Neuron
from course.figures.playground import Playground
from course.figures.softmax import Softmax

__all__ = [
    "Activations",
    "Backpropagation",
    "ForwardPass",
    "LearningXOR",
    "LossBowl",
    "Losses",
    "MatrixProduct",
    "Neuron",
    "Playground",
    "Softmax",
]
