/** An experiment of the playground: its settings, the training run that they determine, its address and its code. */
import { circles, moons, spirals, xor } from "./datasets.js";
import { Adam, BinaryCrossEntropy, Dense, Momentum, MSE, Network, SGD, trainEpoch } from "./network.js";
import { default_rng } from "./random.js";

/**
 * @typedef {{
 *   data: string, n: number, noise: number, points: number[][], hidden: number[], activation: string, output: string,
 *   loss: string, optimizer: string, lr: number, batch_size: number, l2: number, seed: number
 * }} Settings
 * @typedef {{ X: Float64Array<ArrayBuffer>, Y: Float64Array<ArrayBuffer> }} Data
 * @typedef {{ read: (text: string) => any, write: (value: any) => string, needs: string }} Field
 */

/** @type {Record<string, typeof MSE | typeof BinaryCrossEntropy>} */
const LOSSES = { BinaryCrossEntropy, MSE };
/** @type {Record<string, new (lr: number) => SGD>} */
const OPTIMIZERS = { SGD, Momentum, Adam };
/** @type {Record<string, typeof moons>} */
const DRAWS = { moons, circles, spirals };
export const LAST_EPOCH = 100_000,
  MOST_POINTS = 500;

/** @param {...(string | number)} choices @returns {Field} */
const oneOf = (...choices) => ({
  read: (text) => choices.find((choice) => String(choice) === text),
  write: String,
  needs: `one of ${choices.join(", ")}`,
});

/** @param {number} low @param {number} high @returns {Field} */
const number = (low, high, kind = "number", pattern = /^\d+(\.\d+)?(e-?\d+)?$/) => ({
  read: (text) => (pattern.test(text) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined),
  write: String,
  needs: `a ${kind} from ${low} to ${high}`,
});
const whole = (/** @type {number} */ low, /** @type {number} */ high) => number(low, high, "whole number", /^\d+$/);

/** What an address may say. @type {Record<string, Field>} */
export const FIELDS = {
  data: oneOf("xor", "moons", "circles", "spirals", "drawn"),
  n: whole(2, 500),
  noise: number(0, 0.5),
  points: {
    read(text) {
      const points = text ? text.split(";").map((point) => point.split(",").map(Number)) : [];
      const good = points.every(
        (point) =>
          point.length === 3 &&
          Math.abs(point[0]) <= 1 &&
          Math.abs(point[1]) <= 1 &&
          (point[2] === 0 || point[2] === 1),
      );
      return good && points.length <= MOST_POINTS ? points : undefined;
    },
    write: (points) => points.join(";"),
    needs: `at most ${MOST_POINTS} times x1,x2,class, with inputs from -1 to 1 and class 0 or 1, separated by semicolons`,
  },
  hidden: {
    read: (text) => (/^([1-8](,[1-8]){0,3})?$/.test(text) ? text.split(",").filter(Boolean).map(Number) : undefined),
    write: String,
    needs: "at most four numbers from 1 to 8, separated by commas",
  },
  activation: oneOf("identity", "sigmoid", "tanh", "relu"),
  output: oneOf("sigmoid", "identity"),
  loss: oneOf(...Object.keys(LOSSES)),
  optimizer: oneOf(...Object.keys(OPTIMIZERS)),
  lr: number(0.0001, 10),
  batch_size: whole(0, 500),
  l2: number(0, 1),
  seed: whole(0, 2 ** 32 - 1),
  epoch: whole(0, LAST_EPOCH),
  show: oneOf("weights", "gradients"),
  pace: oneOf(1, 10, 100),
};

/** The state that an address asks for, and words on what in it cannot be. @param {string} search */
export function fromAddress(search) {
  /** @type {Record<string, any>} */
  const values = {};
  const faults = [];
  for (const [name, text] of new URLSearchParams(search)) {
    if (!Object.hasOwn(FIELDS, name)) continue;
    const value = FIELDS[name].read(text);
    if (value === undefined) faults.push(`${name} is “${text.slice(0, 40)}”, but needs ${FIELDS[name].needs}.`);
    else values[name] = value;
  }
  return { values, faults };
}

