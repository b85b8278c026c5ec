/** How questions are made: what is drawn at random, how it is written, and the two kinds of questions. */
import { bracketed, exact, sum } from "../../shared/numbers.js";

/**
 * A question that is answered by a number, exact unless it says to how many `decimals`, with its reason; and one with
 * choices. Of a slip it is known what it leads to, and what to say of it.
 * @typedef {{ value: number, says: string }} Slip
 * @typedef {{ question: string, answer: number, decimals: number | null, reason: string, slips: Slip[] }} Numeric
 * @typedef {{ question: string, choices: import("../../quiz/model.js").Choice[] }} Chosen
 * @typedef {Numeric | Chosen} Question
 * @typedef {import("../../mathematics/random.js").Generator} Generator
 * @typedef {Record<string, (rng: Generator) => Question>} Makers
 */

/** A whole number of a range, both ends included. @param {Generator} rng @param {number} low @param {number} high */
export const whole = (rng, low, high) => low + Math.floor(rng.random() * (high - low + 1));

/** @template T @param {Generator} rng @param {T[]} list */
export const pick = (rng, list) => list[whole(rng, 0, list.length - 1)];

/** All of a list in a random order. @template T @param {Generator} rng @param {T[]} list */
export const shuffled = (rng, list) => Array.from(rng.permutation(list.length), (i) => list[i]);

/** Sizes that all differ. @param {Generator} rng @param {number} count */
export const sizes = (rng, count, low = 2, high = 9) =>
  shuffled(
    rng,
    Array.from({ length: high - low + 1 }, (_, i) => low + i),
  ).slice(0, count);

/** A whole number up to a limit, of either sign, but not 0. @param {Generator} rng @param {number} most */
export const signed = (rng, most) => pick(rng, [-1, 1]) * whole(rng, 1, most);

/** A number of tenths, from the lowest to the highest. @param {Generator} rng @param {number} low @param {number} high */
export const tenths = (rng, low, high) => whole(rng, low, high) / 10;

/** A shape as NumPy writes it. @param {...number} lengths */
export const shape = (...lengths) => `(${lengths.join(", ")}${lengths.length === 1 ? "," : ""})`;

/** A list as Python writes it. @param {number[]} values */
export const list = (values) => `[${values.join(", ")}]`;

/** Numbers in a sentence: 1, 2 and 3. @param {(number | string)[]} values */
export function words(values) {
  const written = values.map((value) => (typeof value === "number" ? exact(value) : value));
  return `${written.slice(0, -1).join(", ")} and ${written.at(-1)}`;
}

/** A number behind a sign: in brackets if it is negative. @param {number} value */
export const factor = (value) => bracketed(exact(value));

/** The products of pairs, added up, and more terms, as they are written. @param {number[]} ws @param {number[]} xs @param {...number} more */
export const weighted = (ws, xs, ...more) =>
  sum([...ws.map((w, i) => `${exact(w)} · ${factor(xs[i])}`), ...more.map((value) => exact(value))]);

/** The sum of the products of pairs. @param {number[]} ws @param {number[]} xs */
export const dot = (ws, xs) => ws.reduce((z, w, i) => z + w * xs[i], 0);

/** The sum of numbers. @param {number[]} values */
export const total = (values) => values.reduce((z, value) => z + value, 0);

/**
 * A question for a number.
 * @param {string} question @param {number} answer @param {string} reason
 * @param {[number, string][]} slips what typical mistakes lead to, and what to say of them
 * @param {number | null} decimals
 * @returns {Numeric}
 */
export const numeric = (question, answer, reason, slips = [], decimals = null) => ({
  question,
  answer,
  decimals,
  reason,
  slips: slips.map(([value, says]) => ({ value, says })),
});

/**
 * A question with choices, in a random order. A wrong one may say more than the reason.
 * @param {Generator} rng @param {string} question @param {string} reason @param {string} right
 * @param {(string | [string, string])[]} wrong
 * @returns {Chosen}
 */
export const chosen = (rng, question, reason, right, wrong) => ({
  question,
  choices: shuffled(rng, [
    { text: right, right: true, because: reason },
    ...wrong.map((one) => {
      const [text, says] = typeof one === "string" ? [one, ""] : one;
      return { text, right: false, because: `${says} ${reason}`.trim() };
    }),
  ]),
});
