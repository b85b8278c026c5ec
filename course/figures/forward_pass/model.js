/** The forward pass of a 2-2-1 network: its numbers for one input, and the plane as each layer leaves it. */
import { Network } from "../mathematics/network.js";
import { clamp, gridInputs, scale } from "../mathematics/plane.js";
import { valueAt } from "../shared/dragging.js";
import { bracketed, fixed, sum, vector } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";

/**
 * @typedef {[number, number]} Pair a point, or an interval
 * @typedef {import("../mathematics/network.js").Plain} Plain
 * @typedef {import("../mathematics/layers.js").Dense} Dense
 * @typedef {{ stage: number, x1: number, x2: number, network: Plain }} Values
 */

export const STAGES = ["X", "Z₁", "A₁", "Z₂", "Ŷ"];
export const SHAPES = ["(4, 2)", "(4, 2)", "(4, 2)", "(4, 1)", "(4, 1)"];
export const LAST = STAGES.length - 1;

const SAYS = [
  "the inputs. No straight line has both discs on one side and both squares on the other. Drag the ring.",
  "the sums stretch, turn and shift the plane. Straight lines stay straight: still no line divides discs from squares.",
  "tanh bends the plane into the square from −1 to 1. Here one straight line can divide discs from squares.",
  "the output neuron draws that line. On it Z₂ is 0, on the side of the squares positive, on that of the discs negative.",
  "the answers, back at the inputs. On the solid line they are 0.5, on a dashed line OR or NAND gives 0.",
];

