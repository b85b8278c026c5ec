/** One neuron that learns: its map, the three slopes it measures, its answers, and the loss of every step. */
import { scale } from "../mathematics/plane.js";
import { EXTENT, over } from "../neuron/model.js";
import { asNamed, choice, over as overStops, slider } from "../shared/controls.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed } from "../shared/numbers.js";
import { mark, painter, plane, putMark } from "../shared/plane.js";
import { plot, through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { transport } from "../shared/transport.js";
import { asked, CHOICES, evaluate, LOSSES, NAMES, RANGE, RATES, runOf, STEPS, timeline } from "./model.js";

const right = scale(RANGE, [0, 100]);
const up = scale(LOSSES, [100, 0]);
const kind = (/** @type {number} */ target) => /** @type {"zero" | "one"} */ (target ? "one" : "zero");

/** A parameter: its value, slope and next step in numbers, and the loss along it, with an arrow downhill. @param {number[]} ticks */
function parameter(ticks) {
  const lines = ["value", "slope", "next"].map((name) => make("span", { class: name }));
  const valley = make("svg:path", { class: "loss" });
  const tangent = make("svg:line");
  const dot = place("", 0, 0, "dot");
  const arrow = place("", 0, 0, "");
  const picture = make(
    "div",
    { class: "plot", role: "img" },
    make(
      "svg:svg",
      { viewBox: "0 0 100 100", preserveAspectRatio: "none" },
      make("svg:line", { x1: right(0), x2: right(0), y2: 100, class: "zero-line" }),
      valley,
      tangent,
    ),
    ...ticks.map((tick) => place(fixed(tick, 0), right(tick), 100, "tick below")),
    dot,
    arrow,
  );
  return {
    view: make("div", { class: "parameter" }, make("div", {}, ...lines), picture),
    /** @param {ReturnType<typeof evaluate>["parameters"][number]} now @param {number} loss */
    show({ value, slope, words, sign, valley: points, description }, loss) {
      lines.forEach((line, i) => {
        say(line, words[i]);
      });
      set(valley, { d: through(points.map(([x, y]) => [right(x), up(y)])) });
      const [x1, x2] = [value - 2.5, value + 2.5];
      const height = (/** @type {number} */ x) => up(loss + slope * (x - value));
      set(tangent, { x1: right(x1), y1: height(x1), x2: right(x2), y2: height(x2), class: `edge ${sign}` });
      put(dot, right(value), up(loss));
      put(arrow, right(value), up(loss));
      arrow.className = `arrow ${sign}`;
      lines[1].className = `slope ${sign}`;
      say(arrow, { positive: "←", negative: "→" }[sign] ?? "");
      set(picture, { "aria-label": description });
    },
  };
}

/** The loss of every step, and a cursor. */
function lossCurve() {
  const path = make("svg:path", { class: "loss" });
  const cursor = make("svg:line", { y1: 0, y2: 100, class: "cursor" });
  const level = make("svg:line", { x2: 100, y1: up(0.25), y2: up(0.25), class: "level" });
  const dot = place("", 0, 0, "dot");
  const axes = { x: /** @type {[number, number]} */ ([0, STEPS]), y: LOSSES, xTicks: [0, 50, 100, 150], yTicks: [0] };
  const curve = plot({ ...axes, xName: "step", yName: "loss" }, level, cursor, path);
  curve.view.append(
    place("1/4", 0, up(0.25), "tick left"),
    place("1/4: answering 1/2 everywhere", 100, up(0.25), "tick note"),
    dot,
  );
  return {
    view: curve.view,
    /** @param {import("./model.js").Step[]} run */
    draw(run) {
      set(path, { d: through(run.map(({ loss }, step) => [curve.right(step), up(loss)])) });
    },
    /** @param {number} step @param {ReturnType<typeof evaluate>} now */
    show(step, { loss, curve: description }) {
      const x = curve.right(step);
      set(cursor, { x1: x, x2: x });
      put(dot, x, up(loss));
      set(curve.view, { "aria-label": description });
    },
  };
}

/** The four answers beside their targets. */
function table() {
  const targets = NAMES.map(() => make("td"));
  const answers = NAMES.map(() => make("td"));
  const row = (/** @type {string} */ name, /** @type {Node[]} */ cells) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...cells);
  return {
    view: make(
      "table",
      {},
      row(
        "corner",
        NAMES.map((name) => make("th", { scope: "col" }, name)),
      ),
      row("target", targets),
      row("answer", answers),
    ),
    /** @param {ReturnType<typeof evaluate>["answers"]} now */
    show(now) {
      now.forEach(({ target, words, mark: judged }, i) => {
        const sign = mark(kind(target));
        putMark(sign, 50, 50);
        targets[i].replaceChildren(make("svg:svg", { class: "sign", "aria-hidden": "true" }, sign), String(target));
        say(answers[i], `${words} ${judged}`);
      });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("learning-neuron");
  const map = plane(painter(state, frame), {
    extent: { x: EXTENT, y: EXTENT },
    ticks: [0, 1],
    names: ["x₁", "x₂"],
  });
  const parameters = [[], [], [-5, 0, 5]].map(parameter);
  const answers = table();
  const curve = lossCurve();
  const verdict = make("strong");
  const words = make("span");
  const report = make("p", { class: "report" }, verdict, " ", words);
  const { scrub, buttons } = transport(state, "step", { last: () => STEPS, live: [report], timeline });

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "panels" },
      make("div", {}, make("p", { class: "title" }, "Its answers, and the line at 1/2"), map.view),
      make(
        "div",
        {},
        make("p", { class: "title" }, "How the loss depends on each number"),
        ...parameters.map(({ view }) => view),
        answers.view,
      ),
    ),
    make(
      "p",
      { class: "key" },
      "Dot: the number now. Coloured line: the slope measured there. Arrow: the next step, downhill.",
    ),
    report,
    curve.view,
    scrub,
    buttons,
    make(
      "div",
      { class: "controls" },
      choice(state, "task", "to learn", asNamed(CHOICES.task)),
      slider(state, "lr", "learning rate", overStops(RATES)),
      choice(
        state,
        "start",
        "w₁, w₂, b at first",
        Object.fromEntries(CHOICES.start.map((start) => [start, start.replaceAll("-", "−")])),
      ),
    ),
  );

  /** @type {import("./model.js").Step[]} */
  let drawn = [];
  redraw(state, (values) => {
    const now = evaluate(values);
    const run = runOf(values);
    if (drawn !== run) curve.draw(run);
    drawn = run;

    const { outputs, sums } = over(now, map.inputs);
    map.ground(outputs, sums);
    map.points(
      now.answers.map(({ target, words: name }, i) => ({
        x: i >> 1,
        y: i % 2,
        kind: kind(target),
        words: name,
        side: i % 2 ? "above" : "below",
      })),
    );
    set(map.view, {
      "aria-label": `Map of the answers over both inputs after step ${values.step}. Discs should get 0, squares 1. ${now.verdict}`,
    });
    now.parameters.forEach((one, i) => {
      parameters[i].show(one, now.loss);
    });
    answers.show(now.answers);
    say(verdict, now.verdict);
    say(words, now.words);
    curve.show(values.step, now);
  });
}

export default figure(["step", "task", "lr", "start"], build);
