"""Interactive figures: each moves in a notebook with a kernel, and on the site without one.

A figure is a small ES module that honours the anywidget contract, and a dozen lines of Python beside it. In Jupyter it
is a widget, its traits shared with Python. On the site the stored output holds a twin: a `<div>` with the figure's
state, into which `mount.js` loads the same module when a reader comes near.
"""

from course.figures.learning_xor import LearningXOR
from course.figures.neuron import Neuron

__all__ = ["LearningXOR", "Neuron"]
