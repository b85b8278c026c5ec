/** Descents: the ways of SGD, Momentum and Adam through one valley, one below the other, and their losses. */
import { choice, over, slider } from "../shared/controls.js";
import { make, place, put, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { contourLines, cross, departure } from "../shared/landscape.js";
import { plot, through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { steady, transport } from "../shared/transport.js";
import {
  ADAMS_RATES,
  asked,
  BETAS,
  contours,
  evaluate,
  heightOf,
  LOSSES,
  MAP,
  NAMES,
  RATES,
  STEPS,
  VALLEYS,
} from "./model.js";

/** @typedef {ReturnType<typeof evaluate>["walks"][number]} Walk */

/** The class of each rule's lines and marks. */
const KINDS = NAMES.map((name) => name.toLowerCase());

/** The line and the mark of a rule, as they are on the map and among the losses. @param {string} kind */
const sign = (kind) =>
  make(
    "span",
    { class: "sign", "aria-hidden": "true" },
    make("svg:svg", {}, make("svg:line", { x1: 0, x2: "100%", y1: "50%", y2: "50%", class: kind })),
    make("span", { class: `mark-${kind}` }),
  );

/** One rule's name, where it is, and its way through the valley. @param {string} name @param {string} kind @param {boolean} isLast */
function valley(name, kind, isLast) {
  const { cx, cy, ellipses } = contours(1);
  const levels = contourLines(ellipses, { cx, cy });
  const path = make("svg:path", { class: kind });
  const steps = make("svg:path", { class: `steps ${kind}` });
  const { view } = plot(
    { ...MAP, xTicks: isLast ? [-10, -5, 0] : [], yTicks: [-1, 0], xName: isLast ? "w₁" : "", yName: "w₂" },
    ...levels,
    cross(cx, cy, [1.1, 5]),
    path,
    steps,
  );
  const mark = place("", 0, 0, `mark-${kind}`);
  const gone = departure();
  view.append(mark, gone.view);
  const [where, when] = [make("span"), make("span", { class: "when" })];
  const caption = make("p", {}, sign(kind), make("strong", {}, name), " ", where, " ", when);
  return {
    caption,
    view: make("div", { class: "valley" }, caption, view),
    /** @param {Walk} walk @param {ReturnType<typeof contours>} around */
    show(walk, around) {
      levels.forEach((level, i) => {
        set(level, around.ellipses[i]);
      });
      set(path, { d: through(walk.path) });
      // A dot is a line of no length with a thick end, which a stretched map leaves round.
      set(steps, { d: walk.path.map(([x, y]) => `M${x} ${y}h0`).join("") });
      mark.hidden = !walk.mark;
      if (walk.mark) put(mark, ...walk.mark);
      gone.show(walk.gone);
      say(where, walk.where);
      say(when, walk.when);
      set(view, { "aria-label": walk.description });
    },
  };
}

/** The losses of the three, on a logarithmic axis. */
function lossCurves() {
  const curves = KINDS.map((kind) => make("svg:path", { class: kind }));
  const marks = KINDS.map((kind) => place("", 0, 0, `mark-${kind}`));
  const { view } = plot({ ...LOSSES, xTicks: [0, 40, 80], yTicks: [], xName: "step", yName: "L" }, ...curves);
  view.append(...[0.001, 0.1, 10].map((loss) => place(String(loss), 0, heightOf(loss), "tick left")), ...marks);
  return {
    view,
    /** @param {Walk[]} walks @param {number} step @param {string} description */
    show(walks, step, description) {
      walks.forEach(({ curve }, i) => {
        set(curves[i], { d: through(curve) });
        const [x, y] = curve[curve.length - 1];
        marks[i].hidden = curve.length <= step || y < 0 || y > 100;
        put(marks[i], x, y);
      });
      set(view, { "aria-label": description });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("descents");
  const valleys = NAMES.map((name, i) => valley(name, KINDS[i], i === NAMES.length - 1));
  const losses = lossCurves();
  const hows = NAMES.map(() => make("span"));
  const report = make(
    "div",
    { class: "report" },
    ...hows.map((how, i) => make("p", {}, make("strong", {}, NAMES[i]), " ", how)),
  );
  const { scrub, buttons } = transport(state, "step", {
    last: () => STEPS,
    live: [report, ...valleys.map(({ caption }) => caption)],
    timeline: steady(10),
  });

  buttons.append(choice(state, "slopes", "all slopes", { 1: "as they are", 0.01: "times 0.01" }, Number));

  frame.append(
    asking(state, asked),
    ...valleys.map(({ view }) => view),
    make("div", { class: "losses" }, losses.view, report),
    make(
      "p",
      { class: "key" },
      "An ellipse joins points of equal loss L = (w₁² + k w₂²) / 2, the cross is the lowest; a dot is a step.",
    ),
    make(
      "div",
      { class: "controls" },
      scrub,
      slider(state, "k", "valley: k", over(VALLEYS)),
      slider(state, "lr_momentum", "Momentum: lr", over(RATES)),
      slider(state, "beta", "its memory: β", over(BETAS)),
      slider(state, "lr_sgd", "SGD: lr", over(RATES)),
      slider(state, "lr_adam", "Adam: lr", over(ADAMS_RATES)),
    ),
    buttons,
  );

  redraw(state, (values) => {
    const shown = evaluate(values);
    shown.walks.forEach((walk, i) => {
      valleys[i].show(walk, shown.contours);
      say(hows[i], walk.how);
    });
    losses.show(shown.walks, values.step, shown.description);
  });
}

export default figure(["k", "lr_sgd", "lr_momentum", "beta", "lr_adam", "slopes", "step"], build);
