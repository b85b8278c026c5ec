/**
 * nnlib in JavaScript, name by name; formulas and shapes are explained there, and `call` is `__call__`.
 * Arrays are flat, row by row. What `predict` and `backward` return holds until the next call.
 *
 * @typedef {Float64Array<ArrayBuffer>} Floats
 * @typedef {{ layers: { W: number[][], b: number[], activation: string }[] }} Plain
 */

/** @param {boolean} holds @param {string} message */
function demand(holds, message) {
  if (!holds) throw new Error(message);
}

const floats = (/** @type {number} */ size) => new Float64Array(size);

/** In the same memory if that suffices. @param {Floats} array @param {number} size */
function resized(array, size) {
  if (array.length === size) return array;
  return array.buffer.byteLength < 8 * size ? floats(size) : new Float64Array(array.buffer, 0, size);
}

class Identity {
  name = this.constructor.name.toLowerCase();
  /** @param {number} z */
  call(z) { return z; }
  /** @param {number} a the output */
  derivative(a) { return 1; }
}

class Sigmoid extends Identity {
  /** @param {number} z */
  call(z) { return 1 / (1 + Math.exp(-z)); }
  /** @param {number} a */
  derivative(a) { return a * (1 - a); }
}

class Tanh extends Identity {
  /** @param {number} z */
  call(z) { return Math.tanh(z); }
  /** @param {number} a */
  derivative(a) { return 1 - a * a; }
}

class ReLU extends Identity {
  /** @param {number} z */
  call(z) { return Math.max(0, z); }
  /** @param {number} a */
  derivative(a) { return a > 0 ? 1 : 0; }
}

export const identity = new Identity(), sigmoid = new Sigmoid(), tanh = new Tanh(), relu = new ReLU();
/** @type {Record<string, Identity>} */
const ACTIVATIONS = { identity, sigmoid, tanh, relu };

export class MSE {
  /** @param {Floats} Y_hat @param {Floats} Y */
  call(Y_hat, Y) {
    return Y_hat.reduce((sum, y_hat, i) => sum + (y_hat - Y[i]) ** 2, 0) / Y.length;
  }
  /** @param {Floats} Y_hat @param {Floats} Y */
  gradient(Y_hat, Y) {
    return Y_hat.map((y_hat, i) => 2 * (y_hat - Y[i]) / Y.length);
  }
}

/** @param {Floats} P */
const awayFrom0And1 = (P) => P.map((p) => Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON));

export class BinaryCrossEntropy {
  /** @param {Floats} Y_hat @param {Floats} Y */
  call(Y_hat, Y) {
    const P = awayFrom0And1(Y_hat);
    return -P.reduce((sum, p, i) => sum + Y[i] * Math.log(p) + (1 - Y[i]) * Math.log(1 - p), 0) / Y.length;
  }
  /** @param {Floats} Y_hat @param {Floats} Y */
  gradient(Y_hat, Y) {
    return awayFrom0And1(Y_hat).map((p, i) => (p - Y[i]) / (p * (1 - p)) / Y.length);
  }
}

export class Dense {
  A_prev = floats(0);
  Z = floats(0);
  A = floats(0);
  dA_prev = floats(0);

  /** @param {number} n_in @param {number} n_out */
  constructor(n_in, n_out, activation = "sigmoid", random = Math.random) {
    const known = Object.hasOwn(ACTIVATIONS, activation);
    demand(known, `activation is ${activation}, but needs one of ${Object.keys(ACTIVATIONS)}`);
    this.activation = ACTIVATIONS[activation];
    this.n_in = n_in;
    this.n_out = n_out;
    const limit = Math.sqrt(6 / (n_in + n_out));
    this.W = floats(n_out * n_in).map(() => limit * (2 * random() - 1));
    this.b = floats(n_out);
    this.dW = floats(n_out * n_in);
    this.db = floats(n_out);
  }

  /** @param {Floats} A_prev */
  forward(A_prev) {
    const { n_in, n_out, W, b, activation } = this;
    const size = A_prev.length / n_in * n_out;
    const Z = this.Z = resized(this.Z, size), A = this.A = resized(this.A, size);
    this.A_prev = A_prev;
    for (let i = 0, row = 0; i < size; row += n_in) {
      for (let j = 0; j < n_out; j++, i++) {
        let z = b[j];
        for (let k = 0; k < n_in; k++) z += A_prev[row + k] * W[j * n_in + k];
        Z[i] = z;
        A[i] = activation.call(z);
      }
    }
    return A;
  }

