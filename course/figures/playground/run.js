/** A training run: its data, its network, and one epoch after another, the same as in nnlib. */
import { circles, moons, spirals, three_spirals, xor } from "../mathematics/datasets.js";
import { Dense, Dropout } from "../mathematics/layers.js";
import { BinaryCrossEntropy, CrossEntropy, MSE } from "../mathematics/losses.js";
import { accuracy } from "../mathematics/metrics.js";
import { Network } from "../mathematics/network.js";
import { Adam, Momentum, SGD } from "../mathematics/optimizers.js";
import { default_rng } from "../mathematics/random.js";
import { endOf } from "./settings.js";

/**
 * @typedef {import("../mathematics/datasets.js").Data} Data
 * @typedef {{ train: Data, validation: Data | null }} Datasets
 * @typedef {import("../mathematics/arrays.js").Floats} Floats
 * @typedef {import("./settings.js").Settings} Settings
 */

/** @type {Record<string, new () => import("../mathematics/losses.js").Loss>} */
const LOSSES = { BinaryCrossEntropy, CrossEntropy, MSE };
/** @type {Record<string, new (lr: number) => SGD>} */
const OPTIMIZERS = { SGD, Momentum, Adam };
/** @type {Record<string, typeof moons>} */
const GENERATORS = { moons, circles, spirals, three_spirals };

/** Within which limit all weights start, where it is not one that fits the layer. @type {Record<string, number>} */
export const LIMITS = { small: 0.01, large: 10 };
const limitOf = (/** @type {string} */ init) => (init in LIMITS ? () => LIMITS[init] : init);

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

export class Run {
  epoch = 0;
  failure = "";
  /** @type {number[]} the mean loss of each epoch, as measured before its steps */
  losses = [];
  /** @type {number[]} */
  validation_losses = [];

  /** @param {Settings} settings */
  constructor(settings) {
    const { hidden, activation, init, dropout, optimizer, lr, weight_decay, seed, batch_size } = settings;
    const { width, output, loss } = endOf(settings);
    const rng = default_rng(seed);
    const { train, validation } = dataOf(settings, rng);
    this.train = train;
    this.validation = validation;
    const widths = [2, ...hidden, width];
    const layers = widths
      .slice(1)
      .map((n_out, i) => new Dense(widths[i], n_out, i < hidden.length ? activation : output, rng, limitOf(init)));
    /** The network that answers: nothing is dropped out of it. */
    this.network = new Network(...layers);
    /** The same layers in training. */
    this.training = new Network(
      ...layers.flatMap((layer, i) => (i && dropout ? [new Dropout(dropout, rng), layer] : [layer])),
    );
    this.loss = new LOSSES[loss]();
    this.lr = lr;
    this.weight_decay = weight_decay;
    this.fitting = {
      loss: this.loss,
      optimizer: Object.assign(new OPTIMIZERS[optimizer](lr), { weight_decay }),
      epochs: 1,
      batch_size: batch_size || null,
      rng,
      validation: validation && /** @type {[Floats, Floats]} */ ([validation.X, validation.Y]),
    };
  }

  /** One epoch more; if its numbers are not finite, the parameters stay as they were, and `failure` says why. */
  advance() {
    const { network, training, train, fitting } = this;
    const before = network.parameters.map((array) => array.slice());
    const { losses, validation_losses } = training.fit(train.X, train.Y, fitting);
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
    const { network } = this;
    const judge = (/** @type {Data} */ { X, Y }) => {
      const Y_hat = network.forward(X);
      return { loss: this.loss.call(Y_hat, Y, network.n_out), accuracy: accuracy(Y_hat, Y, network.n_out) };
    };
    return { train: judge(this.train), validation: this.validation && judge(this.validation) };
  }

  /** Fill dW and db with the slopes that a step on all samples would follow, if it dropped nothing out. */
  fillGradients() {
    const { network, train, loss, weight_decay } = this;
    network.backward(loss.gradient(network.forward(train.X), train.Y, network.n_out));
    network.parameters.forEach((w, p) => {
      for (let i = 0; i < w.length; i++) network.gradients[p][i] += weight_decay * w[i];
    });
  }
}
