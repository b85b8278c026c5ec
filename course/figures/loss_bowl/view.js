/** Gradient descent in a bowl: the map of the loss with the ball on it, the line that the ball stands for, its losses. */
import { slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { contourLines, cross, departure } from "../shared/landscape.js";
import { fixed } from "../shared/numbers.js";
import { plot, through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { steady, transport } from "../shared/transport.js";
import { asked, contours, DATA, evaluate, heightOf, LOSSES, LOWEST, MAP, STEPS, samples, startAt } from "./model.js";

/** @typedef {ReturnType<typeof evaluate>} Now */

/** The map of the loss, with the ball, its path and the steepest way down. */
function bowl() {
  const { cx, cy, degrees, ellipses, labels } = contours();
  const levels = contourLines(ellipses, { cx, cy, transform: `rotate(${degrees} ${cx} ${cy})` });
  const path = make("svg:path", { class: "path" });
  const steps = make("svg:g");
  const arrow = make("svg:path", { class: "arrow" });
  const { view } = plot(
    { ...MAP, xTicks: [-1, 0, 1, 2], yTicks: [-2, -1, 0, 1], xName: "w", yName: "b" },
    ...levels,
    cross(cx, cy),
    path,
    steps,
    arrow,
  );
  const ball = place("", 0, 0, "dot");
  const direction = place("steepest\nway down", 0, 0, "direction");
  const gone = departure();
  const off = place("The ball is off the map", 50, 3, "off");
  view.append(...labels.map(({ words, x }) => place(words, x, cy, "height")), direction, ball, gone.view, off);
  view.classList.add("map", "dragged");
  return {
    view,
    /** @param {Now["map"]} now */
    show({ path: places, ball: at, arrow: downhill, gone: away, description }) {
      set(path, { d: through(places) });
      steps.replaceChildren(
        ...places.slice(0, -1).map(([x, y]) => make("svg:circle", { cx: x, cy: y, r: 0.9, class: "step" })),
      );
      ball.hidden = !at;
      if (at) put(ball, ...at);
      gone.show(away);
      off.hidden = !away;
      direction.hidden = !downhill;
      set(arrow, { d: downhill ? through([downhill.tail, downhill.tip]) + through(downhill.wings) : "" });
      if (downhill) {
        const { x, y, side } = downhill.label;
        direction.className = `direction ${side}`;
        put(direction, x, y);
      }
      set(view, { "aria-label": description });
    },
  };
}

/** The data, the line of the ball's w and b, and its errors. */
function fit() {
  const line = make("svg:path", { class: "curve" });
  const errors = samples().map(() => make("svg:path", { class: "error" }));
  const { view } = plot({ ...DATA, xTicks: [0, 1, 2], yTicks: [-1, 0, 1], xName: "x", yName: "y" }, ...errors, line);
  view.append(...samples().map(([x, y]) => place("", x, y, "sample")));
  return {
    view,
    /** @param {Now["fit"]} now */
    show({ line: ends, errors: gaps, description }) {
      set(line, { d: through(ends) });
      errors.forEach((error, i) => {
        set(error, { d: through(gaps[i]) });
      });
      set(view, { "aria-label": description });
    },
  };
}

/** The loss of every step so far, on a logarithmic axis. */
function curve() {
  const path = make("svg:path", { class: "curve" });
  const height = heightOf(LOWEST.loss);
  const floor = make("svg:line", { x2: 100, y1: height, y2: height, class: "floor" });
  const { view } = plot({ ...LOSSES, xTicks: [0, 20, 40], yTicks: [], xName: "step", yName: "L" }, floor, path);
  const dot = place("", 0, 0, "dot");
  view.append(
    ...[0.1, 1, 10].map((loss) => place(String(loss), 0, heightOf(loss), "tick left")),
    place(`lowest: ${fixed(LOWEST.loss, 3)}`, 0, height, "lowest"),
    dot,
  );
  return {
    view,
    /** @param {Now["losses"]} now */
    show({ path: places, description }) {
      const [x, y] = places[places.length - 1];
      set(path, { d: through(places) });
      put(dot, x, y);
      dot.hidden = y < 0;
      set(view, { "aria-label": description });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("loss-bowl");
  const [map, line, losses] = [bowl(), fit(), curve()];
  const now = make("p", { class: "formula" });
  const next = [make("span"), make("span")];
  const verdict = make("p", { class: "verdict" });
  const report = make(
    "div",
    { class: "report" },
    now,
    make("p", { class: "formula next" }, next[0], " ", next[1]),
    verdict,
  );
  const { scrub, buttons, stop, jump } = transport(state, "step", {
    last: () => STEPS,
    live: [report],
    timeline: steady(6),
  });
  const start = (/** @type {string} */ name, /** @type {number[]} */ [min, max]) => {
    const made = slider(state, name, `start ${name}`, { min, max, step: 0.1 });
    made.addEventListener("input", () => jump(0));
    return made;
  };

  frame.append(
    asking(state, asked),
    make("div", { class: "views" }, map.view, line.view, losses.view),
    make(
      "p",
      { class: "key" },
      "Each ellipse joins all w and b of equal loss; the cross is the lowest. The arrow points the steepest way down. A step goes that way, by lr times the steepness.",
    ),
    report,
    make(
      "div",
      { class: "controls" },
      slider(state, "lr", "rate lr", { min: 0.01, max: 0.6, step: 0.01, show: (lr) => fixed(lr) }),
      scrub,
      start("w", MAP.x),
      start("b", MAP.y),
    ),
    buttons,
  );

  onDrag(map.view, (x, y) => {
    stop();
    state.set(startAt(x, y));
  });

  redraw(state, (values) => {
    const shown = evaluate(values);
    map.show(shown.map);
    line.show(shown.fit);
    losses.show(shown.losses);
    say(now, shown.now);
    next.forEach((one, i) => {
      say(one, shown.next[i]);
    });
    say(verdict, shown.verdict);
  });
}

export default figure(["w", "b", "lr", "step"], build);
