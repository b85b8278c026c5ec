"""Interactive figures: each moves in a notebook with a kernel, and on the site without one.

Each folder is a figure: a class whose traits are its state, a `model.js` that computes from the state all that is
shown, a `view.js` that draws it and honours the anywidget contract, and a `still.webp` for paper, unless its class
writes its words as HTML. Six are not: `shared` has the parts that figures are built from, `mathematics` is `nnlib` in
JavaScript, `quiz` and `warm_up` are shown by `course.quizzes`, of `prediction` a chapter takes the class and gives it
words, and `review` stands on a page of the site.

In Jupyter a figure is a widget, its modules sent in one piece (`bundle`), its traits shared with Python. On the site
the stored output holds a twin: a `<div>` with the figure's state, which `shared/mount.js` brings to life when a reader
comes near.
"""

from course.figures.activations import Activations
from course.figures.backpropagation import Backpropagation
from course.figures.descents import Descents
from course.figures.drawn_digit import DrawnDigit
from course.figures.forward_pass import ForwardPass
from course.figures.learning_neuron import LearningNeuron
from course.figures.learning_xor import LearningXOR
from course.figures.loss_bowl import LossBowl
from course.figures.losses import Losses
from course.figures.many_workers import ManyWorkers
from course.figures.matrix_product import MatrixProduct
from course.figures.neuron import Neuron
from course.figures.playground import Playground
from course.figures.softmax import Softmax
from course.figures.training import Training
from course.figures.worked_backpropagation import WorkedBackpropagation

__all__ = [
    "Activations",
    "Backpropagation",
    "Descents",
    "DrawnDigit",
    "ForwardPass",
    "LearningNeuron",
    "LearningXOR",
    "LossBowl",
    "Losses",
    "ManyWorkers",
    "MatrixProduct",
    "Neuron",
    "Playground",
    "Softmax",
    "Training",
    "WorkedBackpropagation",
]
