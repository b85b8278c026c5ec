/** A small network learns XOR: its whole run, epoch by epoch, and what it answers at any of them. */
import { xor } from "../mathematics/datasets.js";
import { MSE } from "../mathematics/losses.js";
import { Network } from "../mathematics/network.js";
import { SGD } from "../mathematics/optimizers.js";
import { fixed } from "../shared/numbers.js";

/**
 * @typedef {{ parameters: Float64Array[], loss: number }} Epoch
 * @typedef {import("../mathematics/network.js").Plain} Plain
 * @typedef {{ epoch: number, seed: number, starts: Record<number, Plain> }} Values
 */

export const EPOCHS = 3000;
const LEARNING_RATE = 0.5;
const SECONDS = 12;
const NEAR = 0.2;
export const { X, Y } = xor();
export const NAMES = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"];

/** Where an epoch stands on the axis, from 0 to 1: the first ten nearly evenly, later ones as on a logarithmic axis. @param {number} epoch */
export const along = (epoch) => Math.log1p(epoch / 10) / Math.log1p(EPOCHS / 10);
/** @param {number} share */
const epochAt = (share) => Math.round(10 * Math.expm1(Math.min(1, share) * Math.log1p(EPOCHS / 10)));
export const STOPS = [...new Set(Array.from({ length: 121 }, (_, i) => epochAt(i / 120)))];
export const timeline = {
  at: (/** @type {number} */ seconds) => epochAt(seconds / SECONDS),
  when: (/** @type {number} */ epoch) => along(epoch) * SECONDS,
};

/** The parameters and the loss of each epoch. @param {Plain} start @returns {Epoch[]} */
function train(start) {
  const network = Network.load(start);
  const [loss, optimizer] = [new MSE(), new SGD(LEARNING_RATE)];
  return Array.from({ length: EPOCHS + 1 }, () => ({
    parameters: network.parameters.map((array) => array.slice()),
    loss: network.train_step(X, Y, loss, optimizer),
  }));
}

/** @type {Map<Plain, Epoch[]>} */
const runs = new Map();
/** The run of a seed, which is trained once. @param {Values} values */
export function runOf({ seed, starts }) {
  const run = runs.get(starts[seed]) ?? train(starts[seed]);
  runs.set(starts[seed], run);
  return run;
}

/** What is asked. @returns {import("../shared/prediction.js").Prediction} */
export const asked = () => ({
  question: "Predict first: from seed 3 training learns XOR. Does it from each of the other four seeds, 0, 1, 4 and 6?",
  answers: ["from each of them", "from some of them", "from none of them"],
  how: "choose other seeds",
  gesture: { seed: 0, epoch: EPOCHS },
  seen: (values) => values.epoch === EPOCHS && goodOf(evaluate(values).answers) < NAMES.length,
  result: () => ({
    right: 1,
    because: "From 1 and 6 it does. From 0 and 4 two points are lumped together, and share the answer 1/2.",
  }),
});

/** How many answers are near their targets. @param {number[]} answers */
const goodOf = (answers) => answers.filter((answer, i) => Math.abs(answer - Y[i]) < NEAR).length;

/**
 * The network at an epoch: what it answers, where its hidden layer moves the four points, and how good that is.
 * @param {Values} values
 */
export function evaluate(values) {
  const { epoch, seed, starts } = values;
  const run = runOf(values);
  const network = Network.load(starts[seed]);
  network.parameters.forEach((array, i) => {
    array.set(run[epoch].parameters[i]);
  });
  const answers = [...network.predict(X)];
  const hidden = [...network.layers[0].A];
  return {
    network,
    answers,
    hidden,
    loss: run[epoch].loss,
    first: run[0].loss,
    last: run[EPOCHS].loss,
    verdict: `${goodOf(answers)} of 4 answers are within ${NEAR} of their targets.`,
    moved: NAMES.map((name, i) => `${name} to (${fixed(hidden[2 * i])}, ${fixed(hidden[2 * i + 1])})`).join(", "),
  };
}

/**
 * What a network with two inputs gives over a grid: its answers, and the sums before its last activation, which are
 * smoother: where they are 0, a sigmoid answers 1/2.
 * @param {Network} network @param {Float64Array<ArrayBuffer>} inputs
 */
export function over(network, inputs) {
  const answers = network.predict(inputs);
  return { answers, sums: network.layers[network.layers.length - 1].Z };
}
