/** The forward pass: a 2-2-1 network's numbers for one input, and the plane as each layer leaves it. */
import {
  button,
  contour,
  figure,
  make,
  onTheme,
  paint,
  palette,
  place,
  player,
  put,
  redraw,
  scale,
  set,
  slider,
  text,
} from "./drawing.js";
import { Dense, Network } from "./network.js";

const STAGES = ["X", "Z₁", "A₁", "Z₂", "Ŷ"];
const SHAPES = ["(4, 2)", "(4, 2)", "(4, 2)", "(4, 1)", "(4, 1)"];
const SAYS = [
  "the inputs. No straight line has both discs on one side and both squares on the other. Drag the ring.",
  "the sums stretch, turn and shift the plane. Straight lines stay straight: still no line divides discs from squares.",
  "tanh bends the plane into the square from −1 to 1. Now one straight line can divide discs from squares.",
  "the output neuron draws that line. On it Z₂ is 0, on the side of the squares positive, on that of the discs negative.",
  "the answers, back at the inputs. On the solid line they are 0.5, on a dashed line OR or NAND gives 0.",
];
// The planes of the inputs, of the hidden sums and of the hidden outputs, on the way from X to Ŷ and back to the inputs.
const WAY = [0, 1, 2, 2, 1, 0];
const LOW = "₁₂";
const AXES = ["x", "z", "a"];
const SIDES = ["sw nw se ne", "nw ne sw se", "nw above sw below"].map((sides) => sides.split(" "));
const POINTS = [0, 0, 0, 1, 1, 0, 1, 1];
const TARGETS = [0, 1, 1, 0];
/** @type {[number, number]} */
const WINDOW = [-0.25, 1.25];
const CELLS = 60;
const FINE = 48;
const COLUMNS = [26, 142, 190, 286, 334];
const ROWS = [84, 186];
const MIDDLE = 135;

const steps = (/** @type {number} */ count, /** @type {number[]} */ [low, high]) =>
  Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
const number = (/** @type {number} */ value) => String(value).replace("-", "−");
const vector = (/** @type {number[]} */ values, digits = 2) =>
  `[${values.map((value) => text(value, digits)).join(", ")}]`;

/** A sum with its numbers. @param {ArrayLike<number>} weights @param {number} bias @param {string[]} inputs */
const sum = (weights, bias, inputs) =>
  [...inputs.map((x, i) => `${number(weights[i])} · ${x}`), number(bias)].join(" + ").replaceAll("+ −", "− ");

/** @param {HTMLElement | SVGElement} element @param {number} share how much of it is there */
const fade = ({ style }, share) => Object.assign(style, { opacity: share, visibility: share > 0 ? "" : "hidden" });

/** @param {string} words @param {number} x @param {number} y */
const word = (words, x, y, kind = "") => make("svg:text", { x, y, "text-anchor": "middle", class: kind }, words);

/** The network, its weights on the edges; `show` writes the numbers of the stages that have been reached. @param {Network} network */
function diagram({ layers: [first, second] }) {
  const band = make("svg:rect", { width: 48, height: 236, rx: 6, class: "band" });
  const heads = STAGES.map((name, k) => word(name, COLUMNS[k], 19));
  const values = COLUMNS.map((x, k) => (k > 2 ? [MIDDLE] : ROWS).map((y) => word("", x, y + 5)));
  const edges = [
    ...[0, 1, 2, 3].map((i) => [first.W[i], 49, ROWS[i % 2], 118, ROWS[i >> 1], i % 3 ? 0.25 : 0.55]),
    ...ROWS.map((y, j) => [second.W[j], 214, y, 262, MIDDLE, 0.45]),
  ];
  const lines = edges.map(([w, x1, y1, x2, y2]) =>
    make("svg:line", {
      x1,
      y1,
      x2,
      y2,
      class: w < 0 ? "edge against" : "edge for",
      style: `stroke-width: ${1 + Math.abs(w) / 2}`,
    }),
  );
  const weights = edges.map(([w, x1, y1, x2, y2, share]) =>
    word(number(w), x1 + share * (x2 - x1), y1 + share * (y2 - y1) + 5, "tag"),
  );
  const neurons = /** @type {any[][]} */ ([
    [142, ROWS[0], "OR", "z₁", "a₁", first.b[0], "tanh"],
    [142, ROWS[1], "NAND", "z₂", "a₂", first.b[1], "tanh"],
    [286, MIDDLE, "AND", "z", "ŷ", second.b[0], "σ"],
  ]).flatMap(([x, y, name, z, a, b, activation]) => [
    make("svg:rect", { x: x - 24, y: y - 19, width: 96, height: 38, rx: 19, class: "node" }),
    make("svg:line", { x1: x + 24, x2: x + 24, y1: y - 19, y2: y + 19, class: "edge" }),
    word(name, x + 24, y - 41, "name"),
    word(z, x, y - 25),
    word(a, x + 48, y - 25),
    word(`bias ${number(b)}`, x - 6, y + 35),
    word(activation, x + 48, y + 35),
  ]);
  const view = make(
    "svg:svg",
    { viewBox: "0 0 360 236", role: "img" },
    band,
    ...heads,
    ...lines,
    ...weights,
    ...neurons,
    ...ROWS.flatMap((y, i) => [
      make("svg:circle", { cx: 26, cy: y, r: 23, class: "node" }),
      word(`x${LOW[i]}`, 26, y - 29),
    ]),
    ...values.flat(),
  );
  return {
    view,
    /** @param {number} stage @param {number[][]} numbers */
    show(stage, numbers) {
      set(band, { x: COLUMNS[stage] - 24 });
      heads.forEach((head, k) => set(head, { class: k === stage ? "name" : "head" }));
      values.forEach((column, k) =>
        column.forEach((label, i) => (label.textContent = k > stage ? "·" : text(numbers[k][i]))),
      );
      const reached = numbers.slice(0, stage + 1).map((row, k) => `${STAGES[k]} = ${vector(row)}`);
      set(view, {
        "aria-label": `The network, with hidden neurons OR and NAND and output AND. ${reached.join(", ")}.`,
      });
    },
  };
}

