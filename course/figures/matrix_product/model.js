/** The matrix product: the triple loop at one of its steps, in the matrices, in the code and in memory. */
import { bracketed, fixed } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";

/** @typedef {{ p: number, q: number, r: number, step: number }} Values */

export const LARGEST = 4;
// No entry and no sum on the way has more than two characters: sixteen cells fit side by side on a phone.
const A = [
  [2, -1, 3, 1],
  [4, 6, -2, -5],
  [9, 11, -6, -3],
  [5, 7, -4, 8],
];
const B = [
  [3, 1, 10, 8],
  [5, 7, -3, -5],
  [-1, 4, 9, -6],
  [-2, 6, 2, -4],
];

const whole = (/** @type {number} */ value) => fixed(value, 0);
const factor = (/** @type {number} */ value) => bracketed(whole(value));

/** How many multiplications the product takes. @param {Values} values */
export const lastStep = ({ p, q, r }) => p * q * r;

/** The step where the state stands. Python sets sizes before the step, which lies beyond the end in between. @param {Values} values */
const stepOf = (values) => Math.min(values.step, lastStep(values));

/** The state with other sizes, and within them. @param {Values} values @param {Partial<Values>} sizes */
export const resize = (values, sizes) => ({ ...sizes, step: stepOf({ ...values, ...sizes, step: stepOf(values) }) });

/** The step with which a cell of C is finished. @param {Values} values @param {number} cell */
export const finishing = ({ q }, cell) => (cell + 1) * q;

/** The upper left part of a table as a flat array. @param {number[][]} table @param {number} rows @param {number} columns */
const flat = (table, rows, columns) => table.slice(0, rows).flatMap((row) => row.slice(0, columns));

/**
 * The three arrays after so many multiplications, and the last of these: its indices, where its numbers lie, and the
 * sum before it.
 * @param {Values} values
 */
function multiply({ p, q, r, step }) {
  const arrays = { A: flat(A, p, q), B: flat(B, q, r), C: Array(p * r).fill(0) };
  let last;
  for (let done = 0; done < step; done++) {
    const i = Math.floor(done / (q * r));
    const j = Math.floor(done / q) % r;
    const k = done % q;
    const places = { A: i * q + k, B: k * r + j, C: i * r + j };
    last = { i, j, k, places, before: arrays.C[places.C] };
    arrays.C[places.C] += arrays.A[places.A] * arrays.B[places.B];
  }
  return { arrays, last };
}

/** @typedef {ReturnType<typeof multiply>} Product */

/** How each cell looks: lit in the row and the column that are multiplied, `here` in this step, waiting in C. @param {Values} values @param {Product} product */
function looksOf({ q, r }, { arrays, last }) {
  const { i, j, places } = last ?? { i: -1, j: -1, places: { A: -1, B: -1, C: -1 } };
  const look = (/** @type {boolean} */ isLit, /** @type {boolean} */ isHere) =>
    isHere ? "lit here" : isLit ? "lit" : "";
  return {
    A: arrays.A.map((_, at) => look(Math.floor(at / q) === i, at === places.A)),
    B: arrays.B.map((_, at) => look(at % r === j, at === places.B)),
    C: arrays.C.map((_, at) => (at > places.C ? "waiting" : look(false, at === places.C))),
  };
}

/** Where the numbers of a row or a column lie in memory. @param {Values} values @param {Product["last"]} last */
function captionsOf({ q, r }, last) {
  const row = last ? `row ${last.i}` : "a row";
  const column = last ? `column ${last.j}` : "a column";
  const jumps = r === 1 ? "neighbours: r = 1 place apart" : `jumps: r = ${r} places apart`;
  return {
    A: q === 1 ? `A: ${row} has one number only.` : `A: along ${row}, neighbours: 1 place apart.`,
    B: q === 1 ? `B: ${column} has one number only.` : `B: down ${column}, ${jumps}.`,
    C: last ? `C: the sum stays at place ${last.places.C} while k runs.` : "C: every sum begins at 0.",
  };
}

/** The line of the loop in numbers, in its five parts: its indices, its places, and the numbers that lie there. @param {Values} values @param {Product} product */
function codeOf({ q, r }, { arrays, last }) {
  if (!last) return [];
  const { i, j, k, places, before } = last;
  const sum = `${whole(arrays.C[places.C])} = ${whole(before)}`;
  return [
    [`C[${i}·${r} + ${j}]`, "+=", `A[${i}·${q} + ${k}]`, "·", `B[${k}·${r} + ${j}]`],
    [`C[${places.C}]`, "+=", `A[${places.A}]`, "·", `B[${places.B}]`],
    [sum, "+", factor(arrays.A[places.A]), "·", factor(arrays.B[places.B])],
  ];
}

/** How far it is. @param {Values} values @param {Product} product */
function stateOf(values, { arrays, last }) {
  if (!last) return "No sum has begun.";
  if (values.step === lastStep(values)) return "C is finished.";
  const sum = `C[${last.places.C}] = ${whole(arrays.C[last.places.C])}`;
  return last.k < values.q - 1 ? `${sum} so far.` : `${sum} is finished.`;
}

/** The rows of a matrix in words. @param {string} name @param {number[]} numbers @param {number} columns */
function inWords(name, numbers, columns) {
  const rows = Array.from({ length: numbers.length / columns }, (_, row) =>
    numbers
      .slice(row * columns, (row + 1) * columns)
      .map(whole)
      .join(", "),
  );
  return `${name} has the rows ${rows.join("; ")}.`;
}

