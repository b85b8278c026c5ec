/** Backpropagation: a computational graph, its values step by step forward, then its gradients step by step backward. */
import { sigmoid, tanh } from "../mathematics/activations.js";
import { bracketed, significant, sum } from "../shared/numbers.js";

/**
 * `write` and `rules` write what `value` and `slopes` compute: of names and of written numbers alike.
 * @typedef {{
 *   title: string, write: (inputs: string[]) => string, value: (inputs: number[]) => number,
 *   rules: (inputs: string[], output: string) => string[], slopes: (inputs: number[], output: number) => number[]
 * }} Operation
 * @typedef {{
 *   leaves: Record<string, string>, operations: [name: string, kind: string, ...inputs: string[]][], opening: number,
 *   wide: string[], phone: string[]
 * }} Graph
 * @typedef {Record<string, number>} Numbers
 * @typedef {{ graph: string, step: number } & Record<string, any>} Values
 */

/** What rounding leaves of a sum that is 0. */
const DUST = 1e-12;

/** A number to two digits, and at least two decimals. @param {number} value */
const written = (value) => significant(value, 2, 2);
/** A written number, or a name, that is squared. @param {string} base */
const squared = (base) => `${/^−| · /.test(base) ? `(${base})` : base}²`;

/** @type {Record<string, Operation>} */
const OPERATIONS = {
  add: {
    title: "sum",
    write: sum,
    value(inputs) {
      const total = inputs.reduce((total, value) => total + value);
      return Math.abs(total) < DUST ? 0 : total;
    },
    rules: (inputs) => inputs.map(() => "1"),
    slopes: (inputs) => inputs.map(() => 1),
  },
  subtract: {
    title: "difference",
    write: ([u, v]) => `${u} − ${bracketed(v)}`,
    value: ([u, v]) => u - v,
    rules: () => ["1", "−1"],
    slopes: () => [1, -1],
  },
  multiply: {
    title: "product",
    write: ([u, v]) => `${u} · ${bracketed(v)}`,
    value: ([u, v]) => u * v,
    rules: ([u, v]) => [v, u],
    slopes: ([u, v]) => [v, u],
  },
  square: {
    title: "square",
    write: ([u]) => squared(u),
    value: ([u]) => u * u,
    rules: ([u]) => [`2 · ${bracketed(u)}`],
    slopes: ([u]) => [2 * u],
  },
  sigmoid: {
    title: "sigmoid",
    write: ([z]) => `σ(${z})`,
    value: ([z]) => sigmoid.call(z),
    rules: (_, a) => [`${a} · (1 − ${a})`],
    slopes: (_, a) => [sigmoid.derivative(a)],
  },
  tanh: {
    title: "tanh",
    write: ([z]) => `tanh(${z})`,
    value: ([z]) => tanh.call(z),
    rules: (_, a) => [`1 − ${squared(a)}`],
    slopes: (_, a) => [tanh.derivative(a)],
  },
};

/**
 * Leaves by the traits that hold them; operations in the order of computing: name, kind, inputs; the step to look at
 * first; and where each stands, wide and on a phone.
 * @type {Record<string, Graph>}
 */
