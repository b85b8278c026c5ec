/** The map of the output, with the points to learn, on which readers may draw their own. */
import { gridInputs, scale } from "../mathematics/plane.js";
import { button } from "../shared/controls.js";
import { valueAt } from "../shared/dragging.js";
import { freshId, make, OWN_KEYS, place, put, set } from "../shared/elements.js";
import { ground, mark, markLayer, planeAxes, putMark } from "../shared/plane.js";
import { describe, moved, toggled } from "./drawing.js";
import { borders, mapOf, pointsOf, regions } from "./model.js";

/** @typedef {import("../mathematics/network.js").Network} Network */

export const CELLS = 40;
const FEW = 60;

/**
 * @param {import("../shared/figure.js").State} state @param {ReturnType<typeof import("../shared/plane.js").painter>} painter
 * @param {{ change: (points: number[][]) => void, redraw: () => void }} how
 */
export function outputMap(state, painter, { change, redraw }) {
  let pen = 0;
  let cursor = [0, 0];
  let key = "";
  let extent = mapOf(state.get("data"));
  const base = ground(painter, CELLS);
  const marks = markLayer();
  const cross = place("+", 0, 0, "cross");
  const axes = make("div", { class: "words" });
  const view = make("div", { class: "plot map", ...OWN_KEYS }, base.view, marks, cross, axes);

  const isDrawn = () => state.get("data") === "drawn";
  const toggle = () => change(toggled(state.get("points"), cursor, pen));
  view.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (!isDrawn()) return;
    const { left, top, width, height } = view.getBoundingClientRect();
    const [right, down] = [(event.clientX - left) / width, (event.clientY - top) / height];
    cursor = [valueAt(extent.x, right, 100), valueAt(extent.y, 1 - down, 100)];
    toggle();
    redraw();
  });
  view.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const to = moved(cursor, event.key);
    if (!isDrawn() || !(to || event.key === "Enter" || event.key === " ")) return;
    event.preventDefault();
    if (to) cursor = to;
    else toggle();
    redraw();
  });

  const name = freshId("pen");
  const pens = ["blue disc, 0", "orange square, 1", "yellow triangle, 2"].map((words, label) => {
    const input = make("input", { type: "radio", name, ...OWN_KEYS });
    input.checked = label === pen;
    input.addEventListener("change", () => {
      pen = label;
    });
    return make("label", {}, input, ` ${words}`);
  });
  const undo = button("Undo", () => change(state.get("points").slice(0, -1)));
  const clear = button("Clear", () => change([]));
  const tools = make(
    "div",
    { class: "tools" },
    make(
      "p",
      {},
      "Click in the map to add a point, or on a point to take it away. A triangle makes a third class, and the output a softmax of three units.",
    ),
    make("div", { class: "buttons" }, ...pens),
    make("div", { class: "buttons" }, undo, clear),
  );

  /** @param {import("./run.js").Datasets} data */
  function drawPoints(data) {
    const right = scale(extent.x, [0, 100]);
    const up = scale(extent.y, [100, 0]);
    const drawn = pointsOf(data).map(({ kind, label, x1, x2 }) => {
      const made = mark(["zero", "one", "two"][label]);
      made.classList.add(kind);
      putMark(made, right(x1), up(x2));
      return made;
    });
    marks.replaceChildren(...drawn);
    marks.classList.toggle("many", data.train.Y.length >= FEW);
  }

  /** The axes of other data. @returns {Float64Array<ArrayBuffer>} the inputs of the grid over them */
  function build() {
    extent = mapOf(state.get("data"));
    axes.replaceChildren(...planeAxes(extent, extent.ticks, ["x₁", "x₂"], isDrawn() ? 1 : 0));
    tools.hidden = cross.hidden = !isDrawn();
    view.tabIndex = isDrawn() ? 0 : -1;
    return gridInputs(extent, CELLS);
  }

  return {
    view,
    tools,
    build,
    /**
     * The network has just predicted the grid.
     * @param {Network | undefined} network @param {import("./run.js").Datasets} data @param {string} dataKey differs where the data do
     */
    show(network, data, dataKey) {
      const output = network?.layers[network.layers.length - 1];
      if (!output) base.show(new Float64Array((CELLS + 1) ** 2).fill(0.5), null);
      else if (output.n_out > 1) base.showClasses(regions(output.A, output.n_out), borders(output.Z));
      else base.show(output.A, output.Z, output.activation.name === "sigmoid" ? 0 : 0.5);
      if (dataKey !== key) drawPoints(data);
      key = dataKey;
      put(cross, scale(extent.x, [0, 100])(cursor[0]), scale(extent.y, [100, 0])(cursor[1]));
      const mapped = output && output.n_out > 1 ? "likeliest class" : "output";
      const points = data.validation
        ? "the points: filled ones to train on, hollow ones for validation"
        : "the points to train on";
      const words = `Map of the ${mapped} over both inputs, with ${points}.`;
      set(
        view,
        isDrawn()
          ? { role: "application", "aria-label": describe(state.get("points"), cursor) }
          : { role: "img", "aria-label": words },
      );
    },
  };
}
