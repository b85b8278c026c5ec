/** The playground's map of the output, with the points to learn, on which readers may draw their own. */
import { button, contour, make, paint, place, scale, set, text } from "./drawing.js";
import { MOST_POINTS } from "./experiment.js";

const CELLS = 40;
export const SIDE = CELLS + 1;
/** The smallest inputs and the width of each map. @type {Record<string, [number, number, number]>} */
const PLACES = {
  circles: [-1.5, -1.5, 3],
  moons: [-1.5, -1.75, 4],
  spirals: [-1.25, -1.25, 2.5],
  xor: [-0.5, -0.5, 2],
  drawn: [-1.05, -1.05, 2.1],
};

/** The inputs of a square grid over the map, row by row from the top. @param {string} data */
export function gridOf(data) {
  const [x1, x2, width] = PLACES[data];
  const step = width / CELLS;
  return Float64Array.from({ length: 2 * SIDE * SIDE }, (_, i) => {
    const cell = i >> 1;
    return i % 2 ? x2 + width - Math.floor(cell / SIDE) * step : x1 + (cell % SIDE) * step;
  });
}

/**
 * @param {import("./drawing.js").State} state @param {(points: number[][]) => void} change @param {() => void} redraw
 */
export function outputMap(state, change, redraw) {
  let pen = 0;
  let cursor = [0, 0];
  let shown = "";
  let right = scale([0, 1], [0, CELLS]);
  let up = scale([0, 1], [CELLS, 0]);
  const canvas = make("canvas", { width: SIDE, height: SIDE });
  const ground = make("div", { class: "ground" }, canvas);
  const line = make("svg:path", { class: "line" });
  const marks = make("svg:g");
  const cross = make("svg:path", { d: "M-2 0H2M0 -2V2", class: "cursor" });
  const ticks = ["below start", "below end", "left low", "left start"].map((kind) =>
    place("", kind.includes("end") ? 100 : 0, kind.includes("left start") ? 0 : 100, `tick ${kind}`),
  );
  const view = make(
    "div",
    { class: "plot map", "data-lm-suppress-shortcuts": "true" },
    ground,
    make("svg:svg", { viewBox: `0 0 ${CELLS} ${CELLS}` }, line, marks, cross),
    ...ticks,
    place("x₁", 50, 100, "tick below"),
    place("x₂", 0, 50, "tick left"),
  );

  const isDrawn = () => state.get("data") === "drawn";
  const clip = (/** @type {number} */ value) => Math.round(100 * Math.max(-1, Math.min(1, value))) / 100;
  /** Add a point where the cursor is, or take away the one that is there. */
  function mark() {
    const points = state.get("points");
    const [x1, x2] = cursor;
    const there = points.findIndex((/** @type {number[]} */ point) => Math.hypot(point[0] - x1, point[1] - x2) < 0.06);
    if (there >= 0) change(points.toSpliced(there, 1));
    else if (points.length < MOST_POINTS) change([...points, [x1, x2, pen]]);
  }
  view.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (!isDrawn()) return;
    const [x1, x2, span] = PLACES.drawn;
    const { left, top, width, height } = ground.getBoundingClientRect();
    cursor = [
      clip(x1 + ((event.clientX - left) / width) * span),
      clip(x2 + (1 - (event.clientY - top) / height) * span),
    ];
    mark();
    redraw();
  });
  view.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    /** @type {Record<string, number[]>} */
    const moves = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05] };
    const move = moves[event.key];
    if (!isDrawn() || !(move || event.key === "Enter" || event.key === " ")) return;
    event.preventDefault();
    if (move) cursor = cursor.map((value, i) => clip(value + move[i]));
    else mark();
    redraw();
  });

  const name = `pen-${Math.random()}`;
  const pens = ["blue disc, 0", "orange square, 1"].map((words, value) => {
    const input = make("input", { type: "radio", name, "data-lm-suppress-shortcuts": "true" });
    input.checked = value === pen;
    input.addEventListener("change", () => (pen = value));
    return make("label", {}, input, ` ${words}`);
  });
  const tools = make(
    "div",
    { class: "tools" },
    make("p", {}, "Click in the map to add a point, and on a point to take it away."),
    make(
      "div",
      { class: "buttons" },
      ...pens,
      button("Undo", () => change(state.get("points").slice(0, -1))),
      button("Clear", () => change([])),
    ),
  );

  /** @param {import("./experiment.js").Run | null} run @param {string} key of what is shown */
  function drawPoints(run, key) {
    if (key === shown) return;
    shown = key;
    const { X, Y } = run?.train ?? { X: [], Y: [] };
    const trained = [...Y].map((label, i) => [X[2 * i], X[2 * i + 1], label]);
    const tested = [...(run?.test?.Y ?? [])].map((label, i) => [
      run?.test?.X[2 * i] ?? 0,
      run?.test?.X[2 * i + 1] ?? 0,
      label,
    ]);
    const size = trained.length < 60 ? 1.7 : 1.2;
    const dot =
      (/** @type {string} */ kind) =>
      (/** @type {number[]} */ [x1, x2, label]) =>
        label
          ? make("svg:rect", {
              x: right(x1) - size / 2,
              y: up(x2) - size / 2,
              width: size,
              height: size,
              class: `one ${kind}`,
            })
          : make("svg:circle", { cx: right(x1), cy: up(x2), r: 0.56 * size, class: `zero ${kind}` });
    const drawn = run ? [] : isDrawn() ? state.get("points") : [];
    marks.replaceChildren(...tested.map(dot("tested")), ...[...trained, ...drawn].map(dot("trained")));
  }

  return {
    view,
    tools,
    /**
     * @param {import("./experiment.js").Run | null} run @param {ArrayLike<number>} outputs of the run on the grid
     * @param {Uint8ClampedArray} colors @param {string} key that differs where the points do
     */
    show(run, outputs, colors, key) {
      const [x1, x2, width] = PLACES[state.get("data")];
      const points = state.get("points").length;
      right = scale([x1, x1 + width], [0, CELLS]);
      up = scale([x2, x2 + width], [CELLS, 0]);
      [x1, x1 + width, x2, x2 + width].forEach((value, i) => (ticks[i].textContent = text(value, 1)));
      paint(
        canvas,
        Array.from({ length: SIDE * SIDE }, (_, i) => Math.max(0, Math.min(1, outputs[i] ?? 0.5))),
        colors,
      );
      set(line, { d: run ? contour(outputs, SIDE, 0.5) : "" });
      drawPoints(run, key);
      tools.hidden = !isDrawn();
      cross.style.display = isDrawn() ? "" : "none";
      set(cross, { transform: `translate(${right(cursor[0])} ${up(cursor[1])})` });
      view.tabIndex = isDrawn() ? 0 : -1;
      set(
        view,
        isDrawn()
          ? {
              role: "application",
              "aria-label": `Drawing area with ${points} points. The cursor is at ${cursor.map((value) => text(value)).join(", ")}: arrow keys move it, Enter adds a point, or takes away the one that is there.`,
            }
          : {
              role: "img",
              "aria-label":
                "Map of the output over both inputs, with the points: filled ones to train on, hollow ones to test.",
            },
      );
    },
  };
}
