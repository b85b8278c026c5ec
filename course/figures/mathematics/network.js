/**
 * nnlib in JavaScript, name by name; formulas and shapes are explained there. What Python calls by itself has its name
 * without the underscores: `call` is `__call__`. Arrays are flat, row by row. What `predict` and `backward` return holds
 * until the next call. A network is saved to plain lists, and loaded from them.
 *
 * @typedef {Float64Array<ArrayBuffer>} Floats
 * @typedef {MSE | BinaryCrossEntropy | CrossEntropy} Loss
 * @typedef {{ layers: { W: number[][], b: number[], activation: string }[] }} Plain
 * @typedef {{ permutation: (n: number) => Uint32Array }} Rng
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

/** What activations share that act on each element; over a whole layer, `_fill` is for `call`. */
class Identity {
  name = this.constructor.name.toLowerCase();
  /** @param {number} z */
  call(z) {
    return z;
  }
  /** @param {number} a the output */
  derivative(a) {
    return 1;
  }

  /** @param {Floats} A gets the outputs @param {Floats} Z @param {number} k the length of a row */
  _fill(A, Z, k) {
    for (let i = 0; i < A.length; i++) A[i] = this.call(Z[i]);
  }
  /** @param {Floats} dA @param {Floats} A @param {number} k @param {Floats} dZ gets dL/dZ */
  backward(dA, A, k, dZ = floats(A.length)) {
    for (let i = 0; i < A.length; i++) dZ[i] = dA[i] * this.derivative(A[i]);
    return dZ;
  }
}

class Sigmoid extends Identity {
  /** @param {number} z */
  call(z) {
    const e = Math.exp(-Math.abs(z));
    return (z >= 0 ? 1 : e) / (1 + e);
  }
  /** @param {number} a */
  derivative(a) {
    return a * (1 - a);
  }
}

class Tanh extends Identity {
  /** @param {number} z */
  call(z) {
    return Math.tanh(z);
  }
  /** @param {number} a */
  derivative(a) {
    return 1 - a * a;
  }
}

class ReLU extends Identity {
  /** @param {number} z */
  call(z) {
    return Math.max(0, z);
  }
  /** @param {number} a */
  derivative(a) {
    return a > 0 ? 1 : 0;
  }
}

class Softmax {
  name = "softmax";
  /** @param {Floats} Z rows of scores @param {number} k the length of a row */
  call(Z, k) {
    const A = floats(Z.length);
    this._fill(A, Z, k);
    return A;
  }
  /** @param {Floats} A gets the outputs @param {Floats} Z @param {number} k */
  _fill(A, Z, k) {
    for (let row = 0; row < Z.length; row += k) {
      let max = -Infinity;
      let sum = 0;
      for (let i = row; i < row + k; i++) max = Math.max(max, Z[i]);
      for (let i = row; i < row + k; i++) sum += A[i] = Math.exp(Z[i] - max);
      for (let i = row; i < row + k; i++) A[i] /= sum;
    }
  }
  /** @param {Floats} dA @param {Floats} A @param {number} k @param {Floats} dZ gets dL/dZ */
  backward(dA, A, k, dZ = floats(A.length)) {
    for (let row = 0; row < A.length; row += k) {
      let sum = 0;
      for (let i = row; i < row + k; i++) sum += dA[i] * A[i];
      for (let i = row; i < row + k; i++) dZ[i] = A[i] * (dA[i] - sum);
    }
    return dZ;
  }
}

export const identity = new Identity();
export const sigmoid = new Sigmoid();
export const tanh = new Tanh();
export const relu = new ReLU();
export const softmax = new Softmax();
/** @type {Record<string, Identity | Softmax>} */
const ACTIVATIONS = { identity, sigmoid, tanh, relu, softmax };

/** @param {Floats} Y_hat @param {(y_hat: number, i: number) => number} term */
function mean(Y_hat, term) {
  let sum = 0;
  for (let i = 0; i < Y_hat.length; i++) sum += term(Y_hat[i], i);
  return sum / Y_hat.length;
}

export class MSE {
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] the length of a row */
  call(Y_hat, Y, k) {
    return mean(Y_hat, (y_hat, i) => (y_hat - Y[i]) ** 2);
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] */
  gradient(Y_hat, Y, k) {
    return Y_hat.map((y_hat, i) => (2 * (y_hat - Y[i])) / Y.length);
  }
}

