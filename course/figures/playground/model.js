/** An experiment: the run that the settings determine, brought to an epoch, and what is shown of it. */
import { clamp } from "../mathematics/plane.js";
import { default_rng } from "../mathematics/random.js";
import { compact, fixed, subscript, sum } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";
import { dataOf, isGenerated, Run } from "./run.js";
import { isOfThree, LAST_EPOCH, settingsOf } from "./settings.js";

/**
 * @typedef {import("./run.js").Datasets} Datasets
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {import("./settings.js").Values} Values
 */

/** Why the settings allow no run, or nothing. @param {Settings} settings */
export function obstacle(settings) {
  const { data, points, loss, output } = settings;
  if (data === "drawn" && points.length < 2) return "Draw at least two points in the map, then press Play.";
  if (!isOfThree(settings) && loss === "BinaryCrossEntropy" && output === "identity")
    return "Binary cross-entropy takes the logarithm of the answer, so it needs answers between 0 and 1, and the identity gives any number. Choose the sigmoid for the output, or the mean squared error.";
  return "";
}

/** The run of the settings, which begins anew with every change of them, and its data, which are there before it. */
export class Experiment {
  /** @type {Run | null} */
  run = null;
  /** @type {Datasets} */
  data = { train: { X: new Float64Array(0), Y: new Float64Array(0) }, validation: null };
  blocked = "";
  key = "";

  /** Bring the run towards the epoch, as far as time allows; say whether it has arrived. @param {Values} values */
  follow(values, inTime = () => true) {
    const { epoch } = values;
    const settings = settingsOf(values);
    const key = JSON.stringify(settings);
    if (key !== this.key || (this.run && this.run.epoch > epoch)) {
      this.key = key;
      this.blocked = obstacle(settings);
      this.run = this.blocked ? null : new Run(settings);
      this.data = this.run ?? dataOf(settings, default_rng(settings.seed));
    }
    const { run } = this;
    while (run && run.epoch < epoch && !run.failure && inTime()) run.advance();
    return !run || !!run.failure || run.epoch >= epoch;
  }
}

/** What can be tried with some data. @type {Record<string, string>} */
const TASKS = {
  moons:
    "Try: no straight line parts the moons. How many hidden units bend it far enough: one, two, three? Choose above the layer, press Play, and try other seeds.",
  spirals:
    "Try: can one layer of eight units follow both arms, or does it take two layers, or three? Choose them below, press Play, and try other seeds.",
  three_spirals:
    "Try: three arms, an output unit for each. How many hidden units in one layer part them: three, five, eight? Choose above the layer, press Play, and try other seeds.",
  xor: "Try: with two hidden units, how many of the next ten seeds get stuck? And with three? Choose above the layer, press New seed, then Play.",
  drawn: "Try: draw points that these units can tell apart, and then some that they cannot. Press Play each time.",
};

/** How many units close a line. @param {Values} values @returns {import("../shared/prediction.js").Prediction} */
function closing({ activation }) {
  const gesture = { hidden: [3], epoch: 200 };
  return {
    question:
      "Predict first: how many hidden units does it take to close a line around the inner ring? Choose above the layer, press Play, and try other seeds.",
    answers: ["two", "three", "four", "eight"],
    how: "two first, then more",
    gesture,
    seen: (now) => has(now, { data: "circles", activation }) && now.hidden.join() === "3" && now.epoch >= gesture.epoch,
    result: () => ({
      right: 1,
      because: "Each unit divides the plane by one straight line: two cut out a strip or a corner, three a triangle.",
    }),
  };
}

/** What nothing that does not bend can do. @param {Values} values @returns {import("../shared/prediction.js").Prediction} */
function straight(values) {
  const { data, hidden, activation } = values;
  const border = isOfThree(values) ? "each border" : "the line";
  const gesture = { epoch: 100 };
  return {
    question: `Predict first: nothing inside this network bends. What shape can ${border} on the map have, however long it trains? ${hidden.length ? "Then choose tanh for the hidden units." : "Then add a hidden layer."}`,
    answers: ["always straight", "a little bent", "any shape, with more layers"],
    how: "press Play",
    gesture,
    seen: (now) => has(now, { data, activation }) && now.hidden.join() === hidden.join() && now.epoch >= gesture.epoch,
    result: () => ({
      right: 0,
      because: "All layers together are one weighted sum of the inputs, however many there are.",
    }),
  };
}

/** What is asked, which fits the data and the network. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked(values) {
  const { data, hidden, activation } = values;
  if (!hidden.length || activation === "identity") return straight(values);
  return data === "circles" ? closing(values) : { question: TASKS[data] };
}

/** What stands in the way, or is on the way. @param {Experiment} experiment @param {Values} values */
export function message({ run, blocked }, { epoch, pace }) {
  if (!run || run.failure) return blocked || run?.failure || "";
  if (epoch - run.epoch > pace) return `On the way to epoch ${epoch} …`;
  return run.epoch >= LAST_EPOCH ? `The playground ends at epoch ${LAST_EPOCH}.` : "";
}

