/** nnlib.optimizers in JavaScript. */
import { floats } from "./arrays.js";

/** @typedef {import("./arrays.js").Floats} Floats */

/** @param {Floats[]} arrays */
const zerosLike = (arrays) => arrays.map(({ length }) => floats(length));

export class SGD {
  /** @param {number} lr */
  constructor(lr, weight_decay = 0) {
    this.lr = lr;
    this.weight_decay = weight_decay;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    const { lr, weight_decay } = this;
    parameters.forEach((w, p) => {
      for (let i = 0; i < w.length; i++) w[i] -= lr * (gradients[p][i] + weight_decay * w[i]);
    });
  }
}

export class Momentum extends SGD {
  velocities = zerosLike([]);
  /** @param {number} lr */
  constructor(lr, beta = 0.9, weight_decay = 0) {
    super(lr, weight_decay);
    this.beta = beta;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    const { lr, beta, weight_decay } = this;
    if (!this.velocities.length) this.velocities = zerosLike(parameters);
    parameters.forEach((w, p) => {
      const v = this.velocities[p];
      for (let i = 0; i < w.length; i++) {
        v[i] = beta * v[i] + (gradients[p][i] + weight_decay * w[i]);
        w[i] -= lr * v[i];
      }
    });
  }
}

export class Adam extends SGD {
  t = 0;
  means = zerosLike([]);
  squares = zerosLike([]);
  constructor(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weight_decay = 0) {
    super(lr, weight_decay);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    const { lr, beta1, beta2, eps, weight_decay } = this;
    if (!this.t) [this.means, this.squares] = [zerosLike(parameters), zerosLike(parameters)];
    this.t += 1;
    const m_sum = 1 - beta1 ** this.t;
    const v_sum = 1 - beta2 ** this.t;
    parameters.forEach((w, p) => {
      const m = this.means[p];
      const v = this.squares[p];
      for (let i = 0; i < w.length; i++) {
        const dw = gradients[p][i] + weight_decay * w[i];
        m[i] = beta1 * m[i] + (1 - beta1) * dw;
        v[i] = beta2 * v[i] + (1 - beta2) * dw ** 2;
        w[i] -= (lr * (m[i] / m_sum)) / (Math.sqrt(v[i] / v_sum) + eps);
      }
    });
  }
}
