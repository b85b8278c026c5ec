"""The same networks in two engines that we did not write, from the textbook formulas: nothing of nnlib is in here.

Each has `differentiate`, which returns the outputs, the loss, the gradient of every parameter and that of the inputs,
and `train`, which returns the losses and the parameters after some steps on one batch.
"""

from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np


class AutogradEngine:
    """HIPS autograd; the optimizers are the formulas of their papers."""

    def __init__(self):
        self.activations = {
            "identity": lambda z: z,
            "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
            "tanh": anp.tanh,
            "relu": lambda z: anp.where(z > 0, z, 0 * z),
            "silu": lambda z: z / (1 + anp.exp(-z)),
            "softmax": lambda z: anp.exp(z) / anp.sum(anp.exp(z), axis=1, keepdims=True),
        }
        self.losses = {
            "mse": lambda Y_hat, Y: anp.mean((Y - Y_hat) ** 2),
            "bce": lambda Y_hat, Y: anp.mean(-Y * anp.log(Y_hat) - (1 - Y) * anp.log(1 - Y_hat)),
            "bce from logits": lambda Z, Y: anp.mean(anp.logaddexp(0, Z) - Y * Z),
            "ce": lambda Y_hat, Y: -anp.mean(anp.sum(Y * anp.log(Y_hat), axis=1)),
            "ce of labels": lambda Y_hat, Y: -anp.mean(anp.log(Y_hat[anp.arange(len(Y)), Y])),
            "ce from logits": lambda Z, Y: anp.mean(anp.log(anp.sum(anp.exp(Z), axis=1)) - anp.sum(Y * Z, axis=1)),
            "ce from logits of labels": lambda Z, Y: anp.mean(
                anp.log(anp.sum(anp.exp(Z), axis=1)) - Z[anp.arange(len(Y)), Y]
            ),
        }

    def outputs(self, names, parameters, X):
        for number, name in enumerate(names):
            W, b = parameters[2 * number : 2 * number + 2]
            X = self.activations[name](anp.dot(X, W.T) + b)
        return X

    def differentiate(self, names, parameters, X, loss, Y):
        def loss_of(parameters, X):
            return self.losses[loss](self.outputs(names, parameters, X), Y)

        gradients, dX = autograd.grad(loss_of, argnum=[0, 1])(parameters, X)
        return self.outputs(names, parameters, X), float(loss_of(parameters, X)), gradients, dX

    def train(self, names, parameters, X, loss, Y, optimizer, settings, steps):
        states: list[dict[str, Any]] = [{} for _ in parameters]
        losses = []
        for t in range(1, steps + 1):
            _, value, gradients, _ = self.differentiate(names, parameters, X, loss, Y)
            losses.append(value)
            rule, own = getattr(self, optimizer), dict(settings)
            decay = own.pop("weight_decay", 0)
            parameters = [
                parameter - rule(gradient + decay * parameter, state, t, **own)
                for parameter, gradient, state in zip(parameters, gradients, states, strict=True)
            ]
        return losses, parameters

    @staticmethod
    def sgd(gradient, state, t, lr):
        return lr * gradient

    @staticmethod
    def momentum(gradient, state, t, lr, beta):
        state["velocity"] = beta * state.get("velocity", 0) + gradient
        return lr * state["velocity"]

    @staticmethod
    def adam(gradient, state, t, lr, beta1, beta2, eps):
        state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * gradient
        state["v"] = beta2 * state.get("v", 0) + (1 - beta2) * gradient * gradient
        return lr * (state["m"] / (1 - beta1**t)) / (np.sqrt(state["v"] / (1 - beta2**t)) + eps)


class TorchEngine:
    """PyTorch, with its own activations, losses and optimizers."""

    def __init__(self):
        import torch

        self.torch = torch
        torch.set_num_threads(1)  # Networks as small as these only wait for a second one.
        functional = torch.nn.functional
        self.activations = {
            "identity": lambda z: z,
            "sigmoid": torch.sigmoid,
            "tanh": torch.tanh,
            "relu": torch.relu,
            "silu": functional.silu,
            "softmax": lambda z: torch.softmax(z, dim=1),
        }
        self.losses = {
            "mse": functional.mse_loss,
            "bce": functional.binary_cross_entropy,
            "bce from logits": functional.binary_cross_entropy_with_logits,
            "ce": lambda Y_hat, Y: -(Y * Y_hat.log()).sum(dim=1).mean(),
            "ce of labels": lambda Y_hat, Y: functional.nll_loss(Y_hat.log(), Y),
            "ce from logits": functional.cross_entropy,
            "ce from logits of labels": functional.cross_entropy,
        }
        self.optimizers = {
            "sgd": torch.optim.SGD,
            "momentum": lambda tensors, lr, beta, **decay: torch.optim.SGD(tensors, lr, momentum=beta, **decay),
            "adam": lambda tensors, lr, beta1, beta2, eps, **decay: torch.optim.Adam(
                tensors, lr, (beta1, beta2), eps, **decay
            ),
        }

    def tensors(self, parameters, X, Y):
        leaves = [self.torch.tensor(array, requires_grad=True) for array in [*parameters, X]]
        return leaves[:-1], leaves[-1], self.torch.tensor(Y if Y.dtype.kind == "i" else Y.astype(X.dtype))

    def outputs(self, names, parameters, X):
        for number, name in enumerate(names):
            W, b = parameters[2 * number : 2 * number + 2]
            X = self.activations[name](self.torch.nn.functional.linear(X, W, b))
        return X

    def differentiate(self, names, parameters, X, loss, Y):
        parameters, X, Y = self.tensors(parameters, X, Y)
        Y_hat = self.outputs(names, parameters, X)
        value = self.losses[loss](Y_hat, Y)
        value.backward()
        gradients = [parameter.grad.numpy() for parameter in parameters]
        return Y_hat.detach().numpy(), value.item(), gradients, X.grad.numpy()

    def train(self, names, parameters, X, loss, Y, optimizer, settings, steps):
        parameters, X, Y = self.tensors(parameters, X, Y)
        rule, losses = self.optimizers[optimizer](parameters, **settings), []
        for _ in range(steps):
            rule.zero_grad()
            value = self.losses[loss](self.outputs(names, parameters, X), Y)
            value.backward()
            rule.step()
            losses.append(value.item())
        return losses, [parameter.detach().numpy() for parameter in parameters]