/** Loss and accuracy. @param {Run} run */
export function report(run) {
  const { train, validation } = run.evaluate();
  /** @param {string} name @param {{ loss: number, accuracy: number }} judged */
  const words = (name, { loss, accuracy }) =>
    `${name} data: loss ${compact(loss, 3)}, accuracy ${fixed(100 * accuracy, 1)} %.`;
  return [words("Training", train), ...(validation ? [words("Validation", validation)] : [])].join(" ");
}

/**
 * What the signs of the figure mean, by the part in which they are.
 * @param {Values} values @returns {Record<string, Record<string, string>>}
 */
export function legend(values) {
  const { data, show } = values;
  const two = isGenerated(data);
  const three = isOfThree(values);
  return {
    Map: {
      zero: "class 0",
      one: "class 1",
      ...(three && { two: "class 2" }),
      ...(two && { training: "training data", validation: "validation data" }),
      half: three ? "border of two classes" : "output ½",
    },
    Ground: three
      ? { low: "sure of 0", high: "sure of 1", third: "sure of 2", middle: "unsure" }
      : { low: "low output", high: "high output" },
    [show === "gradients" ? "Gradients" : "Weights"]: { positive: "above zero", negative: "below zero" },
    Loss: { solid: "training", ...(two && { dashed: "validation" }) },
  };
}

/** The largest of …, 0.5, 1, 2, 5, 10, … that is not above a number. @param {number} most */
function roundBelow(most) {
  const power = Math.floor(Math.log10(most));
  const tick = 10 ** power * ([5, 2].find((digit) => digit * 10 ** power <= most) ?? 1);
  return { tick, words: compact(tick, power < -3 ? 0 : Math.max(0, -power)) };
}

const MOST_STEPS = 150;

/**
 * The curves of the loss over the square from 0 to 100, with the places of their names, and one tick between the axes.
 * @param {Run | null} run
 */
export function lossCurves(run) {
  const epochs = run?.epoch ?? 0;
  if (!run || !epochs) return { curves: [], tick: null, epochs, words: "The loss over the epochs: none yet." };
  const both = { training: run.losses, validation: run.validation_losses };
  const series = Object.entries(both).filter(([, losses]) => losses.length);
  const top = 1.1 * Math.max(...series.map(([, losses]) => losses[0])) || 1;
  const height = (/** @type {number} */ loss) => clamp(100 - (100 * loss) / top, [-5, 100]);
  const every = Math.ceil(epochs / MOST_STEPS);
  const steps = Array.from({ length: Math.ceil(epochs / every) }, (_, i) => i * every).concat(epochs - 1);
  const ends = series.map(([, losses]) => Math.max(0, height(losses[epochs - 1])));
  // Names keep apart by the height of one of them.
  const apart = (ends[0] > ends[1] ? -1 : 1) * (Math.max(0, 14 - Math.abs(ends[0] - ends[1])) / 2 || 0);
  const curves = series.map(([name, losses], i) => ({
    name,
    points: steps.map(
      (e) => /** @type {[number, number]} */ ([(100 * e) / Math.max(1, epochs - 1), height(losses[e])]),
    ),
    nameAt: ends[i] + (i ? apart : -apart),
  }));
  const { tick, words: written } = roundBelow(0.75 * top);
  const words = series.map(
    ([name, losses]) => `on ${name} data from ${compact(losses[0], 3)} to ${compact(losses[epochs - 1], 3)}`,
  );
  return {
    curves,
    tick: { words: written, at: height(tick) },
    epochs,
    words: `The loss over the epochs: ${words.join(", ")}.`,
  };
}

/** What the unit of a class gives, of so many, whose weighted sum is written. @param {number} i @param {number} count @param {string} z */
function softmaxOf(i, count, z) {
  const power = (/** @type {number} */ k) => `exp(z${subscript(k)})`;
  const all = Array.from({ length: count }, (_, k) => power(k));
  return `ŷ${subscript(i)} = ${power(i)} / (${all.join(" + ")}), z${subscript(i)} = ${z}`;
}

/**
 * The numbers of the network that are shown: weights and biases, or their gradients.
 * @param {Run} run @param {Values} values
 */
