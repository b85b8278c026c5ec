/** What can be set in the playground, within which limits, and the address that holds it. */

/**
 * @typedef {{
 *   data: string, n: number, noise: number, points: number[][], hidden: number[], activation: string, init: string,
 *   dropout: number, output: string, loss: string, optimizer: string, lr: number, batch_size: number,
 *   weight_decay: number, seed: number
 * }} Settings all that determines a run; output and loss are those of two classes
 * @typedef {Settings & { epoch: number, show: string, pace: number }} Values
 * @typedef {{ read: (text: string) => any, write: (value: any) => string, needs: string }} Field
 */

export const LAST_EPOCH = 100_000;
export const MOST_POINTS = 500;

/** @param {...(string | number)} choices @returns {Field} */
const oneOf = (...choices) => ({
  read: (text) => choices.find((choice) => String(choice) === text),
  write: String,
  needs: `one of ${choices.join(", ")}`,
});

/** @param {number} low @param {number} high @returns {Field} */
const number = (low, high, kind = "number", pattern = /^\d+(\.\d+)?(e-?\d+)?$/) => ({
  read: (text) => (pattern.test(text) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined),
  write: String,
  needs: `a ${kind} from ${low} to ${high}`,
});
const whole = (/** @type {number} */ low, /** @type {number} */ high) => number(low, high, "whole number", /^\d+$/);

const POINT = /^-?[\d.]+(e-\d+)?,-?[\d.]+(e-\d+)?,[012]$/;
/** @param {string} text x1,x2,class */
function readPoint(text) {
  const point = text.split(",").map(Number);
  return POINT.test(text) && Math.abs(point[0]) <= 1 && Math.abs(point[1]) <= 1 ? [point] : [];
}

/** @type {Field} */
const drawing = {
  read(text) {
    const written = text ? text.split(";") : [];
    const points = written.flatMap(readPoint);
    return points.length === written.length && points.length <= MOST_POINTS ? points : undefined;
  },
  write: (points) => points.join(";"),
  needs: `at most ${MOST_POINTS} times x1,x2,class, with inputs from -1 to 1 and class 0, 1 or 2, separated by semicolons`,
};

/** @type {Field} */
const layers = {
  read: (text) => (/^([1-8](,[1-8]){0,3})?$/.test(text) ? text.split(",").filter(Boolean).map(Number) : undefined),
  write: String,
  needs: "at most four numbers from 1 to 8, separated by commas",
};

/** What an address may say. @type {Record<string, Field>} */
export const FIELDS = {
  data: oneOf("xor", "moons", "circles", "spirals", "three_spirals", "drawn"),
  n: whole(3, 500),
  noise: number(0, 0.5),
  points: drawing,
  hidden: layers,
  activation: oneOf("identity", "sigmoid", "tanh", "relu"),
  init: oneOf("glorot", "he", "small", "large"),
  dropout: number(0, 0.9),
  output: oneOf("sigmoid", "identity"),
  loss: oneOf("BinaryCrossEntropy", "MSE"),
  optimizer: oneOf("SGD", "Momentum", "Adam"),
  lr: number(0.0001, 10),
  batch_size: whole(0, 500),
  weight_decay: number(0, 1),
  seed: whole(0, 2 ** 32 - 1),
  epoch: whole(0, LAST_EPOCH),
  show: oneOf("weights", "gradients"),
  pace: oneOf(1, 10, 100),
};

/** What determines the run, without what is only shown of it. @param {Values} values @returns {Settings} */
export function settingsOf({ epoch, show, pace, ...settings }) {
  return settings;
}

/** Whether there are three classes of points. @param {{ data: string, points: number[][] }} settings */
export const isOfThree = ({ data, points }) =>
  data === "three_spirals" || (data === "drawn" && points.some((point) => point[2] === 2));

/**
 * The end of the network, and its loss: three classes have a softmax unit each and the cross-entropy of all three.
 * @param {Settings} settings
 */
export const endOf = (settings) =>
  isOfThree(settings)
    ? { width: 3, output: "softmax", loss: "CrossEntropy" }
    : { width: 1, output: settings.output, loss: settings.loss };

/** What differs where the points do. @param {Values} values */
export const dataKey = ({ data, n, noise, points, seed }) => JSON.stringify([data, n, noise, seed, points]);

/** The state that an address asks for, and what in it cannot be. @param {string} search */
export function fromAddress(search) {
  /** @type {Record<string, any>} */
  const values = {};
  const faults = [];
  for (const [name, text] of new URLSearchParams(search)) {
    if (!Object.hasOwn(FIELDS, name)) continue;
    const { read, needs } = FIELDS[name];
    const value = read(text);
    if (value !== undefined) values[name] = value;
    else faults.push(`In the address, ${name} is “${text.slice(0, 40)}”, but needs ${needs}. The rest of it is used.`);
  }
  return { values, faults };
}

/** The address of a state. @param {Record<string, any>} values */
export function toAddress(values) {
  const names = Object.keys(FIELDS).filter((name) => name !== "points" || values.data === "drawn");
  return `?${names.map((name) => `${name}=${FIELDS[name].write(values[name])}`).join("&")}`;
}
