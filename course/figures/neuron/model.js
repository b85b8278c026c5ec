/** One neuron with two inputs: its sum and output for a point, and which points are on the right side of its line. */
import { Dense } from "../mathematics/layers.js";
import { scale } from "../mathematics/plane.js";
import { valueAt } from "../shared/dragging.js";
import { fixed, subscript, sum } from "../shared/numbers.js";

/**
 * @typedef {"today" | "AND" | "OR" | "XOR"} Points
 * @typedef {{ w1: number, w2: number, b: number, x1: number, x2: number, points: Points }} Values
 * @typedef {{ x: number, y: number, kind: "zero" | "one" | "ring", words?: string, side?: string }} Point
 */

export const EXTENT = /** @type {[number, number]} */ ([-0.25, 1.25]);
export const CORNERS = Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1);
const DIVIDE = "Predict first: which weights and bias divide discs from squares?";

/**
 * What is asked about the points to choose from, and which of the corners should get a 1.
 * @type {Record<Points, { question: string, targets: number[] }>}
 */
export const TASKS = {
  today: {
    question: "Predict first: halve both weights and leave the bias alone. On which side of the line is today then?",
    targets: [],
  },
  AND: { question: `AND: yes where both inputs are 1. ${DIVIDE}`, targets: [0, 0, 0, 1] },
  OR: { question: `OR: yes where any input is 1. ${DIVIDE}`, targets: [0, 1, 1, 1] },
  XOR: {
    question: "XOR: yes where exactly one input is 1. Predict first: can any line divide discs from squares?",
    targets: [0, 1, 1, 0],
  },
};
export const CHOICES = Object.keys(TASKS);

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
  const { question, targets } = TASKS[points];
  const at = over(values, Float64Array.of(x1, x2));
  const [z, a] = [at.sums[0], at.outputs[0]];
  const { sums } = over(values, CORNERS);
  const good = targets.filter((target, i) => sums[i] > 0 === (target === 1)).length;
  const verdict = judge(z, targets, good);
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
    question,
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

const across = scale([0, 1], EXTENT);
/** The point at shares of the width and the height of the map. @param {number} right @param {number} down */
export const pointAt = (right, down) => ({
  x1: valueAt([0, 1], across(right), 20),
  x2: valueAt([0, 1], across(1 - down), 20),
});
