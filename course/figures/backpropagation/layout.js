/** Where the boxes and arrows of a graph stand, in a drawing of a given width. */
import { GRAPHS } from "./model.js";

/** @typedef {[number, number]} Point */

// A drawing with at least so much room is read from left to right, a narrower one from top to bottom.
const ROOM = 620;
const MARGIN = 2;
const HIGH = 26;
const LEAF_HIGH = 19;
const STEEP = 50;

/** The two legs of an arrow's head. @param {Point} tip @param {Point} way where it points @param {number} length */
function head([x, y], [right, down], length) {
  const backX = x - length * right;
  const backY = y - length * down;
  return `M${backX - 4 * down} ${backY - 4 * right}L${x} ${y}L${backX + 4 * down} ${backY + 4 * right}`;
}

/**
 * Boxes by their names, each with its centre and half its height; `half` is half the width of each. An arrow is a path
 * with its head at the end, `forth`, or at the start, `back`.
 * @param {string} name @param {number} width
 */
export function layout(name, width) {
  const { leaves, operations, wide, phone } = GRAPHS[name];
  const flat = width >= ROOM;
  const [columns, gap, down] = flat ? [6, 24, 32] : [3, 14, 70];
  const pitch = (width - 2 * MARGIN + gap) / columns;
  const half = (pitch - gap) / 2;
  const names = Object.values(leaves);
  const rows = (flat ? wide : phone).map((row) => row.split(" "));

  /** @type {Record<string, { x: number, y: number, column: number, row: number, high: number }>} */
  const boxes = {};
  rows.forEach((row, r) => {
    row.forEach((box, c) => {
      if (box === "" || box === ".") return;
      const high = names.includes(box) ? LEAF_HIGH : HIGH;
      boxes[box] = { x: MARGIN + c * pitch + half, y: HIGH + 2 + r * down, column: c, row: r, high };
    });
  });

  /** @param {string} input @param {string} output */
  function arrow(input, output) {
    const from = boxes[input];
    const to = boxes[output];
    const across = flat ? to.column > from.column : to.row === from.row;
    const right = /** @type {Point} */ ([Math.sign(to.x - from.x), 0]);
    const below = /** @type {Point} */ ([0, Math.sign(to.y - from.y)]);
    // An arrow far up leaves through the top, and one far down arrives there, out of the way of those straight ahead.
    const steep = across && Math.abs(to.y - from.y) > STEEP;
    const leave = across && !(steep && to.y < from.y) ? right : below;
    const arrive = across && !(steep && to.y > from.y) ? right : below;
    const start = /** @type {Point} */ ([from.x + leave[0] * half, from.y + leave[1] * from.high]);
    const end = /** @type {Point} */ ([to.x - arrive[0] * half, to.y - arrive[1] * to.high]);
    const straight = leave === arrive;
    const bend = straight ? Math.abs(leave === right ? end[0] - start[0] : end[1] - start[1]) / 2 : 24;
    const first = [start[0] + leave[0] * bend, start[1] + leave[1] * bend];
    const second = [end[0] - arrive[0] * bend, end[1] - arrive[1] * bend];
    const curve = `M${start} C${first} ${second} ${end}`;
    return { input, name: output, forth: curve + head(end, arrive, 6), back: curve + head(start, leave, -6) };
  }

  return {
    boxes,
    half,
    height: 2 * (HIGH + 2) + (rows.length - 1) * down,
    arrows: operations.flatMap(([output, , ...inputs]) => inputs.map((input) => arrow(input, output))),
  };
}
