/** Softmax: scores and shares as bars, and the computation in numbers, as the formula stands and as it survives. */
import { choice, figure, make, place, plot, powerOfTen, put, redraw, set, slider, text } from "./drawing.js";
import { softmax } from "./network.js";

const NAMES = ["z1", "z2", "z3", "z4"];
const LOWERED = "₁₂₃₄";

/** A number in a cell of a table: a very large or small one as 2.7 · 10⁴³. @param {number} value */
function short(value) {
  if (Number.isNaN(value)) return "∞ / ∞";
  if (value === Infinity) return "∞";
  if (!value || (Math.abs(value) >= 0.005 && Math.abs(value) < 99999.5)) return text(value);
  return powerOfTen(value);
}

/**
 * Four bars that stand on 0, each with its value.
 * @param {string} letter @param {[number, number]} y @param {number[]} levels @param {string} color
 */
function bars(letter, y, levels, color) {
  const rects = NAMES.map((_, i) => make("svg:rect", { x: 25 * i + 5, width: 15, class: color }));
  const values = NAMES.map((_, i) => place("", 25 * i + 12.5, 0, "value"));
  const { view, svg, up } = plot({ x: [0, 1], y, xTicks: [], yTicks: [], xName: "", yName: "" });
  const ticks = levels.map((level) => place("", 0, up(level), "tick left"));
  svg.append(
    ...levels.map((level) =>
      make("svg:line", { x2: 100, y1: up(level), y2: up(level), class: level ? "level" : "level ground" }),
    ),
    ...rects,
  );
  view.append(
    ...ticks,
    ...values,
    ...NAMES.map((_, i) => place(`${letter}${LOWERED[i]}`, 25 * i + 12.5, 100, "tick below")),
  );
  return {
    view,
    /** @param {number[]} heights @param {string[]} words @param {string[]} levelWords @param {string} description */
    show(heights, words, levelWords, description) {
      heights.forEach((height, i) => {
        const [top, bottom] = [up(Math.max(0, height)), up(Math.min(0, height))];
        set(rects[i], { y: top, height: bottom - top });
        put(values[i], 25 * i + 12.5, height < 0 ? bottom : top);
        values[i].textContent = words[i];
        values[i].className = height < 0 ? "value under" : "value";
      });
      levelWords.forEach((word, i) => (ticks[i].textContent = word));
      set(view, { "aria-label": description });
    },
  };
}

/**
 * A table with a row for each score, and one for the sums.
 * @param {string} title @param {(string | Node)[][]} heads
 */
function table(title, heads) {
  const rows = [...Array.from(LOWERED, (digit) => `z${digit}`), "sum"].map((name) => {
    const cells = heads.map(() => make("td"));
    return { cells, row: make("tr", {}, make("th", { scope: "row" }, name), ...cells) };
  });
  const head = make("tr", {}, make("td"), ...heads.map((words) => make("th", { scope: "col" }, ...words)));
  return {
    view: make(
      "table",
      {},
      make("caption", {}, title),
      make("thead", {}, head),
      make("tbody", {}, ...rows.map(({ row }) => row)),
    ),
    /** @param {string[][]} columns */
    show(columns) {
      columns.forEach((column, j) => column.forEach((words, i) => (rows[i].cells[j].textContent = words)));
    },
  };
}

const total = (/** @type {Float64Array} */ values) => values.reduce((sum, value) => sum + value, 0);

/** The cells under a head: four numbers and their sum. @param {Float64Array} values */
const column = (values, last = Number.isNaN(total(values)) ? "—" : short(total(values))) => [
  ...Array.from(values, short),
  last,
];

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("softmax");
  const scores = bars("z", [-7, 7], [-5, 0, 5], "zero");
  const shares = bars("a", [0, 1.2], [0, 0.5, 1], "one");
  const power = (/** @type {string} */ exponent) => make("span", {}, "e", make("sup", {}, exponent));
  const plain = table("The formula as it stands", [["z/T"], [power("z/T")], ["÷ sum"]]);
  const safe = table("With the maximum subtracted", [["z/T − max"], [power("z/T − max")], ["÷ sum = a"]]);
  const verdict = make("p", { class: "verdict", "aria-live": "polite" });
  const titled = (/** @type {string} */ title, /** @type {Node} */ view) =>
    make("div", {}, make("p", { class: "title" }, title), view);
  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: all four scores are raised by 100. What happens to the bars of the shares? And to the numbers in the tables?",
    ),
    make(
      "div",
      { class: "pair" },
      titled("Scores z", scores.view),
      titled("Shares a = softmax(z/T), together 1", shares.view),
    ),
    make(
      "p",
      { class: "key" },
      "Small T: the largest score takes nearly all. Large T: nearly equal shares. Equal scores: equal shares.",
    ),
    make(
      "div",
      { class: "controls" },
      ...NAMES.map((name, i) => slider(state, name, `score z${LOWERED[i]}`, { min: -5, max: 5, step: 0.1 })),
      slider(state, "T", "temperature T", {
        min: -1,
        max: 1,
        step: 0.05,
        show: (T) => text(T),
        value: (power) => Number((10 ** power).toPrecision(2)),
        position: Math.log10,
      }),
      choice(state, "shift", "add to each z", { 0: "0", 100: "100", 1000: "1000" }, Number),
    ),
    make("div", { class: "pair" }, plain.view, safe.view),
    verdict,
  );

  redraw(state, [...NAMES, "T", "shift"], () => {
    const T = state.get("T");
    const shift = state.get("shift");
    const raw = NAMES.map((name) => state.get(name));
    const words = raw.map((z) => text(z + shift, 1));
    const logits = Float64Array.from(raw, (z) => (z + shift) / T);
    const max = Math.max(...logits);
    const below = logits.map((one) => one - max);
    const a = softmax.call(logits, 4);
    scores.show(
      raw,
      words,
      [-5, 0, 5].map((level) => text(shift + level, 0)),
      `Scores: ${words.join(", ")}`,
    );
    const shareWords = Array.from(a, (share) => text(share));
    shares.show([...a], shareWords, ["0", "1/2", "1"], `Shares: ${shareWords.join(", ")}`);

    const exps = logits.map(Math.exp);
    const sum = total(exps);
    plain.show([column(logits, ""), column(exps), column(exps.map((one) => one / sum))]);
    safe.show([column(below, ""), column(below.map(Math.exp)), column(a)]);
    verdict.replaceChildren(
      ...(sum < Infinity
        ? ["Both ways agree: subtracting max divides every ", power("z/T"), " and their sum by the same number."]
        : [
            "The sum is ∞, and ∞ / ∞ is not a number: the formula as it stands fails. With the maximum subtracted no exponent is above 0.",
          ]),
    );
  });
}

export default figure(build);
