/** The losses of every epoch on one plot: the run of the settings, other seeds, the run before, and where one looks. */
import { make, place, put, say, set } from "../shared/elements.js";
import { plot, through } from "../shared/plot.js";
import { AXES, OTHERS } from "./model.js";
import { EPOCHS } from "./run.js";

/** @typedef {ReturnType<typeof import("./model.js").curves>} Curves */

export function lossPlot() {
  const gap = make("svg:path", { class: "gap" });
  const bestLine = make("svg:line", { y1: 0, y2: 100, class: "best" });
  const others = Array.from({ length: OTHERS }, () => make("svg:path", { class: "other" }));
  const before = ["solid", "dashed"].map((name) => make("svg:path", { class: `before ${name}` }));
  const bracket = make("svg:line", { class: "bracket" });
  const now = ["solid", "dashed"].map((name) => make("svg:path", { class: `now ${name}` }));
  const { view } = plot(
    { x: [0, EPOCHS], y: [0, 1], xTicks: [0, 50, 100], yTicks: [], xName: "epoch", yName: "" },
    gap,
    bestLine,
    ...others,
    ...before,
    bracket,
    ...now,
  );
  const ticks = make("div", { class: "ticks" });
  const best = place("", 0, 0, "best");
  const dots = now.map(() => place("", 0, 0, "dot"));
  const apart = place("", 0, 0, "apart");
  view.append(ticks, best, ...dots, apart);
  view.classList.add("losses");
  let drawn = "";

  /** @param {string} data */
  function number(data) {
    if (data === drawn) return;
    drawn = data;
    const { top, ticks: levels } = AXES[data];
    ticks.replaceChildren(...levels.map((loss) => place(String(loss), 0, 100 - (100 * loss) / top, "tick left")));
  }

  return {
    view,
    /** @param {string} data @param {Curves} curves */
    show(data, { training, validation, others: seeds, before: last, gap: area, best: lowest, cursor, description }) {
      number(data);
      set(now[0], { d: through(training) });
      set(now[1], { d: through(validation) });
      set(gap, { d: `${through(area)}Z` });
      others.forEach((path, i) => {
        set(path, { d: seeds[i].length ? through(seeds[i]) : "" });
      });
      set(before[0], { d: last ? through(last.training) : "" });
      set(before[1], { d: last ? through(last.validation) : "" });
      best.hidden = !lowest;
      set(bestLine, { visibility: lowest ? "visible" : "hidden" });
      if (lowest) {
        set(bestLine, { x1: lowest.x, x2: lowest.x });
        say(best, lowest.words);
        best.className = `best ${lowest.side}`;
        put(best, lowest.x, 0);
      }
      const { x, places, isOff, gap: between } = cursor;
      set(bracket, { x1: x, x2: x, y1: places[0], y2: places[1] });
      dots.forEach((dot, i) => {
        put(dot, x, places[i]);
        say(dot, isOff[i] ? "▲" : "");
        dot.className = isOff[i] ? "off" : "dot";
      });
      apart.hidden = !between.isShown;
      apart.className = `apart ${between.side}`;
      say(apart, between.words);
      put(apart, x, between.y);
      set(view, { "aria-label": description });
    },
  };
}
