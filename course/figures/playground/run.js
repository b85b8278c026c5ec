/** A training run: its data, its network, and one epoch after another, the same as in nnlib. */
import { circles, moons, spirals, xor } from "../mathematics/datasets.js";
import { Dense } from "../mathematics/layers.js";
import { BinaryCrossEntropy, MSE } from "../mathematics/losses.js";
import { Network } from "../mathematics/network.js";
import { Adam, Momentum, SGD } from "../mathematics/optimizers.js";
import { default_rng } from "../mathematics/random.js";

/**
 * @typedef {import("../mathematics/datasets.js").Data} Data
 * @typedef {{ train: Data, validation: Data | null }} Datasets
 * @typedef {import("../mathematics/arrays.js").Floats} Floats
 * @typedef {import("./settings.js").Settings} Settings
 */

/** @type {Record<string, typeof MSE | typeof BinaryCrossEntropy>} */
const LOSSES = { BinaryCrossEntropy, MSE };
/** @type {Record<string, new (lr: number) => SGD>} */
const OPTIMIZERS = { SGD, Momentum, Adam };
/** @type {Record<string, typeof moons>} */
const GENERATORS = { moons, circles, spirals };

/** @param {string} data */
export const isGenerated = (data) => Object.hasOwn(GENERATORS, data);

/**
 * The points to train on, and as many to validate by where there is a generator for them.
 * @param {Settings} settings @param {ReturnType<typeof default_rng>} rng @returns {Datasets}
 */
export function dataOf({ data, n, noise, points }, rng) {
  if (isGenerated(data)) return { train: GENERATORS[data](n, noise, rng), validation: GENERATORS[data](n, noise, rng) };
  if (data === "xor") return { train: xor(), validation: null };
  const X = Float64Array.from(points.flatMap((point) => point.slice(0, 2)));
  const Y = Float64Array.from(points, (point) => point[2]);
  return { train: { X, Y }, validation: null };
}

/** @param {Floats[]} parameters @param {Floats[]} gradients @param {number} l2 */
function addPenalty(parameters, gradients, l2) {
  for (let p = 0; p < parameters.length; p += 2)
    for (let i = 0; i < parameters[p].length; i++) gradients[p][i] += 2 * l2 * parameters[p][i];
}

/** The optimizer on the loss plus l2 times the sum of all squared weights: dW grows by 2 l2 W, biases are left alone. */
class WithL2 extends SGD {
  /** @param {SGD} optimizer @param {number} l2 */
  constructor(optimizer, l2) {
    super(optimizer.lr);
    this.optimizer = optimizer;
    this.l2 = l2;
  }
  /** @param {Floats[]} parameters @param {Floats[]} gradients */
  step(parameters, gradients) {
    addPenalty(parameters, gradients, this.l2);
    this.optimizer.step(parameters, gradients);
  }
}

export class Run {
  epoch = 0;
  failure = "";
  /** @type {number[]} the mean loss of each epoch, as measured before its steps */
  losses = [];
  /** @type {number[]} */
  validation_losses = [];

  /** @param {Settings} settings */
  constructor(settings) {
    const { hidden, activation, output, loss, optimizer, lr, l2, seed, batch_size } = settings;
    const rng = default_rng(seed);
    const { train, validation } = dataOf(settings, rng);
    this.train = train;
    this.validation = validation;
    const inputs = [2, ...hidden];
    this.network = new Network(
      ...hidden.map((width, i) => new Dense(inputs[i], width, activation, rng)),
      new Dense(inputs[hidden.length], 1, output, rng),
    );
    this.loss = new LOSSES[loss]();
    this.lr = lr;
    this.l2 = l2;
    const rule = new OPTIMIZERS[optimizer](lr);
    this.fitting = {
      loss: this.loss,
      optimizer: l2 ? new WithL2(rule, l2) : rule,
      epochs: 1,
      batch_size: batch_size || null,
      rng,
      validation: validation && /** @type {[Floats, Floats]} */ ([validation.X, validation.Y]),
    };
  }

  /** One epoch more; if its numbers are not finite, the parameters stay as they were, and `failure` says why. */
  advance() {
    const { network, train, fitting } = this;
    const before = network.parameters.map((array) => array.slice());
    const { losses, validation_losses } = network.fit(train.X, train.Y, fitting);
    const found = [losses, validation_losses, ...network.parameters];
    if (!found.every((numbers) => numbers.every(Number.isFinite))) {
      network.parameters.forEach((array, i) => {
        array.set(before[i]);
      });
      this.failure = `The run diverged: in epoch ${this.epoch + 1} the numbers became infinite. With learning rate ${this.lr} each step jumps over the valley and lands higher than it started, where the slope is steeper still. Try a tenth of the learning rate.`;
      return;
    }
    this.epoch += 1;
    this.losses.push(...losses);
    this.validation_losses.push(...validation_losses);
  }

  /** The loss and the accuracy now, on the training data and on the validation data. */
  evaluate() {
    const judge = (/** @type {Data} */ { X, Y }) => {
      const Y_hat = this.network.predict(X);
      const right = Y_hat.filter((y_hat, i) => y_hat >= 0.5 === (Y[i] === 1)).length;
      return { loss: this.loss.call(Y_hat, Y), accuracy: right / Y.length };
    };
    return { train: judge(this.train), validation: this.validation && judge(this.validation) };
  }

  /** Fill dW and db with the slopes that a step on all samples would follow. */
  fillGradients() {
    const { network, train, loss, l2 } = this;
    network.backward(loss.gradient(network.predict(train.X), train.Y));
    addPenalty(network.parameters, network.gradients, l2);
  }
}