/** The plane, which moves from stage to stage with all that is drawn on it. @param {Network} network */
function plane(network) {
  const [first, second] = network.layers;
  network.predict(Float64Array.from(WINDOW.flatMap((x1) => WINDOW.flatMap((x2) => [x1, x2]))));
  /** @type {[number, number][]} */
  const extents = [WINDOW, [Math.min(...first.Z) - 0.5, Math.max(...first.Z) + 0.5], [-1.25, 1.25]];
  const across = extents.map((extent) => scale(extent, [0, 100]));
  const up = extents.map((extent) => scale(extent, [100, 0]));

  /** Where inputs lie in the three planes, in percent. @param {number[]} inputs */
  const planes = (inputs) => {
    const X = Float64Array.from(inputs);
    network.predict(X);
    return [X, first.Z, first.A].map((P, p) => Float64Array.from(P, (value, i) => (i % 2 ? up : across)[p](value)));
  };
  /** @param {Float64Array[]} spots @param {number} leg @param {number} share of that leg of the way */
  const during = (spots, leg, share) =>
    spots[WAY[leg]].map((from, i) => from + share * (spots[WAY[leg + 1]][i] - from));

  // Lines, each a row of points: the square grid, the unit square, and where a hidden neuron gives 0.
  const lines = (/** @type {number[]} */ levels, /** @type {number[]} */ extent) =>
    levels.flatMap((level) =>
      [0, 1].flatMap((turned) => steps(FINE, extent).flatMap((along) => (turned ? [along, level] : [level, along]))),
    );
  /** Where the sum of neuron i is 0. @param {Dense} layer @param {number} i @param {number} x1 */
  const zero = ({ W, b }, i, x1) => [x1, -(b[i] + W[2 * i] * x1) / W[2 * i + 1]];
  const drawn = Object.entries({
    grid: lines(steps(6, WINDOW), WINDOW),
    unit: lines([0, 1], [0, 1]),
    zeros: [0, 1].flatMap((i) => steps(FINE, [-4, 4]).flatMap((x1) => zero(first, i, x1))),
  }).map(([name, inputs]) => ({ spots: planes(inputs), path: make("svg:path", { class: name }) }));

  const corners = planes(POINTS);
  const answers = [...network.predict(Float64Array.from(POINTS))];
  const marks = TARGETS.map((target) =>
    target
      ? make("svg:rect", { x: -2.2, y: -2.2, width: 4.4, height: 4.4, class: "one" })
      : make("svg:circle", { r: 2.4, class: "zero" }),
  );
  const ring = make("svg:circle", { r: 3.6, class: "ring" });
  const example = make("span", { class: "above example" });
  const labels = TARGETS.map(() => make("span"));
  const tag = (
    /** @type {string} */ words,
    /** @type {number} */ p,
    /** @type {number[]} */ [x, y],
    /** @type {string} */ kind,
  ) => place(words, across[p](x), up[p](y), kind);
  const tags = [
    [tag("Z₂ = 0", 2, zero(second, 0, -0.1), "sw")],
    [tag("a₁ = 0", 0, zero(first, 0, -0.1), "ne"), tag("a₂ = 0", 0, zero(first, 1, 0.45), "sw")],
  ];

  const axes = AXES.map((letter, p) =>
    make(
      "div",
      { class: `axes ${letter}` },
      ...[
        [0, 1],
        [-4, -2, 0, 2, 4],
        [-1, 0, 1],
      ][p].flatMap((tick) => [
        place(text(tick, 0), across[p](tick), 100, "tick below"),
        place(text(tick, 0), 0, up[p](tick), "tick left"),
      ]),
      place(`${letter}₁`, 100, 100, "tick below end"),
      place(`${letter}₂`, 0, 0, "tick left start"),
    ),
  );
  const grounds = [new Network(second), network].map((of, i) => {
    const canvas = make("canvas", { width: CELLS + 1, height: CELLS + 1 });
    const axis = steps(CELLS, extents[2 - 2 * i]);
    const outputs = of
      .predict(Float64Array.from([...axis].reverse().flatMap((y) => axis.flatMap((x) => [x, y]))))
      .slice();
    const line = make("svg:path", { class: "line", d: contour(second.Z, CELLS + 1, 0) });
    const view = make(
      "div",
      { class: "ground" },
      canvas,
      make("svg:svg", { viewBox: `0 0 ${CELLS} ${CELLS}` }, line),
      ...tags[i],
    );
    return { view, canvas, outputs };
  });

  const view = make(
    "div",
    { class: "plot", role: "img" },
    ...grounds.map(({ view }) => view),
    ...axes,
    make("svg:svg", { viewBox: "0 0 100 100" }, ...drawn.map(({ path }) => path), ...marks, ring),
    ...labels,
    example,
  );
  return {
    view,
    paint: (/** @type {Uint8ClampedArray} */ colors) =>
      grounds.forEach(({ canvas, outputs }) => paint(canvas, outputs, colors)),
    /** @param {number} stage @param {number[]} x @param {number} y_hat */
    show(stage, x, y_hat) {
      const along = Math.max(stage, 2 * stage - 3);
      const leg = Math.min(4, Math.floor(along));
      const share = along - leg;
      const near = WAY[Math.round(along)];
      const at = during(corners, leg, share);
      const [left, top] = during(planes(x), leg, share);
      drawn.forEach(({ spots, path }, i) => {
        const at = during(spots, leg, share);
        let d = "";
        for (let i = 0; i < at.length; i += 2) d += `${(i / 2) % (FINE + 1) ? "L" : "M"}${at[i]} ${at[i + 1]}`;
        set(path, { d });
        fade(path, Math.min(1, i < 2 ? 5.2 - along : along));
      });
      // Between two planes neither has axes.
      axes.forEach((axes, p) => fade(axes, p !== near ? 0 : leg === 2 ? 1 : Math.abs(1 - 2 * share)));
      grounds.forEach(({ view }, i) => fade(view, Math.max(0, 1 - Math.abs(along - 3 - 2 * i))));
      marks.forEach((mark, i) => {
        const words = stage < 4 ? `(${POINTS[2 * i]}, ${POINTS[2 * i + 1]})` : text(answers[i]);
        set(mark, { transform: `translate(${at[2 * i]} ${at[2 * i + 1]})` });
        Object.assign(labels[i], { textContent: words, className: SIDES[near][i] });
        put(labels[i], at[2 * i], at[2 * i + 1]);
      });
      set(ring, { cx: left, cy: top });
      put(example, left, top);
      example.textContent = stage < 4 ? AXES[near] : text(y_hat);
      set(view, {
        "aria-label": `The plane at ${STAGES[Math.ceil(stage)]}: two discs, two squares, and a ring for x.`,
      });
    },
  };
}

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("forward-pass");
  const network = Network.from(state.get("network"));
  const [first, second] = network.layers;
  const numbers = diagram(network);
  const map = plane(network);
  const formula = make("p", { class: "formula" });
  const caption = make("p", { class: "caption" });
  const report = make("div", { "aria-live": "polite" }, formula, caption);

  let goal = 4;
  let rest = 0;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const play = player(
    state,
    (seconds) => {
      // At each stage the plane rests, so that there is time to look.
      if (rest > 0) rest -= seconds;
      else {
        const stage = state.get("stage");
        const whole = Math.floor(stage) + 1;
        if (stage + seconds >= whole) rest = 1;
        state.set({ stage: Math.min(whole, stage + seconds) });
      }
      return state.get("stage") < goal;
    },
    (playing) => {
      set(report, { "aria-live": playing ? "off" : "polite" });
      rest = 0;
      if (!playing) goal = 4;
      else if (state.get("stage") === 4) state.set({ stage: 0 });
    },
  );
  const jump = (/** @type {number} */ stage) => {
    play.stop();
    state.set({ stage });
  };
  const step = () => {
    const next = Math.min(4, Math.floor(state.get("stage")) + 1);
    if (calm.matches || state.get("stage") === 4) return jump(next);
    play.stop();
    goal = next;
    play.button.click();
  };
  const stages = STAGES.map((name, k) => {
    const made = button("", () => jump(k));
    made.append(make("strong", {}, name), " ", make("span", {}, SHAPES[k]));
    return made;
  });
  const scrub = slider(state, "stage", "stage", {
    min: 0,
    max: 4,
    step: 0.1,
    show: (stage) => STAGES[Math.ceil(stage)],
  });
  scrub.addEventListener("input", play.stop);

  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: after tanh one straight line can divide discs from squares. Could one do so already at Z₁, before tanh?",
    ),
    make(
      "div",
      { class: "stages", role: "group", "aria-label": "Stages, with the shapes for four samples" },
      ...stages.flatMap((stage, k) => (k ? [make("span", { "aria-hidden": "true" }, "→"), stage] : [stage])),
    ),
    make("div", { class: "panels" }, make("div", {}, numbers.view, report), make("div", { class: "view" }, map.view)),
    make("p", { class: "kept" }, "Backpropagation will need X, A₁ and Ŷ again, so the pass keeps them."),
    make(
      "div",
      { class: "controls" },
      scrub,
      ...["x1", "x2"].map((name, i) =>
        slider(state, name, `input x${LOW[i]}`, { min: 0, max: 1, step: 0.05, show: (x) => text(x) }),
      ),
    ),
    make(
      "div",
      { class: "buttons" },
      play.button,
      button("Step", step),
      button("Reset", () => jump(0)),
    ),
  );

  const drag = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1) || state.get("stage") % 4) return;
    const { left, bottom, width, height } = map.view.getBoundingClientRect();
    const clip = (/** @type {number} */ share) =>
      Math.min(1, Math.max(0, Math.round(20 * scale([0, 1], WINDOW)(share)) / 20));
    state.set({ x1: clip((event.clientX - left) / width), x2: clip((bottom - event.clientY) / height) });
  };
  map.view.addEventListener("pointerdown", drag);
  map.view.addEventListener("pointermove", drag);

  redraw(state, ["stage", "x1", "x2"], () => {
    const stage = state.get("stage");
    const now = Math.ceil(stage);
    const x = [state.get("x1"), state.get("x2")];
    network.predict(Float64Array.from(x));
    const values = [x, ...[first.Z, first.A, second.Z, second.A].map((array) => [...array])];
    const [, Z1, A1, [z], [y_hat]] = values;
    numbers.show(now, values);
    map.show(stage, x, y_hat);
    map.view.classList.toggle("map", stage % 4 === 0);

    const inputs = x.map((value) => text(value));
    const hidden = A1.map((a) => text(a, 4));
    const terms = [0, 1].map((i) => sum(first.W.slice(2 * i), first.b[i], inputs));
    formula.replaceChildren(
      ...[
        ["one row of X:", `x = ${vector(x)}`],
        ["Z₁ = x W₁ᵀ + b₁", `= [${terms[0]},`, `${terms[1]}]`, `= ${vector(Z1)}`],
        ["A₁ = tanh(Z₁)", `= [tanh(${text(Z1[0])}), tanh(${text(Z1[1])})]`, `= ${vector(A1, 4)}`],
        ["Z₂ = A₁ W₂ᵀ + b₂", `= ${sum(second.W, second.b[0], hidden)}`, `= ${text(z, 3)}`],
        ["Ŷ = σ(Z₂)", `= 1 / (1 + e^(${text(-z, 3)}))`, `= ${text(y_hat, 3)}`],
      ][now].flatMap((part) => [make("span", {}, part), " "]),
    );
    caption.textContent = `${STAGES[now]}: ${SAYS[now]}`;
    stages.forEach((button, k) =>
      k === now ? set(button, { "aria-current": "step" }) : button.removeAttribute("aria-current"),
    );
  });
  onTheme(state, el, () => map.paint(palette(el)));
}

export default figure(build);
