"""A neural network from scratch: NumPy, and nothing else.

Read the modules in this order: activations, losses, layers, network, optimizers, gradient_checking. `metrics` says how
good answers are, `datasets` has data to try them on, `autodiff` finds any gradient by itself, `saving` keeps networks
in files, and `guards` has the checks that keep the code of all of them short.
"""

from nnlib import activations, autodiff, datasets, losses, metrics, optimizers
from nnlib.activations import identity, relu, sigmoid, softmax, tanh
from nnlib.gradient_checking import gradient_check, numerical_gradient
from nnlib.layers import Dense, Dropout
from nnlib.losses import MSE, BinaryCrossEntropy, CrossEntropy
from nnlib.metrics import accuracy, confusion_matrix
from nnlib.network import History, Network, StopTraining
from nnlib.optimizers import SGD, Adam, Momentum

__all__ = ["Dense", "Dropout", "History", "Network", "StopTraining", "gradient_check", "numerical_gradient"]
__all__ += ["identity", "relu", "sigmoid", "softmax", "tanh"]
__all__ += ["MSE", "SGD", "Adam", "BinaryCrossEntropy", "CrossEntropy", "Momentum"]
__all__ += ["accuracy", "confusion_matrix"]
