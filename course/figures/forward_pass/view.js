/** The forward pass: a network's numbers for one input, and the plane that goes through its layers. */
import { button, slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed, subscript } from "../shared/numbers.js";
import { ground, mark, markLayer, painter, planeAxes, putMark } from "../shared/plane.js";
import { through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { transport } from "../shared/transport.js";
import {
  asked,
  CELLS,
  evaluate,
  inputAt,
  isDraggable,
  LAST,
  PLANES,
  SHAPES,
  STAGES,
  surveyOf,
  TARGETS,
  timeline,
  weight,
} from "./model.js";

/** @typedef {ReturnType<typeof evaluate>} Now */

// The places in the drawing of the network.
const COLUMNS = [26, 142, 190, 286, 334];
const ROWS = [84, 186];
const MIDDLE = 135;

/** @param {HTMLElement | SVGElement} element @param {number} share how much of it is there */
const fade = ({ style }, share) => Object.assign(style, { opacity: share, visibility: share > 0 ? "" : "hidden" });

/** @param {string} words @param {number} x @param {number} y */
const word = (words, x, y, kind = "") => make("svg:text", { x, y, "text-anchor": "middle", class: kind }, words);

/** An edge, and its weight at a share of its length. @param {number} value @param {number[]} from @param {number[]} to @param {number} share */
function edge(value, [x1, y1], [x2, y2], share) {
  const kind = value < 0 ? "negative" : "positive";
  const line = make("svg:line", {
    x1,
    y1,
    x2,
    y2,
    class: `edge ${kind}`,
    style: `stroke-width: ${1 + Math.abs(value) / 2}`,
  });
  return { line, tag: word(weight(value), x1 + share * (x2 - x1), y1 + share * (y2 - y1) + 5, "tag") };
}

/** A neuron: its name, and beside each other its sum and its output. @param {number} x @param {number} y @param {string} name @param {string[]} values @param {number} bias @param {string} activation */
const neuron = (x, y, name, [z, a], bias, activation) => [
  make("svg:rect", { x: x - 24, y: y - 19, width: 96, height: 38, rx: 19, class: "node" }),
  make("svg:line", { x1: x + 24, x2: x + 24, y1: y - 19, y2: y + 19, class: "edge" }),
  word(name, x + 24, y - 41, "name"),
  word(z, x, y - 25),
  word(a, x + 48, y - 25),
  word(`bias ${weight(bias)}`, x - 6, y + 35),
  word(activation, x + 48, y + 35),
];

/** The network, with its weights on the edges, and the numbers of the stages that have been reached. @param {import("../mathematics/network.js").Network} network */
function diagram({ layers: [first, second] }) {
  const band = make("svg:rect", { width: 48, height: 236, rx: 6, class: "band" });
  const heads = STAGES.map((name, k) => word(name, COLUMNS[k], 19));
  const numbers = COLUMNS.map((x, k) => (k > 2 ? [MIDDLE] : ROWS).map((y) => word("", x, y + 5, "number")));
  const inputs = ROWS.flatMap((y, i) => [
    make("svg:circle", { cx: COLUMNS[0], cy: y, r: 23, class: "node" }),
    word(`x${subscript(i + 1)}`, COLUMNS[0], y - 29),
  ]);
  // Of the edges that cross, each has its weight nearer to its input.
  const edges = [
    ...ROWS.flatMap((to, j) =>
      ROWS.map((from, i) => edge(first.W[2 * j + i], [49, from], [118, to], i === j ? 0.55 : 0.25)),
    ),
    ...ROWS.map((from, i) => edge(second.W[i], [214, from], [262, MIDDLE], 0.45)),
  ];
  const view = make(
    "svg:svg",
    { viewBox: "0 0 360 236", role: "img" },
    band,
    ...heads,
    ...edges.map(({ line }) => line),
    ...edges.map(({ tag }) => tag),
    ...neuron(COLUMNS[1], ROWS[0], "OR", ["z₁", "a₁"], first.b[0], "tanh"),
    ...neuron(COLUMNS[1], ROWS[1], "NAND", ["z₂", "a₂"], first.b[1], "tanh"),
    ...neuron(COLUMNS[3], MIDDLE, "AND", ["z", "ŷ"], second.b[0], "σ"),
    ...inputs,
    ...numbers.flat(),
  );
  return {
    view,
    /** @param {Now} now */
    show({ now, written, networkDescription }) {
      set(band, { x: COLUMNS[now] - 24 });
      for (const [k, head] of heads.entries()) set(head, { class: k === now ? "name" : "head" });
      for (const [i, number] of numbers.flat().entries()) say(number, written.flat()[i]);
      set(view, { "aria-label": networkDescription });
    },
  };
}

/** The plane, with all that is drawn on it. @param {ReturnType<typeof surveyOf>} survey @param {ReturnType<typeof painter>} paint */
function plane({ extents, grounds, tags }, paint) {
  const bases = grounds.map(({ outputs, sums }, i) => {
    const base = ground(paint, CELLS);
    base.show(outputs, sums);
    base.view.append(...tags[i].map(({ words, at: [x, y], side }) => place(words, x, y, `name ${side}`)));
    return base.view;
  });
  const axes = PLANES.map(({ letter, ticks }, p) =>
    make(
      "div",
      { class: `axes ${letter}` },
      ...planeAxes({ x: extents[p], y: extents[p] }, ticks, [`${letter}₁`, `${letter}₂`]),
    ),
  );
  const lines = {
    grid: make("svg:path", { class: "grid" }),
    unit: make("svg:path", { class: "unit" }),
    zeros: make("svg:path", { class: "zeros" }),
  };
  const marks = TARGETS.map((target) => mark(target ? "one" : "zero"));
  const ring = mark("ring");
  const names = TARGETS.map(() => make("span"));
  const ringName = make("span", { class: "name above example" });
  const view = make(
    "div",
    { class: "plot map", role: "img" },
    ...bases,
    ...axes,
    make("svg:svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" }, ...Object.values(lines)),
    markLayer(...marks, ring),
    make("div", { class: "words" }, ...names, ringName),
  );
  return {
    view,
    /** @param {Now} now */
    show({
      plane: { near, points, ring: at, shares, ...places },
      names: words,
      ringName: ringWords,
      planeDescription,
    }) {
      for (const name of /** @type {const} */ (["grid", "unit", "zeros"]))
        set(lines[name], { d: places[name].map(through).join("") });
      fade(lines.grid, shares.lines);
      fade(lines.unit, shares.lines);
      fade(lines.zeros, shares.zeros);
      for (const [p, one] of axes.entries()) fade(one, shares.axes[p]);
      for (const [i, base] of bases.entries()) fade(base, shares.grounds[i]);
      points.forEach(([x, y], i) => {
        putMark(marks[i], x, y);
        put(names[i], x, y);
        Object.assign(names[i], { textContent: words[i], className: `name ${PLANES[near].sides[i]}` });
      });
      putMark(ring, at[0], at[1]);
      put(ringName, at[0], at[1]);
      say(ringName, ringWords);
      set(view, { "aria-label": planeDescription });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("forward-pass");
  const survey = surveyOf(state.get("network"));
  const numbers = diagram(survey.network);
  const map = plane(survey, painter(state, frame));
  const parts = ["", "", "", ""].map(() => make("span"));
  const formula = make("p", { class: "formula" }, ...parts.flatMap((part) => [part, " "]));
  const caption = make("p", { class: "caption" });
  const report = make("div", {}, formula, caption);
  const { scrub, buttons, jump } = transport(state, "stage", {
    last: () => LAST,
    live: [report],
    glide: true,
    timeline,
    range: { step: 0.1, show: (stage) => STAGES[Math.ceil(stage)] },
  });
  const stages = STAGES.map((name, k) => {
    const made = button("", () => jump(k));
    made.append(make("strong", {}, name), " ", make("span", {}, SHAPES[k]));
    return made;
  });

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "stages", role: "group", "aria-label": "Stages, with the shapes for four samples" },
      ...stages.flatMap((stage, k) => (k ? [make("span", { "aria-hidden": "true" }, "→"), stage] : [stage])),
    ),
    make("div", { class: "panels" }, make("div", {}, numbers.view, report), make("div", { class: "side" }, map.view)),
    make("p", { class: "key" }, "Backpropagation will need X, A₁ and Ŷ again, so the pass keeps them."),
    make(
      "div",
      { class: "controls" },
      scrub,
      ...["x1", "x2"].map((name, i) =>
        slider(state, name, `input x${subscript(i + 1)}`, {
          min: 0,
          max: 1,
          step: 0.05,
          show: (value) => fixed(value),
        }),
      ),
    ),
    buttons,
  );

  onDrag(map.view, (x, y) => state.set(inputAt(x, y)), { allowed: () => isDraggable(state.get("stage")) });

  redraw(state, (values) => {
    const now = evaluate(values);
    numbers.show(now);
    map.show(now);
    map.view.classList.toggle("dragged", isDraggable(values.stage));
    parts.forEach((part, i) => {
      say(part, now.formula[i] ?? "");
      part.hidden = i >= now.formula.length;
    });
    say(caption, now.caption);
    for (const [k, stage] of stages.entries()) {
      if (k === now.now) set(stage, { "aria-current": "step" });
      else stage.removeAttribute("aria-current");
    }
  });
}

export default figure(["stage", "x1", "x2", "network"], build);