/** The planes of the inputs, of the hidden sums and of the hidden outputs. */
export const PLANES = [
  { letter: "x", ticks: [0, 1], sides: ["sw", "nw", "se", "ne"] },
  { letter: "z", ticks: [-4, -2, 0, 2, 4], sides: ["nw", "ne", "ne", "se"] },
  { letter: "a", ticks: [-1, 0, 1], sides: ["nw", "above", "sw", "below"] },
];
/** The legs of the way: from X to Z₁, to A₁, where Z₂ is, and back through Z₁ to the inputs. */
const WAY = [0, 1, 2, 2, 1, 0];
const WINDOW = /** @type {Pair} */ ([-0.25, 1.25]);
const POINTS = /** @type {Pair[]} */ ([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
export const TARGETS = [0, 1, 1, 0];
export const CELLS = 60;
const FINE = 48;

/** A second of moving from each stage to the next, then a second of rest. */
export const timeline = {
  at: (/** @type {number} */ seconds) => Math.floor(seconds / 2) + Math.min(1, seconds % 2),
  when: (/** @type {number} */ stage) => stage + Math.floor(stage),
};

/** The input under a pointer, at these shares of the window from its top left. @param {number} x @param {number} y */
export const inputAt = (x, y) => ({
  x1: clamp(valueAt(WINDOW, x, 20), [0, 1]),
  x2: clamp(valueAt(WINDOW, 1 - y, 20), [0, 1]),
});

/** The input can be dragged where the plane is its own. @param {number} stage */
export const isDraggable = (stage) => stage === 0 || stage === LAST;

/** @param {number} count @param {Pair} interval */
const evenly = (count, [low, high]) => Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);

/** Lines along both axes at such levels. @param {number[]} levels @param {Pair} interval @returns {Pair[][]} */
const linesAt = (levels, interval) =>
  levels.flatMap((level) => {
    const along = evenly(FINE, interval);
    return [along.map((x2) => /** @type {Pair} */ ([level, x2])), along.map((x1) => /** @type {Pair} */ ([x1, level]))];
  });

/** Where the sum of neuron `i` is 0. @param {Dense} layer @param {number} i @param {number} x1 @returns {Pair} */
const zeroOf = ({ W, b }, i, x1) => [x1, -(b[i] + W[2 * i] * x1) / W[2 * i + 1]];

/** All that does not depend on the stage and on the input. @param {Plain} plain */
function survey(plain) {
  const network = Network.load(plain);
  const [first, second] = network.layers;
  /** What points become in the three planes. @param {Pair[]} points @returns {Pair[][]} */
  const images = (points) => {
    const X = Float64Array.from(points.flat());
    network.predict(X);
    return [X, first.Z, first.A].map((values) => points.map((_, i) => [values[2 * i], values[2 * i + 1]]));
  };
  const [, sums] = images(WINDOW.flatMap((x1) => WINDOW.map((x2) => /** @type {Pair} */ ([x1, x2]))));
  const extents = /** @type {Pair[]} */ ([
    WINDOW,
    [Math.min(...sums.flat()) - 0.5, Math.max(...sums.flat()) + 0.5],
    [-1.25, 1.25],
  ]);
  const scales = extents.map((extent) => ({ right: scale(extent, [0, 100]), up: scale(extent, [100, 0]) }));
  /** Where a point is in the plot, in percent. @param {number} plane @param {Pair} point @returns {Pair} */
  const spot = (plane, [x, y]) => [scales[plane].right(x), scales[plane].up(y)];
  /** The same for points in all three planes. @param {Pair[]} points */
  const spots = (points) => images(points).map((image, plane) => image.map((point) => spot(plane, point)));
  const dashed = [0, 1].map((i) => evenly(FINE, [-4, 4]).map((x1) => zeroOf(first, i, x1)));

  const grounds = [new Network(second), network].map((of, i) => {
    const [x, y] = [extents[2 - 2 * i], extents[2 - 2 * i]];
    const outputs = of.predict(gridInputs({ x, y }, CELLS)).slice();
    return { outputs, sums: second.Z.slice() };
  });
  /** @param {string} words @param {number} plane @param {Pair} point @param {string} side */
  const tag = (words, plane, point, side) => ({ words, at: spot(plane, point), side });
  return {
    network,
    extents,
    images,
    spots,
    grounds,
    answers: [...network.predict(Float64Array.from(POINTS.flat()))],
    points: spots(POINTS),
    grid: linesAt(evenly(6, WINDOW), WINDOW).map(spots),
    unit: linesAt([0, 1], [0, 1]).map(spots),
    zeros: dashed.map(spots),
    tags: [
      [tag("Z₂ = 0", 2, zeroOf(second, 0, -0.1), "sw")],
      [tag("a₁ = 0", 0, zeroOf(first, 0, -0.1), "ne"), tag("a₂ = 0", 0, zeroOf(first, 1, 0.45), "sw")],
    ],
  };
}

/** @type {WeakMap<Plain, ReturnType<typeof survey>>} */
const surveys = new WeakMap();
/** The survey of a network, which is made once. @param {Plain} plain */
export function surveyOf(plain) {
  const found = surveys.get(plain) ?? survey(plain);
  surveys.set(plain, found);
  return found;
}

/** A weight as short as it is. @param {number} value */
export const weight = (value) => fixed(value, Number.isInteger(value) ? 0 : 1);

/** A sum with its numbers. @param {ArrayLike<number>} weights @param {number} bias @param {string[]} inputs */
const withNumbers = (weights, bias, inputs) =>
  sum([...inputs.map((x, i) => `${weight(weights[i])} · ${bracketed(x)}`), weight(bias)]);

/** The formula of a stage, in parts between which a line may break. @param {Network} network @param {number[][]} numbers */
function formulaOf({ layers: [first, second] }, [x, Z1, A1, [z], [y_hat]], /** @type {number} */ stage) {
  const inputs = x.map((value) => fixed(value));
  const hidden = A1.map((value) => fixed(value, 4));
  const [or, nand] = [0, 1].map((i) => withNumbers(first.W.slice(2 * i, 2 * i + 2), first.b[i], inputs));
  return [
    ["one row of X:", `x = ${vector(x)}`],
    ["Z₁ = x W₁ᵀ + b₁", `= [${or},`, `${nand}]`, `= ${vector(Z1)}`],
    ["A₁ = tanh(Z₁)", `= [tanh(${fixed(Z1[0])}), tanh(${fixed(Z1[1])})]`, `= ${vector(A1, 4)}`],
    ["Z₂ = A₁ W₂ᵀ + b₂", `= ${withNumbers(second.W, second.b[0], hidden)}`, `= ${fixed(z, 3)}`],
    ["Ŷ = σ(Z₂)", `= 1 / (1 + e^(${fixed(-z, 3)}))`, `= ${fixed(y_hat, 3)}`],
  ][stage];
}

/**
 * The plane on its way, in percent of the plot: where its points and lines are, and how much of all there is.
 * @param {ReturnType<typeof survey>} survey @param {number} stage @param {Pair[][]} ring
 */
function planeAt({ points, grid, unit, zeros }, stage, ring) {
  // From Z₂ to Ŷ it goes two legs of the way, from other stages one.
  const along = Math.max(stage, 2 * stage - 3);
  const leg = Math.min(WAY.length - 2, Math.floor(along));
  const share = along - leg;
  /** @param {Pair[][]} spots */
  const now = (spots) => {
    const [from, to] = [spots[WAY[leg]], spots[WAY[leg + 1]]];
    return from.map(([x, y], i) => /** @type {Pair} */ ([x + share * (to[i][0] - x), y + share * (to[i][1] - y)]));
  };
  const near = WAY[Math.round(along)];
  // Between two planes neither has axes.
  const clear = WAY[leg] === WAY[leg + 1] ? 1 : Math.abs(1 - 2 * share);
  return {
    near,
    points: now(points),
    ring: now(ring)[0],
    grid: grid.map(now),
    unit: unit.map(now),
    zeros: zeros.map(now),
    shares: {
      axes: PLANES.map((_, plane) => (plane === near ? clear : 0)),
      grounds: [3, 5].map((moment) => Math.max(0, 1 - Math.abs(along - moment))),
      // The answers at the end stand on a clean plane, and the dashed lines begin with the sums.
      lines: Math.min(1, 5.2 - along),
      zeros: Math.min(1, along),
    },
  };
}

/** What a reader hears who does not see the plane. @param {ReturnType<typeof survey>} survey @param {number} now @param {Pair} x @param {number} y_hat */
function describe({ images, answers }, now, x, y_hat) {
  const [discs, squares] = [0, 1].map((target) => POINTS.map((_, i) => i).filter((i) => TARGETS[i] === target));
  if (now === LAST) {
    const [low, high] = [discs, squares].map((some) => some.map((i) => fixed(answers[i])).join(" and "));
    return `The plane at Ŷ, again that of the inputs: the answers are ${low} at the discs, ${high} at the squares, and ${fixed(y_hat)} at the ring.`;
  }
  const places = images([...POINTS, x])[WAY[now]].map(([x, y]) => `(${fixed(x)}, ${fixed(y)})`);
  const [low, high] = [discs, squares].map((some) => some.map((i) => places[i]).join(" and "));
  return `The plane at ${STAGES[now]}: discs at ${low}, squares at ${high}, and a ring for x at ${places[4]}.`;
}

/** All that is to be seen of a state: on its way to a stage, the figure speaks of that one. @param {Values} values */
export function evaluate({ stage, x1, x2, network: plain }) {
  const survey = surveyOf(plain);
  const { network, spots, answers } = survey;
  const [first, second] = network.layers;
  const now = Math.ceil(stage);
  const x = /** @type {Pair} */ ([x1, x2]);
  network.predict(Float64Array.from(x));
  const numbers = [x, ...[first.Z, first.A, second.Z, second.A].map((values) => [...values])];
  const [y_hat] = numbers[LAST];
  const plane = planeAt(survey, stage, spots([x]));
  const reached = numbers.slice(0, now + 1).map((values, k) => `${STAGES[k]} = ${vector(values)}`);
  return {
    now,
    numbers,
    written: numbers.map((values, k) => values.map((value) => (k > now ? "·" : fixed(value)))),
    formula: formulaOf(network, numbers, now),
    caption: `${STAGES[now]}: ${SAYS[now]}`,
    plane,
    names: stage < LAST ? POINTS.map(([x1, x2]) => `(${x1}, ${x2})`) : answers.map((answer) => fixed(answer)),
    ringName: stage < LAST ? PLANES[plane.near].letter : fixed(y_hat),
    networkDescription: `The network, with hidden neurons OR and NAND and output AND. ${reached.join(", ")}.`,
    planeDescription: describe(survey, now, x, y_hat),
  };
}

const MIDDLE_OF_ALL = { stage: LAST, x1: 0.5, x2: 0.5 };
/** What is asked from each stage on. @type {import("../shared/prediction.js").Prediction[]} */
const PREDICTIONS = [
  {
    question:
      "Predict first: no straight line divides discs from squares here. Next come the weights and biases, which move every point. Will a line do it at Z₁?",
    answers: ["yes", "no"],
    how: "go on to Z₁",
    gesture: { stage: 1 },
    seen: ({ stage }) => stage >= 1,
    result: () => ({
      right: 1,
      because: "Weights and biases stretch, turn and shift the whole plane. What was crossed stays crossed.",
    }),
  },
  {
    question:
      "Predict first: next comes tanh, which squeezes one part of the grid and leaves another wide. Where will it stay wide?",
    answers: ["near the dashed lines", "far from the dashed lines"],
    how: "go on to A₁",
    gesture: { stage: 2 },
    seen: ({ stage }) => stage >= 2,
    result: () => ({
      right: 0,
      because: "There a sum is 0, and tanh is steepest. Far away it is flat, and all sums become nearly 1 or −1.",
    }),
  },
  {
    question:
      "Predict first: at X no straight line divides discs from squares, here one does. Which step made it possible? Go back to X and play.",
    answers: ["the weights and biases", "tanh"],
    how: "look at Z₁",
    gesture: { stage: 1 },
    seen: ({ stage }) => stage === 1,
    result: () => ({
      right: 1,
      because: "At Z₁ still no line does it: weights and biases leave straight what is straight. Only tanh bends.",
    }),
  },
  {
    question:
      "Predict first: here one straight line divides discs from squares. What does this line look like back among the inputs, at Ŷ?",
    answers: ["one straight line", "two straight lines", "a bent line"],
    how: "go on to Ŷ",
    gesture: { stage: LAST },
    seen: ({ stage }) => stage === LAST,
    result: () => ({
      right: 2,
      because:
        "What is straight after tanh was bent before it: here it goes around both squares, and leaves a disc on either side.",
    }),
  },
  {
    question: "Predict first: what is the answer at (0.5, 0.5), in the middle of the four points?",
    answers: ["nearly 0", "about 1/2", "nearly 1"],
    how: "drag the ring there",
    gesture: MIDDLE_OF_ALL,
    seen: (values) => has(values, MIDDLE_OF_ALL),
    result(values) {
      const y_hat = evaluate(values).numbers[LAST][0];
      return {
        right: [0.1, 0.9].filter((limit) => y_hat > limit).length,
        because: `It is ${fixed(y_hat, 3)}: the middle lies within the bent line, between both squares.`,
      };
    },
  },
];

/** What is asked in a state. @param {Values} values */
export const asked = ({ stage }) => PREDICTIONS[Math.floor(stage)];
