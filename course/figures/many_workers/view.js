/** Many workers: the time of a step for each number of them as bars, and what they do in it. */
import { over, slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { plot } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import {
  asked,
  BANDWIDTHS,
  BATCHES,
  evaluate,
  LATENCIES,
  NAMES,
  PARAMETERS,
  PARTS,
  WORKERS,
  WRITTEN,
  workersAt,
} from "./model.js";

const SLOT = 100 / WORKERS.length;
const middle = (/** @type {number} */ i) => (i + 0.5) * SLOT;

/**
 * A bar of three parts for each number of workers.
 * @param {string} title @param {(share: number) => void} move what a reader does who points there
 */
function bars(title, move) {
  const columns = WORKERS.map((_, i) => {
    const parts = PARTS.map((part) => make("div", { class: part }));
    return { parts, view: make("div", { class: "column", style: `left: ${i * SLOT}%; width: ${SLOT}%` }, ...parts) };
  });
  const numbers = WORKERS.map((p, i) => place(String(p), middle(i), 100, "tick below"));
  const { view } = plot({ x: [0, 1], y: [0, 100], xTicks: [], yTicks: [], xName: "", yName: "" });
  const ground = make("div", { class: "ground" }, ...columns.map(({ view }) => view));
  view.append(ground, ...numbers, place("workers p", 50, 100, "axis"));
  view.classList.add("dragged");
  onDrag(view, move);
  return {
    view,
    panel: make("div", {}, make("p", { class: "title" }, title), view),
    /** @param {{ isChosen: boolean }[]} now @param {number[][]} heights */
    show(now, heights) {
      const chosen = now.findIndex(({ isChosen }) => isChosen);
      columns.forEach(({ view, parts }, i) => {
        view.dataset.chosen = String(i === chosen);
        parts.forEach((part, j) => {
          part.style.height = `${heights[i][j]}%`;
        });
        numbers[i].dataset.chosen = String(i === chosen);
        // Every second number has room; where another is chosen, neighbours of many digits give way.
        const digits = String(WORKERS[i]).length + String(WORKERS[chosen]).length;
        const hasRoom = i % 2 === 0 && (Math.abs(i - chosen) > 1 || digits <= 5);
        numbers[i].dataset.shown = String(hasRoom || i === chosen);
      });
    },
  };
}

/** The time of a step, as high as it takes, beside that of one worker. @param {(share: number) => void} move */
function timePlot(move) {
  const { view, panel, show } = bars("The time of one step", move);
  const ticks = make("div", { class: "ticks" });
  const alone = place("", 0, 0, "alone");
  const beyond = WORKERS.map((_, i) => place("▲", middle(i), 0, "beyond"));
  const fastest = place("fastest", 0, 0, "fastest name");
  view.append(ticks, alone, ...beyond, fastest);
  return {
    panel,
    /** @param {ReturnType<typeof evaluate>} now */
    show({ bars, ticks: marks, alone: height, timeDescription }) {
      show(
        bars,
        bars.map(({ heights }) => heights),
      );
      ticks.replaceChildren(...marks.map(({ height, words }) => place(words, 0, 100 - height, "tick left")));
      alone.style.top = `${100 - height}%`;
      bars.forEach(({ isBeyond }, i) => {
        beyond[i].dataset.shown = String(isBeyond);
      });
      const best = bars.findIndex(({ isFastest }) => isFastest);
      put(fastest, middle(best), 100 - bars[best].heights.reduce((sum, one) => sum + one));
      fastest.dataset.at = best === 0 ? "start" : best === WORKERS.length - 1 ? "end" : "";
      set(view, { "aria-label": timeDescription });
    },
  };
}

/** The same bars, each as high as the plot. @param {(share: number) => void} move */
function sharePlot(move) {
  const { view, panel, show } = bars("What a worker does in that time", move);
  view.append(...[0, 50, 100].map((share) => place(`${share}\u00a0%`, 0, 100 - share, "tick left")));
  return {
    panel,
    /** @param {ReturnType<typeof evaluate>} now */
    show({ bars, shareDescription }) {
      show(
        bars,
        bars.map(({ shares }) => shares),
      );
      set(view, { "aria-label": shareDescription });
    },
  };
}

/** The parts of a step in numbers, which are the key to both plots. */
function partTable() {
  const rows = PARTS.map((part, i) => {
    const [how, time, share] = ["how", "time", "share"].map((kind) => make("td", { class: kind }));
    const name = make("th", { scope: "row" }, make("i", { class: part }), NAMES[i]);
    return { how, time, share, view: make("tr", {}, name, how, time, share) };
  });
  const total = make("td", { class: "time" });
  const sum = make(
    "tr",
    {},
    make("th", { scope: "row", colspan: 2 }, "one step"),
    total,
    make("td", { class: "share" }, "100\u00a0%"),
  );
  return {
    view: make("table", {}, make("tbody", {}, ...rows.map(({ view }) => view), sum)),
    /** @param {ReturnType<typeof evaluate>} now */
    show(now) {
      rows.forEach(({ how, time, share }, i) => {
        say(how, now.rows[i].how);
        say(time, now.rows[i].time);
        say(share, now.rows[i].share);
      });
      say(total, now.total);
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("many_workers");
  const move = (/** @type {number} */ share) => state.set({ workers: workersAt(share) });
  const [timed, shared, table] = [timePlot(move), sharePlot(move), partTable()];
  const verdict = [make("span"), make("span")];
  const gradient = make("span");
  frame.append(
    asking(state, asked),
    make("div", { class: "pair" }, timed.panel, shared.panel),
    table.view,
    make("p", { class: "verdict", "aria-live": "polite" }, verdict[0], make("br"), verdict[1]),
    make(
      "div",
      { class: "controls" },
      slider(state, "workers", "workers p", over(WORKERS)),
      slider(state, "batch", "batch n", over(BATCHES, WRITTEN.batch)),
      slider(state, "parameters", "parameters", over(PARAMETERS, WRITTEN.parameters)),
      slider(state, "bandwidth", "bandwidth B", over(BANDWIDTHS, WRITTEN.bandwidth)),
      slider(state, "latency", "latency α", over(LATENCIES, WRITTEN.latency)),
    ),
    make(
      "p",
      { class: "key" },
      "Dashed: the time of one worker alone. Computing takes 6 operations for each parameter and sample, at 10¹³ a second; its share of a step is the efficiency. Then the gradient goes around the ring, 4 bytes a parameter: ",
      gradient,
    ),
  );
  redraw(state, (values) => {
    const now = evaluate(values);
    timed.show(now);
    shared.show(now);
    table.show(now);
    now.verdict.forEach((words, i) => {
      say(verdict[i], words);
    });
    say(gradient, now.gradient);
  });
}

export default figure(["workers", "parameters", "batch", "bandwidth", "latency"], build);
