/** Two losses of one sigmoid neuron's answer, the chain of slopes behind each, and how hard it pulls the sum. */
import { sigmoid } from "../mathematics/activations.js";
import { BinaryCrossEntropy, MSE } from "../mathematics/losses.js";
import { clamp, scale } from "../mathematics/plane.js";
import { valueAt } from "../shared/dragging.js";
import { fixed, significant } from "../shared/numbers.js";

/**
 * @typedef {[number, number]} Pair
 * @typedef {{ y: 0 | 1, z: number }} Values
 */

/** @type {Pair} */
export const LIMITS = [-8, 8];
/** @type {Pair} */
export const PREDICTIONS = [-0.03, 1.03];
/** @type {Pair} */
export const SUMS = [-8.5, 8.5];

/** What each is called, and its formulas: that of its value for either target, and that of its gradient dL/dz. */
export const LOSSES = [
  { name: "MSE", loss: new MSE(), values: ["ŷ²", "(1 − ŷ)²"], gradient: "2(ŷ − y) · ŷ(1 − ŷ)" },
  { name: "BCE", loss: new BinaryCrossEntropy(), values: ["−log(1 − ŷ)", "−log ŷ"], gradient: "ŷ − y" },
];

/** The answer, its slope dŷ/dz, and for each loss its value L and the slopes dL/dŷ and dL/dz. @param {Values} values */
function chain({ y, z }) {
  const y_hat = sigmoid.call(z);
  const slope = sigmoid.derivative(y_hat);
  const [Y_hat, Y] = [Float64Array.of(y_hat), Float64Array.of(y)];
  const losses = LOSSES.map(({ loss }) => {
    const [dy_hat] = loss.gradient(Y_hat, Y);
    return { L: loss.call(Y_hat, Y), dy_hat, dz: dy_hat * slope };
  });
  return { y_hat, slope, losses };
}

/** What the size of an error does to both. @param {number} error */
function comment(error) {
  // The gradient of MSE is largest where ŷ misses y by 2/3.
  if (error > 0.95) return "MSE stalls: it almost stops pulling where the answer is worst.";
  if (error > 2 / 3) return "MSE is past its peak: the more wrong the answer, the weaker its pull.";
  if (error > 1 / 2) return "The answer is on the wrong side of ½, and both pull hard.";
  return "The closer ŷ comes to y, the weaker both pull, as they should.";
}

/** Both losses of an answer, and all that is said of them. @param {Values} values */
export function evaluate({ y, z }) {
  const { y_hat, slope, losses } = chain({ y, z });
  const table = losses.map(({ L, dy_hat, dz }) => [L, dy_hat, slope, dz]);
  const [mse, bce] = losses.map(({ L, dz }) => ({
    L: significant(L),
    dz: significant(dz),
    pull: significant(Math.abs(dz)),
  }));
  const times = significant(losses[1].dz / losses[0].dz, 2);
  return {
    y_hat,
    losses,
    table: table.map((row) => row.map((value) => ({ value, words: significant(value) }))),
    answer: `ŷ = σ(z) = σ(${fixed(z, 1)}) = ${significant(y_hat)}, target y = ${y}`,
    verdict: [
      `BCE pulls z ${y ? "up" : "down"} with ${bce.pull}, MSE with ${mse.pull}: ${times} times less.`,
      comment(Math.abs(y_hat - y)),
    ],
    lossDescription: `Both losses over ŷ, for target ${y}. At ŷ = ${significant(y_hat)} MSE is ${mse.L}, BCE ${bce.L}.`,
    gradientDescription: `Both gradients over z, for target ${y}. At z = ${fixed(z, 1)} that of MSE is ${mse.dz}, that of BCE ${bce.dz}.`,
  };
}

const ALONG = Array.from({ length: 161 }, (_, i) => i / 10 + LIMITS[0]);

/** The points of both losses over ŷ, and those of both gradients over z. @param {0 | 1} y */
export function curves(y) {
  const chains = ALONG.map((z) => ({ z, ...chain({ y, z }) }));
  return {
    losses: LOSSES.map((_, i) => chains.map(({ y_hat, losses }) => /** @type {Pair} */ ([y_hat, losses[i].L]))),
    gradients: LOSSES.map((_, i) => chains.map(({ z, losses }) => /** @type {Pair} */ ([z, losses[i].dz]))),
  };
}

/** The sum that a reader points at, at a share of the width of the gradients' plot. @param {number} share */
export const zAt = (share) => clamp(valueAt(SUMS, share, 10), LIMITS);

/** The sum behind the prediction that a reader points at, at a share of the width of the losses' plot. @param {number} share */
export function zBehind(share) {
  const y_hat = clamp(scale([0, 1], PREDICTIONS)(share), [0, 1]);
  return clamp(Math.round(10 * Math.log(y_hat / (1 - y_hat))) / 10, LIMITS);
}

/** The sums at which MSE pulls hardest, for either target. */
const HARDEST = /** @type {(0 | 1)[]} */ ([0, 1]).map((y) => {
  const pull = (/** @type {number} */ z) => Math.abs(chain({ y, z }).losses[0].dz);
  return ALONG.reduce((best, z) => (pull(z) > pull(best) ? z : best));
});

/** What is asked. @param {Values} values @returns {import("../shared/prediction.js").Prediction} */
export function asked({ y }) {
  const z = HARDEST[y];
  return {
    question: "Predict first: at which error ŷ − y does MSE pull hardest? And BCE?",
    answers: ["MSE at ½, BCE at 1", "both at 1", "MSE at ⅔, BCE at 1"].map((words) =>
      y ? words.replace(/[½⅔1]/g, "−$&") : words,
    ),
    how: "move z",
    gesture: { z },
    seen: (now) => now.y === y && Math.abs(now.z - z) < 0.15,
    result: () => ({
      right: 2,
      because: `Near 0 and 1 the sigmoid is flat, and MSE multiplies by its slope: ${significant(Math.abs(chain({ y, z }).losses[0].dz))} is its most. BCE does not.`,
    }),
  };
}
