/** Two losses of one sigmoid neuron's answer: their values over the prediction, their gradients over the sum z. */
import { choice, slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed } from "../shared/numbers.js";
import { plot, through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { asked, curves, evaluate, LIMITS, LOSSES, PREDICTIONS, SUMS, zAt, zBehind } from "./model.js";

/** @typedef {[number, number][]} Points */

const TANGENT = 20;

/**
 * A plot with a curve for each loss, a dot on each, and a key in the corner that stays empty.
 * @param {string} title @param {Parameters<typeof plot>[0]} axes @param {string[]} formulas @param {string} corner
 * @param {Points[]} lines @param {(share: number) => void} move what a reader does who points there
 */
function pair(title, axes, formulas, corner, lines, move) {
  const level = make("svg:line", { x2: 100, class: "level" });
  const cursor = make("svg:line", { y1: 0, y2: 100, class: "cursor" });
  const paths = LOSSES.map(({ name }) => make("svg:path", { class: name }));
  const tangents = LOSSES.map(() => make("svg:line", { class: "tangent" }));
  const { view, right, up } = plot(axes, level, cursor, ...paths, ...tangents);
  set(level, { y1: up(0), y2: up(0) });
  lines.forEach((line, i) => {
    set(paths[i], { d: through(line.map(([x, y]) => [right(x), up(y)])) });
  });
  const dots = LOSSES.map(({ name }) => place("", 0, 0, `dot ${name}`));
  const keys = LOSSES.map(({ name }, i) => make("div", { class: name }, make("i"), `${name}: ${formulas[i]}`));
  view.append(...dots, make("div", { class: `key ${corner}` }, ...keys));
  view.classList.add("dragged");
  onDrag(view, move);
  return {
    view,
    tangents,
    right,
    up,
    panel: make("div", {}, make("p", { class: "title" }, title), view),
    /** @param {number} x @param {number[]} heights @param {string} description */
    show(x, heights, description) {
      set(cursor, { x1: right(x), x2: right(x) });
      heights.forEach((y, i) => {
        put(dots[i], right(x), up(y));
      });
      set(view, { "aria-label": description });
    },
  };
}

/** Both losses over the prediction, with their tangents. @param {0 | 1} y @param {Points[]} lines @param {(z: number) => void} move */
function lossPlot(y, lines, move) {
  const { view, panel, tangents, right, up, show } = pair(
    "The loss L, over the prediction ŷ",
    { x: PREDICTIONS, y: [-0.3, 8.5], xTicks: [0, 1], yTicks: [0, 2, 4, 6, 8], xName: "", yName: "" },
    LOSSES.map(({ values }) => values[y]),
    y ? "high end" : "high",
    lines,
    (share) => move(zBehind(share)),
  );
  view.append(place("0.5", right(0.5), 100, "tick below"), place("ŷ", right(0.75), 100, "axis below"));
  return {
    panel,
    /** @param {ReturnType<typeof evaluate>} now */
    show({ y_hat, losses, lossDescription }) {
      show(
        y_hat,
        losses.map(({ L }) => L),
        lossDescription,
      );
      losses.forEach(({ L, dy_hat }, i) => {
        const [x, height] = [right(y_hat), up(L)];
        const across = right(1) - right(0);
        const rise = dy_hat * (up(1) - up(0));
        const share = TANGENT / Math.hypot(across, rise);
        set(tangents[i], {
          x1: x - share * across,
          y1: height - share * rise,
          x2: x + share * across,
          y2: height + share * rise,
        });
      });
    },
  };
}

/** Both gradients over the sum. @param {0 | 1} y @param {Points[]} lines @param {(z: number) => void} move */
function gradientPlot(y, lines, move) {
  const { view, panel, right, up, show } = pair(
    "Its gradient dL/dz, over the sum z",
    { x: SUMS, y: [-0.1 - y, 1.1 - y], xTicks: [-8, -4, 0, 4, 8], yTicks: [-y, 1 - y], xName: "", yName: "" },
    LOSSES.map(({ gradient }) => gradient),
    y ? "low end" : "high",
    lines,
    (share) => move(zAt(share)),
  );
  view.append(place(fixed(0.5 - y, 1), 0, up(0.5 - y), "tick left"), place("z", right(6), 100, "axis below"));
  return {
    panel,
    /** @param {number} z @param {ReturnType<typeof evaluate>} now */
    show(z, { losses, gradientDescription }) {
      show(
        z,
        losses.map(({ dz }) => dz),
        gradientDescription,
      );
    },
  };
}

/** The numbers of both losses: what a cell holds is written when it is known. */
function numberTable() {
  const head = ["L", "dL/dŷ", "· dŷ/dz", "= dL/dz"].map((words) => make("th", { scope: "col" }, words));
  const cells = LOSSES.map(() => head.map(() => make("data")));
  const rows = LOSSES.map(({ name }, i) =>
    make(
      "tr",
      {},
      make("th", { scope: "row", class: name }, name),
      ...cells[i].map((cell, j) => make("td", {}, ["", "", "· ", "= "][j], cell)),
    ),
  );
  return {
    view: make("table", {}, make("thead", {}, make("tr", {}, make("td"), ...head)), make("tbody", {}, ...rows)),
    /** @param {ReturnType<typeof evaluate>["table"]} table */
    show(table) {
      table.forEach((row, i) => {
        row.forEach(({ value, words }, j) => {
          Object.assign(cells[i][j], { value, textContent: words });
        });
      });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("losses");
  const panels = make("div", { class: "pair" });
  const answer = make("p", { class: "formula" });
  const table = numberTable();
  const verdict = [make("span"), make("span")];
  frame.append(
    asking(state, asked),
    panels,
    answer,
    table.view,
    make("p", { class: "verdict", "aria-live": "polite" }, verdict[0], make("br"), verdict[1]),
    make(
      "div",
      { class: "controls" },
      slider(state, "z", "sum z", { min: LIMITS[0], max: LIMITS[1], step: 0.1 }),
      choice(state, "y", "target y", { 0: "0", 1: "1" }, Number),
    ),
  );

  const move = (/** @type {number} */ z) => state.set({ z });
  /** @param {0 | 1} y */
  const fresh = (y) => {
    const lines = curves(y);
    const plots = { y, losses: lossPlot(y, lines.losses, move), gradients: gradientPlot(y, lines.gradients, move) };
    panels.replaceChildren(plots.losses.panel, plots.gradients.panel);
    return plots;
  };
  let plots = fresh(state.get("y"));
  redraw(state, (values) => {
    if (plots.y !== values.y) plots = fresh(values.y);
    const now = evaluate(values);
    plots.losses.show(now);
    plots.gradients.show(values.z, now);
    answer.textContent = now.answer;
    table.show(now.table);
    now.verdict.forEach((words, i) => {
      say(verdict[i], words);
    });
  });
}

export default figure(["y", "z"], build);