export function numbers(run, { show }) {
  const { layers } = run.network;
  const gradients = show === "gradients";
  if (gradients) run.fillGradients();
  const written = (/** @type {number} */ value) => compact(value, gradients ? 3 : 2);
  const all = layers.map(({ W, b, dW, db }) => (gradients ? { W: dW, b: db } : { W, b }));
  const largest = Math.max(...all.flatMap(({ W }) => Array.from(W, Math.abs))) || 1;
  return layers.map(({ n_in, n_out, activation }, l) => {
    const { W, b } = all[l];
    const isOutput = l === layers.length - 1;
    const lines = Array.from(W, (w) => {
      const size = Math.abs(w);
      const share = gradients ? size / largest : size / (1 + size);
      return { kind: w < 0 ? "negative" : "positive", width: 0.4 + 4.6 * share };
    });
    const units = Array.from(b, (bias, i) => {
      const weights = W.subarray(i * n_in, (i + 1) * n_in);
      const inputs = Array.from(weights, (w, j) => `${written(w)} ${l ? "a" : "x"}${subscript(j + 1)}`);
      const z = sum([...inputs, written(bias)]);
      const answer =
        activation.name === "softmax"
          ? softmaxOf(i, n_out, z)
          : `${isOutput ? "ŷ" : "a"} = ${activation.name === "identity" ? z : `${activation.name}(${z})`}`;
      const slopes = `dW = [${Array.from(weights, written).join(", ")}], db = ${written(bias)}`;
      const output = n_out > 1 ? `output unit of class ${i}` : "output unit";
      const name = isOutput ? output : `hidden layer ${l + 1}, unit ${i + 1}`;
      return {
        name,
        label: `${gradients ? "db" : "b"} ${written(bias)}`,
        formula: `${name[0].toUpperCase()}${name.slice(1)}: ${gradients ? slopes : answer}`,
      };
    });
    return { lines, units };
  });
}

/**
 * What one unit gives over a grid, for its map: from 0 for the lowest to 1 for the highest that it can give, or, where
 * there is no such limit, that it gives there.
 * @param {ArrayLike<number>} values of all units of a layer @param {number} width of that layer @param {number} i
 * @param {string} kind of unit
 */
export function shades(values, width, i, kind) {
  const own = new Float64Array(values.length / width);
  for (let cell = 0; cell < own.length; cell++) own[cell] = values[cell * width + i];
  if (kind === "sigmoid" || kind === "output") return own;
  const largest = kind === "tanh" ? 1 : own.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return own.map((value) => (value / largest + 1) / 2);
}

/**
 * Of rows of probabilities, the likeliest class, and how sure it is: from 0, where all classes are alike, to 1.
 * @param {ArrayLike<number>} P @param {number} k the number of classes
 */
export function regions(P, k) {
  const classes = new Uint8Array(P.length / k);
  const sure = new Float64Array(classes.length);
  for (let cell = 0; cell < classes.length; cell++) {
    const row = Array.from({ length: k }, (_, i) => P[cell * k + i]);
    const most = Math.max(...row);
    classes[cell] = row.indexOf(most);
    sure[cell] = (most - 1 / k) / (1 - 1 / k);
  }
  return { classes, sure };
}

/**
 * The borders of each two of three classes: `values`, by how much the score of one exceeds that of the other, are 0
 * there, and the border is `hidden` where the third has a higher score than the first.
 * @param {ArrayLike<number>} Z rows of three scores
 */
export function borders(Z) {
  const excess = (/** @type {number} */ i, /** @type {number} */ j) =>
    Float64Array.from({ length: Z.length / 3 }, (_, cell) => Z[3 * cell + i] - Z[3 * cell + j]);
  return [0, 1, 2].map((i) => ({ values: excess(i, (i + 1) % 3), hidden: excess((i + 2) % 3, i) }));
}

/** The map of some data: what it spans, and the ticks of both axes. @type {Record<string, any>} */
const MAPS = {
  circles: { x: [-1.5, 1.5], y: [-1.5, 1.5], ticks: [-1, 0, 1] },
  moons: { x: [-1.5, 2.5], y: [-1.5, 2.5], ticks: [-1, 0, 1, 2] },
  spirals: { x: [-1.25, 1.25], y: [-1.25, 1.25], ticks: [-1, 0, 1] },
  three_spirals: { x: [-1.25, 1.25], y: [-1.25, 1.25], ticks: [-1, 0, 1] },
  xor: { x: [-0.5, 1.5], y: [-0.5, 1.5], ticks: [0, 1] },
  drawn: { x: [-1.05, 1.05], y: [-1.05, 1.05], ticks: [-0.5, 0, 0.5] },
};
/** @param {string} data @returns {{ x: [number, number], y: [number, number], ticks: number[] }} */
export const mapOf = (data) => MAPS[data];

/** The points on the map, those to train on above the others. @param {Datasets} data */
export function pointsOf({ train, validation }) {
  return [
    { kind: "validation", data: validation },
    { kind: "training", data: train },
  ].flatMap(({ kind, data }) =>
    Array.from(data?.Y ?? [], (label, i) => ({ kind, label, x1: data?.X[2 * i] ?? 0, x2: data?.X[2 * i + 1] ?? 0 })),
  );
}
