/** Questions from "Just enough NumPy". */
import { exact } from "../../shared/numbers.js";
import { chosen, list, numeric, pick, shape, sizes, total, whole } from "./making.js";

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  meanAlongAnAxis(rng) {
    const [rows, columns] = sizes(rng, 2);
    const axis = whole(rng, 0, 1);
    const [gone, left] = axis ? [columns, rows] : [rows, columns];
    return chosen(
      rng,
      `\`A\` has the shape ${shape(rows, columns)}. What is the shape of \`A.mean(axis=${axis})\`?`,
      `The axis that you name disappears: without the ${gone}, ${shape(left)} is left.`,
      shape(left),
      [
        [shape(gone), "That keeps the wrong axis."],
        [axis ? shape(rows, 1) : shape(1, columns), "So it would be with `keepdims=True`."],
        [shape(), "That is a single number, as `A.mean()` gives it."],
      ],
    );
  },

  columnOrSlice(rng) {
    const [rows, columns] = sizes(rng, 2, 4, 9);
    const first = whole(rng, 1, columns - 2);
    const isSlice = pick(rng, [true, false]);
    const right = isSlice ? shape(rows, columns - first) : shape(rows);
    const wrong = isSlice ? shape(rows) : shape(rows, columns - first);
    return chosen(
      rng,
      `\`A\` has the shape ${shape(rows, columns)}. What is the shape of \`A[:, ${first}${isSlice ? ":" : ""}]\`?`,
      isSlice
        ? `A slice keeps its axis: columns ${first} to ${columns - 1} of all ${rows} rows.`
        : `A number removes its axis: column ${first} of all ${rows} rows is left.`,
      right,
      [
        [wrong, isSlice ? "That is a single column." : "That is a slice, with a colon behind the number."],
        [shape(columns), "That is a row."],
        [shape(rows, first), `These are the columns before number ${first}.`],
      ],
    );
  },

  maskCounted(rng) {
    const values = Array.from({ length: 6 }, () => whole(rng, -4, 9));
    const limit = whole(rng, 0, 3);
    const above = values.filter((value) => value > limit);
    return numeric(
      `\`a = np.array(${list(values)})\`. What is \`(a > ${limit}).sum()\`?`,
      above.length,
      `The mask is True for ${above.length} of the six numbers, and True counts as 1.`,
      [
        [total(above), "That adds up the numbers themselves."],
        [values.length - above.length, "So many are False."],
      ],
    );
  },

  sumOfASlice(rng) {
    const values = Array.from({ length: 6 }, () => whole(rng, -4, 9));
    const start = whole(rng, 0, 2);
    const stop = start + whole(rng, 2, 3);
    const inside = values.slice(start, stop);
    return numeric(
      `\`a = np.array(${list(values)})\`. What is \`a[${start}:${stop}].sum()\`?`,
      total(inside),
      `Places ${start} to ${stop - 1} hold \`${list(inside)}\`, since a slice leaves out its end. Their sum is ${exact(total(inside))}.`,
      [
        [total(values.slice(start, stop + 1)), "The end does not belong to a slice."],
        [total(values.slice(Math.max(0, start - 1), stop - 1)), "Places are counted from 0."],
      ],
    );
  },

  placeOfTheLargest(rng) {
    const values = sizes(rng, 5, 10, 40);
    const place = values.indexOf(Math.max(...values));
    return numeric(
      `\`a = np.array(${list(values)})\`. What is \`a.argmax()\`?`,
      place,
      `The largest is ${values[place]}, and it stands at place ${place}, counted from 0.`,
      [
        [values[place], "That is the largest number. `argmax` says where it is."],
        [place + 1, "Places are counted from 0."],
      ],
    );
  },

  meanSubtracted(rng) {
    const [rows, columns] = sizes(rng, 2);
    const axis = whole(rng, 0, 1);
    const isKept = pick(rng, [true, false]);
    const fits = isKept || axis === 0;
    const mean = axis ? [rows, 1] : [1, columns];
    const given = shape(...(isKept ? mean : mean.filter((length) => length > 1)));
    return chosen(
      rng,
      `\`A\` has the shape ${shape(rows, columns)}. What is \`A - A.mean(axis=${axis}${isKept ? ", keepdims=True" : ""})\`?`,
      fits
        ? `The mean has the shape ${given}. Aligned at the right of ${shape(rows, columns)} it fits, and is repeated.`
        : `The mean has the shape ${given}. Aligned at the right, ${rows} is below ${columns}: that does not fit.`,
      fits ? `a table ${shape(rows, columns)}` : "an error",
      [fits ? "an error" : `a table ${shape(rows, columns)}`, `an array ${given}`, `a table ${shape(columns, rows)}`],
    );
  },

  transposedProduct(rng) {
    const [rows, columns] = sizes(rng, 2);
    const isFirst = pick(rng, [true, false]);
    const [left, right] = isFirst ? [columns, rows] : [rows, columns];
    return chosen(
      rng,
      `\`A\` has the shape ${shape(rows, columns)}. What is the shape of \`${isFirst ? "A.T @ A" : "A @ A.T"}\`?`,
      `${shape(left, right)} with ${shape(right, left)}: the ${right} in the middle disappears.`,
      shape(left, left),
      [
        [shape(right, right), "These are the two numbers in the middle."],
        [shape(rows, columns), "That is `A` itself."],
        ["an error", "The numbers in the middle agree."],
      ],
    );
  },
};