/** The address of a state. @param {(name: string) => any} get */
export function toAddress(get) {
  const names = Object.keys(FIELDS).filter((name) => name !== "points" || get("data") === "drawn");
  return `?${names.map((name) => `${name}=${FIELDS[name].write(get(name))}`).join("&")}`;
}

/** The optimizer on the loss plus l2 times the sum of all squared weights: dW grows by 2 l2 W, biases are left alone. */
class WithL2 extends SGD {
  /** @param {SGD} optimizer @param {number} l2 */
  constructor(optimizer, l2) {
    super(optimizer.lr);
    this.optimizer = optimizer;
    this.l2 = l2;
  }
  /** @param {Float64Array<ArrayBuffer>[]} parameters @param {Float64Array<ArrayBuffer>[]} gradients */
  step(parameters, gradients) {
    addPenalty(parameters, gradients, this.l2);
    this.optimizer.step(parameters, gradients);
  }
}

/** @param {Float64Array[]} parameters @param {Float64Array[]} gradients @param {number} l2 */
function addPenalty(parameters, gradients, l2) {
  for (let p = 0; p < parameters.length; p += 2)
    for (let i = 0; i < parameters[p].length; i++) gradients[p][i] += 2 * l2 * parameters[p][i];
}

/** Why the settings allow no run, or nothing. @param {Settings} settings */
export function obstacle({ data, points, loss, output }) {
  if (data === "drawn" && points.length < 2) return "Draw at least two points in the map, then press Play.";
  if (loss === "BinaryCrossEntropy" && output === "identity")
    return "Binary cross-entropy takes the logarithm of the answer, so it needs answers between 0 and 1, and the identity gives any number. Choose the sigmoid for the output, or the MSE.";
  return "";
}

/** One training run, epoch by epoch; the same for the same settings, here and in nnlib. */
export class Run {
  epoch = 0;
  failure = "";
  /** @type {number[]} the mean loss of each epoch, as measured before its steps */
  losses = [];
  /** @type {number[]} */
  testLosses = [];

  /** @param {Settings} settings */
  constructor(settings) {
    const { data, n, noise, points, hidden, activation, output, loss, optimizer, lr, l2, seed, batch_size } = settings;
    const rng = (this.rng = default_rng(seed));
    const draw = Object.hasOwn(DRAWS, data) ? () => DRAWS[data](n, noise, rng) : null;
    /** @type {Data} */
    this.train =
      draw?.() ??
      (data === "xor"
        ? xor()
        : {
            X: new Float64Array(points.flatMap(([x1, x2]) => [x1, x2])),
            Y: new Float64Array(points.map((point) => point[2])),
          });
    /** @type {Data | undefined} */
    this.test = draw?.();
    const widths = [2, ...hidden, 1];
    this.network = new Network(
      ...widths.slice(1).map((width, i) => new Dense(widths[i], width, i < hidden.length ? activation : output, rng)),
    );
    this.loss = new LOSSES[loss]();
    const rule = new OPTIMIZERS[optimizer](lr);
    this.l2 = l2;
    this.optimizer = l2 ? new WithL2(rule, l2) : rule;
    this.batchSize = batch_size || null;
    this.lr = lr;
  }