export const GRAPHS = {
  "one neuron": {
    leaves: { w1: "w₁", x1: "x₁", w2: "w₂", x2: "x₂", b1: "b", y: "y" },
    operations: [
      ["p₁", "multiply", "w₁", "x₁"],
      ["p₂", "multiply", "w₂", "x₂"],
      ["z", "add", "p₁", "p₂", "b"],
      ["a", "sigmoid", "z"],
      ["r", "subtract", "a", "y"],
      ["L", "square", "r"],
    ],
    opening: 9,
    wide: [". w₁", "", "x₁ p₁", ". . z a r L", "x₂ p₂", ". . b . y", ". w₂"],
    phone: ["w₁ x₁ w₂", "p₁ x₂ p₂", "b z", ". a", ". r y", ". L"],
  },
  "two layers": {
    leaves: { w1: "w₁", b1: "b₁", w2: "w₂", b2: "b₂", x1: "x", y: "y" },
    operations: [
      ["p₁", "multiply", "w₁", "x"],
      ["z₁", "add", "p₁", "b₁"],
      ["a₁", "tanh", "z₁"],
      ["p₂", "multiply", "w₂", "a₁"],
      ["z₂", "add", "p₂", "b₂"],
      ["ŷ", "sigmoid", "z₂"],
      ["r", "subtract", "ŷ", "y"],
      ["L", "square", "r"],
    ],
    opening: 11,
    wide: [". w₁ b₁", "", "x p₁ z₁ a₁", "", "", ". p₂ z₂ ŷ r L", "", ". w₂ b₂ . y"],
    phone: ["x p₁ w₁", ". z₁ b₁", ". a₁", ". p₂ w₂", ". z₂ b₂", ". ŷ", ". r y", ". L"],
  },
  "a value used twice": {
    leaves: { w1: "w", x1: "x", y: "y" },
    operations: [
      ["z", "multiply", "w", "x"],
      ["s", "sigmoid", "z"],
      ["a", "multiply", "z", "s"],
      ["r", "subtract", "a", "y"],
      ["L", "square", "r"],
    ],
    opening: 8,
    wide: [". . s", "w", ". z . a r L", "x", ". . . . y"],
    phone: ["w z x", "s", ". a", ". r y", ". L"],
  },
};
/** @type {Record<string, string>} */
const KINDS = { w: "weight", b: "bias", x: "input", y: "target" };

/** The last step of a graph: each operation is done forward, and then backward. @param {string} graph */
export const lastStep = (graph) => 2 * GRAPHS[graph].operations.length;

/** The state when a graph is chosen. @param {string} graph */
export const choose = (graph) => ({ graph, step: GRAPHS[graph].opening });

/** What the value of each trait is called in a graph, by the traits that it uses. @param {string} graph */
export const labels = (graph) =>
  Object.fromEntries(Object.entries(GRAPHS[graph].leaves).map(([trait, name]) => [trait, `${KINDS[name[0]]} ${name}`]));

/** The values of all operations, from those of the leaves. @param {Graph} graph @param {Numbers} leaves */
function forward({ operations }, leaves) {
  const values = { ...leaves };
  for (const [name, kind, ...inputs] of operations)
    values[name] = OPERATIONS[kind].value(inputs.map((input) => values[input]));
  return values;
}

/**
 * The gradients after some operations backward, and what the last of these sent to each of its inputs.
 * @param {Graph} graph @param {Numbers} values @param {number} done
 */
function backward({ operations }, values, done) {
  /** @type {Numbers} */
  const gradients = done ? { L: 1 } : {};
  /** @type {{ input: string, slope: number, part: number, before?: number }[]} */
  let sent = [];
  for (const [name, kind, ...inputs] of operations.toReversed().slice(0, done)) {
    const numbers = inputs.map((input) => values[input]);
    const slopes = OPERATIONS[kind].slopes(numbers, values[name]);
    sent = inputs.map((input, i) => {
      const before = gradients[input];
      const part = gradients[name] * slopes[i];
      gradients[input] = (before ?? 0) + part;
      return { input, slope: slopes[i], part, before };
    });
  }
  return { gradients, sent };
}

/** The operation by names and in numbers, and its value. @param {Graph["operations"][0]} operation @param {Numbers} values */
function computed([name, kind, ...inputs], values) {
  const { write } = OPERATIONS[kind];
  const numbers = inputs.map((input) => written(values[input]));
  return [name, write(inputs), write(numbers), written(values[name])].join(" = ");
}

/**
 * The slopes of an operation, side by side; then a line for each gradient that it sends.
 * @param {Graph["operations"][0]} operation @param {Numbers} values @param {ReturnType<typeof backward>} gone
 * @param {(name: string) => boolean} awaited
 */
function sentBack([name, kind, ...inputs], values, { gradients, sent }, awaited) {
  const { rules } = OPERATIONS[kind];
  const words = rules(inputs, name);
  const numbers = rules(
    inputs.map((input) => written(values[input])),
    written(values[name]),
  );
  const slopes = sent.map(({ slope }, i) => (words[i] === numbers[i] ? words[i] : written(slope)));
  const chains = sent.map(({ input }, i) =>
    [`∂${name}/∂${input}`, ...new Set([words[i], numbers[i], slopes[i]])].join(" = "),
  );
  const sums = sent.map(({ input, part, before }, i) => {
    const product = `${written(gradients[name])} · ${bracketed(slopes[i])}`;
    const chain = `d${name} · ∂${name}/∂${input} = ${product} = ${written(part)}`;
    if (before === undefined) return `d${input} = ${chain}${awaited(input) ? " (more to come)" : ""}`;
    const added = `first ${written(before)}, plus ${written(part)} makes ${written(gradients[input])}`;
    return `d${input} += ${chain}: ${added}`;
  });
  return [chains, ...sums.map((line) => [line])];
}

