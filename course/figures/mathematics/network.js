/** nnlib.network in JavaScript; a network is saved to plain lists, and loaded from them. */
import { demand, floats } from "./arrays.js";
import { Dense } from "./layers.js";

/**
 * @typedef {import("./arrays.js").Floats} Floats
 * @typedef {import("./losses.js").Loss} Loss
 * @typedef {import("./optimizers.js").SGD} SGD
 * @typedef {{ layers: { W: number[][], b: number[], activation: string }[] }} Plain
 * @typedef {{ permutation: (n: number) => Uint32Array }} Rng
 */

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
