/** Softmax of four scores, computed in two ways: by the formula as it stands, and with the maximum subtracted first. */
import { softmax } from "../mathematics/activations.js";
import { fixed, short } from "../shared/numbers.js";

/** @typedef {{ z1: number, z2: number, z3: number, z4: number, T: number, shift: 0 | 100 | 1000 }} Values */

export const SCORES = ["z1", "z2", "z3", "z4"];
export const SCORE_LEVELS = [-5, 0, 5];
export const SHARE_LEVELS = [0, 1 / 2, 1];
export const TEMPERATURES = Array.from({ length: 41 }, (_, i) => Number((10 ** ((i - 20) / 20)).toPrecision(2)));
export const SHIFTS = [0, 100, 1000];
// What stands in ^{} is raised.
export const HEADS = {
  plain: ["z/T", "e^{z/T}", "÷ sum"],
  safe: ["z/T − max", "e^{z/T − max}", "÷ sum = a"],
};

const total = (/** @type {Float64Array} */ values) => values.reduce((sum, value) => sum + value, 0);

/** A column of a table: four numbers and what stands below them. @param {Float64Array} values */
const column = (values, last = short(total(values))) => [
  ...Array.from(values, (value) => (Number.isNaN(value) ? "∞ / ∞" : short(value))),
  Number.isNaN(total(values)) ? "—" : last,
];

/**
 * The columns of a table: exponents, their powers of e, and the shares.
 * @param {Float64Array} exponents @param {Float64Array} powers @param {Float64Array} shares
 */
const table = (exponents, powers, shares) => [column(exponents, ""), column(powers), column(shares)];

/** Whether the formula as it stands gives the shares. @param {number} sum @param {Float64Array} shares */
function judge(sum, shares) {
  if (sum < Infinity) return "Both ways agree: subtracting max divides every e^{z/T} and their sum by the same number.";
  const why = shares.some(Number.isNaN) ? "∞ / ∞ is not a number" : "a power divided by it is 0";
  return `The sum is ∞, and ${why}: the formula as it stands fails. With the maximum subtracted no exponent is above 0.`;
}

/**
 * The scores, the shares, and both ways from one to the other, in numbers and in words.
 * @param {Values} values
 */
export function evaluate({ z1, z2, z3, z4, T, shift }) {
  const scores = [z1, z2, z3, z4];
  const logits = Float64Array.from(scores, (z) => (z + shift) / T);
  const max = Math.max(...logits);
  const below = logits.map((one) => one - max);
  const shares = softmax.call(logits, scores.length);
  const powers = logits.map(Math.exp);
  const sum = total(powers);
  const plainShares = powers.map((power) => power / sum);
  const scoreWords = scores.map((z) => fixed(z + shift, 1));
  const shareWords = Array.from(shares, (share) => fixed(share));
  return {
    scores: {
      heights: scores,
      words: scoreWords,
      levels: SCORE_LEVELS.map((level) => fixed(shift + level, 0)),
      description: `Scores: ${scoreWords.join(", ")}`,
    },
    shares: {
      heights: [...shares],
      words: shareWords,
      levels: ["0", "1/2", "1"],
      description: `Shares: ${shareWords.join(", ")}`,
    },
    plain: table(logits, powers, plainShares),
    safe: table(below, below.map(Math.exp), shares),
    verdict: judge(sum, plainShares),
  };
}

/** Whether the formula as it stands gives the shares. @param {Values} values */
const isPlainEnough = ({ z1, z2, z3, z4, T, shift }) =>
  total(Float64Array.from([z1, z2, z3, z4], (z) => Math.exp((z + shift) / T))) < Infinity;

/** What is asked. @param {Values} values @returns {import("../shared/prediction.js").Prediction} */
export function asked({ shift, T }) {
  if (shift === 0)
    return {
      question:
        "Predict first: add 100 to each score. What happens to the shares, while the first table fills with huge numbers?",
      answers: ["they stay the same", "nearly equal", "one takes all"],
      how: "choose 100",
      gesture: { shift: 100 },
      seen: (now) => now.shift !== 0,
      result: () => ({
        right: 0,
        because: "Every power of e grows by one factor, and so does their sum: only differences count.",
      }),
    };
  if (shift === 100)
    return {
      question: "Predict first: add 1000 to each score instead. Which of the two tables still gives the shares?",
      answers: ["both", "only the second", "neither"],
      how: "choose 1000",
      gesture: { shift: 1000 },
      seen: (now) => now.shift === 1000 && now.T === T,
      result: (now) =>
        isPlainEnough(now)
          ? {
              right: 0,
              because: "T divides the scores first, and these powers of e are still numbers that the computer holds.",
            }
          : {
              right: 1,
              because: "Such powers of e become ∞ in the computer. With the maximum subtracted none is above 1.",
            },
    };
  return {
    question: "Predict first: 1000 is added to each score. At which temperature does the first table give the shares?",
    answers: ["at a small one, T = 0.5", "at a large one, T = 2", "at none"],
    how: "move T",
    gesture: { T: 2 },
    seen: isPlainEnough,
    result: () => ({
      right: 1,
      because: "T divides the scores first: at T = 2 they are near 500, and the computer holds e to the 500.",
    }),
  };
}
