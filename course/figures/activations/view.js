/** Activation functions: a curve with its tangent and, on the same axis below, its derivative. */
import { choice, figure, make, place, plot, powerOfTen, put, redraw, set, slider, text, through } from "./drawing.js";
import { relu, sigmoid, tanh } from "./network.js";

/**
 * Where an activation is `flat`, its derivative is below LEVEL; `words` say so. `y` and `ticks` are those of its plot.
 * `output` and `numbers` write what is computed, with as many `digits` as tell an output from the value that it nears.
 * @typedef {{ call: (z: number) => number, derivative: (a: number) => number }} Activation
 * @typedef {[number, number]} Ends
 * @typedef {{
 *   of: Activation, name: string, flat: Ends[], words: string[], y: Ends, ticks: number[],
 *   output: (z: number) => (string | Node)[], slope: string, numbers: (a: number, digits: number) => string,
 *   digits: (a: number) => number
 * }} Kind
 */

const LEVEL = 0.05;
const LIMIT = 8;
const [START, END] = [-8.4, 8.4];
const LEFT = Array.from({ length: 169 }, (_, i) => START + i / 20);
const RIGHT = LEFT.map((z) => Number.EPSILON - z);

const digitsFor = (/** @type {number} */ distance) => Math.max(2, 1 + Math.ceil(-Math.log10(distance)));

/** @param {number} edge @returns {Pick<Kind, "flat" | "words" | "y" | "ticks">} */
const saturating = (edge) => ({
  flat: [
    [START, -edge],
    [edge, END],
  ],
  words: ["saturated", `a′ < ${LEVEL}`],
  y: [-1.3, 1.8],
  ticks: [-1, 0, 1],
});

/** @type {Record<string, Kind>} */
const KINDS = {
  sigmoid: {
    of: sigmoid,
    name: "sigmoid",
    ...saturating(2 * Math.atanh(Math.sqrt(1 - 4 * LEVEL))),
    output: (z) => ["1 / (1 + e", make("sup", {}, text(-z, 1)), ")"],
    slope: "a (1 − a)",
    numbers: (a, digits) => `${text(a, digits)} · ${text(1 - a, digits)}`,
    digits: (a) => digitsFor(Math.min(a, 1 - a)),
  },
  tanh: {
    of: tanh,
    name: "tanh",
    ...saturating(Math.atanh(Math.sqrt(1 - LEVEL))),
    output: (z) => [`tanh(${text(z, 1)})`],
    slope: "1 − a²",
    numbers: (a, digits) => `1 − ${a < 0 ? `(${text(a, digits)})` : text(a, digits)}²`,
    digits: (a) => digitsFor(1 - Math.abs(a)),
  },
  relu: {
    of: relu,
    name: "ReLU",
    flat: [[START, 0]],
    words: ["off", "a′ = 0"],
    y: [-1.3, 9.2],
    ticks: [0, 3, 6],
    output: (z) => [`max(0, ${text(z, 1)})`],
    slope: "(1 if a > 0 else 0)",
    numbers: (a, digits) => `(1 if ${text(a, digits)} > 0 else 0)`,
    digits: () => 0,
  },
};

const valueAt = (/** @type {Activation} */ of, /** @type {number} */ z) => of.call(z);
const slopeAt = (/** @type {Activation} */ of, /** @type {number} */ z) => of.derivative(of.call(z));

/** A number from 0 to 1; a small one as 5.4 · 10⁻⁹. @param {number} value */
function scientific(value) {
  if (value === 0 || value === 1) return String(value);
  return value >= 0.01 ? text(value) : powerOfTen(value);
}

/**
 * A plot over z of all activations, or of all derivatives: one of them in colour, shaded where it is flat.
 * @param {Kind} kind @param {(of: Activation, z: number) => number} height @param {string} color
 * @param {Omit<Parameters<typeof plot>[0], "x">} axes
 */
function over(kind, height, color, axes) {
  const { view, svg, right, up } = plot({ x: [START, END], ...axes });
  const guide = make("svg:line", { class: "guide", y2: 100 });
  const dot = place("", 0, 0, `dot ${color}`);
  // In two halves, since the derivative of ReLU jumps at 0.
  const curve = (/** @type {Kind} */ { of }) =>
    make("svg:path", {
      class: of === kind.of ? `curve ${color}` : "curve",
      d: [LEFT, RIGHT].map((half) => through(half.map((z) => [right(z), up(height(of, z))]))).join(""),
    });
  const shades = kind.flat.map(([from, to]) =>
    make("svg:rect", { class: "flat", x: right(from), width: right(to) - right(from), height: 100 }),
  );
  const others = Object.values(KINDS).filter(({ of }) => of !== kind.of);
  svg.append(...shades, ...others.map(curve), guide, curve(kind));
  view.append(dot);
  return {
    view,
    svg,
    right,
    up,
    /** @param {string[]} names @param {number} z @param {number} y @param {string} side */
    label(names, z, y, side) {
      const label = place("", right(z), up(y), `name ${side}`);
      label.append(...names.flatMap((name, i) => [i ? ", " : "", name === kind.name ? make("b", {}, name) : name]));
      dot.before(label);
    },
    /** @param {number} z */
    move(z) {
      set(guide, { x1: right(z), x2: right(z) });
      put(dot, right(z), up(height(kind.of, z)));
    },
  };
}