/**
 * The graph at a step: each value and gradient so far, as numbers and as they are written; what this step does; and how
 * boxes and arrows look: `forward` or `backward`, `ahead` where nothing has passed yet, and `now` in this step.
 * @param {Values} state
 */
export function evaluate(state) {
  const graph = GRAPHS[state.graph];
  const { leaves, operations } = graph;
  const count = operations.length;
  const step = Math.min(state.step, 2 * count);
  const back = Math.max(0, step - count);
  const values = forward(
    graph,
    Object.fromEntries(Object.entries(leaves).map(([trait, name]) => [name, state[trait]])),
  );
  const gone = backward(graph, values, back);
  const { gradients, sent } = gone;
  const current = step ? operations[back ? count - back : step - 1] : undefined;
  const ahead = operations.slice(step).map(([name]) => name);
  const unsent = operations.slice(0, count - back);
  const awaited = (/** @type {string} */ name) => unsent.some(([, , ...inputs]) => inputs.includes(name));

  const boxes = [...Object.values(leaves).map((name) => [name]), ...operations].map(([name, kind, ...inputs]) => {
    const reached = back > 0 && sent.some(({ input }) => input === name);
    const active = name === current?.[0];
    return {
      name,
      kind: kind ? "" : KINDS[name[0]],
      operation: kind ? OPERATIONS[kind].write(inputs) : "",
      value: ahead.includes(name) ? "" : written(values[name]),
      gradient: name in gradients ? written(gradients[name]) + (awaited(name) ? " + …" : "") : "",
      look: reached || (active && back) ? "backward now" : active ? "forward now" : "",
    };
  });
  const arrows = operations.flatMap(([name, , ...inputs]) => {
    const turned = back > 0 && !unsent.some(([other]) => other === name);
    const active = name === current?.[0];
    const way = turned ? "backward" : ahead.includes(name) ? "ahead" : "forward";
    return inputs.map((input) => ({ input, name, turned, look: active ? `${way} now` : way }));
  });

  let title = "Before the first step";
  let lines = [["Only weights, inputs and target have values. Each step forward computes one more."]];
  if (current && back) {
    const start = back === 1 ? ", from dL = dL/dL = 1" : "";
    title = `Backward, step ${back} of ${count}: through the ${OPERATIONS[current[1]].title}${start}`;
    lines = sentBack(current, values, gone, awaited);
  } else if (current) {
    title = `Forward, step ${step} of ${count}: a ${OPERATIONS[current[1]].title}`;
    lines = [[computed(current, values)]];
  }
  return {
    step,
    values,
    gradients,
    boxes,
    arrows,
    title,
    lines,
    description: `Computational graph of ${state.graph}. ${title}. The table below has every value and every gradient so far.`,
  };
}

/** @typedef {import("../shared/prediction.js").Prediction} Prediction */

/** What can be tried when all gradients are there. @type {Record<string, string>} */
const LAST_TASKS = {
  "one neuron":
    "Try: move the sliders so that the answer is as wrong as it can be, and yet the slopes of all weights are nearly zero.",
  "two layers": "Try: move the sliders so that dw₁ is nearly zero, and yet dw₂ is not.",
  "a value used twice": "Try: move the sliders so that dz is nearly zero, though r is not, since its two parts cancel.",
};

