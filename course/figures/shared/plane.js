/** The plane of two inputs: its ground coloured by outputs, the line where they reach a level, discs and squares. */
import { contour, gridInputs, scale } from "../mathematics/plane.js";
import { make, place, put, set } from "./elements.js";
import { onTheme } from "./figure.js";
import { fixed } from "./numbers.js";

/**
 * @typedef {import("./figure.js").State} State
 * @typedef {ReturnType<typeof painter>} Painter
 */

/** The colours of outputs from 0 to 1, and, row by row, those of how sure it is that a point is of class 0, 1 or 2. */
const RAMPS = [
  ["low", "middle", "high"],
  ["middle", "low"],
  ["middle", "high"],
  ["middle", "third"],
];

/** Each ramp as 256 times red, green, blue and alpha. @param {Element} element */
function palette(element) {
  const context = make("canvas", { width: 256, height: RAMPS.length }).getContext("2d");
  const style = getComputedStyle(element);
  RAMPS.forEach((names, row) => {
    const gradient = context.createLinearGradient(0, 0, 256, 0);
    names.forEach((name, i) => {
      const color = style.getPropertyValue(`--figure-${name}`).trim() || "transparent";
      gradient.addColorStop(i / (names.length - 1), color);
    });
    context.fillStyle = gradient;
    context.fillRect(0, row, 256, 1);
  });
  return context.getImageData(0, 0, 256, RAMPS.length).data;
}

/**
 * Maps that are coloured by outputs from 0 to 1, or by classes and how sure they are, each a canvas with a pixel for
 * each point of a grid; their colours follow the theme.
 * @param {State} state @param {Element} frame
 */
export function painter(state, frame) {
  let colors = palette(frame);
  /** @type {Map<HTMLCanvasElement, [ArrayLike<number>, Uint8Array | null]>} */
  const painted = new Map();
  /** @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} outputs row by row @param {Uint8Array | null} classes */
  function paint(canvas, outputs, classes = null) {
    // A copy, since a network gives the same memory again.
    painted.set(canvas, [Float64Array.from(outputs), classes]);
    const image = new ImageData(canvas.width, canvas.height);
    for (let i = 0; i < outputs.length; i++) {
      const ramp = classes ? classes[i] + 1 : 0;
      const color = 4 * (256 * ramp + Math.round(255 * Math.min(1, Math.max(0, outputs[i]))));
      for (let part = 0; part < 4; part++) image.data[4 * i + part] = colors[color + part];
    }
    canvas.getContext("2d")?.putImageData(image, 0, 0);
  }
  onTheme(state, frame, () => {
    colors = palette(frame);
    for (const [canvas, values] of painted) if (canvas.isConnected) paint(canvas, ...values);
  });
  /** Forget what is no longer on the page. */
  const tidy = () => {
    for (const canvas of painted.keys()) if (!canvas.isConnected) painted.delete(canvas);
  };
  return { paint, tidy };
}

/**
 * The ground of a map with so many cells in a row, and the line on it.
 * @param {Painter} painter @param {number} cells
 */
export function ground({ paint }, cells) {
  const canvas = make("canvas", { width: cells + 1, height: cells + 1 });
  const line = make("svg:path", { class: "line" });
  const lines = make("svg:svg", { viewBox: `0 0 ${cells} ${cells}`, preserveAspectRatio: "none" }, line);
  // The pixels stand on the points of the grid, so that half a pixel reaches beyond each side.
  Object.assign(canvas.style, {
    inset: `${-50 / cells}%`,
    width: `${(100 * (cells + 1)) / cells}%`,
    height: `${(100 * (cells + 1)) / cells}%`,
  });
  return {
    view: make("div", { class: "ground" }, canvas, lines),
    /**
     * @param {ArrayLike<number>} outputs from 0 to 1, on the grid
     * @param {ArrayLike<number> | null} values on the grid, and the line is where they reach the level; null for no line
     */
    show(outputs, values, level = 0) {
      paint(canvas, outputs);
      set(line, { d: values ? contour(values, cells + 1, level) : "" });
    },
    /**
     * @param {{ classes: Uint8Array, sure: ArrayLike<number> }} regions on the grid
     * @param {{ values: ArrayLike<number>, hidden: ArrayLike<number> }[]} borders where values on the grid are 0
     */
    showClasses({ classes, sure }, borders) {
      paint(canvas, sure, classes);
      set(line, { d: borders.map(({ values, hidden }) => contour(values, cells + 1, 0, hidden)).join("") });
    },
  };
}

