/** A loss seen from above, over two parameters: its contour lines, its lowest point, and who has walked off the map. */
import { clamp, scale } from "../mathematics/plane.js";
import { make, place, put } from "./elements.js";

/** @typedef {[number, number]} Pair */

/** Where a point is in a plot with such axes, in percent. @param {{ x: Pair, y: Pair }} axes */
export const spotOn = ({ x, y }) => {
  const right = scale(x, [0, 100]);
  const up = scale(y, [100, 0]);
  return (/** @type {number} */ x, /** @type {number} */ y) => /** @type {Pair} */ ([right(x), up(y)]);
};

/** The same spot, or one above or below it where a browser can still draw it. @param {Pair} spot @returns {Pair} */
export const drawable = ([x, y]) => [x, clamp(y, [-1e4, 1e4])];

/** Whether a point is within axes. @param {{ x: Pair, y: Pair }} axes @param {number} x @param {number} y */
export const isWithin = (axes, x, y) => clamp(x, axes.x) === x && clamp(y, axes.y) === y;

/** On the edge of a map that a spot has left: where it is from the centre, and the angle of that. @param {Pair} spot */
export function edgeTowards([left, top]) {
  const [x, y] = [left - 50, top - 50];
  const reach = 46 / Math.max(Math.abs(x), Math.abs(y));
  return { x: 50 + reach * x, y: 50 + reach * y, angle: Math.atan2(x, -y) };
}

/**
 * The contour lines of a bowl, the highest first: darker is higher, each ellipse lightens what is inside it.
 * @param {{ rx: number, ry: number }[]} ellipses @param {Record<string, any>} common
 */
export const contourLines = (ellipses, common) =>
  ellipses.map((radii, i) =>
    make("svg:ellipse", { ...radii, ...common, class: "contour", style: `--height: ${ellipses.length - 1 - i}` }),
  );

/** A cross at the lowest point. @param {number} x @param {number} y */
export const cross = (x, y, [right, down] = [2, 2]) =>
  make("svg:path", { class: "cross", d: `M${x - right} ${y}h${2 * right}m${-right} ${-down}v${2 * down}` });

/** An arrowhead at the edge of a map, where something has left it. */
export function departure() {
  const view = place("▲", 0, 0, "gone");
  return {
    view,
    /** @param {ReturnType<typeof edgeTowards> | null} away */
    show(away) {
      view.hidden = !away;
      if (!away) return;
      put(view, away.x, away.y);
      view.style.rotate = `${away.angle}rad`;
    },
  };
}
