/** A drawing or an example, its 64 numbers, and what the network of chapter 9 makes of them. */
import { softmax } from "../mathematics/activations.js";
import { Network } from "../mathematics/network.js";
import { fixed } from "../shared/numbers.js";
import { amount, brushed, fromHex, SIDE, toHex, wayOf } from "./handwriting.js";
import { EXAMPLES, LAYERS, MEAN, STANDARD_DEVIATION } from "./reader.js";

/**
 * @typedef {{ ink: string, example: number, inside: string, unit: number }} Values
 * @typedef {ReturnType<typeof wayOf>} Way
 */

/** A drawing without ink, as the state has it. */
export const EMPTY = "0".repeat((SIDE * SIDE) / 4);
/** Below this probability the answer is said not to be sure. */
export const SURE = 0.9;
/** With fewer pixels of ink there is nothing to read yet. */
const ENOUGH = 20;
/** How bright a pixel of the data set may be. */
export const BRIGHTEST = 16;

const network = Network.load({
  layers: LAYERS.map(({ W, b, activation }) => ({
    W: W.map((row) => row.map((w) => w / 1000)),
    b: b.map((one) => one / 1000),
    activation,
  })),
});

/** The weights of a hidden unit, one for each pixel. @param {number} unit */
export const weightsOf = (unit) => network.layers[0].W.subarray(64 * unit, 64 * (unit + 1));
export const UNITS = network.layers[0].n_out;

/** The ten digits. */
export const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

/** The grey values of the examples, from the test set. */
export const examples = EXAMPLES.map(({ digit, pixels }) => ({
  digit,
  pixels: Array.from(pixels, (one) => Number.parseInt(one, 17)),
}));

/** What the network makes of 64 numbers. @param {number[]} pixels */
export function read(pixels) {
  const inputs = Float64Array.from(pixels, (x) => (x - MEAN) / STANDARD_DEVIATION);
  const scores = [...network.predict(inputs)];
  const [hidden] = network.layers;
  const probabilities = [...softmax.call(Float64Array.from(scores), scores.length)];
  return { sums: [...hidden.Z], units: [...hidden.A], scores, probabilities };
}

/** The digits by their probabilities, the likeliest first. @param {number[]} probabilities */
const ranked = (probabilities) => [...DIGITS].sort((i, j) => probabilities[j] - probabilities[i]);

/** A probability in two decimals, none of which is written as 0 or as 1. @param {number} p */
export const share = (p) => (p > 0.995 ? "> 0.99" : p < 0.005 ? "< 0.01" : fixed(p));

/** The same in a sentence. @param {number} p */
const spoken = (p) => share(p).replace("> ", "above ").replace("< ", "below ");

/** The answer in words, which begin with the digit. @param {number[]} probabilities */
export function answer(probabilities) {
  const [first, second, third] = ranked(probabilities);
  const p = (/** @type {number} */ digit) => probabilities[digit];
  const others = [second, third].filter((digit) => p(digit) >= 0.05).map((digit) => `${digit} with ${share(p(digit))}`);
  if (p(first) >= SURE) {
    const next = p(second) >= 0.005 ? ` Next comes ${second}, with ${share(p(second))}.` : "";
    return `${first}. Its probability, says the network, is ${spoken(p(first))}.${next}`;
  }
  const other = others.length ? `It could be ${others.join(", or ")}.` : "No other digit has more than 0.05.";
  return `${first}, but not sure: ${share(p(first))}. ${other}`;
}

/** The state after a stroke of the brush from one place to another, in pixels; on an example a new drawing begins. @param {Values} values @param {number[]} from @param {number[]} to */
export function stroke({ ink, example }, from, to) {
  const drawing = fromHex(example < 0 ? ink : EMPTY);
  return { ink: toHex(brushed(drawing, from, to)), example: -1 };
}

/** What a hidden unit says. @param {number} unit @param {ReturnType<typeof read> | null} reading */
function wordsOfUnit(unit, reading) {
  const votes = DIGITS.map((digit) => network.layers[1].W[digit * UNITS + unit]);
  const most = votes.indexOf(Math.max(...votes));
  const least = votes.indexOf(Math.min(...votes));
  const speaks = `It speaks most for ${most} (weight ${fixed(votes[most])}) and most against ${least} (${fixed(votes[least])}).`;
  const name = `Hidden unit ${unit + 1}`;
  if (!reading) return `${name}. ${speaks}`;
  const z = fixed(reading.sums[unit]);
  return `${name}: its 64 products and its bias add up to ${z}, and relu(${z}) = ${fixed(reading.units[unit])}. ${speaks}`;
}

/** All that is to be seen of a state. @param {Values} values */
export function evaluate({ ink, example, unit }) {
  const chosen = examples[example];
  const drawing = fromHex(chosen ? EMPTY : ink);
  const isDrawn = amount(drawing) >= ENOUGH;
  const way = isDrawn ? wayOf(drawing) : null;
  const pixels = chosen?.pixels ?? way?.pixels ?? null;
  const reading = pixels && read(pixels);
  return {
    drawing,
    way,
    pixels,
    reading,
    answer: reading ? answer(reading.probabilities) : "Nothing to read yet: draw a digit in the grid.",
    written: DIGITS.map((digit) => (reading ? share(reading.probabilities[digit]) : "")),
    caption: chosen
      ? `A ${chosen.digit} of the test set. The data set holds its 64 numbers alone; the steps before were taken when it was made.`
      : "Your drawing on its way to 64 numbers, as the data set was made:",
    unitWords: wordsOfUnit(unit, reading),
    gridWords: chosen
      ? `The grid shows a ${chosen.digit} of the test set, 8 by 8.`
      : `The grid for drawing, 32 by 32. ${amount(drawing)} of 1024 pixels have ink.`,
  };
}

const MISREAD = examples.findIndex(({ digit, pixels }) => ranked(read(pixels).probabilities)[0] !== digit);

/** What is asked in a state. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked({ example }) {
  if (example < 0)
    return { question: "Try: draw this digit small, in a corner, or slanted. What becomes of the answer?" };
  return {
    question:
      "Predict first: the network has not learned from the ten pictures below. How many of them does it read right?",
    answers: ["all ten", "nine", "seven", "five"],
    how: "try them",
    gesture: { example: MISREAD },
    seen: (values) => values.example === MISREAD,
    result() {
      const { digit, pixels } = examples[MISREAD];
      const { probabilities } = read(pixels);
      const [said] = ranked(probabilities);
      return {
        right: 1,
        because: `It takes this ${digit} for a ${said}, with a probability of ${share(probabilities[said])}. Which of your own digits will it misread?`,
      };
    },
  };
}
