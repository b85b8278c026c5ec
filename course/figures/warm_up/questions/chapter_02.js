/** Questions from "Matrix operations". */
import { exact } from "../../shared/numbers.js";
import { chosen, dot, list, numeric, pick, shape, signed, sizes, total, weighted, whole } from "./making.js";

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  productShape(rng) {
    const [p, q, r] = sizes(rng, 3);
    const fits = pick(rng, [true, true, false]);
    const right = fits ? shape(q, r) : shape(p, r);
    return chosen(
      rng,
      `\`A\` has the shape ${shape(p, q)} and \`B\` the shape ${right}. What is \`A @ B\`?`,
      fits
        ? `${shape(p, q)} with ${right}: the ${q} in the middle agrees and disappears.`
        : `${shape(p, q)} with ${right}: in the middle, ${q} and ${p} do not agree.`,
      fits ? `a matrix ${shape(p, r)}` : "an error",
      [
        fits ? "an error" : `a matrix ${shape(p, r)}`,
        fits ? [`a matrix ${shape(r, p)}`, "Its rows are those of the left one."] : `a matrix ${shape(q, r)}`,
        fits ? [`a matrix ${shape(q, q)}`, "These are the numbers in the middle."] : `a matrix ${shape(q, p)}`,
      ],
    );
  },

  placeInTheStrip(rng) {
    const columns = whole(rng, 5, 12);
    const i = whole(rng, 1, 7);
    const j = whole(rng, 1, columns - 1);
    const place = i * columns + j;
    return numeric(
      `A table with ${columns} columns is kept as a strip, row after row. At which place is the entry in row ${i}, column ${j}? All counts begin at 0.`,
      place,
      `Before it stand ${i} whole rows of ${columns} and ${j} more: ${i} · ${columns} + ${j} = ${place}.`,
      [
        [place + 1, "Places are counted from 0 as well."],
        [j * columns + i, "That takes the column for the row."],
        [place - columns, `Row ${i} has ${i} rows before it, since rows are counted from 0.`],
      ],
    );
  },

  whereInTheTable(rng) {
    const columns = whole(rng, 4, 10);
    const row = whole(rng, 1, 7);
    const column = whole(rng, 0, columns - 1);
    const isRow = pick(rng, [true, false]);
    const place = row * columns + column;
    return numeric(
      `A table with ${columns} columns is kept as a strip, row after row. In which ${isRow ? "row" : "column"} is place ${place}? All counts begin at 0.`,
      isRow ? row : column,
      `${place} = ${row} · ${columns} + ${column}: row ${row}, column ${column}.`,
      [
        [isRow ? column : row, `That is its ${isRow ? "column" : "row"}.`],
        [(isRow ? row : column) + 1, "All counts begin at 0."],
      ],
    );
  },

  oneEntry(rng) {
    const row = Array.from({ length: 3 }, () => signed(rng, 5));
    const column = Array.from({ length: 3 }, () => signed(rng, 5));
    const i = whole(rng, 0, 3);
    const j = whole(rng, 0, 3);
    return numeric(
      `Row ${i} of A is \`${list(row)}\`, and column ${j} of B is \`${list(column)}\`. What is in row ${i}, column ${j} of A B?`,
      dot(row, column),
      `Multiply pair by pair and add up: ${weighted(row, column)} = ${exact(dot(row, column))}.`,
      [[total(row) * total(column), "That is the product of the two sums."]],
    );
  },

  multiplications(rng) {
    const [p, q, r] = sizes(rng, 3, 2, 6);
    return numeric(
      `How many multiplications does the product of a matrix ${shape(p, q)} with a matrix ${shape(q, r)} take?`,
      p * q * r,
      `Each of the ${p} · ${r} entries takes ${q}: ${p} · ${q} · ${r} = ${p * q * r}.`,
      [
        [p * r, "That is how many entries the result has."],
        [p * q + q * r, "That is how many entries the two matrices have."],
      ],
    );
  },

  repeatedBias(rng) {
    const [n, k] = sizes(rng, 2);
    const kind = whole(rng, 0, 2);
    const other = [shape(k), shape(n), shape(n, 1)][kind];
    const result = `a table ${shape(n, k)}`;
    return chosen(
      rng,
      `What is a table of the shape ${shape(n, k)} plus an array of the shape ${other}?`,
      [
        `Aligned at the right, ${k} is below ${k}: the array is added to each row.`,
        `Aligned at the right, ${n} is below ${k}: that does not fit.`,
        `Aligned at the right, 1 is below ${k} and ${n} below ${n}: the column is repeated.`,
      ][kind],
      kind === 1 ? "an error" : result,
      [kind === 1 ? result : "an error", `a table ${shape(n, n)}`, `a table ${shape(k, n)}`],
    );
  },

  missingBrackets(rng) {
    const n = whole(rng, 3, 60);
    return chosen(
      rng,
      `\`Y_hat\` has the shape ${shape(n, 1)}, and \`Y\` the shape ${shape(n)}. What is the shape of \`Y_hat - Y\`?`,
      `Aligned at the right, ${n} is below 1: each answer meets every label. \`Y[:, None]\` would be right.`,
      shape(n, n),
      [
        [shape(n, 1), "That is what was meant."],
        [shape(n), "That would take answers with a single axis."],
        ["an error", "NumPy does not complain."],
      ],
    );
  },
};
