/** Softmax: scores and shares as bars, and the computation in numbers, as the formula stands and as it survives. */
import { asNamed, choice, over, slider } from "../shared/controls.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed, subscript } from "../shared/numbers.js";
import { plot } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { asked, evaluate, HEADS, SCORE_LEVELS, SCORES, SHARE_LEVELS, SHIFTS, TEMPERATURES } from "./model.js";

const indexed = (/** @type {string} */ letter) => SCORES.map((_, i) => `${letter}${subscript(i + 1)}`);

/** Words in which the parts in ^{} are raised. @param {string} words @returns {(string | Node)[]} */
const raised = (words) => words.split(/\^\{(.*?)\}/).map((part, i) => (i % 2 ? make("sup", {}, part) : part));

/**
 * Four bars that stand on 0, each with its value.
 * @param {string} title @param {string} letter @param {[number, number]} y @param {number[]} levels @param {string} kind
 */
function bars(title, letter, y, levels, kind) {
  const middle = (/** @type {number} */ i) => 25 * i + 12.5;
  const rects = SCORES.map((_, i) => make("svg:rect", { x: middle(i) - 7.5, width: 15, class: kind }));
  const values = SCORES.map((_, i) => place("", middle(i), 0, "value"));
  const { view, svg, up } = plot({ x: [0, 1], y, xTicks: [], yTicks: [], xName: "", yName: "" });
  const ticks = levels.map((level) => place("", 0, up(level), "tick left"));
  const lines = levels.map((level) =>
    make("svg:line", { x2: 100, y1: up(level), y2: up(level), class: level ? "level" : "level base" }),
  );
  svg.append(...lines, ...rects);
  view.append(...ticks, ...values, ...indexed(letter).map((name, i) => place(name, middle(i), 100, "tick below")));
  return {
    view: make("div", {}, make("p", { class: "title" }, title), view),
    /** @param {ReturnType<typeof evaluate>["scores"]} now */
    show(now) {
      now.heights.forEach((height, i) => {
        const [top, bottom] = [up(Math.max(0, height)), up(Math.min(0, height))];
        set(rects[i], { y: top, height: bottom - top });
        put(values[i], middle(i), height < 0 ? bottom : top);
        set(values[i], { class: height < 0 ? "value under" : "value" });
        say(values[i], now.words[i]);
      });
      ticks.forEach((tick, i) => {
        say(tick, now.levels[i]);
      });
      set(view, { "aria-label": now.description });
    },
  };
}

/** A table with a row for each score, and one for the sums. @param {string} title @param {string[]} heads */
function table(title, heads) {
  const rows = [...indexed("z"), "sum"].map((name) => {
    const cells = heads.map(() => make("td"));
    return { cells, view: make("tr", {}, make("th", { scope: "row" }, name), ...cells) };
  });
  const names = heads.map((head) => make("th", { scope: "col" }, make("span", {}, ...raised(head))));
  return {
    view: make(
      "table",
      {},
      make("caption", {}, title),
      make("thead", {}, make("tr", {}, make("td"), ...names)),
      make("tbody", {}, ...rows.map(({ view }) => view)),
    ),
    /** @param {string[][]} columns */
    show(columns) {
      columns.forEach((column, j) => {
        column.forEach((words, i) => {
          say(rows[i].cells[j], words);
        });
      });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("softmax");
  const scores = bars("Scores z", "z", [-7, 7], SCORE_LEVELS, "score");
  const shares = bars("Shares a = softmax(z/T), together 1", "a", [0, 1.2], SHARE_LEVELS, "share");
  const plain = table("The formula as it stands", HEADS.plain);
  const safe = table("With the maximum subtracted", HEADS.safe);
  const verdict = make("p", { class: "verdict", "aria-live": "polite" });

  frame.append(
    asking(state, asked),
    make("div", { class: "pair" }, scores.view, shares.view),
    make(
      "p",
      { class: "key" },
      "Small T: the largest score takes nearly all. Large T: nearly equal shares. Equal scores: equal shares.",
    ),
    make(
      "div",
      { class: "controls" },
      ...indexed("z").map((name, i) => slider(state, SCORES[i], `score ${name}`, { min: -5, max: 5, step: 0.1 })),
      slider(
        state,
        "T",
        "temperature T",
        over(TEMPERATURES, (T) => fixed(T)),
      ),
      choice(state, "shift", "add to each z", asNamed(SHIFTS.map(String)), Number),
    ),
    make("div", { class: "pair" }, plain.view, safe.view),
    verdict,
  );

  let said = "";
  redraw(state, (values) => {
    const now = evaluate(values);
    scores.show(now.scores);
    shares.show(now.shares);
    plain.show(now.plain);
    safe.show(now.safe);
    // What is there already is left alone: it would be read out again.
    if (now.verdict !== said) verdict.replaceChildren(...raised(now.verdict));
    said = now.verdict;
  });
}

export default figure([...SCORES, "T", "shift"], build);
