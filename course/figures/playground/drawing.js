/** The drawing: points that readers put on the map and take away, by pointer or by keyboard. */
import { clamp } from "../mathematics/plane.js";
import { fixed } from "../shared/numbers.js";
import { MOST_POINTS } from "./settings.js";

const NEAR = 0.06;

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05] };

/** On the map, and in few digits. @param {number} value */
const kept = (value) => Math.round(100 * clamp(value, [-1, 1])) / 100;

/** The points after one was asked for at a place: one more, or, where there is one already, that one less.
 * @param {number[][]} points @param {number[]} place @param {number} label
 */
export function toggled(points, place, label) {
  const [x1, x2] = place.map(kept);
  const there = points.findIndex((point) => Math.hypot(point[0] - x1, point[1] - x2) < NEAR);
  if (there >= 0) return points.toSpliced(there, 1);
  return points.length < MOST_POINTS ? [...points, [x1, x2, label]] : points;
}

/** Where a key takes the cursor, if anywhere. @param {number[]} cursor @param {string} key */
export const moved = (cursor, key) => STEPS[key] && cursor.map((value, i) => kept(value + STEPS[key][i]));

/** The name of the map. @param {number[][]} points @param {number[]} cursor */
export const describe = (points, cursor) =>
  `Drawing area with ${points.length} points. The cursor is at ${cursor.map((value) => fixed(value)).join(", ")}: arrow keys move it, Enter adds a point, or takes away the one that is there.`;
