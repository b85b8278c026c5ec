/** One neuron: sliders for its parameters, the map of its output with the line z = 0, and the sum for one point. */
import { asNamed, choice, slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { make, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed } from "../shared/numbers.js";
import { painter, plane } from "../shared/plane.js";
import { asking } from "../shared/prediction.js";
import { asked, CHOICES, EXTENT, evaluate, over, pointAt } from "./model.js";

/** @param {string} words @param {number} x @param {number} y */
const word = (words, x, y, kind = "", anchor = "middle") =>
  make("svg:text", { x, y, "text-anchor": anchor, class: kind }, words);

/** The neuron as a diagram: inputs, weighted lines, sum and output. */
function diagram() {
  const circle = (/** @type {number} */ cx, /** @type {number} */ cy, /** @type {number} */ r) =>
    make("svg:circle", { cx, cy, r, class: "node" });
  const nodes = { x1: word("", 34, 49), x2: word("", 34, 161), z: word("", 196, 105), a: word("", 318, 105) };
  const edges = [
    make("svg:line", { x1: 60, y1: 44, x2: 164, y2: 88 }),
    make("svg:line", { x1: 60, y1: 156, x2: 164, y2: 112 }),
  ];
  const weights = [word("", 72, 38, "tag", "start"), word("", 72, 172, "tag", "start")];
  const bias = word("", 196, 172, "tag");
  const view = make(
    "svg:svg",
    { viewBox: "0 0 352 208", class: "diagram", "aria-hidden": "true" },
    ...edges,
    make("svg:line", { x1: 196, y1: 158, x2: 196, y2: 134, class: "edge" }),
    make("svg:line", { x1: 230, y1: 100, x2: 288, y2: 100, class: "edge" }),
    word("x₁", 34, 12),
    word("x₂", 34, 200),
    word("sum z", 196, 54),
    word("σ", 258, 92),
    word("output a", 318, 58),
    circle(34, 44, 26),
    circle(34, 156, 26),
    circle(196, 100, 34),
    circle(318, 100, 30),
    ...Object.values(nodes),
    ...weights,
    bias,
  );
  return {
    view,
    /** @param {ReturnType<typeof evaluate>} now */
    show(now) {
      say(nodes.x1, now.nodes.x1);
      say(nodes.x2, now.nodes.x2);
      say(nodes.z, now.nodes.z);
      say(nodes.a, now.nodes.a);
      now.weights.forEach(({ words, sign, width }, i) => {
        say(weights[i], words);
        set(edges[i], { class: `edge ${sign}`, style: `stroke-width: ${width}` });
      });
      say(bias, now.bias);
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("neuron");
  const map = plane(painter(state, frame), {
    extent: { x: EXTENT, y: EXTENT },
    ticks: [0, 0.5, 1],
    decimals: 1,
    names: ["x₁", "x₂"],
  });
  map.view.classList.add("dragged");
  const neuron = diagram();
  const formula = [make("span"), make("span")];
  const verdict = make("p", { class: "verdict", "aria-live": "polite" });
  const key = make("p", { class: "key" });
  const weight = { min: -10, max: 10, step: 0.5 };
  const input = { min: 0, max: 1, step: 0.05, show: (/** @type {number} */ x) => fixed(x) };

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "panels" },
      make("div", {}, map.view),
      make("div", {}, neuron.view, make("p", { class: "formula" }, ...formula), verdict),
    ),
    key,
    make(
      "div",
      { class: "controls" },
      slider(state, "w1", "weight w₁", weight),
      slider(state, "w2", "weight w₂", weight),
      slider(state, "b", "bias b", { min: -15, max: 15, step: 0.5 }),
      choice(state, "points", "points", asNamed(CHOICES)),
      slider(state, "x1", "input x₁", input),
      slider(state, "x2", "input x₂", input),
    ),
  );

  onDrag(map.view, (right, down) => state.set(pointAt(right, down)));

  redraw(state, (values) => {
    const now = evaluate(values);
    const { outputs, sums } = over(values, map.inputs);
    map.ground(outputs, sums);
    map.points(now.marks);
    set(map.view, { "aria-label": now.description });
    neuron.show(now);
    formula.forEach((line, i) => {
      say(line, now.formula[i]);
    });
    say(verdict, now.verdict);
    say(key, now.key);
  });
}

export default figure(["w1", "w2", "b", "x1", "x2", "points"], build);
