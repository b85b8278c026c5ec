/** What readers get wrong on the way back: for each of its numbers, others that come out instead, and what these are. */
import { sigmoid, tanh } from "../mathematics/activations.js";

/**
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./network.js").Gradients} Gradients
 * @typedef {[value: number, words: string]} Mistake
 */

/** How far rounding to two decimals moves a number, and what floats leave. */
const ROUNDING = 0.005 + 1e-9;

/** @param {number} one @param {number} other */
export const isAlike = (one, other) => Math.abs(one - other) <= ROUNDING;

/** @param {boolean} holds @param {Mistake[]} mistakes @returns {Mistake[]} */
const where = (holds, ...mistakes) => (holds ? mistakes : []);

/** The mistakes in a slope of the loss. @param {Network} network @returns {Mistake[]} */
const ofLoss = ({ Y_hat, Y }) => [
  [Y_hat - Y, "That is Ŷ − Y. The slope of a square is twice what is squared: the 2 is missing."],
  [2 * (Y - Y_hat), "The difference is the other way round: Ŷ − Y, not Y − Ŷ."],
  [Y - Y_hat, "That is Y − Ŷ. It should be Ŷ − Y, and the slope of a square is twice that."],
  [(Y_hat - Y) ** 2, "That is the loss itself. Its slope is 2 (Ŷ − Y) / n."],
];

/** @param {Network} network @param {Gradients} gradients @returns {Mistake[]} */
const ofSigmoid = ({ Y_hat, Y, Z2 }, { dY_hat }) => [
  [dY_hat, "That is dŶ. It has yet to pass the sigmoid: multiply it by the slope."],
  [sigmoid.derivative(Y_hat), "That is the slope of the sigmoid alone. Multiply dŶ by it."],
  [Y_hat - Y, "Ŷ − Y is dZ₂ where the loss is cross-entropy. With a square, the slope of the sigmoid stays."],
  [dY_hat * Z2 * (1 - Z2), "That takes Z₂ (1 − Z₂). The slope is written from the output: Ŷ (1 − Ŷ)."],
  [dY_hat * Y_hat, "That is dŶ · Ŷ. The slope has a second factor, 1 − Ŷ."],
  [dY_hat * (1 - Y_hat), "That is dŶ · (1 − Ŷ). The slope has another factor, Ŷ."],
  [dY_hat * tanh.derivative(Y_hat), "1 − Ŷ² is the slope of tanh. This neuron is a sigmoid: Ŷ (1 − Ŷ)."],
];

/** @param {Network} network @param {Gradients} gradients @param {number} i @returns {Mistake[]} */
const ofLastWeight = ({ X, Z1, A1, W2 }, { dY_hat, dZ2 }, i) => [
  [dY_hat * A1[i], "That is dŶ times A₁: the slope of the sigmoid is missing. Take dZ₂."],
  [dZ2 * X[i], "That is dZ₂ times X. What came into this layer is A₁."],
  [dZ2 * W2[i], "That is dZ₂ times the weight, as for dA₁. A weight takes dZ₂ times what came into it: A₁."],
  ...where(A1[i] === 0, [dZ2 * Z1[i], "That is dZ₂ times Z₁. What came into this layer has passed the ReLU: A₁."]),
  [dZ2 * A1[1 - i], "That is the slope of the other weight: each takes the A₁ of its own neuron."],
  [dZ2, "That is dZ₂, which only a bias takes as it is. A weight takes it times its input, A₁."],
  [A1[i], "That is A₁ alone. Multiply it by dZ₂."],
];

/** @param {Network} network @param {Gradients} gradients @returns {Mistake[]} */
const ofLastBias = ({ X, A1, b2 }, { dY_hat, dZ2 }) => [
  [dY_hat, "That is dŶ: the slope of the sigmoid is missing. Take dZ₂."],
  [dZ2 * b2, "That is dZ₂ times the bias. A bias is added, so it takes dZ₂ as it is."],
  ...A1.map((a) => /** @type {Mistake} */ ([dZ2 * a, "That is the slope of a weight. The input of a bias is 1."])),
  ...X.map((x) => /** @type {Mistake} */ ([dZ2 * x, "That is dZ₂ times X. The input of a bias is 1."])),
];

/** @param {Network} network @param {Gradients} gradients @param {number} i @returns {Mistake[]} */
const ofHiddenOutput = ({ A1, W2 }, { dY_hat, dZ2 }, i) => [
  [dY_hat * W2[i], "That is dŶ times the weight: the slope of the sigmoid is missing. Take dZ₂."],
  [dZ2 * W2[1 - i], "That came back through the other weight: each neuron has its own entry of W₂."],
  [0, "Whether a neuron is on or off counts in the next step. This one is dZ₂ times the weight."],
  [dZ2 * A1[i], "That is dZ₂ times A₁, the slope of the weight. To get back to A₁, take the weight."],
  [dZ2, "That is dZ₂. On its way back it is multiplied by the weight."],
  [W2[i], "That is the weight alone. Multiply dZ₂ by it."],
];

