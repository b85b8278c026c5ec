/** The networks: drawn so that all numbers of the way back are short, and the way back itself. */
import { relu, sigmoid } from "../mathematics/activations.js";
import { default_rng } from "../mathematics/random.js";
import { isMistakable } from "./mistakes.js";

/**
 * Two inputs, two ReLU neurons, one sigmoid neuron, one sample and its target.
 * @typedef {{
 *   X: number[], W1: number[][], b1: number[], Z1: number[], A1: number[],
 *   W2: number[], b2: number, Z2: number, Y_hat: number, Y: number
 * }} Network
 * The way back by its names, an entry of an array by its place: dY_hat, dZ2, dW2_1, … dW1_21, db1_2.
 * @typedef {Record<string, number>} Gradients
 */

// Products of these have at most three decimals. None is 1: it would hide whether somebody multiplied.
const INPUTS = [-3, -2, -1.5, -0.5, 0.5, 1.5, 2, 3];
const WEIGHTS = [-2, -1.5, -0.5, 0.5, 1.5, 2];
const BIASES = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2];
// Answers and targets.
const ENDS = [
  [0.2, 1],
  [0.4, 0],
  [0.4, 1],
  [0.6, 0],
  [0.6, 1],
  [0.8, 0],
];

/**
 * A network whose last bias is the one that makes its answer Y_hat.
 * @param {<Item>(items: Item[]) => Item} one chooses
 * @returns {Network}
 */
function anyNetwork(one) {
  const pair = (/** @type {number[]} */ items) => [one(items), one(items)];
  const X = pair(INPUTS);
  const W1 = [pair(WEIGHTS), pair(WEIGHTS)];
  const b1 = pair(BIASES);
  const W2 = pair(WEIGHTS);
  const [Y_hat, Y] = one(ENDS);
  const Z1 = W1.map(([w1, w2], i) => w1 * X[0] + w2 * X[1] + b1[i]);
  const A1 = Z1.map((z) => relu.call(z));
  const Z2 = Math.log(Y_hat / (1 - Y_hat));
  return { X, W1, b1, Z1, A1, W2, b2: Z2 - W2[0] * A1[0] - W2[1] * A1[1], Z2, Y_hat, Y };
}

/**
 * The way back; a number that is given in `replaced` stands in the place of the right one.
 * @param {Network} network @param {Gradients} replaced
 */
export function backward({ X, A1, W2, Y_hat, Y }, replaced = {}) {
  /** @type {Gradients} */
  const found = {};
  const keep = (/** @type {string} */ name, /** @type {number} */ value) => {
    found[name] = replaced[name] ?? value;
    return found[name];
  };
  const dY_hat = keep("dY_hat", 2 * (Y_hat - Y));
  const dZ2 = keep("dZ2", dY_hat * sigmoid.derivative(Y_hat));
  A1.forEach((a, j) => {
    keep(`dW2_${j + 1}`, dZ2 * a);
  });
  keep("db2", dZ2);
  W2.forEach((w, i) => {
    const dA = keep(`dA1_${i + 1}`, dZ2 * w);
    const dZ = keep(`dZ1_${i + 1}`, dA * relu.derivative(A1[i]));
    X.forEach((x, j) => {
      keep(`dW1_${i + 1}${j + 1}`, dZ * x);
    });
    keep(`db1_${i + 1}`, dZ);
  });
  return found;
}

/** The network of a seed: one of its ReLU neurons is off, and no known mistake leads to a right number. @param {number} seed */
export function draw(seed) {
  const rng = default_rng(seed);
  for (;;) {
    const network = anyNetwork((items) => items[Math.floor(rng.random() * items.length)]);
    const { X, Z1, A1, W2, b2 } = network;
    const isOneOff = A1.filter((a) => a === 0).length === 1 && !Z1.includes(0);
    const isSmall = Math.max(...Z1.map(Math.abs), Math.abs(b2)) <= 4;
    // With opposite numbers, a lost sign and the other number would be the same mistake.
    const areUnlike = [X, W2].every(([one, other]) => Math.abs(one) !== Math.abs(other));
    if (isOneOff && isSmall && areUnlike && !isMistakable(network, backward(network))) return network;
  }
}
