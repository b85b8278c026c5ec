/** A training run: its data, its network, and one epoch after another, the same as in nnlib. */
import { sigmoid, softmax } from "../mathematics/activations.js";
import { moons } from "../mathematics/datasets.js";
import { Dense, Dropout } from "../mathematics/layers.js";
import { BinaryCrossEntropy, CrossEntropy } from "../mathematics/losses.js";
import { accuracy, chosen } from "../mathematics/metrics.js";
import { Network } from "../mathematics/network.js";
import { Adam } from "../mathematics/optimizers.js";
import { default_rng } from "../mathematics/random.js";
import { train, validation } from "./digits.js";

/**
 * @typedef {import("../mathematics/datasets.js").Data} Data
 * @typedef {import("../mathematics/arrays.js").Floats} Floats
 * @typedef {ReturnType<typeof default_rng>} Rng
 * @typedef {{ data: string, n: number, hidden: number, weight_decay: number, dropout: number, seed: number }} Settings
 */

export const EPOCHS = 150;
export const BATCH_SIZE = 10;
export const LEARNING_RATE = 0.02;
export const VALIDATION = 200;
const NOISE = 0.3;
// No run has this seed, so that no training point is a validation point.
const VALIDATION_SEED = 10_000;
const PIXELS = 64;

/** Grey values from 0 to 1, and labels. @param {{ pictures: string, labels: string }} written @returns {Data} */
function unpacked({ pictures, labels }) {
  const values = pictures.replace(/[h-z]/g, (letter) => "0".repeat(letter.charCodeAt(0) - 102));
  return {
    X: Float64Array.from(values, (value) => Number.parseInt(value, 17) / 16),
    Y: Float64Array.from(labels, Number),
  };
}

/** @type {Map<string, Data>} */
const unpackedOnce = new Map();
/** @param {string} name @param {() => Data} make */
function once(name, make) {
  const data = unpackedOnce.get(name) ?? make();
  unpackedOnce.set(name, data);
  return data;
}

/** The samples to validate by, the same for each run. @param {{ data: string }} settings */
export const validationOf = ({ data }) =>
  once(`validation ${data}`, () =>
    data === "digits" ? unpacked(validation) : moons(VALIDATION, NOISE, default_rng(VALIDATION_SEED)),
  );

/** The samples to train on, drawn by the generator. @param {Settings} settings @param {Rng} rng @returns {Data} */
function trainingData({ data, n }, rng) {
  if (data === "moons") return moons(n, NOISE, rng);
  const { X, Y } = once("train", () => unpacked(train));
  const order = [...rng.permutation(Y.length).subarray(0, n)];
  return {
    X: Float64Array.from(order.flatMap((i) => [...X.subarray(i * PIXELS, (i + 1) * PIXELS)])),
    Y: Float64Array.from(order, (i) => Y[i]),
  };
}

/** The widths of a network, and its loss. @param {Settings} settings @returns {[number, number, number]} */
const widths = ({ data, hidden }) => (data === "digits" ? [PIXELS, hidden, 10] : [2, hidden, 1]);
/** @param {Settings} settings */
const lossOf = ({ data }) => (data === "digits" ? new CrossEntropy(true) : new BinaryCrossEntropy(true));

/** @param {Settings} settings @param {Rng} rng */
function networkOf(settings, rng) {
  const [n_in, hidden, n_out] = widths(settings);
  const first = new Dense(n_in, hidden, "relu", rng, "he");
  const second = new Dense(hidden, n_out, "identity", rng);
  const { dropout } = settings;
  return new Network(...(dropout ? [first, new Dropout(dropout, rng), second] : [first, second]));
}

/** The probability of each class, of two from one score. @param {Floats} Z @param {number} k */
function probabilities(Z, k) {
  if (k > 1) return { P: softmax.call(Z, k), k };
  const P = Float64Array.from(Z, sigmoid.call);
  return { P: Float64Array.from({ length: 2 * Z.length }, (_, i) => (i % 2 ? P[i >> 1] : 1 - P[i >> 1])), k: 2 };
}

/**
 * What a network answers: for each sample which class it chose, how sure it is of that, and the probability that it gave
 * the right one; how many are wrong, and how sure it is of those on average.
 * @param {Network} network @param {Data} data
 */
export function judge(network, { X, Y }) {
  const { P, k } = probabilities(network.predict(X), network.n_out);
  const answers = Array.from(chosen(P, k), (said, index) => ({
    index,
    said,
    label: Y[index],
    sure: P[index * k + said],
    right: P[index * k + Y[index]],
  }));
  const wrong = answers.filter(({ said, label }) => said !== label);
  return { answers, wrong: wrong.length, sure: wrong.reduce((sum, { sure }) => sum + sure, 0) / wrong.length };
}

export class Run {
  epoch = 0;
  /** @type {number[]} the loss after each epoch, the first before any, on training data and on validation data */
  losses = [];
  /** @type {number[]} */
  validation_losses = [];
  /** @type {number[]} */
  accuracies = [];
  /** @type {number[]} */
  validation_accuracies = [];
  /** @type {Floats[][]} the parameters after each epoch, where they are kept */
  parameters = [];

  /** @param {Settings} settings */
  constructor(settings, keeps = true) {
    const rng = default_rng(settings.seed);
    this.keeps = keeps;
    this.train = trainingData(settings, rng);
    this.validation = validationOf(settings);
    this.network = networkOf(settings, rng);
    this.loss = lossOf(settings);
    this.fitting = {
      loss: this.loss,
      optimizer: new Adam(LEARNING_RATE, 0.9, 0.999, 1e-8, settings.weight_decay),
      epochs: 1,
      batch_size: BATCH_SIZE,
      rng,
    };
    const [n_in, hidden, n_out] = widths(settings);
    this.shown = new Network(new Dense(n_in, hidden, "relu"), new Dense(hidden, n_out, "identity"));
    this.remember();
  }

  get isDone() {
    return this.epoch >= EPOCHS;
  }

  /** The epoch after which the validation loss is lowest, so far; none before the first. */
  get best_epoch() {
    const { validation_losses } = this;
    return validation_losses.indexOf(Math.min(...validation_losses.slice(1)), 1);
  }

  /** Measure the whole network as it is now: dropout leaves nothing out here. */
  remember() {
    const { network, loss, train, validation } = this;
    /** @param {Data} data @param {number[]} losses @param {number[]} accuracies */
    const measure = ({ X, Y }, losses, accuracies) => {
      const Z = network.predict(X);
      losses.push(loss.call(Z, Y, network.n_out));
      accuracies.push(accuracy(Z, Y, network.n_out, true));
    };
    measure(train, this.losses, this.accuracies);
    measure(validation, this.validation_losses, this.validation_accuracies);
    if (this.keeps) this.parameters.push(network.parameters.map((array) => array.slice()));
  }

  advance() {
    const { network, train, fitting } = this;
    network.fit(train.X, train.Y, fitting);
    this.epoch += 1;
    this.remember();
  }

  /** The network as it was after an epoch. @param {number} epoch */
  at(epoch) {
    this.shown.parameters.forEach((array, i) => {
      array.set(this.parameters[epoch][i]);
    });
    return this.shown;
  }
}
