/** A plot: lines over two axes, words on both, and points that keep their size. */
import { scale } from "../mathematics/plane.js";
import { make, place } from "./elements.js";
import { fixed } from "./numbers.js";

/** The path through points. @param {[number, number][]} points */
export const through = (points) => `M${points.map(([x, y]) => `${x} ${y}`).join("L")}`;

/**
 * A plot over the square from 0 to 100, which the page may stretch: lines keep their width and words their size.
 * `right` and `up` take values to places in it.
 * @param {{ x: [number, number], y: [number, number], xTicks: number[], yTicks: number[], xName: string, yName: string,
 *   decimals?: number }} axes
 * @param {...Node} drawn
 */
export function plot({ x, y, xTicks, yTicks, xName, yName, decimals = 0 }, ...drawn) {
  const right = scale(x, [0, 100]);
  const up = scale(y, [100, 0]);
  const svg = make("svg:svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" }, ...drawn);
  const view = make(
    "div",
    { class: "plot", role: "img" },
    svg,
    ...xTicks.map((tick) => place(fixed(tick, decimals), right(tick), 100, "tick below")),
    ...yTicks.map((tick) => place(fixed(tick, decimals), 0, up(tick), "tick left")),
    place(xName, 100, 100, "tick below end"),
    place(yName, 0, 0, "tick left start"),
  );
  return { view, svg, right, up };
}