/** A disc of class 0, a square of class 1, a triangle of class 2, or a ring for a point that is asked about. @param {string} kind */
export function mark(kind) {
  if (kind === "one") return make("svg:rect", { class: "mark one" });
  if (kind !== "two") return make("svg:circle", { class: `mark ${kind}` });
  // A drawing of its own, since a triangle cannot be put in its place by percent.
  return make("svg:svg", { class: "mark two" }, make("svg:polygon", { points: "0,-7 6.5,4.5 -6.5,4.5" }));
}

/** @param {SVGElement} mark @param {number} x in percent @param {number} y in percent */
export const putMark = (mark, x, y) =>
  set(mark, mark instanceof SVGCircleElement ? { cx: `${x}%`, cy: `${y}%` } : { x: `${x}%`, y: `${y}%` });

/** The layer of a map for marks, which keep their size however large the map is. @param {...Node} marks */
export const markLayer = (...marks) => make("svg:svg", { class: "marks" }, ...marks);

/**
 * The ticks and names of two axes.
 * @param {{ x: [number, number], y: [number, number] }} extent @param {number[]} ticks @param {string[]} names
 */
export function planeAxes({ x, y }, ticks, [xName, yName], decimals = 0) {
  const right = scale(x, [0, 100]);
  const up = scale(y, [100, 0]);
  return [
    ...ticks.flatMap((tick) => [
      place(fixed(tick, decimals), right(tick), 100, "tick below"),
      place(fixed(tick, decimals), 0, up(tick), "tick left"),
    ]),
    place(xName, 100, 100, "tick below end"),
    place(yName, 0, 0, "tick left start"),
  ];
}

/**
 * A square map with axes, points and their names. `inputs` is the grid over it, as a network takes it.
 * @param {Painter} painter
 * @param {{ extent: { x: [number, number], y: [number, number] }, cells?: number, ticks: number[], names: string[],
 *   decimals?: number }} how
 */
export function plane(painter, { extent, cells = 60, ticks, names, decimals = 0 }) {
  const right = scale(extent.x, [0, 100]);
  const up = scale(extent.y, [100, 0]);
  const base = ground(painter, cells);
  const marks = markLayer();
  const words = make("div", { class: "words" });
  const view = make(
    "div",
    { class: "plot map", role: "img" },
    base.view,
    marks,
    words,
    ...planeAxes(extent, ticks, names, decimals),
  );
  return {
    view,
    right,
    up,
    inputs: gridInputs(extent, cells),
    ground: base.show,
    /**
     * Discs and squares, and words beside them.
     * @param {{ x: number, y: number, kind: "zero" | "one" | "ring", words?: string, side?: string }[]} points
     */
    points(points) {
      // What stays is moved and not made anew: a reader may be holding it.
      const same =
        marks.childElementCount === points.length &&
        points.every(({ kind }, i) => marks.children[i].classList.contains(kind));
      if (!same) {
        marks.replaceChildren(...points.map(({ kind }) => mark(kind)));
        words.replaceChildren(...points.map(() => make("span")));
      }
      points.forEach(({ x, y, words: name = "", side = "" }, i) => {
        putMark(marks.children[i], right(x), up(y));
        Object.assign(words.children[i], { textContent: name, className: `name ${side}` });
        put(words.children[i], right(x), up(y));
      });
    },
  };
}
