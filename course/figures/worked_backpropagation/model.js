/** Worked backpropagation: one pass back in numbers, of which the last steps are left to the reader. */
import { exact } from "../shared/numbers.js";
import { read } from "../shared/typed.js";
import { isAlike, mistakesIn, place } from "./mistakes.js";
import { backward, draw } from "./network.js";

/**
 * What a field holds, and whether it has held something wrong before, or was filled for the reader.
 * @typedef {{ text: string, missed: boolean }} Entry
 * `seeds` has one for each stage, `entries` those of each stage that has any, by the names of the numbers.
 * @typedef {{ stage: number, seeds: number[], entries: Record<string, Record<string, Entry>>, words: Words }} Values
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./network.js").Gradients} Gradients
 * What Python says: what each stage asks for, and of each step its title, why it is so, and the rule of each line.
 * @typedef {{ questions: string[], steps: { title: string, why: string, rules: string[] }[] }} Words
 * A line of a step: an array, the rule of one entry, what is computed, and the names of the results, both row by row.
 * @typedef {{
 *   array: string, entry: (i: number, j: number) => string,
 *   numbers: (network: Network, gradients: Gradients) => string[], fields: string[][]
 * }} Line
 */

/** What each stage leaves open, and how many of the last steps that are. */
export const STAGES = [
  { name: "nothing", open: 0 },
  { name: "the last step", open: 1 },
  { name: "the last two", open: 2 },
  { name: "all", open: 6 },
];

const list = (/** @type {number[]} */ values) => `[${values.map((value) => exact(value)).join(", ")}]`;

/**
 * The steps, line by line in the order of their rules.
 * @type {Line[][]}
 */
export const STEPS = [
  [
    {
      array: "dŶ",
      entry: () => "2 (Ŷ − Y) / n, with Ŷ and Y of the forward pass",
      numbers: ({ Y_hat, Y }) => [`2 · (${exact(Y_hat)} − ${exact(Y)}) / 1`],
      fields: [["dY_hat"]],
    },
  ],
  [
    {
      array: "dZ₂",
      entry: () => "dŶ times Ŷ times 1 − Ŷ",
      numbers: ({ Y_hat }, { dY_hat }) => [`${exact(dY_hat)} · ${exact(Y_hat)} · (1 − ${exact(Y_hat)})`],
      fields: [["dZ2"]],
    },
  ],
  [
    {
      array: "dW₂",
      entry: (i) => `dZ₂ times entry ${i} of A₁`,
      numbers: ({ A1 }, { dZ2 }) => [`${exact(dZ2)} · ${list(A1)}`],
      fields: [["dW2_1", "dW2_2"]],
    },
    {
      array: "db₂",
      entry: () => "dZ₂ as it is, since there is one sample",
      numbers: () => [""],
      fields: [["db2"]],
    },
  ],
  [
    {
      array: "dA₁",
      entry: (i) => `dZ₂ times entry ${i} of W₂`,
      numbers: ({ W2 }, { dZ2 }) => [`${exact(dZ2)} · ${list(W2)}`],
      fields: [["dA1_1", "dA1_2"]],
    },
  ],
  [
    {
      array: "dZ₁",
      entry: (i) => `entry ${i} of dA₁, times 1 if neuron ${i} is on and times 0 if it is off`,
      numbers: ({ A1 }, { dA1_1, dA1_2 }) => [`${list([dA1_1, dA1_2])} · ${list(A1.map(Math.sign))}`],
      fields: [["dZ1_1", "dZ1_2"]],
    },
  ],
  [
    {
      array: "dW₁",
      entry: (i, j) => `entry ${i} of dZ₁ times entry ${j} of X`,
      numbers: ({ X }, { dZ1_1, dZ1_2 }) => [dZ1_1, dZ1_2].map((dZ) => `${exact(dZ)} · ${list(X)}`),
      fields: [
        ["dW1_11", "dW1_12"],
        ["dW1_21", "dW1_22"],
      ],
    },
    {
      array: "db₁",
      entry: (i) => `entry ${i} of dZ₁ as it is, since there is one sample`,
      numbers: () => [""],
      fields: [["db1_1", "db1_2"]],
    },
  ],
];

