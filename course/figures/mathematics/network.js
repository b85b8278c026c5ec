/** nnlib.network in JavaScript; a network is saved to plain lists, and loaded from them. */
import { demand, floats } from "./arrays.js";
import { Dense } from "./layers.js";
import { CrossEntropy } from "./losses.js";

/**
 * @typedef {import("./arrays.js").Floats} Floats
 * @typedef {import("./layers.js").Dropout} Dropout
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

/** What `fit` saw: one loss an epoch, and one on the validation data where those were given. */
export class History {
  /** @type {number[]} */
  losses = [];
  /** @type {number[]} */
  validation_losses = [];

  /** The first epoch, counted from 1, after which the validation loss was lowest; null without validation. */
  get best_epoch() {
    return this.validation_losses.indexOf(Math.min(...this.validation_losses)) + 1 || null;
  }
}

/** @template {Dense | Dropout} [Layer=Dense] */
export class Network {
  /** @param {Layer[]} layers */
  constructor(...layers) {
    demand(layers.length > 0, "a network needs layers");
    const dense = layers.filter((layer) => layer instanceof Dense);
    demand(dense.length > 0, "a network needs a dense layer");
    dense.slice(1).forEach(({ n_in }, i) => {
      demand(n_in === dense[i].n_out, `a layer gives ${dense[i].n_out} numbers, but the next needs ${n_in}`);
    });
    this.layers = layers;
    // Dropout takes and gives any width.
    this.n_in = dense[0].n_in;
    this.n_out = dense[dense.length - 1].n_out;
    this.parameters = layers.flatMap(({ parameters }) => parameters);
    this.gradients = layers.flatMap(({ gradients }) => gradients);
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
    const layers = this.layers.map((layer) => {
      if (!(layer instanceof Dense)) throw new Error("only dense layers are saved");
      const { W, b, n_in, activation } = layer;
      return {
        W: Array.from(b, (_, j) => [...W.slice(j * n_in, (j + 1) * n_in)]),
        b: [...b],
        activation: activation.name,
      };
    });
    return { layers };
  }

  /** @param {Floats} X */
  _demandSamples({ length }) {
    demand(length > 0 && length % this.n_in === 0, `X has ${length} numbers, but needs rows of ${this.n_in}`);
  }

  /** The answers in training. @param {Floats} X */
  forward(X) {
    this._demandSamples(X);
    return this.layers.reduce((A, layer) => layer.forward(A), X);
  }

  /** The answers of the whole network, with nothing left out. @param {Floats} X */
  predict(X) {
    this._demandSamples(X);
    return this.layers.reduce((A, layer) => layer.predict(A), X);
  }

  /** @param {Floats} dY_hat */
  backward(dY_hat) {
    return this.layers.reduceRight((dA, layer) => layer.backward(dA), dY_hat);
  }

  /** The part of backward that training needs. @param {Floats} dY_hat */
  fill_gradients(dY_hat) {
    const [first, ...others] = this.layers;
    const dA = others.reduceRight((dA, layer) => layer.backward(dA), dY_hat);
    if (first instanceof Dense) first.fill_gradients(dA);
  }

  /** @param {Floats} X @param {Floats} Y @param {Loss} loss @param {SGD} optimizer */
  train_step(X, Y, loss, optimizer) {
    const Y_hat = this.forward(X);
    const { n_out } = this;
    const areLabels = loss instanceof CrossEntropy && Y.length === Y_hat.length / n_out;
    demand(Y.length === Y_hat.length || areLabels, `Y has ${Y.length} numbers, but needs ${Y_hat.length}`);
    this.fill_gradients(loss.gradient(Y_hat, Y, n_out));
    optimizer.step(this.parameters, this.gradients);
    return loss.call(Y_hat, Y, n_out);
  }

  /**
   * Train for some epochs; return the mean loss of each, as measured before its steps, and the one on validation data.
   * With `patience`, training ends when the latter has not improved for so many epochs; the best parameters are kept.
   * @param {Floats} X @param {Floats} Y
   * @param {{
   *   loss: Loss, optimizer: SGD, epochs: number, batch_size?: number | null, rng?: Rng | null,
   *   validation?: [Floats, Floats] | null, patience?: number | null
   * }} settings
   */
  fit(X, Y, { loss, optimizer, epochs, batch_size = null, rng = null, validation = null, patience = null }) {
    demand(patience === null || validation !== null, "patience needs validation data");
    const { n_in, n_out, parameters } = this;
    const n = X.length / n_in;
    const width = Y.length / n;
    const history = new History();
    let best = parameters;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let total = 0;
      for (const batch of mini_batches(n, batch_size, rng))
        total += this.train_step(rows(X, n_in, batch), rows(Y, width, batch), loss, optimizer) * batch.length;
      history.losses.push(total / n);
      if (validation) history.validation_losses.push(loss.call(this.predict(validation[0]), validation[1], n_out));
      if (patience === null) continue;
      if (history.best_epoch === epoch) best = parameters.map((array) => array.slice());
      if (epoch - (history.best_epoch ?? 0) >= patience) break;
    }
    parameters.forEach((array, i) => {
      array.set(best[i]);
    });
    return history;
  }
}
