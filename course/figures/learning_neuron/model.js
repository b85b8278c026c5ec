/** One neuron learns from its four corners: its whole run, step by step, and what is to be seen at any of them. */
import { MSE } from "../mathematics/losses.js";
import { scale } from "../mathematics/plane.js";
import { CORNERS, over, TARGETS } from "../neuron/model.js";
import { fixed } from "../shared/numbers.js";

/**
 * @typedef {{ parameters: number[], loss: number, slopes: number[] }} Step
 * @typedef {{ step: number, task: "AND" | "OR" | "XOR", lr: number, start: string }} Values
 */

export const STEPS = 200;
export const RATES = [0.5, 1, 2, 4, 8];
/** What to learn, and from where. */
export const CHOICES = { task: ["AND", "OR", "XOR"], start: ["0, 0, 0", "-3, 2, 1", "3, -1, -1"] };
const PARAMETERS = ["w₁", "w₂", "b"];
export const NAMES = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"];
/** What the axes show: of the value of a parameter, and of the loss. */
export const RANGE = /** @type {[number, number]} */ ([-9, 9]);
export const LOSSES = /** @type {[number, number]} */ ([0, 0.52]);
const H = 0.001;
const SECONDS = 12;
const SMALL = 0.02;

/** The first steps are played slowly. */
const growth = Math.log1p(STEPS / 10) / SECONDS;
export const timeline = {
  at: (/** @type {number} */ seconds) => Math.floor(10 * Math.expm1(seconds * growth) + 1e-9),
  when: (/** @type {number} */ step) => Math.log1p(step / 10) / growth,
};

const mse = new MSE();
/** @param {number[]} parameters @param {Values} values */
const lossOf = ([w1, w2, b], { task }) =>
  mse.call(over({ w1, w2, b }, CORNERS).outputs, Float64Array.from(TARGETS[task]));

/** The loss where one parameter has another value, and the others have their own. @param {number[]} parameters @param {number} i @param {Values} values */
const lossAlong = (parameters, i, values) => (/** @type {number} */ value) => lossOf(parameters.with(i, value), values);

/** The run of each task, learning rate and start. @type {Map<string, Step[]>} */
const runs = new Map();
/** A run from its start to its end, computed once. @param {Values} values */
export function runOf(values) {
  const { task, lr, start } = values;
  const key = `${task} ${lr} ${start}`;
  let parameters = start.split(",").map(Number);
  const run =
    runs.get(key) ??
    Array.from({ length: STEPS + 1 }, () => {
      const before = parameters;
      const slopes = before.map((p, i) => {
        const loss = lossAlong(before, i, values);
        return (loss(p + H) - loss(p - H)) / (2 * H);
      });
      parameters = before.map((p, i) => p - lr * slopes[i]);
      return { parameters: before, loss: lossOf(before, values), slopes };
    });
  runs.set(key, run);
  return run;
}

/** What is asked. @returns {import("../shared/prediction.js").Prediction} */
export const asked = () => ({
  question:
    "Predict first: the neuron looks for its own weights and bias, one small step after the other. Which of AND, OR and XOR will it never learn?",
  answers: ["AND", "OR", "XOR", "it learns all three"],
  how: "choose a task",
  gesture: { task: "XOR", step: STEPS },
  seen: ({ task, step }) => task === "XOR" && step === STEPS,
  result: () => ({
    right: 2,
    because: "Wherever it starts, at most 3 of 4 get right: no straight line divides these discs from the squares.",
  }),
});

/** A number, or 0 where only rounding makes it another. @param {number} value */
const clean = (value) => (Math.abs(value) < 1e-9 ? 0 : value);
const along = Array.from({ length: 61 }, (_, i) => scale([0, 60], RANGE)(i));
const and = new Intl.ListFormat("en-GB");

/**
 * What the slopes say about the next step.
 * @param {Values} values @param {number[]} slopes @param {number} right
 */
function tell({ task }, slopes, right) {
  if (slopes.every((slope) => slope === 0))
    return "All three slopes are 0: what a nudge gains at one corner it loses at another. So nothing moves, now or later.";
  if (Math.max(...slopes.map(Math.abs)) < SMALL) {
    if (task === "XOR")
      return "The slopes have become small, and it is still wrong: no straight line divides these discs from the squares.";
    if (right === 4) return "The slopes have become small, and so have the steps: there is little left to gain.";
  }
  const [falls, rises] = [-1, 1].map((sign) => and.format(PARAMETERS.filter((_, i) => slopes[i] * sign > 0)));
  const grow = (/** @type {string} */ names) => `as ${names} ${names.length > 2 ? "grow" : "grows"}`;
  return [
    `The loss ${[falls && `falls ${grow(falls)}`, rises && `rises ${grow(rises)}`].filter(Boolean).join(" and ")}.`,
    `So the next step makes ${[falls && `${falls} larger`, rises && `${rises} smaller`].filter(Boolean).join(" and ")}.`,
  ].join(" ");
}

/**
 * The neuron at a step: its parameters with the loss along each of them, its answers, and what is said about it.
 * @param {Values} values
 */
export function evaluate(values) {
  const { step, task, lr } = values;
  const run = runOf(values);
  const { loss } = run[step];
  const numbers = run[step].parameters.map(clean);
  const slopes = run[step].slopes.map(clean);
  const [w1, w2, b] = numbers;
  const targets = TARGETS[task];
  const answers = [...over({ w1, w2, b }, CORNERS).outputs].map((answer, i) => ({
    answer,
    target: targets[i],
    words: fixed(answer),
    mark: answer === 0.5 ? "–" : answer > 0.5 === (targets[i] === 1) ? "✓" : "✗",
  }));
  const right = answers.filter(({ mark }) => mark === "✓").length;
  return {
    w1,
    w2,
    b,
    loss,
    answers,
    parameters: PARAMETERS.map((name, i) => {
      const move = fixed(-lr * slopes[i], 3);
      // The sign of what is written.
      const sign = Math.sign(Number(slopes[i].toFixed(4)));
      return {
        value: numbers[i],
        slope: slopes[i],
        words: [
          `${name} = ${fixed(numbers[i])}`,
          `slope ${fixed(slopes[i], 4)}`,
          `next step ${slopes[i] < 0 ? `+${move}` : move}`,
        ],
        sign: ["negative", "", "positive"][sign + 1],
        valley: along.map((value) => /** @type {[number, number]} */ ([value, lossAlong(numbers, i, values)(value)])),
        description: `The loss over ${name}: at ${fixed(numbers[i])} its slope is ${fixed(slopes[i], 4)}.`,
      };
    }),
    verdict: `${right} of 4 right.`,
    words: tell(values, slopes, right),
    curve: `Loss after step ${step}: ${fixed(loss, 3)}. At the start it is ${fixed(run[0].loss, 3)}, at the end ${fixed(run[STEPS].loss, 3)}.`,
  };
}