  /** One epoch more; if its loss is not finite, the parameters stay as they were, and `failure` says why. */
  advance() {
    const { network, train, test, loss, optimizer, batchSize, rng } = this;
    const before = network.parameters.map((array) => array.slice());
    const mean = trainEpoch(network, train.X, train.Y, loss, optimizer, batchSize, rng);
    const testLoss = test ? loss.call(network.predict(test.X), test.Y) : 0;
    const whole = network.parameters.every((array) => array.every(Number.isFinite));
    if (!whole || !Number.isFinite(mean) || !Number.isFinite(testLoss)) {
      network.parameters.forEach((array, i) => array.set(before[i]));
      this.failure = `The run diverged: in epoch ${this.epoch + 1} the numbers became infinite. With learning rate ${this.lr} each step jumps over the valley and lands higher than it started, where the slope is steeper still. Try a tenth of the learning rate.`;
      return;
    }
    this.epoch += 1;
    this.losses.push(mean);
    if (test) this.testLosses.push(testLoss);
  }

  /** The loss and the share of right answers, on the training data and on the test data. */
  evaluate() {
    const judge = (/** @type {Data} */ { X, Y }) => {
      const Y_hat = this.network.predict(X);
      return {
        loss: this.loss.call(Y_hat, Y),
        right: Y_hat.filter((y_hat, i) => y_hat >= 0.5 === (Y[i] === 1)).length / Y.length,
      };
    };
    return { train: judge(this.train), test: this.test && judge(this.test) };
  }

  /** Fill dW and db with the slopes that a step on all samples would follow. */
  fillGradients() {
    const { network, train, loss, l2 } = this;
    network.backward(loss.gradient(network.predict(train.X), train.Y));
    addPenalty(network.parameters, network.gradients, l2);
  }
}

/** The experiment in Python. @param {Settings} settings @param {Run} run */
export function toPython(settings, run) {
  const { data, n, noise, points, hidden, activation, output, loss, optimizer, lr, l2, seed, batch_size } = settings;
  const generated = Object.hasOwn(DRAWS, data);
  const widths = [2, ...hidden, 1];
  const layers = widths
    .slice(1)
    .map((width, i) => `    Dense(${widths[i]}, ${width}, "${i < hidden.length ? activation : output}", rng=rng),`);
  const draw = `datasets.${data}(${n}, noise=${noise}, rng=rng)`;
  const rule = l2 ? `${optimizer}WithL2` : optimizer;
  const rank = (/** @type {string} */ name) => (name === name.toUpperCase() ? 0 : name === "datasets" ? 2 : 1);
  const names = [optimizer, loss, "Dense", "Network", ...(data === "drawn" ? [] : ["datasets"])].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  const lines = ["import numpy as np", "", `from nnlib import ${names.join(", ")}`, ""];
  if (l2)
    lines.push(
      "",
      `class ${rule}(${optimizer}):`,
      `    """${optimizer} on the loss plus ${l2} times the sum of all squared weights."""`,
      "",
      "    def step(self, parameters, gradients):",
      "        gradients = [",
      `            gradient + 2 * ${l2} * parameter if parameter.ndim == 2 else gradient`,
      "            for parameter, gradient in zip(parameters, gradients)",
      "        ]",
      "        super().step(parameters, gradients)",
      "",
      "",
    );
  lines.push(`rng = np.random.default_rng(${seed})`);
  if (generated) lines.push(`X, Y = ${draw}`, `X_test, Y_test = ${draw}`);
  else if (data === "xor") lines.push("X, Y = datasets.xor()");
  else
    lines.push(
      "points = np.array([",
      ...points.map((point) => `    [${point.join(", ")}],`),
      "])",
      "X, Y = points[:, :2], points[:, 2:]",
    );
  lines.push("network = Network(", ...layers, ")", `loss = ${loss}()`);
  if (run.epoch)
    lines.push(
      "history = network.fit(",
      "    X,",
      "    Y,",
      "    loss=loss,",
      `    optimizer=${rule}(lr=${lr}),`,
      `    epochs=${run.epoch},`,
      ...(batch_size ? [`    batch_size=${batch_size},`] : []),
      "    rng=rng,",
      ...(generated ? ["    validation=(X_test, Y_test),"] : []),
      ")",
    );
  lines.push(`print(loss(network.predict(X), Y))  # the playground: ${run.evaluate().train.loss}`, "");
  return lines.join("\n");
}
