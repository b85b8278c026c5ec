/** One neuron with two inputs: its sum and output for a point, and which points are on the right side of its line. */
import { Dense } from "../mathematics/layers.js";
import { scale } from "../mathematics/plane.js";
import { valueAt } from "../shared/dragging.js";
import { fixed, subscript, sum } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";

/**
 * @typedef {"today" | "AND" | "OR" | "XOR"} Points
 * @typedef {{ w1: number, w2: number, b: number, x1: number, x2: number, points: Points }} Values
 * @typedef {{ x: number, y: number, kind: "zero" | "one" | "ring", words?: string, side?: string }} Point
 */

export const EXTENT = /** @type {[number, number]} */ ([-0.25, 1.25]);
export const CORNERS = Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1);
/** Which of the corners should get a 1. @type {Record<Points, number[]>} */
export const TARGETS = { today: [], AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] };
export const CHOICES = Object.keys(TARGETS);

/**
 * The neuron over any number of points: its sums and its outputs.
 * @param {Pick<Values, "w1" | "w2" | "b">} values @param {Float64Array<ArrayBuffer>} inputs
 */
export function over({ w1, w2, b }, inputs) {
  const neuron = new Dense(2, 1);
  neuron.W.set([w1, w2]);
  neuron.b.fill(b);
  const outputs = neuron.forward(inputs);
  return { outputs, sums: neuron.Z };
}

/** How many of the corners are on the right side. @param {Values} values */
function rightOf(values) {
  const { sums } = over(values, CORNERS);
  return TARGETS[values.points].filter((target, i) => sums[i] > 0 === (target === 1)).length;
}

/** A weight as its line shows it. @param {number} w @param {number} i */
const weight = (w, i) => ({
  words: `w${subscript(i + 1)} = ${fixed(w, 1)}`,
  sign: ["negative", "", "positive"][Math.sign(w) + 1],
  width: 1 + Math.abs(w) / 1.5,
});

/** @param {number} z @param {number[]} targets @param {number} good */
function judge(z, targets, good) {
  if (targets.length) return `${good} of 4 points on the right side`;
  return z > 0 ? "Yes, an umbrella: z is above 0." : "No umbrella: z is not above 0.";
}

/**
 * The sum and the output for the point, the lines of the diagram, the marks on the map, and the verdict.
 * @param {Values} values
 */
export function evaluate(values) {
  const { w1, w2, b, x1, x2, points } = values;
  const targets = TARGETS[points];
  const at = over(values, Float64Array.of(x1, x2));
  const [z, a] = [at.sums[0], at.outputs[0]];
  const verdict = judge(z, targets, rightOf(values));
  const [x1Words, x2Words] = [fixed(x1), fixed(x2)];
  const terms = [`${fixed(w1, 1)} · ${x1Words}`, `${fixed(w2, 1)} · ${x2Words}`, fixed(b, 1)];
  /** @type {Point[]} */
  const marks = targets.map((target, i) => ({
    x: CORNERS[2 * i],
    y: CORNERS[2 * i + 1],
    kind: target ? "one" : "zero",
  }));
  marks.push({ x: x1, y: x2, kind: "ring", words: targets.length ? "" : points, side: "above" });
  return {
    z,
    a,
    verdict,
    nodes: { x1: x1Words, x2: x2Words, z: fixed(z), a: fixed(a) },
    weights: [w1, w2].map(weight),
    bias: `b = ${fixed(b, 1)}`,
    formula: [`z = ${sum(terms)} = ${fixed(z)}`, `a = σ(z) = ${fixed(a)}`],
    marks,
    key: targets.length
      ? "Discs belong on the blue side of the line, squares on the orange side. On the line the answer is 1/2."
      : "Blue ground: answers near 0. Orange ground: answers near 1. On the line the answer is 1/2.",
    description: [
      `Map of the output, and the point (${x1Words}, ${x2Words}).`,
      ...(targets.length ? ["Discs should get 0, squares 1."] : []),
      verdict,
    ].join(" "),
  };
}

/**
 * Which bias lets two weights of 2 divide the corners, for points of which the words tell when they are a yes.
 * @param {Points} points @param {string} yes @param {number[]} biases @param {string} because
 * @returns {import("../shared/prediction.js").Prediction}
 */
function dividing(points, yes, biases, because) {
  const gestures = biases.map((b) => ({ points, w1: 2, w2: 2, b }));
  const right = gestures.findIndex((gesture) => rightOf({ ...gesture, x1: 0, x2: 0 }) === 4);
  return {
    question: `${points}: yes where ${yes} 1. Predict first: both weights are 2. Which bias then divides discs from squares?`,
    answers: biases.map((b) => fixed(b, 0)),
    how: "set weights and bias",
    gesture: gestures[right],
    seen: (values) => has(values, gestures[right]),
    result: () => ({ right, because }),
  };
}

const HALVED = { points: "today", w1: 1, w2: 1.5, b: -2.5, x1: 0.9, x2: 0.4 };
/** @type {Record<Exclude<Points, "XOR">, import("../shared/prediction.js").Prediction>} */
const PREDICTIONS = {
  today: {
    question:
      "Predict first: halve both weights, to 1.0 and 1.5, and leave the bias alone. On which side of the line is today then?",
    answers: ["an umbrella", "no umbrella", "on the line"],
    how: "move both sliders",
    gesture: HALVED,
    seen: (values) => has(values, HALVED),
    result(values) {
      const { z, formula } = evaluate(values);
      return {
        right: z > 0 ? 0 : z < 0 ? 1 : 2,
        because: `${formula[0]}. What speaks for it has become half as large, and the bias against it has not.`,
      };
    },
  },
  AND: dividing(
    "AND",
    "both inputs are",
    [-1, 1, -3],
    "At (1, 1) z is 2 + 2 − 3 = 1, and elsewhere at most 2 − 3 = −1.",
  ),
  OR: dividing("OR", "any input is", [-3, -1, 1], "At (0, 0) z is −1, and elsewhere at least 2 − 1 = 1."),
};

/** What is asked about the points to choose from. @param {Values} values @returns {import("../shared/prediction.js").Prediction} */
export function asked({ points, w1, w2, b }) {
  if (points !== "XOR") return PREDICTIONS[points];
  return {
    question: "XOR: yes where exactly one input is 1. Predict first: can any line divide discs from squares?",
    answers: ["yes", "only with large weights", "no line can"],
    how: "find a line with 3 of 4",
    gesture: { w1: -10, w2: 10, b: -5 },
    // Three are right with the line of OR, too, which is where many readers come from.
    seen: (values) => values.points === points && rightOf(values) === 3 && !has(values, { w1, w2, b }),
    result: () => ({
      right: 2,
      because:
        "3 of 4 is the most. The discs lie at opposite corners, and so do the squares: their diagonals cross, and no line goes between.",
    }),
  };
}

const across = scale([0, 1], EXTENT);
/** The point at shares of the width and the height of the map. @param {number} right @param {number} down */
export const pointAt = (right, down) => ({
  x1: valueAt([0, 1], across(right), 20),
  x2: valueAt([0, 1], across(1 - down), 20),
});
