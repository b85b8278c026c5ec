"""A neural network from scratch: NumPy, and nothing else.

Read the modules in this order: activations, losses, layers, network, optimizers, gradient_checking. `datasets` has
data to try them on, `guards` the checks that keep their code short.
"""

from nnlib import activations, datasets, losses, optimizers
from nnlib.activations import identity, relu, sigmoid, softmax, tanh
from nnlib.gradient_checking import gradient_check, numerical_gradient
from nnlib.layers import Dense
from nnlib.losses import MSE, BinaryCrossEntropy, CrossEntropy
from nnlib.network import History, Network
from nnlib.optimizers import SGD, Adam, Momentum

__all__ = ["Dense", "History", "Network", "gradient_check", "numerical_gradient"]
__all__ += ["identity", "relu", "sigmoid", "softmax", "tanh"]
__all__ += ["MSE", "SGD", "Adam", "BinaryCrossEntropy", "CrossEntropy", "Momentum"]
