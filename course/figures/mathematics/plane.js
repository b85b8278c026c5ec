/** A plane in numbers: scales of its axes, a grid of inputs over it, and the line along which values reach a level. */

/**
 * A linear scale from one interval to another.
 * @param {[number, number]} from @param {[number, number]} to @returns {(value: number) => number}
 */
export const scale =
  ([a, b], [c, d]) =>
  (value) =>
    c + ((value - a) / (b - a)) * (d - c);

/** A number, or the end of an interval that it lies beyond. @param {number} value @param {[number, number]} interval */
export const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));

/**
 * The inputs of a square grid of (cells + 1)² points, row by row from the top left, as a network takes them.
 * @param {{ x: [number, number], y: [number, number] }} extent @param {number} cells
 */
export function gridInputs({ x, y }, cells) {
  const side = cells + 1;
  const right = scale([0, cells], x);
  const down = scale([0, cells], [y[1], y[0]]);
  return Float64Array.from({ length: 2 * side * side }, (_, i) => {
    const cell = i >> 1;
    return i % 2 ? down(Math.floor(cell / side)) : right(cell % side);
  });
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** @typedef {[x: number, y: number, hidden: number]} End of a line, with how far it is hidden there, if above 0 */

/** The part of a line that is not hidden. @param {End} from @param {End} to */
function visible(from, to) {
  if (from[2] > 0 && to[2] > 0) return "";
  const edge = from[2] / (from[2] - to[2]);
  const [start, end] = [from, to].map((point) =>
    point[2] > 0 ? [from[0] + edge * (to[0] - from[0]), from[1] + edge * (to[1] - from[1])] : point,
  );
  return `M${start[0]} ${start[1]}L${end[0]} ${end[1]}`;
}

/**
 * The path along which values on a square grid, row by row, reach a level; the grid's step is 1. Where other values on
 * the grid are above 0, it is hidden.
 * @param {ArrayLike<number>} values @param {number} side the points in a row @param {number} level
 * @param {ArrayLike<number> | null} hidden
 */
export function contour(values, side, level, hidden = null) {
  let path = "";
  for (let row = 0; row < side - 1; row++)
    for (let column = 0; column < side - 1; column++) {
      const corner = row * side + column;
      const corners = [corner, corner + 1, corner + side + 1, corner + side];
      const above = corners.map((i) => values[i] - level);
      const over = corners.map((i) => (hidden ? hidden[i] : 0));
      /** @type {End[]} */
      const crossings = [];
      CORNERS.forEach(([x, y], i) => {
        const next = (i + 1) % 4;
        if (above[i] < 0 === above[next] < 0) return;
        const [toX, toY] = CORNERS[next];
        const share = above[i] / (above[i] - above[next]);
        const between = (/** @type {number} */ a, /** @type {number} */ b) => a + share * (b - a);
        crossings.push([column + between(x, toX), row + between(y, toY), between(over[i], over[next])]);
      });
      for (let i = 0; i < crossings.length; i += 2) path += visible(crossings[i], crossings[i + 1]);
    }
  return path;
}