/** @param {Network} network @param {Gradients} gradients @param {number} i @returns {Mistake[]} */
function ofReLU({ Z1, A1 }, gradients, i) {
  const dA = gradients[`dA1_${i + 1}`];
  const other = gradients[`dA1_${2 - i}`];
  if (A1[i] === 0)
    return [
      [dA, "That is dA₁. This neuron is off, since its A₁ is 0: its slope is 0, and nothing gets through."],
      [dA * Z1[i], "That is dA₁ times Z₁. The slope of ReLU is 1 or 0, and this neuron is off."],
      [other, "That belongs to the other neuron. This one is off: its slope is 0."],
      [1, "The slope is 0 here, not 1: this neuron is off, since its A₁ is 0."],
    ];
  return [
    [0, "This neuron is on, since its A₁ is above 0: its slope is 1."],
    [other, "That is dA₁ of the other neuron."],
    [1, "That is the slope alone. Multiply dA₁ by it."],
    [dA * A1[i], "That is dA₁ times A₁. The slope of ReLU is not its output: it is 1 where A₁ is above 0."],
    [dA * sigmoid.derivative(A1[i]), "a (1 − a) is the slope of a sigmoid. This neuron is a ReLU: 1 if on, 0 if off."],
  ];
}

/** @param {Network} network @param {Gradients} gradients @param {number} i @param {number} j @returns {Mistake[]} */
function ofFirstWeight({ X, W1, A1 }, gradients, i, j) {
  const here = gradients[`dZ1_${i + 1}`];
  const there = gradients[`dZ1_${2 - i}`];
  if (A1[i] === 0)
    return [
      [gradients[`dA1_${i + 1}`] * X[j], "That is dA₁ times X: the slope of the ReLU is missing. Take dZ₁."],
      ...where(i !== j, [
        there * X[i],
        "Rows and columns are swapped: a row belongs to a neuron, a column to an input.",
      ]),
      [there * X[j], "That belongs to the other neuron: this row takes its own entry of dZ₁."],
      [X[j], "That is X alone. Multiply it by dZ₁."],
    ];
  return [
    [0, "That belongs to the other neuron: a row takes its own entry of dZ₁, a column its own of X."],
    [here * X[1 - j], "That is dZ₁ times the other input: each column takes its own entry of X."],
    [here * A1[j], "That is dZ₁ times A₁. What came into this layer is X."],
    [here * W1[i][j], "That is dZ₁ times the weight. A weight takes dZ₁ times what came into it: X."],
    [here, "That is dZ₁, which only a bias takes as it is. A weight takes it times its input, X."],
    [X[j], "That is X alone. Multiply it by dZ₁."],
  ];
}

/** @param {Network} network @param {Gradients} gradients @param {number} i @returns {Mistake[]} */
function ofFirstBias({ X, b1, A1 }, gradients, i) {
  const here = gradients[`dZ1_${i + 1}`];
  if (A1[i] === 0)
    return [
      [gradients[`dA1_${i + 1}`], "That is dA₁: the slope of the ReLU is missing. Take dZ₁."],
      [gradients[`dZ1_${2 - i}`], "That belongs to the other neuron."],
    ];
  return [
    [0, "That belongs to the other neuron."],
    [here * b1[i], "That is dZ₁ times the bias. A bias is added, so it takes dZ₁ as it is."],
    ...X.map((x) => /** @type {Mistake} */ ([here * x, "That is the slope of a weight. The input of a bias is 1."])),
  ];
}

/** @type {Record<string, (network: Network, gradients: Gradients, i: number, j: number) => Mistake[]>} */
const MISTAKES = {
  dY_hat: ofLoss,
  dZ2: ofSigmoid,
  dW2: ofLastWeight,
  db2: ofLastBias,
  dA1: ofHiddenOutput,
  dZ1: ofReLU,
  dW1: ofFirstWeight,
  db1: ofFirstBias,
};

/** The array that a number belongs to, and its row and column there, from 0. @param {string} name */
export function place(name) {
  const [array, places = ""] = name.split(/_(?=\d)/);
  return { array, i: Number(places[0]) - 1, j: Number(places[1]) - 1 };
}

/**
 * The mistakes that lead to a wrong number where this one is asked for, the likeliest first.
 * @param {string} name @param {Network} network @param {Gradients} gradients
 */
export function mistakesIn(name, network, gradients) {
  const { array, i, j } = place(name);
  return MISTAKES[array](network, gradients, i, j);
}

/**
 * Whether some mistake leads so near to a right number that they could be taken for each other. Where a neuron is off,
 * several lead to the right 0.
 * @param {Network} network @param {Gradients} gradients
 */
export const isMistakable = (network, gradients) =>
  Object.entries(gradients).some(([name, right]) =>
    mistakesIn(name, network, gradients).some(
      ([value]) => Math.abs(value - right) < 2 * ROUNDING && (right !== 0 || value !== 0),
    ),
  );