/** @param {number} p */
const awayFrom0And1 = (p) => Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON);

export class BinaryCrossEntropy {
  constructor(from_logits = false) {
    this.from_logits = from_logits;
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] */
  call(Y_hat, Y, k) {
    if (this.from_logits) return mean(Y_hat, (z, i) => Math.max(z, 0) - Y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));
    return -mean(Y_hat, (y_hat, i) => {
      const p = awayFrom0And1(y_hat);
      return Y[i] * Math.log(p) + (1 - Y[i]) * Math.log(1 - p);
    });
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] */
  gradient(Y_hat, Y, k) {
    if (this.from_logits) return Y_hat.map((z, i) => (sigmoid.call(z) - Y[i]) / Y.length);
    return Y_hat.map((y_hat, i) => {
      const p = awayFrom0And1(y_hat);
      return (p - Y[i]) / (p * (1 - p)) / Y.length;
    });
  }
}

/** Y is made of one-hot rows. */
export class CrossEntropy {
  constructor(from_logits = false) {
    this.from_logits = from_logits;
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} k the number of classes */
  call(Y_hat, Y, k) {
    if (!this.from_logits) return -k * mean(Y_hat, (y_hat, i) => Y[i] * Math.log(awayFrom0And1(y_hat)));
    let sum = 0;
    for (let row = 0; row < Y.length; row += k) {
      const Z = Y_hat.subarray(row, row + k);
      const max = Math.max(...Z);
      const log = Math.log(Z.reduce((sum, z) => sum + Math.exp(z - max), 0));
      for (let i = 0; i < k; i++) sum -= Y[row + i] * (Z[i] - max - log);
    }
    return sum / (Y.length / k);
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} k */
  gradient(Y_hat, Y, k) {
    const n = Y.length / k;
    if (this.from_logits) return softmax.call(Y_hat, k).map((a, i) => (a - Y[i]) / n);
    return Y_hat.map((y_hat, i) => -Y[i] / awayFrom0And1(y_hat) / n);
  }
}

export class Dense {
  A_prev = floats(0);
  Z = floats(0);
  A = floats(0);
  dZ = floats(0);
  dA_prev = floats(0);

  /** @param {number} n_in @param {number} n_out @param {{ random: () => number }} rng */
  constructor(n_in, n_out, activation = "sigmoid", rng = Math) {
    const known = Object.hasOwn(ACTIVATIONS, activation);
    demand(known, `activation is ${activation}, but needs one of ${Object.keys(ACTIVATIONS).join(", ")}`);
    this.activation = ACTIVATIONS[activation];
    this.n_in = n_in;
    this.n_out = n_out;
    const limit = Math.sqrt(6 / (n_in + n_out));
    this.W = floats(n_out * n_in).map(() => -limit + 2 * limit * rng.random());
    this.b = floats(n_out);
    this.dW = floats(n_out * n_in);
    this.db = floats(n_out);
  }

  /** @param {Floats} A_prev */
  forward(A_prev) {
    const { n_in, n_out, W, b, activation } = this;
    const size = (A_prev.length / n_in) * n_out;
    const Z = resized(this.Z, size);
    const A = resized(this.A, size);
    Object.assign(this, { A_prev, Z, A });
    for (let i = 0, row = 0; i < size; row += n_in) {
      for (let j = 0, w = 0; j < n_out; j++, i++) {
        let z = b[j];
        for (let k = 0; k < n_in; k++, w++) z += A_prev[row + k] * W[w];
        Z[i] = z;
      }
    }
    activation._fill(A, Z, n_out);
    return A;
  }