/** Which number comes next on the way forward: others need a number that is not there yet. @param {Values} state @returns {import("../shared/prediction.js").Asked} */
function nextForward({ graph, step }) {
  const { operations } = GRAPHS[graph];
  const ahead = operations.slice(step);
  const missing = new Set(ahead.map(([name]) => name));
  const [[next, , ...inputs], ...later] = ahead;
  const blocked = later.filter(([, , ...needed]) => needed.some((name) => missing.has(name))).map(([name]) => name);
  if (!blocked.length) return { question: "Try: which number comes next, and which others does it need? Press Step." };
  const answers = [...blocked.slice(-2), next].sort();
  return {
    question: `Predict first: which of these numbers is computed ${step ? "next" : "first"}, and from which others?`,
    answers,
    how: "press Step",
    gesture: { step: step + 1 },
    seen: (now) => now.graph === graph && now.step > step,
    result: () => ({
      right: answers.indexOf(next),
      because: `It needs ${new Intl.ListFormat("en-GB").format(inputs)}, which are there. The others must wait.`,
    }),
  };
}

/** Which way L goes with r. @param {Values} state @returns {Prediction} */
function nextSign({ graph, step }) {
  return {
    question: "Predict first: if r grew a little, would L grow or fall? The first gradient says so.",
    answers: ["L would grow", "L would fall", "neither"],
    how: "press Step",
    gesture: { step: step + 1 },
    seen: (now) => now.graph === graph && now.step > step,
    result(now) {
      const { r } = evaluate(now).gradients;
      return {
        right: r > 0 ? 0 : r < 0 ? 1 : 2,
        because: `dr = 2 r = ${written(r)}. ${r ? `Since r is ${r > 0 ? "above" : "below"} 0, r² ${r > 0 ? "grows" : "falls"} with it.` : "At r = 0 the parabola is flat."}`,
      };
    },
  };
}

/** How the slopes of both weights are related. @param {Values} state @returns {Prediction} */
function bothWeights({ graph, step, x1, x2 }) {
  return {
    question: `Predict first: x₁ is ${written(x1)} and x₂ is ${written(x2)}. How will dw₁ and dw₂ be related?`,
    answers: ["as w₁ and w₂", "as x₁ and x₂", "they are equal"],
    how: "press Step",
    gesture: { step: lastStep(graph) },
    seen: (now) => now.graph === graph && now.step === lastStep(graph),
    result: (now) => {
      const { gradients } = evaluate(now);
      return {
        right: 1,
        because: `Each is dz = ${written(gradients.z)} times its own input: ${written(gradients["w₁"])} and ${written(gradients["w₂"])}.`,
      };
    },
  };
}

/** What becomes of two parts of one gradient. @param {Values} state @returns {Prediction} */
function bothParts({ graph, step }) {
  return {
    question: "Predict first: z is used twice, so two parts of a gradient come back to it. What becomes of them?",
    answers: ["the larger one counts", "they are multiplied", "they are added"],
    how: "press Step",
    gesture: { step: 9 },
    seen: (now) => now.graph === graph && now.step > 8,
    result: () => ({
      right: 2,
      because: "A nudge of z moves a in two ways at once, and for small nudges the two effects add up.",
    }),
  };
}

/** How the next gradient compares with the one that it comes from. @param {Values} state @returns {Prediction} */
function nextSize({ graph, step }) {
  const [name, , input] = GRAPHS[graph].operations[lastStep(graph) - step - 1];
  return {
    question: `Predict first: next comes d${input}, from d${name}. Will it be larger, signs aside, or smaller?`,
    answers: ["larger", "smaller", "the same"],
    how: "press Step",
    gesture: { step: step + 1 },
    seen: (now) => now.graph === graph && now.step > step,
    result(now) {
      const { gradients } = evaluate(now);
      const [from, to] = [gradients[name], gradients[input]];
      const [before, after] = [from, to].map(Math.abs);
      return {
        right: Math.abs(after - before) < 1e-9 ? 2 : after > before ? 0 : 1,
        because: `d${name} = ${written(from)} times the slope of ${name} for ${input} makes d${input} = ${written(to)}.`,
      };
    },
  };
}

/** What is asked in a state. @param {Values} state @returns {import("../shared/prediction.js").Asked} */
export function asked(state) {
  const { graph } = state;
  const end = lastStep(graph);
  const step = Math.min(state.step, end);
  const now = { ...state, step };
  if (step === end) return { question: LAST_TASKS[graph] };
  if (step < end / 2) return nextForward(now);
  if (step === end / 2) return nextSign(now);
  if (graph === "one neuron") return state.x1 === state.x2 ? nextSize(now) : bothWeights(now);
  return graph === "a value used twice" && step < 9 ? bothParts(now) : nextSize(now);
}