  /** @param {Floats} dA */
  backward(dA) {
    const { n_in, n_out, W, dW, db, A_prev, A, activation } = this;
    const dA_prev = this.dA_prev = resized(this.dA_prev, A_prev.length);
    for (const sums of [dW, db, dA_prev]) sums.fill(0);
    for (let i = 0, row = 0; i < dA.length; row += n_in) {
      for (let j = 0; j < n_out; j++, i++) {
        const dz = dA[i] * activation.derivative(A[i]);
        db[j] += dz;
        for (let k = 0; k < n_in; k++) {
          dW[j * n_in + k] += dz * A_prev[row + k];
          dA_prev[row + k] += dz * W[j * n_in + k];
        }
      }
    }
    return dA_prev;
  }
}

export class Network {
  /** @param {Dense[]} layers */
  constructor(...layers) {
    demand(layers.length > 0, "a network needs layers");
    layers.slice(1).forEach(({ n_in }, i) => {
      demand(n_in === layers[i].n_out, `a layer gives ${layers[i].n_out} numbers, but the next needs ${n_in}`);
    });
    this.layers = layers;
    this.parameters = layers.flatMap(({ W, b }) => [W, b]);
    this.gradients = layers.flatMap(({ dW, db }) => [dW, db]);
  }

  /** @param {Plain} plain */
  static from({ layers }) {
    return new Network(...layers.map(({ W, b, activation }) => {
      const n_in = W[0].length;
      demand(W.length === b.length && W.every((row) => row.length === n_in), "W needs equal rows, one for each of b");
      const layer = new Dense(n_in, b.length, activation);
      layer.W.set(W.flat());
      layer.b.set(b);
      return layer;
    }));
  }

  /** @returns {Plain} */
  toJSON() {
    const layers = this.layers.map(({ W, b, n_in, activation }) => (
      { W: Array.from(b, (_, j) => [...W.slice(j * n_in, (j + 1) * n_in)]), b: [...b], activation: activation.name }
    ));
    return { layers };
  }

  /** @param {Floats} X */
  predict(X) {
    const { n_in } = this.layers[0];
    demand(X.length > 0 && X.length % n_in === 0, `X has ${X.length} numbers, but needs rows of ${n_in}`);
    return this.layers.reduce((A, layer) => layer.forward(A), X);
  }

  /** @param {Floats} dY_hat */
  backward(dY_hat) {
    return this.layers.reduceRight((dA, layer) => layer.backward(dA), dY_hat);
  }

  /** @param {Floats} X @param {Floats} Y @param {MSE | BinaryCrossEntropy} loss @param {SGD} optimizer */
  trainStep(X, Y, loss, optimizer) {
    const Y_hat = this.predict(X);
    demand(Y.length === Y_hat.length, `Y has ${Y.length} numbers, but needs ${Y_hat.length}`);
    this.backward(loss.gradient(Y_hat, Y));
    optimizer.step(this.parameters, this.gradients);
    return loss.call(Y_hat, Y);
  }
}

/** @param {Floats[]} arrays */
const zerosLike = (arrays) => arrays.map(({ length }) => floats(length));

export class SGD {
  /** @param {number} lr */
  constructor(lr) {
    this.lr = lr;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    parameters.forEach((w, p) => {
      for (let i = 0; i < w.length; i++) w[i] -= this.lr * gradients[p][i];
    });
  }
}

export class Momentum extends SGD {
  velocities = zerosLike([]);
  /** @param {number} lr */
  constructor(lr, beta = 0.9) {
    super(lr);
    this.beta = beta;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    if (!this.velocities.length) this.velocities = zerosLike(parameters);
    parameters.forEach((w, p) => {
      const dw = gradients[p], v = this.velocities[p];
      for (let i = 0; i < w.length; i++) {
        v[i] = this.beta * v[i] + dw[i];
        w[i] -= this.lr * v[i];
      }
    });
  }
}

export class Adam extends SGD {
  t = 0;
  means = zerosLike([]);
  squares = zerosLike([]);
  constructor(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    super(lr);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    const { lr, beta1, beta2, eps } = this;
    if (!this.t) [this.means, this.squares] = [zerosLike(parameters), zerosLike(parameters)];
    this.t += 1;
    const m_sum = 1 - beta1 ** this.t, v_sum = 1 - beta2 ** this.t;
    parameters.forEach((w, p) => {
      const dw = gradients[p], m = this.means[p], v = this.squares[p];
      for (let i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i];
        v[i] = beta2 * v[i] + (1 - beta2) * dw[i] ** 2;
        w[i] -= lr * (m[i] / m_sum) / (Math.sqrt(v[i] / v_sum) + eps);
      }
    });
  }
}
