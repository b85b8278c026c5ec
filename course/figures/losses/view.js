/** Two losses of one sigmoid neuron's answer: their values over the prediction, their gradients over the sum z. */
import { choice, figure, make, place, plot, powerOfTen, put, redraw, set, slider, text, through } from "./drawing.js";
import { BinaryCrossEntropy, MSE, sigmoid } from "./network.js";

const LIMIT = 8;
const SUMS = Array.from({ length: 20 * LIMIT + 1 }, (_, i) => i / 10 - LIMIT);
const LOSSES = [
  { name: "MSE", loss: new MSE(), values: ["ŷ²", "(1 − ŷ)²"], gradient: "2(ŷ − y) · ŷ(1 − ŷ)" },
  { name: "BCE", loss: new BinaryCrossEntropy(), values: ["−log(1 − ŷ)", "−log ŷ"], gradient: "ŷ − y" },
];

/**
 * The prediction, and for each loss its value L, the two links of the chain, dL/dŷ and dŷ/dz, and their product.
 * @param {number} z @param {number} y
 */
function chain(z, y) {
  const y_hat = sigmoid.call(z);
  const slope = sigmoid.derivative(y_hat);
  const Y_hat = Float64Array.of(y_hat);
  const Y = Float64Array.of(y);
  return LOSSES.map(({ loss }) => {
    const [steepness] = loss.gradient(Y_hat, Y);
    return { y_hat, L: loss.call(Y_hat, Y), steepness, slope, gradient: steepness * slope };
  });
}

/** Three significant digits, so that the numbers on the page still multiply. @param {number} value */
function written(value) {
  const size = Math.abs(Number(value.toPrecision(3)));
  if (size >= 1e-4) return text(value, Math.max(0, 2 - Math.floor(Math.log10(size))));
  return powerOfTen(value);
}

/**
 * A plot with a curve for each loss, a dot on each, and a key in the corner that stays empty.
 * @param {string} title @param {Parameters<typeof plot>[0]} axes @param {string[]} formulas @param {string} corner
 * @param {(x: number) => void} move what a reader does who points at x
 */
function pair(title, axes, formulas, corner, move) {
  const curves = LOSSES.map(({ name }) => make("svg:path", { class: name }));
  const tangents = LOSSES.map(({ name }) => make("svg:line", { class: `tangent ${name}` }));
  const cursor = make("svg:line", { y1: 0, y2: 100, class: "cursor" });
  const level = make("svg:line", { x2: 100, class: "level" });
  const { view, right, up } = plot(axes, level, cursor, ...curves, ...tangents);
  set(level, { y1: up(0), y2: up(0) });
  const dots = LOSSES.map(({ name }) => place("", 0, 0, `dot ${name}`));
  const keys = LOSSES.map(({ name }, i) => make("div", { class: name }, make("i"), `${name}: ${formulas[i]}`));
  view.append(...dots, make("div", { class: `key ${corner}` }, ...keys));
  const drag = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1)) return;
    const { left, width } = view.getBoundingClientRect();
    const [from, to] = axes.x;
    view.setPointerCapture(event.pointerId);
    move(from + ((event.clientX - left) / width) * (to - from));
  };
  view.addEventListener("pointerdown", drag);
  view.addEventListener("pointermove", drag);
  return {
    view,
    tangents,
    right,
    up,
    panel: make("div", {}, make("p", { class: "title" }, title), view),
    /** @param {[number, number][][]} points */
    draw: (points) =>
      points.forEach((line, i) => set(curves[i], { d: through(line.map(([x, y]) => [right(x), up(y)])) })),
    /** @param {number} x @param {number[]} values @param {string} description */
    show(x, values, description) {
      set(cursor, { x1: right(x), x2: right(x) });
      values.forEach((value, i) => put(dots[i], right(x), up(value)));
      set(view, { "aria-label": description });
    },
  };
}

/** The sum behind a prediction, within the slider's limits where there is none. @param {number} y_hat */
const sumOf = (y_hat) => (y_hat > 0 ? (y_hat < 1 ? Math.log(y_hat / (1 - y_hat)) : LIMIT) : -LIMIT);