const HOW =
  "Every result is exact with three decimals; rounded to two it counts as well. Write the decimals after a point or a comma, and press Enter or go on to the next field: it is checked at once.";
const GOING_ON = [
  "",
  "Right in the end. Go on: the next one leaves the last two steps open.",
  "Both steps are right. Go on: the next one leaves all of them open.",
  "That is backpropagation, the whole of it.",
];

const LINES = STEPS.flat();
const NAMES = LINES.flatMap(({ fields }) => fields.flat());
const lineOf = (/** @type {string} */ name) =>
  /** @type {Line} */ (LINES.find(({ fields }) => fields.flat().includes(name)));

/** Whether a stage leaves a step open. @param {number} stage @param {number} step from 0 */
const isOpen = (stage, step) => step >= STEPS.length - STAGES[stage - 1].open;

/** The names of the numbers that a stage leaves open, in their order. @param {number} stage */
export const openIn = (stage) =>
  STEPS.flatMap((lines, step) => (isOpen(stage, step) ? lines.flatMap(({ fields }) => fields.flat()) : []));

/** What a number is called. @param {string} name */
export function called(name) {
  const { i, j } = place(name);
  const { array } = lineOf(name);
  if (array === "dW₂") return `${array}, from neuron ${i + 1}`;
  return [array, ...(i >= 0 ? [`neuron ${i + 1}`] : []), ...(j >= 0 ? [`input ${j + 1}`] : [])].join(", ");
}

/**
 * What there is to say of a wrong number.
 * @param {string} name @param {number} value @param {Network} network @param {Gradients} wrong all others so far
 */
function wordsOn(name, value, network, wrong) {
  const gradients = backward(network);
  const right = gradients[name];
  const source = NAMES.find((other) => other in wrong && backward(network, { [other]: wrong[other] })[name] !== right);
  if (source && isAlike(value, backward(network, wrong)[name]))
    return `A right step from a wrong number. Correct ${called(source)} first, then come back.`;
  const known = mistakesIn(name, network, gradients).find(([mistaken]) => isAlike(value, mistaken));
  if (known) return known[1];
  if (right !== 0) {
    if (isAlike(value, -right)) return "The digits are right, the sign is not.";
    if ([0.01, 0.1, 10, 100].some((slip) => Math.abs(value / slip - right) < 1e-9))
      return "The digits are right, the decimal point is not.";
    if (value !== 0 && (Math.abs(value - right) < 0.0125 || value === Number(right.toFixed(1))))
      return "Close, but rounded too much. Keep three decimals on the way, and at least two in the end.";
  }
  const { i, j } = place(name);
  return `Not that. Look at the rule again: this is ${lineOf(name).entry(i + 1, j + 1)}.`;
}

/** The numbers that stand in the fields of a stage, as far as they can be read. @param {Pick<Values, "stage" | "entries">} values */
function typed({ stage, entries }) {
  const numbers = Object.entries(entries[stage] ?? {}).map(
    ([name, { text }]) => /** @type {const} */ ([name, read(text)]),
  );
  return Object.fromEntries(numbers.filter(([, value]) => !Number.isNaN(value)));
}

/**
 * What a field holds, and how it is: empty, `unread`, `right` or `wrong`, with the words that say so.
 * @param {Pick<Values, "stage" | "entries">} values @param {string} name @param {Network} network
 */
export function judge(values, name, network) {
  const text = values.entries[values.stage]?.[name]?.text ?? "";
  const right = backward(network);
  const numbers = typed(values);
  const field = { name, label: called(name), text };
  if (!text.trim()) return { ...field, kind: "", words: "" };
  if (!(name in numbers))
    return { ...field, kind: "unread", words: "That is not a number: write it as −0.25 or −0,25." };
  if (isAlike(numbers[name], right[name])) return { ...field, kind: "right", words: `Right: ${exact(right[name])}.` };
  const { [name]: value, ...others } = numbers;
  const wrong = Object.fromEntries(Object.entries(others).filter(([other, value]) => !isAlike(value, right[other])));
  return { ...field, kind: "wrong", words: wordsOn(name, value, network, wrong) };
}

const networkOf = (/** @type {Values} */ { stage, seeds }) => draw(seeds[stage - 1]);