/** The activation's plot and that of its derivative. @param {Kind} kind */
function pair(kind) {
  const {
    of,
    y: [, top],
  } = kind;
  const middle = top > 2 ? top / 2 : 0.5;
  const corner = Math.min(3.6, 0.9 * top);
  const value = over(kind, valueAt, "value", { y: kind.y, xTicks: [], yTicks: kind.ticks, xName: "", yName: "a" });
  const slope = over(kind, slopeAt, "slope", {
    y: [-0.08, 1.4],
    xTicks: [-6, -3, 0, 3, 6],
    yTicks: [],
    xName: "z",
    yName: "a′",
  });
  value.label(["sigmoid", "tanh"], END, 1, "over end");
  value.label(["sigmoid", "ReLU"], START, 0, "over");
  value.label(["tanh"], START, -1, "over");
  value.label(["ReLU"], corner, corner, "left");
  slope.label(["sigmoid"], -1.5, 0.2, "left");
  slope.label(["tanh"], -0.8, 0.6, "left");
  slope.label(["ReLU"], 5.5, 1, "under end");
  for (const [from, to] of kind.flat) {
    const words = place(kind.words[0], value.right((from + to) / 2), value.up(middle), "words");
    words.append(make("br"), kind.words[1]);
    value.view.append(words);
  }
  for (const [words, level] of Object.entries({ 0: 0, "1/4": 0.25, "1/2": 0.5, 1: 1 })) {
    slope.svg.prepend(make("svg:line", { class: "level", x2: 100, y1: slope.up(level), y2: slope.up(level) }));
    slope.view.append(place(words, 0, slope.up(level), "tick left"));
  }

  const tangent = make("svg:line", { class: "tangent" });
  const run = make("svg:line", { class: "run" });
  const rise = make("svg:line", { class: "rise" });
  const same = make("svg:line", { class: "rise" });
  const one = place("1", 0, 0, "");
  const riseWords = place("", 0, 0, "");
  const sameWords = place("", 0, 0, "above");
  value.svg.append(tangent, run, rise);
  slope.svg.append(same);
  value.view.append(one, riseWords);
  slope.view.append(sameWords);
  return {
    views: [value.view, slope.view],
    /** @param {number} z */
    show(z) {
      const a = of.call(z);
      const steep = of.derivative(a);
      const words = text(steep);
      const along = (/** @type {number} */ step) => ({ x: value.right(z + step), y: value.up(a + step * steep) });
      // One step along the tangent, to the side where there is room for it.
      const step = z > 5 ? -1 : 1;
      const start = along(0);
      const end = along(step);
      const [back, ahead] = [along(-1.7), along(1.7)];
      value.move(z);
      slope.move(z);
      set(tangent, { x1: back.x, y1: back.y, x2: ahead.x, y2: ahead.y });
      set(run, { x1: start.x, y1: start.y, x2: end.x, y2: start.y });
      set(rise, { x1: end.x, y1: start.y, x2: end.x, y2: end.y });
      set(same, { x1: slope.right(z), y1: slope.up(0), x2: slope.right(z), y2: slope.up(steep) });
      put(one, (start.x + end.x) / 2, start.y);
      put(riseWords, end.x, (start.y + end.y) / 2);
      put(sameWords, Math.min(94, Math.max(6, slope.right(z))), slope.up(steep));
      [one.className, riseWords.className] = step > 0 ? ["below", "right"] : ["above", "left"];
      one.hidden = riseWords.hidden = steep < LEVEL;
      riseWords.textContent = sameWords.textContent = words;

      const flat = steep < LEVEL ? `: ${kind.words[0]}` : "";
      set(value.view, {
        role: "img",
        "aria-label": `${kind.name} over z, with its tangent: at z = ${text(z, 1)}, a is ${text(a)} and the slope is ${words}${flat}`,
      });
      set(slope.view, {
        role: "img",
        "aria-label": `Derivative of ${kind.name} over z: at z = ${text(z, 1)}, a′ is ${words}`,
      });
    },
  };
}

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("activations");
  const plots = make("div", { class: "plots" });
  const output = make("p", { class: "formula" });
  const derivative = make("p", { class: "formula" });
  const layers = make("p", { class: "layers" });
  /** @type {Kind} */
  let kind;
  /** @type {ReturnType<typeof pair>} */
  let pictures;

  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: where does the sigmoid have slope 1/2? How steep is its steepest place?",
    ),
    plots,
    make("div", { "aria-live": "polite" }, output, derivative, layers),
    make(
      "div",
      { class: "controls" },
      slider(state, "z", "sum z", { min: -LIMIT, max: LIMIT, step: 0.1 }),
      choice(
        state,
        "activation",
        "activation",
        Object.fromEntries(Object.entries(KINDS).map(([key, { name }]) => [key, name])),
      ),
    ),
  );

  const drag = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1)) return;
    const { left, width } = plots.firstChild.getBoundingClientRect();
    const z = START + ((event.clientX - left) / width) * (END - START);
    state.set({ z: Math.min(LIMIT, Math.max(-LIMIT, Math.round(10 * z) / 10)) });
  };
  plots.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    plots.setPointerCapture(event.pointerId);
    drag(event);
  });
  plots.addEventListener("pointermove", drag);

  redraw(state, ["activation", "z"], () => {
    const z = state.get("z");
    const chosen = KINDS[state.get("activation")];
    if (chosen !== kind) {
      kind = chosen;
      pictures = pair(kind);
      plots.replaceChildren(...pictures.views);
    }
    pictures.show(z);

    const a = kind.of.call(z);
    const slope = kind.of.derivative(a);
    const digits = kind.digits(a);
    output.replaceChildren("a = ", ...kind.output(z), ` = ${text(a, digits + 1)}`);
    derivative.replaceChildren(
      `a′ = ${kind.slope} `,
      make("span", {}, `= ${kind.numbers(a, digits + 1)} = ${text(slope, digits)}`),
    );
    layers.replaceChildren(
      "Back through ten such layers, weights aside, a gradient is multiplied by ",
      make("b", {}, `(a′)¹⁰ = ${scientific(slope ** 10)}`),
      ".",
    );
  });
}

export default figure(build);