  /** @param {Floats} dA */
  backward(dA) {
    const { n_in, n_out, W, dW, db, A_prev, A, activation } = this;
    const dZ = resized(this.dZ, A.length);
    const dA_prev = resized(this.dA_prev, A_prev.length);
    Object.assign(this, { dZ, dA_prev });
    activation.backward(dA, A, n_out, dZ);
    for (const sums of [dW, db, dA_prev]) sums.fill(0);
    for (let i = 0, row = 0; i < dZ.length; row += n_in) {
      for (let j = 0, w = 0; j < n_out; j++, i++) {
        const dz = dZ[i];
        db[j] += dz;
        for (let k = 0; k < n_in; k++, w++) {
          dW[w] += dz * A_prev[row + k];
          dA_prev[row + k] += dz * W[w];
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
  static load({ layers }) {
    return new Network(
      ...layers.map(({ W, b, activation }) => {
        const n_in = W[0].length;
        demand(W.length === b.length && W.every((row) => row.length === n_in), "W needs equal rows, one for each of b");
        const layer = new Dense(n_in, b.length, activation);
        layer.W.set(W.flat());
        layer.b.set(b);
        return layer;
      }),
    );
  }

  /** @returns {Plain} */
  save() {
    const layers = this.layers.map(({ W, b, n_in, activation }) => ({
      W: Array.from(b, (_, j) => [...W.slice(j * n_in, (j + 1) * n_in)]),
      b: [...b],
      activation: activation.name,
    }));
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

  /** @param {Floats} X @param {Floats} Y @param {Loss} loss @param {SGD} optimizer */
  train_step(X, Y, loss, optimizer) {
    const Y_hat = this.predict(X);
    const { n_out } = this.layers[this.layers.length - 1];
    demand(Y.length === Y_hat.length, `Y has ${Y.length} numbers, but needs ${Y_hat.length}`);
    this.backward(loss.gradient(Y_hat, Y, n_out));
    optimizer.step(this.parameters, this.gradients);
    return loss.call(Y_hat, Y, n_out);
  }

  /**
   * Train for some epochs; return the mean loss of each, as measured before its steps, and the one on validation data.
   * @param {Floats} X @param {Floats} Y
   * @param {{
   *   loss: Loss, optimizer: SGD, epochs: number, batch_size?: number | null, rng?: Rng | null,
   *   validation?: [Floats, Floats] | null
   * }} settings
   */
  fit(X, Y, { loss, optimizer, epochs, batch_size = null, rng = null, validation = null }) {
    const { n_in } = this.layers[0];
    const { n_out } = this.layers[this.layers.length - 1];
    const n = X.length / n_in;
    /** @type {{ losses: number[], validation_losses: number[] }} */
    const history = { losses: [], validation_losses: [] };
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let total = 0;
      for (const batch of mini_batches(n, batch_size, rng))
        total += this.train_step(rows(X, n_in, batch), rows(Y, n_out, batch), loss, optimizer) * batch.length;
      history.losses.push(total / n);
      if (validation) history.validation_losses.push(loss.call(this.predict(validation[0]), validation[1], n_out));
    }
    return history;
  }
}

/**
 * The indices 0 to n − 1, shuffled and cut into batches; without a batch size, one in order.
 * @param {number} n @param {number | null} batch_size @param {Rng | null} rng
 */
function mini_batches(n, batch_size, rng) {
  if (batch_size === null) return [Uint32Array.from({ length: n }, (_, i) => i)];
  demand(
    Number.isInteger(batch_size) && batch_size > 0,
    `batch_size is ${batch_size}, but needs a whole number of at least 1`,
  );
  demand(rng !== null, "rng is missing, but batches are drawn by one");
  const order = /** @type {Rng} */ (rng).permutation(n);
  return Array.from({ length: Math.ceil(n / batch_size) }, (_, i) =>
    order.subarray(i * batch_size, (i + 1) * batch_size),
  );
}

/** Those rows of an array. @param {Floats} array @param {number} width @param {Uint32Array} batch */
function rows(array, width, batch) {
  const found = floats(width * batch.length);
  for (let i = 0, to = 0; i < batch.length; i++)
    for (let from = width * batch[i], end = from + width; from < end; from++, to++) found[to] = array[from];
  return found;
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
      const dw = gradients[p];
      const v = this.velocities[p];
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
    const m_sum = 1 - beta1 ** this.t;
    const v_sum = 1 - beta2 ** this.t;
    parameters.forEach((w, p) => {
      const dw = gradients[p];
      const m = this.means[p];
      const v = this.squares[p];
      for (let i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i];
        v[i] = beta2 * v[i] + (1 - beta2) * dw[i] ** 2;
        w[i] -= (lr * (m[i] / m_sum)) / (Math.sqrt(v[i] / v_sum) + eps);
      }
    });
  }
}