/** The entries with others in the present stage. @param {Values} values @param {Record<string, Entry>} changed */
const withEntries = ({ stage, entries }, changed) => ({
  entries: { ...entries, [stage]: { ...entries[stage], ...changed } },
});

/** The state when something has been typed into a field. @param {Values} values @param {string} name @param {string} text */
export function enter(values, name, text) {
  const missed = values.entries[values.stage]?.[name]?.missed ?? false;
  const changed = (/** @type {boolean} */ missed) => withEntries(values, { [name]: { text, missed } });
  const { kind } = judge({ ...values, ...changed(missed) }, name, networkOf(values));
  return changed(missed || kind === "wrong");
}

/** The state when a step is filled for the reader; what is right already stays. @param {Values} values @param {number} step */
export function fill(values, step) {
  const network = networkOf(values);
  const right = backward(network);
  const names = STEPS[step].flatMap(({ fields }) => fields.flat());
  const open = names.filter((name) => judge(values, name, network).kind !== "right");
  return withEntries(
    values,
    Object.fromEntries(open.map((name) => [name, { text: exact(right[name]), missed: true }])),
  );
}

/** The state with other numbers in the present stage. @param {Values} values */
export const renew = ({ stage, seeds, entries }) => ({
  seeds: seeds.with(stage - 1, seeds[stage - 1] + STAGES.length),
  entries: Object.fromEntries(Object.entries(entries).filter(([name]) => name !== String(stage))),
});

/** What was given and computed on the way forward: each line a list of equations. @param {Network} network */
function forwardLines({ X, W1, b1, Z1, A1, W2, b2, Z2, Y_hat, Y }) {
  const r = Y_hat - Y;
  return [
    `X = ${list(X)}, Y = ${exact(Y)}`,
    `W₁ = [${W1.map(list).join(", ")}], b₁ = ${list(b1)}`,
    `Z₁ = X W₁ᵀ + b₁ = ${list(Z1)}`,
    `A₁ = relu(Z₁) = ${list(A1)}`,
    `W₂ = ${list(W2)}, b₂ ≈ ${exact(b2, 3)}`,
    `Z₂ = A₁ W₂ᵀ + b₂ ≈ ${exact(Z2, 3)}`,
    `Ŷ = sigmoid(Z₂) = ${exact(Y_hat)}`,
    `L = (Ŷ − Y)² / n = ${exact(r * r)}`,
  ];
}

/** What the last line says of the fields so far. @param {Values} values @param {string[]} kinds */
function verdictOn({ stage, entries }, kinds) {
  const right = kinds.filter((kind) => kind === "right").length;
  if (kinds.every((kind) => !kind)) return "";
  if (right < kinds.length) return `${right} of ${kinds.length} right`;
  const isMissed = Object.values(entries[stage]).some(({ missed }) => missed);
  return stage === 2 && !isMissed ? "You have it. Skip to the exercises, or go on." : GOING_ON[stage - 1];
}

/** All that is shown. @param {Values} values */
export function evaluate(values) {
  const network = networkOf(values);
  const right = backward(network);
  const steps = STEPS.map((lines, step) => {
    const { title, why, rules } = values.words.steps[step];
    const open = isOpen(values.stage, step);
    return {
      title,
      why,
      isOpen: open,
      lines: lines.map(({ numbers, fields }, at) => {
        const judged = open ? fields.map((row) => row.map((name) => judge(values, name, network))) : [];
        const isDone = judged.flat().every(({ kind }) => kind === "right");
        const results = fields.map((row) => row.map((name) => right[name]));
        return {
          rule: rules[at],
          worked: numbers(network, right).map((words, i) => {
            const result = results[i].length === 1 ? exact(results[i][0]) : list(results[i]);
            return `= ${words && `${words} = `}${result}`;
          }),
          isDone,
          fields: judged,
        };
      }),
    };
  });
  const kinds = steps.flatMap(({ lines }) => lines.flatMap(({ fields }) => fields.flat().map(({ kind }) => kind)));
  return {
    network,
    question: values.words.questions[values.stage - 1],
    how: isOpen(values.stage, STEPS.length - 1) ? HOW : "",
    forward: forwardLines(network),
    steps,
    verdict: verdictOn(values, kinds),
  };
}
