/** Activation functions: what each makes of a weighted sum, how steep it is there, and where it hardly moves. */
import { relu, sigmoid, tanh } from "../mathematics/activations.js";
import { clamp } from "../mathematics/plane.js";
import { valueAt } from "../shared/dragging.js";
import { bracketed, fixed, short, significant } from "../shared/numbers.js";

/**
 * Where an activation is `flat`, its slope is below LEVEL; `flatWords` say so. `output` writes what is computed, in
 * three parts of which the second is raised; `numbers` writes the rule of the slope in numbers.
 * @typedef {[number, number]} Pair
 * @typedef {{
 *   of: { call: (z: number) => number, derivative: (a: number) => number }, name: string,
 *   flat: Pair[], flatWords: string[], output: (z: number) => [string, string, string],
 *   written: (a: number) => string, rule: string, numbers: (a: number) => string, steep: (slope: number) => string,
 *   decimals: number
 * }} Kind
 * @typedef {{ activation: string, z: number }} Values
 */

const LEVEL = 0.05;
/** @type {Pair} */
export const LIMITS = [-8, 8];
/** @type {Pair} */
export const EXTENT = [-8.4, 8.4];
const [START, END] = EXTENT;

/** A number between 0 and 1, with so many decimals that also its distance to what it nears is told. @param {number} value @param {number} distance */
const told = (value, distance) => fixed(value, Math.max(3, 2 + Math.ceil(-Math.log10(distance))));

/** Flat at both ends, beyond an edge. @param {number} edge @returns {Pick<Kind, "flat" | "flatWords" | "steep" | "decimals">} */
const saturating = (edge) => ({
  flat: [
    [START, -edge],
    [edge, END],
  ],
  flatWords: ["saturated", `a′ < ${LEVEL}`],
  steep: (slope) => significant(slope, 2, 2),
  decimals: 2,
});

/** @type {Record<string, Kind>} */
export const KINDS = {
  sigmoid: {
    of: sigmoid,
    name: "sigmoid",
    ...saturating(2 * Math.atanh(Math.sqrt(1 - 4 * LEVEL))),
    output: (z) => ["1 / (1 + e", short(-z, 1), ")"],
    written: (a) => told(a, Math.min(a, 1 - a)),
    rule: "a (1 − a)",
    numbers: (a) => [a, 1 - a].map(KINDS.sigmoid.written).join(" · "),
  },
  tanh: {
    of: tanh,
    name: "tanh",
    ...saturating(Math.atanh(Math.sqrt(1 - LEVEL))),
    output: (z) => [`tanh(${short(z, 1)})`, "", ""],
    written: (a) => told(a, 1 - Math.abs(a)),
    rule: "1 − a²",
    numbers: (a) => `1 − ${bracketed(KINDS.tanh.written(a))}²`,
  },
  relu: {
    of: relu,
    name: "ReLU",
    flat: [[START, 0]],
    flatWords: ["off", "a′ = 0"],
    output: (z) => [`max(0, ${short(z, 1)})`, "", ""],
    written: (a) => short(a, 1),
    rule: "(1 if a > 0 else 0)",
    numbers: (a) => `(1 if ${short(a, 1)} > 0 else 0)`,
    steep: (slope) => fixed(slope, 0),
    decimals: 0,
  },
};

const LEFT = Array.from({ length: 169 }, (_, i) => START + i / 20);
const RIGHT = LEFT.map((z) => -z || Number.EPSILON);

/** The points of an activation's curve and of its slope's, each in two halves, since the slope of ReLU jumps at 0. @param {string} activation */
export function curves(activation) {
  const { of } = KINDS[activation];
  const along = (/** @type {(a: number) => number} */ height) =>
    [LEFT, RIGHT].map((half) => half.map((z) => /** @type {Pair} */ ([z, height(of.call(z))])));
  return { values: along((a) => a), slopes: along((a) => of.derivative(a)) };
}

/** The sum that a reader points at, at a share of the plots' width. @param {number} share */
export const zAt = (share) => clamp(valueAt(EXTENT, share, 10), LIMITS);

/** An activation at a sum: its output and its slope, one step along its tangent, and all that is said of it. @param {Values} values */
export function evaluate({ activation, z }) {
  const { of, name, written, rule, numbers, flatWords, decimals, ...kind } = KINDS[activation];
  const a = of.call(z);
  const slope = of.derivative(a);
  const product = slope ** 10;
  const isFlat = slope < LEVEL;
  const steep = kind.steep(slope);
  const [before, raised, after] = kind.output(z);
  const onTangent = (/** @type {number} */ step) => /** @type {Pair} */ ([z + step, a + step * slope]);
  // To the side where there is room for it.
  const step = z > 5 ? -1 : 1;
  const where = `at z = ${short(z, 1)}`;
  return {
    a,
    slope,
    product,
    isFlat,
    step,
    stepped: onTangent(step),
    tangent: [onTangent(-1.7), onTangent(1.7)],
    rise: fixed(slope, decimals),
    output: [`a = ${before}`, raised, `${after} = ${written(a)}`],
    derivative: [`a′ = ${rule} `, `= ${numbers(a)} = ${steep}`],
    power: `(a′)¹⁰ = ${short(product, decimals)}`,
    curveDescription: `${name} over z, with its tangent: ${where}, a is ${written(a)} and the slope is ${steep}${isFlat ? `: ${flatWords[0]}` : ""}`,
    slopeDescription: `Derivative of ${name} over z: ${where}, a′ is ${steep}`,
  };
}

/** @type {Record<string, import("../shared/prediction.js").Prediction>} */
const PREDICTIONS = {
  sigmoid: {
    question: "Predict first: where does the sigmoid have the slope 1/2?",
    answers: ["at z = 0", "on both sides of 0", "nowhere"],
    how: "move z",
    gesture: { z: 0 },
    seen: ({ activation, z }) => activation === "sigmoid" && z === 0,
    result: () => ({
      right: 2,
      because: "Its steepest place is z = 0, where a (1 − a) = 1/4. It has half of that at z = ±1.8.",
    }),
  },
  tanh: {
    question: "Predict first: how steep is tanh at its steepest place? And does it saturate sooner than the sigmoid?",
    answers: ["1/4, later", "1/2, sooner", "1, sooner", "1, later"],
    how: "move z",
    gesture: { z: 0 },
    seen: ({ activation, z }) => activation === "tanh" && z === 0,
    result: () => ({
      right: 2,
      because: "At z = 0 it is 1 − 0² = 1, and its shaded parts begin nearer to 0.",
    }),
  },
  relu: {
    question: "Predict first: take z just below 0. How much of a gradient does ReLU let through there?",
    answers: ["all of it", "half of it", "nothing"],
    how: "move z",
    gesture: { z: -0.1 },
    seen: ({ activation, z }) => activation === "relu" && z <= 0,
    result: () => ({
      right: 2,
      because: "Its slope is 1 above 0 and 0 elsewhere, however near. In ten layers that is 1 or 0.",
    }),
  },
};

/** What is asked. @param {Values} values */
export const asked = ({ activation }) => PREDICTIONS[activation];
