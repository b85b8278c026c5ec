/** One neuron: sliders for its parameters, the map of its output with the line z = 0, and the sum for one point. */
import { choice, figure, make, redraw, scale, set, slider, text } from "./drawing.js";

const SIZE = 330;
const EXTENT = /** @type {[number, number]} */ ([-0.25, 1.25]);
const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
/** @type {Record<string, number[]>} */
const TARGETS = { today: [], AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] };
const right = scale(EXTENT, [0, SIZE]);
const up = scale(EXTENT, [SIZE, 0]);
const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

const shade = (/** @type {number} */ a) =>
  a < 0.5
    ? `color-mix(in srgb, var(--figure-low) ${200 * (0.5 - a)}%, var(--figure-middle))`
    : `color-mix(in srgb, var(--figure-high) ${200 * (a - 0.5)}%, var(--figure-middle))`;

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  const id = `neuron-${Math.random().toString(36).slice(2)}`;
  const stops = Array.from({ length: 25 }, (_, i) => {
    const z = -6 + i / 2;
    return make("svg:stop", { offset: i / 24, style: `stop-color: ${shade(sigmoid(z))}` });
  });
  const gradient = make("svg:linearGradient", { id, gradientUnits: "userSpaceOnUse" }, ...stops);
  const plane = make("svg:rect", { width: SIZE, height: SIZE });
  const line = make("svg:line", { class: "line" });
  const corners = make("svg:g");
  const point = make("svg:circle", { r: 7, class: "point" });
  const ticks = [0, 0.5, 1].flatMap((value) => [
    make("svg:text", { x: right(value), y: SIZE + 18, "text-anchor": "middle" }, String(value)),
    make("svg:text", { x: -8, y: up(value) + 4, "text-anchor": "end" }, String(value)),
  ]);
  const map = make(
    "svg:svg",
    { viewBox: `-34 -6 ${SIZE + 40} ${SIZE + 46}`, class: "map", role: "img" },
    gradient,
    make("svg:svg", { width: SIZE, height: SIZE }, plane, line, corners, point),
    ...ticks,
    make("svg:text", { x: right(0.75), y: SIZE + 18, "text-anchor": "middle" }, "x₁"),
    make("svg:text", { x: -8, y: up(0.75) + 4, "text-anchor": "end" }, "x₂"),
  );

  const node = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ r) => {
    const label = make("svg:text", { x, y: y + 5, "text-anchor": "middle" });
    return { label, parts: [make("svg:circle", { cx: x, cy: y, r, class: "node" }), label] };
  };
  const inputs = [node(34, 44, 26), node(34, 156, 26)];
  const sum = node(196, 100, 34);
  const out = node(318, 100, 30);
  const edges = inputs.map((_, i) => make("svg:line", { x1: 60, y1: [44, 156][i], x2: 164, y2: [88, 112][i] }));
  const weights = [66, 134].map((y) => make("svg:text", { x: 112, y: y + 5, "text-anchor": "middle", class: "tag" }));
  const bias = make("svg:text", { x: 196, y: 172, "text-anchor": "middle", class: "tag" });
  const words = Object.entries({
    "x₁": [34, 12],
    "x₂": [34, 200],
    "sum z": [196, 54],
    "output a": [318, 58],
    σ: [258, 92],
  }).map(([word, [x, y]]) => make("svg:text", { x, y, "text-anchor": "middle" }, word));
  const diagram = make(
    "svg:svg",
    { viewBox: "0 0 352 208", class: "diagram", "aria-hidden": "true" },
    ...edges,
    make("svg:line", { x1: 196, y1: 158, x2: 196, y2: 134, class: "edge" }),
    make("svg:line", { x1: 230, y1: 100, x2: 288, y2: 100, class: "edge" }),
    ...weights,
    bias,
    ...words,
    ...[...inputs, sum, out].flatMap(({ parts }) => parts),
  );
  const formula = make("p", { class: "formula" });
  const verdict = make("p", { class: "verdict" });

  const range = { min: -10, max: 10, step: 0.5 };
  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: halve both weights and leave the bias alone. On which side is today then?",
    ),
    make("div", { class: "panels" }, map, make("div", {}, diagram, formula, verdict)),
    make(
      "div",
      { class: "controls" },
      slider(state, "w1", "weight w₁", range),
      slider(state, "w2", "weight w₂", range),
      slider(state, "b", "bias b", { ...range, min: -15, max: 15 }),
      choice(state, "points", "points", { today: "today", AND: "AND", OR: "OR", XOR: "XOR" }),
      slider(state, "x1", "input x₁", { min: 0, max: 1, step: 0.05, show: (x) => text(x) }),
      slider(state, "x2", "input x₂", { min: 0, max: 1, step: 0.05, show: (x) => text(x) }),
    ),
  );

  const drag = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1)) return;
    const { left, top, width } = plane.getBoundingClientRect();
    const clip = (/** @type {number} */ value) => Math.min(1, Math.max(0, Math.round(20 * value) / 20));
    const share = 1.5 / width;
    state.set({
      x1: clip(EXTENT[0] + (event.clientX - left) * share),
      x2: clip(EXTENT[1] - (event.clientY - top) * share),
    });
  };
  map.addEventListener("pointerdown", drag);
  map.addEventListener("pointermove", drag);

  redraw(state, ["w1", "w2", "b", "x1", "x2", "points"], () => {
    const [w1, w2, b, x1, x2] = ["w1", "w2", "b", "x1", "x2"].map((name) => state.get(name));
    const targets = TARGETS[state.get("points")];
    const z = w1 * x1 + w2 * x2 + b;
    const a = sigmoid(z);
    const length = w1 * w1 + w2 * w2;

    // The output changes along the weights alone: from z = -6 to z = 6 along one line through the plane.
    plane.style.fill = length ? `url(#${id})` : shade(sigmoid(b));
    if (length) {
      const at = (/** @type {number} */ level) => [(w1 * (level - b)) / length, (w2 * (level - b)) / length];
      const [[fromX, fromY], [toX, toY], [x, y]] = [at(-6), at(6), at(0)];
      set(gradient, { x1: right(fromX), y1: up(fromY), x2: right(toX), y2: up(toY) });
      const far = 40 / Math.sqrt(length);
      set(line, { x1: right(x - w2 * far), y1: up(y + w1 * far), x2: right(x + w2 * far), y2: up(y - w1 * far) });
    }
    line.style.display = length ? "" : "none";

    corners.replaceChildren(
      ...targets.map((target, i) =>
        target
          ? make("svg:rect", {
              x: right(CORNERS[i][0]) - 7,
              y: up(CORNERS[i][1]) - 7,
              width: 14,
              height: 14,
              class: "one",
            })
          : make("svg:circle", { cx: right(CORNERS[i][0]), cy: up(CORNERS[i][1]), r: 8, class: "zero" }),
      ),
    );
    set(point, { cx: right(x1), cy: up(x2) });

    [x1, x2].forEach((x, i) => (inputs[i].label.textContent = text(x)));
    [w1, w2].forEach((w, i) => {
      weights[i].textContent = `w${"₁₂"[i]} = ${text(w, 1)}`;
      set(edges[i], { class: w < 0 ? "edge against" : "edge for", style: `stroke-width: ${1 + Math.abs(w) / 1.5}` });
    });
    bias.textContent = `b = ${text(b, 1)}`;
    sum.label.textContent = text(z);
    out.label.textContent = text(a);
    const terms = `${text(w1, 1)} · ${text(x1)} + ${text(w2, 1)} · ${text(x2)} + ${text(b, 1)}`;
    formula.replaceChildren(`z = ${terms.replaceAll("+ −", "− ")} = ${text(z)}`, make("br"), `a = σ(z) = ${text(a)}`);
    const good = targets.filter((target, i) => w1 * CORNERS[i][0] + w2 * CORNERS[i][1] + b > 0 === !!target).length;
    verdict.textContent = targets.length
      ? `${good} of 4 points on the right side`
      : z > 0
        ? "Yes: z is above zero."
        : "No: z is not above zero.";
    set(map, { "aria-label": `Map of the output, and the point (${text(x1)}, ${text(x2)}). ${verdict.textContent}` });
  });
}

export default figure(build);