/**
 * All that a step shows. Of each array: its shape, numbers and looks, which row and column are numbered by which letter,
 * and the walk through its places with so many hops done.
 * @param {Values} values
 */
export function evaluate(values) {
  const { p, q, r } = values;
  const now = { ...values, step: stepOf(values) };
  const product = multiply(now);
  const { arrays, last } = product;
  const { i, j, k } = last ?? { i: -1, j: -1, k: -1 };
  const looks = looksOf(now, product);
  const captions = captionsOf(now, last);
  const along = last ? Array.from({ length: q }, (_, k) => k) : [];
  const met = last ? ` Row ${i} of A and column ${j} of B are lit, at k = ${k}.` : "";

  /**
   * @param {"A" | "B" | "C"} name @param {number} rows @param {number} columns
   * @param {{ row?: [string, number], column?: [string, number], walk?: number[] }} [lit]
   */
  const array = (name, rows, columns, { row, column, walk = [] } = {}) => ({
    rows,
    columns,
    title: `${name}: ${rows} × ${columns}`,
    numbers: arrays[name],
    written: arrays[name].map(whole),
    looks: looks[name],
    caption: captions[name],
    memory: `${name} in memory: ${arrays[name].map(whole).join(", ")}`,
    row,
    column,
    walk,
    done: Math.max(0, k),
  });
  return {
    step: now.step,
    end: lastStep(now),
    arrays: {
      A: array("A", p, q, { row: ["i", i], column: ["k", k], walk: along.map((k) => i * q + k) }),
      B: array("B", q, r, { row: ["k", k], column: ["j", j], walk: along.map((k) => k * r + j) }),
      C: array("C", p, r),
    },
    code: codeOf(now, product),
    report: [`${now.step} of p·q·r = ${lastStep(now)} multiplications done.`, stateOf(now, product)],
    description: `C = A · B. ${inWords("A", arrays.A, q)} ${inWords("B", arrays.B, r)} ${inWords("C", arrays.C, r)}${met}`,
  };
}

/** Numbers that differ, the smallest first. @param {number[]} numbers */
const distinct = (numbers) => [...new Set(numbers)].sort((one, other) => one - other);

/**
 * A prediction about the next step.
 * @param {Values} values @param {string} question @param {string[]} answers @param {string} answer @param {string} because
 * @returns {import("../shared/prediction.js").Prediction}
 */
function nextStep({ p, q, r, step }, question, answers, answer, because) {
  return {
    question,
    answers,
    how: "press Step",
    gesture: { step: step + 1 },
    seen: (now) => has(now, { p, q, r }) && now.step > step,
    result: () => ({ right: answers.indexOf(answer), because }),
  };
}

/** What is asked when C is finished: how many multiplications it takes with another row. @param {Values} values @returns {import("../shared/prediction.js").Prediction} */
function anotherRow(values) {
  const { p, q, r } = values;
  const [rows, words] = p < LARGEST ? [p + 1, "one more row"] : [p - 1, "one row fewer"];
  const count = lastStep(values);
  const ways = distinct([1, q, q * r, q + r].map((more) => count + (rows - p) * more));
  return {
    question: `Predict first: C took ${count} multiplications. How many does it take if A has ${words}?`,
    answers: ways.map(String),
    how: "move the slider",
    gesture: resize(values, { p: rows }),
    seen: (now) => has(now, { p: rows, q, r }),
    result: () => ({
      right: ways.indexOf(rows * q * r),
      because: `C has ${rows} · ${r} cells then, and each takes ${q}: p · q · r.`,
    }),
  };
}

/** What is asked in a state. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked(values) {
  const { p, q, r } = values;
  const step = stepOf(values);
  const { last } = multiply({ ...values, step });
  const { last: next } = multiply({ ...values, step: step + 1 });
  if (step === lastStep(values)) return anotherRow(values);
  if (!last || !next)
    return { question: "Try: which two numbers are multiplied first, and where do they lie in memory? Press Step." };
  if (last.k === q - 1) {
    const write = (/** @type {number[]} */ [i, j]) => `row ${i}, column ${j}`;
    const cells = [
      [last.i, last.j + 1],
      [last.i + 1, last.j],
      [last.i + 1, 0],
      [last.i, last.j],
    ];
    const within = cells.filter(([i, j]) => i < p && j < r).map(write);
    return nextStep(
      { ...values, step },
      `Predict first: C[${last.places.C}] is finished. Which row of A and which column of B come next?`,
      [...new Set(within)].sort(),
      write([next.i, next.j]),
      "The loop over columns runs inside the loop over rows: C is filled row by row.",
    );
  }
  const write = (/** @type {number} */ a, /** @type {number} */ b) => `${a} in A, ${b} in B`;
  const ways = r === 1 ? [write(1, 1), write(q, 1)] : [write(1, 1), write(1, r), write(q, 1)];
  return nextStep(
    { ...values, step },
    "Predict first: how many places does the next step go on in the strip of A, and how many in that of B?",
    ways,
    write(next.places.A - last.places.A, next.places.B - last.places.B),
    "A row's numbers are neighbours. From one number of a column to the next it is a whole row of B, r places.",
  );
}