/** Both plots for one target. @param {number} y @param {(z: number) => void} move */
function plots(y, move) {
  const losses = pair(
    "The loss L, over the prediction ŷ",
    { x: [-0.03, 1.03], y: [-0.3, 8.5], xTicks: [0, 1], yTicks: [0, 2, 4, 6, 8], xName: "", yName: "" },
    LOSSES.map(({ values }) => values[y]),
    y ? "high end" : "high",
    (y_hat) => move(sumOf(y_hat)),
  );
  const gradients = pair(
    "Its gradient dL/dz, over the sum z",
    { x: [-8.5, 8.5], y: [-0.1 - y, 1.1 - y], xTicks: [-8, -4, 0, 4, 8], yTicks: [-y, 1 - y], xName: "", yName: "" },
    LOSSES.map(({ gradient }) => gradient),
    y ? "end" : "high",
    move,
  );
  losses.view.append(place("0.5", 50, 100, "tick below"), place("ŷ", 75, 100, "name below"));
  gradients.view.append(place(text(0.5 - y, 1), 0, 50, "tick left"), place("z", gradients.right(6), 100, "name below"));
  const at = SUMS.map((z) => chain(z, y));
  losses.draw(LOSSES.map((_, i) => at.map((both) => [both[i].y_hat, both[i].L])));
  gradients.draw(LOSSES.map((_, i) => at.map((both, j) => [SUMS[j], both[i].gradient])));
  return { y, losses, gradients };
}

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("losses");
  const panels = make("div", { class: "pair" });
  const verdict = make("p", { class: "verdict", "aria-live": "polite" });
  const cells = LOSSES.map(() => Array.from({ length: 4 }, () => make("data")));
  const head = ["", "L", "dL/dŷ", "· dŷ/dz", "= dL/dz"].map((words) =>
    make(words ? "th" : "td", words ? { scope: "col" } : {}, words),
  );
  const rows = LOSSES.map(({ name }, i) =>
    make(
      "tr",
      {},
      make("th", { scope: "row", class: name }, name),
      ...cells[i].map((cell, j) => make("td", {}, ["", "", "· ", "= "][j], cell)),
    ),
  );
  const answer = make("p", { class: "formula" });
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: make the answer more wrong, z = −6. Which loss pushes back harder, and which almost stops pushing?",
    ),
    panels,
    answer,
    table,
    verdict,
    make(
      "div",
      { class: "controls" },
      slider(state, "z", "sum z", { min: -LIMIT, max: LIMIT, step: 0.1 }),
      choice(state, "y", "target y", { 0: "0", 1: "1" }, Number),
    ),
  );

  const move = (/** @type {number} */ z) =>
    state.set({ z: Math.min(LIMIT, Math.max(-LIMIT, Math.round(10 * z) / 10)) });
  const fresh = () => {
    const drawn = plots(state.get("y"), move);
    panels.replaceChildren(drawn.losses.panel, drawn.gradients.panel);
    return drawn;
  };
  let drawn = fresh();
  redraw(state, ["y", "z"], () => {
    const y = state.get("y");
    const z = state.get("z");
    const both = chain(z, y);
    const [{ y_hat, slope }] = both;
    if (drawn.y !== y) drawn = fresh();
    const { losses, gradients } = drawn;
    const [mse, bce] = both.map(({ gradient }) => written(Math.abs(gradient)));
    losses.show(
      y_hat,
      both.map(({ L }) => L),
      `Both losses over ŷ, for target ${y}. At ŷ = ${written(y_hat)} MSE is ${written(both[0].L)}, BCE ${written(both[1].L)}.`,
    );
    gradients.show(
      z,
      both.map(({ gradient }) => gradient),
      `Both gradients over z, for target ${y}. At z = ${text(z, 1)} that of MSE is ${written(both[0].gradient)}, that of BCE ${written(both[1].gradient)}.`,
    );
    both.forEach(({ L, steepness, gradient }, i) => {
      const across = losses.right(1) - losses.right(0);
      const rise = steepness * (losses.up(1) - losses.up(0));
      const share = 20 / Math.hypot(across, rise);
      const [x, at] = [losses.right(y_hat), losses.up(L)];
      set(losses.tangents[i], {
        x1: x - share * across,
        y1: at - share * rise,
        x2: x + share * across,
        y2: at + share * rise,
      });
      [L, steepness, slope, gradient].forEach((value, j) =>
        Object.assign(cells[i][j], { value, textContent: written(value) }),
      );
    });
    answer.textContent = `ŷ = σ(z) = σ(${text(z, 1)}) = ${written(y_hat)}, target y = ${y}`;

    const times = 1 / (2 * slope);
    const wrong = Math.abs(y_hat - y);
    verdict.replaceChildren(
      `BCE pushes z ${y ? "up" : "down"} with ${bce}, MSE with ${mse}: ${text(times, times < 10 ? 1 : 0)} times less.`,
      make("br"),
      // The gradient of MSE is largest where ŷ misses y by 2/3.
      wrong > 0.95
        ? "MSE stalls: it almost stops pushing where the answer is worst."
        : wrong > 2 / 3
          ? "MSE is past its peak: the more wrong the answer, the weaker its push."
          : wrong > 1 / 2
            ? "The answer is on the wrong side of ½, and both push hard."
            : "The closer ŷ comes to y, the weaker both push, as they should.",
    );
  });
}

export default figure(build);
