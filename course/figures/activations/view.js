/** Activation functions: a curve with its tangent and, on the same axis below, its derivative. */
import { choice, slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { plot, through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { asked, curves, EXTENT, evaluate, KINDS, LIMITS, zAt } from "./model.js";

/** @typedef {ReturnType<typeof evaluate>} Now */

const [START, END] = EXTENT;
const LEVELS = { 0: 0, "1/4": 0.25, "1/2": 0.5, 1: 1 };

/** Where the names of the curves stand: at z, at a height, and on which side of that place. @type {[string[], number, number, string][]} */
const CURVE_NAMES = [
  [["sigmoid", "tanh"], END, 1, "over end"],
  [["sigmoid", "ReLU"], START, 0, "over"],
  [["tanh"], START, -1, "over"],
];
/** @type {[string[], number, number, string][]} */
const SLOPE_NAMES = [
  [["sigmoid"], -1.5, 0.2, "left"],
  [["tanh"], -0.8, 0.6, "left"],
  [["ReLU"], 5.5, 1, "under end"],
];

/**
 * A plot over z of all activations, or of all their slopes: one of them strong, shaded where it is flat.
 * @param {string} activation @param {"values" | "slopes"} which @param {typeof CURVE_NAMES} names
 * @param {Omit<Parameters<typeof plot>[0], "x">} axes
 */
function over(activation, which, names, axes) {
  const { view, svg, right, up } = plot({ x: EXTENT, ...axes });
  const path = (/** @type {string} */ name) =>
    make("svg:path", {
      class: name === activation ? `curve ${which}` : "curve",
      d: curves(name)
        [which].map((half) => through(half.map(([z, height]) => [right(z), up(height)])))
        .join(""),
    });
  const shades = KINDS[activation].flat.map(([from, to]) =>
    make("svg:rect", { class: "flat", x: right(from), width: right(to) - right(from), height: 100 }),
  );
  const others = Object.keys(KINDS).filter((name) => name !== activation);
  const guide = make("svg:line", { class: "guide", y2: 100 });
  const dot = place("", 0, 0, `dot ${which}`);
  svg.append(...shades, ...others.map(path), guide, path(activation));
  for (const [called, z, height, side] of names) {
    const label = place("", right(z), up(height), `name ${side}`);
    const words = called.map((name) => (name === KINDS[activation].name ? make("b", {}, name) : name));
    label.append(...words.flatMap((word, i) => (i ? [", ", word] : [word])));
    view.append(label);
  }
  view.append(dot);
  return {
    view,
    svg,
    right,
    up,
    /** @param {number} z @param {number} height @param {string} description */
    move(z, height, description) {
      set(guide, { x1: right(z), x2: right(z) });
      put(dot, right(z), up(height));
      set(view, { "aria-label": description });
    },
  };
}

/** The curve, its tangent, and the slope as the rise of one step along the tangent. @param {string} activation */
function curvePlot(activation) {
  const isTall = activation === "relu";
  const [top, ticks, middle, corner] = isTall ? [9.2, [0, 3, 6], 4.6, 3.6] : [1.8, [-1, 0, 1], 0.5, 1.62];
  const { view, svg, right, up, move } = over(
    activation,
    "values",
    [...CURVE_NAMES, [["ReLU"], corner, corner, "left"]],
    { y: [-1.3, top], xTicks: [], yTicks: ticks, xName: "", yName: "a" },
  );
  const { flat, flatWords } = KINDS[activation];
  for (const [from, to] of flat) {
    const words = place(flatWords[0], right((from + to) / 2), up(middle), "shade");
    words.append(make("br"), flatWords[1]);
    view.append(words);
  }
  const tangent = make("svg:line", { class: "tangent" });
  const run = make("svg:line", { class: "run" });
  const rise = make("svg:line", { class: "rise" });
  const runWords = place("1", 0, 0, "");
  const riseWords = place("", 0, 0, "");
  svg.append(tangent, run, rise);
  view.append(runWords, riseWords);
  return {
    view,
    /** @param {number} z @param {Now} now */
    show(z, { a, isFlat, step, stepped, tangent: ends, rise: words, curveDescription }) {
      move(z, a, curveDescription);
      const [from, to] = ends.map(([x, y]) => [right(x), up(y)]);
      const [x, y] = [right(z), up(a)];
      const [nextX, nextY] = [right(stepped[0]), up(stepped[1])];
      set(tangent, { x1: from[0], y1: from[1], x2: to[0], y2: to[1] });
      set(run, { x1: x, y1: y, x2: nextX, y2: y });
      set(rise, { x1: nextX, y1: y, x2: nextX, y2: nextY });
      put(runWords, (x + nextX) / 2, y);
      put(riseWords, nextX, (y + nextY) / 2);
      runWords.className = step > 0 ? "run below" : "run above";
      riseWords.className = step > 0 ? "rise right" : "rise left";
      runWords.hidden = riseWords.hidden = isFlat;
      riseWords.textContent = words;
    },
  };
}

/** The slope as a curve of its own, as high over its axis as the rise above is long. @param {string} activation */
function slopePlot(activation) {
  const { view, svg, right, up, move } = over(activation, "slopes", SLOPE_NAMES, {
    y: [-0.08, 1.4],
    xTicks: [-6, -3, 0, 3, 6],
    yTicks: [],
    xName: "z",
    yName: "a′",
  });
  for (const [words, level] of Object.entries(LEVELS)) {
    svg.prepend(make("svg:line", { class: "level", x2: 100, y1: up(level), y2: up(level) }));
    view.append(place(words, 0, up(level), "tick left"));
  }
  const rise = make("svg:line", { class: "rise" });
  const riseWords = place("", 0, 0, "rise above");
  svg.append(rise);
  view.append(riseWords);
  return {
    view,
    /** @param {number} z @param {Now} now */
    show(z, { slope, rise: words, slopeDescription }) {
      move(z, slope, slopeDescription);
      set(rise, { x1: right(z), y1: up(0), x2: right(z), y2: up(slope) });
      put(riseWords, Math.min(94, Math.max(6, right(z))), up(slope));
      riseWords.textContent = words;
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("activations");
  const plots = make("div", { class: "plots dragged" });
  const output = [make("span"), make("sup"), make("span")];
  const derivative = [make("span"), make("span", { class: "numbers" })];
  const power = make("b");
  frame.append(
    asking(state, asked),
    plots,
    make(
      "div",
      { "aria-live": "polite" },
      make("p", { class: "formula" }, ...output),
      make("p", { class: "formula" }, ...derivative),
      make(
        "p",
        { class: "layers" },
        "Back through ten such layers, weights aside, a gradient is multiplied by ",
        power,
        ".",
      ),
    ),
    make(
      "div",
      { class: "controls" },
      slider(state, "z", "sum z", { min: LIMITS[0], max: LIMITS[1], step: 0.1 }),
      choice(
        state,
        "activation",
        "activation",
        Object.fromEntries(Object.entries(KINDS).map(([key, { name }]) => [key, name])),
      ),
    ),
  );
  onDrag(plots, (share) => state.set({ z: zAt(share) }), { within: () => plots.firstElementChild });

  let drawn = "";
  /** @type {(ReturnType<typeof curvePlot> | ReturnType<typeof slopePlot>)[]} */
  let pair = [];
  redraw(state, (values) => {
    const { activation, z } = values;
    if (drawn !== activation) {
      pair = [curvePlot(activation), slopePlot(activation)];
      plots.replaceChildren(...pair.map(({ view }) => view));
      drawn = activation;
    }
    const now = evaluate(values);
    for (const { show } of pair) show(z, now);
    now.output.forEach((words, i) => {
      say(output[i], words);
    });
    now.derivative.forEach((words, i) => {
      say(derivative[i], words);
    });
    say(power, now.power);
  });
}

export default figure(["activation", "z"], build);
