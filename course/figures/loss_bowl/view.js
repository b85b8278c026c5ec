/** Gradient descent in a bowl: the loss of a straight line over its two parameters, and a ball that steps downhill. */
import { button, figure, make, place, player, plot, put, redraw, set, slider, text, through } from "./drawing.js";
import { MSE, Network, SGD } from "./network.js";

/** @typedef {{ w: number, b: number, dw: number, db: number, loss: number }} Place */
/** @typedef {[number, number]} Pair */

const STEPS = 60;
const NEAR = 0.05;
const W = /** @type {Pair} */ ([-1.2, 2.8]);
const B = /** @type {Pair} */ ([-2.4, 1.6]);
const LEVELS = [20, 10, 5, 2, 1, 0.5, 0.2];
const X = Float64Array.of(-0.4, 0.2, 0.7, 1.2, 1.8, 2.5);
const Y = Float64Array.of(-0.9, 0.2, -0.2, 0.9, 0.6, 1.7);
const mean = (/** @type {(x: number, y: number) => number} */ term) =>
  X.reduce((sum, x, i) => sum + term(x, Y[i]), 0) / X.length;

// The loss is quadratic: with the minimum and the eigenvalues of its Hessian, 2 [[mean x², mean x], [mean x, 1]], all is known.
const [x, y, xx, xy] = [mean((x) => x), mean((_, y) => y), mean((x) => x * x), mean((x, y) => x * y)];
const BEST = { w: (xy - x * y) / (xx - x * x), b: (xx * y - x * xy) / (xx - x * x) };
const FLOOR = mean((x, y) => (BEST.w * x + BEST.b - y) ** 2);
const ROOT = Math.hypot(xx - 1, 2 * x);
const STEEP = xx + 1 + ROOT;
const FLAT = xx + 1 - ROOT;
const ACROSS = Math.atan2(STEEP - 2 * xx, 2 * x);

/** The places of the ball, one a step, to the last step and on until it is near the minimum. @param {number} w @param {number} b @param {number} lr */
function descend(w, b, lr) {
  const network = Network.from({ layers: [{ W: [[w]], b: [b], activation: "identity" }] });
  const optimizer = new SGD(lr);
  const mse = new MSE();
  /** @type {Place[]} */
  const run = [];
  const falls = lr * STEEP < 2;
  let arrival = -1;
  while (run.length <= STEPS || (falls && arrival < 0)) {
    const [[w], [b]] = network.parameters;
    if (arrival < 0 && Math.hypot(w - BEST.w, b - BEST.b) < NEAR) arrival = run.length;
    const loss = network.trainStep(X, Y, mse, optimizer);
    const [[dw], [db]] = network.gradients;
    run.push({ w, b, dw, db, loss });
  }
  return { run: run.slice(0, STEPS + 1), arrival, falls };
}

/** What a number that may have grown beyond all bounds is. @param {number} value */
const is = (value, digits = 2) =>
  value > 1e6 ? "> 10⁶" : value < -1e6 ? "< −10⁶" : `= ${text(value, Math.abs(value) < 100 ? digits : 0)}`;

/** The sum that a step is. @param {string} name @param {number} value @param {number} lr @param {number} slope */
function sum(name, value, lr, slope) {
  const next = value - lr * slope;
  if (Math.max(Math.abs(value), Math.abs(slope)) > 1e6) return `next ${name} ${is(next)}`;
  return `next ${name} = ${text(value)} − ${text(lr)} · ${slope < 0 ? `(${text(slope)})` : text(slope)} ${is(next)}`;
}

/** What the learning rate does to the ball. @param {number} lr @param {number} arrival @param {boolean} falls @returns {(string|Node)[]} */
function judge(lr, arrival, falls) {
  const limit = make("span", {}, "2/λ", make("sub", {}, "max"), ` = ${text(2 / STEEP, 3)}.`);
  const when = `within ${NEAR} of the minimum after ${arrival} steps`;
  if (!falls)
    return [
      `Diverges: each step overshoots and lands ${text(lr * STEEP - 1)} times as far across the valley, for lr is above `,
      limit,
    ];
  if (lr * STEEP > 1)
    return [`Zig-zags across the valley, and still falls: ${when}. It would diverge above lr = `, limit];
  if (arrival > STEPS)
    return [`Slow: ${when}. Each step leaves ${text(100 * (1 - lr * FLAT), 0)} % of the way along the valley.`];
  return [`Good: down the steep side, then along the valley, ${when}.`];
}

const inside = (/** @type {Place} */ { w, b }) => w >= W[0] && w <= W[1] && b >= B[0] && b <= B[1];

/** The map of the loss, with the ball, its path and its next direction. */
function bowl() {
  const each = 100 / (W[1] - W[0]);
  const path = make("svg:path", { class: "path" });
  const arrow = make("svg:path", { class: "arrow" });
  const marks = make("svg:g");
  const { view, svg, right, up } = plot({
    x: W,
    y: B,
    xTicks: [-1, 0, 1, 2],
    yTicks: [-2, -1, 0, 1],
    xName: "w",
    yName: "b",
  });
  const centre = { cx: right(BEST.w), cy: up(BEST.b) };
  // Darker is higher: each ellipse lightens what lies inside it.
  const ellipses = LEVELS.map((level, i) =>
    make("svg:ellipse", {
      ...centre,
      class: "contour",
      style: `--height: ${LEVELS.length - 1 - i}`,
      rx: each * Math.sqrt((2 * (level - FLOOR)) / STEEP),
      ry: each * Math.sqrt((2 * (level - FLOOR)) / FLAT),
      transform: `rotate(${(-ACROSS * 180) / Math.PI} ${centre.cx} ${centre.cy})`,
    }),
  );
  const cross = make("svg:path", { class: "cross", d: `M${centre.cx - 2} ${centre.cy}h4m-2 -2v4` });
  svg.append(...ellipses, cross, path, marks, arrow);
  // Along w alone, the loss rises from its minimum by mean x² times the distance squared.
  const labels = [5, 2, 1].map((level) =>
    place(level === 5 ? "L = 5" : String(level), right(BEST.w + Math.sqrt((level - FLOOR) / xx)), centre.cy, "height"),
  );
  const ball = place("", 0, 0, "ball");
  const direction = place("−∇L", 0, 0, "direction");
  const gone = [place("▲", 0, 0, "gone"), place("The ball is off the map", 50, 3, "off")];
  view.append(...labels, direction, ball, ...gone);
  view.classList.add("map");
  return {
    view,
    /** @param {Place[]} run the places so far @param {boolean} there whether the last is on the map @param {string} description */
    show(run, there, description) {
      const { w, b, dw, db } = run[run.length - 1];
      const at = /** @type {Pair} */ ([right(w), up(b)]);
      // What is far outside cannot be drawn, and need not be.
      const far = run.findIndex((one) => Math.hypot(one.w, one.b) > 1e3);
      const points = run
        .slice(0, far < 0 ? run.length : far + 1)
        .map((one) => /** @type {Pair} */ ([right(one.w), up(one.b)]));
      set(path, { d: through(points) });
      marks.replaceChildren(
        ...points.slice(0, -1).map(([x, y]) => make("svg:circle", { cx: x, cy: y, r: 0.9, class: "mark" })),
      );
      const steep = Math.hypot(dw, db);
      const downhill = there && steep > 0.01;
      ball.hidden = !there;
      direction.hidden = !downhill;
      for (const sign of gone) sign.hidden = there;
      if (there) put(ball, at[0], at[1]);
      else {
        const [x, y] = [at[0] - 50, at[1] - 50];
        const reach = 46 / Math.max(Math.abs(x), Math.abs(y));
        put(gone[0], 50 + reach * x, 50 + reach * y);
        gone[0].style.rotate = `${Math.atan2(x, -y)}rad`;
      }
      let shape = "";
      if (downhill) {
        const [x, y] = [-dw / steep, db / steep];
        const tip = /** @type {Pair} */ ([at[0] + 11 * x, at[1] + 11 * y]);
        const wings = [1, -1].map(
          (side) => /** @type {Pair} */ ([tip[0] - 3 * (x + (side * y) / 2), tip[1] - 3 * (y - (side * x) / 2)]),
        );
        shape = through([at, tip]) + through([wings[0], tip, wings[1]]);
        put(direction, at[0] + 8 * x + 8 * y, at[1] + 8 * y - 8 * x);
      }
      set(arrow, { d: shape });
      set(view, { "aria-label": description });
    },
  };
}

/** Keep a coordinate where a browser can still draw it. @param {number} place */
const drawable = (place) => Math.min(1e4, Math.max(-1e4, place));

/** The data, the line of the ball's w and b, and its errors. */
function fit() {
  const line = make("svg:path", { class: "fit" });
  const errors = [...X].map(() => make("svg:path", { class: "error" }));
  const { view, right, up } = plot(
    { x: [-0.8, 2.9], y: [-2, 2.5], xTicks: [0, 1, 2], yTicks: [-1, 0, 1], xName: "x", yName: "y" },
    ...errors,
    line,
  );
  view.append(...[...X].map((x, i) => place("", right(x), up(Y[i]), "sample")));
  return {
    view,
    /** @param {Place} at @param {string} description */
    show({ w, b }, description) {
      const y_hat = (/** @type {number} */ x) => drawable(up(w * x + b));
      set(line, {
        d: through([
          [0, y_hat(-0.8)],
          [100, y_hat(2.9)],
        ]),
      });
      errors.forEach((error, i) =>
        set(error, {
          d: through([
            [right(X[i]), up(Y[i])],
            [right(X[i]), y_hat(X[i])],
          ]),
        }),
      );
      set(view, { "aria-label": description });
    },
  };
}

/** The loss of every step so far, on a logarithmic axis. */
function curve() {
  const path = make("svg:path", { class: "fit" });
  const floor = make("svg:line", { x2: 100, class: "floor" });
  const { view, right, up } = plot(
    { x: [-1, STEPS + 2], y: [-1.8, 2], xTicks: [0, 20, 40], yTicks: [], xName: "step", yName: "L" },
    floor,
    path,
  );
  const height = (/** @type {number} */ loss) => drawable(up(Math.log10(loss)));
  const dot = place("", 0, 0, "ball");
  set(floor, { y1: height(FLOOR), y2: height(FLOOR) });
  view.append(
    ...[0.1, 1, 10].map((loss) => place(String(loss), 0, height(loss), "tick left")),
    place(`lowest: ${text(FLOOR, 3)}`, 0, height(FLOOR), "lowest"),
    dot,
  );
  return {
    view,
    /** @param {Place[]} run @param {string} description */
    show(run, description) {
      const points = run.map(({ loss }, step) => /** @type {Pair} */ ([right(step), height(loss)]));
      const [x, y] = points[run.length - 1];
      set(path, { d: through(points) });
      put(dot, x, y);
      dot.hidden = y < 0;
      set(view, { "aria-label": description });
    },
  };
}

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("loss-bowl");
  const map = bowl();
  const line = fit();
  const losses = curve();
  const now = make("p", { class: "formula" });
  const next = make("p", { class: "formula next" });
  const verdict = make("p", { class: "verdict" });
  const report = make("div", { class: "report", "aria-live": "polite" }, now, next, verdict);
  const move = (/** @type {number} */ step) => state.set({ step: Math.min(STEPS, step) });

  let at = 0;
  const play = player(
    state,
    (seconds) => {
      const step = state.get("step");
      if (Math.floor(at) !== step) at = step;
      at += 6 * seconds;
      move(Math.floor(at));
      return at < STEPS;
    },
    (playing) => {
      set(report, { "aria-live": playing ? "off" : "polite" });
      if (playing && state.get("step") === STEPS) move(0);
    },
  );
  const jump = (/** @type {string} */ words, /** @type {() => number} */ step) =>
    button(words, () => {
      play.stop();
      move(step());
    });
  const steps = slider(state, "step", "step", { min: 0, max: STEPS, step: 1, show: String });
  steps.addEventListener("input", play.stop);
  const restart = () => {
    play.stop();
    move(0);
  };
  const starts = /** @type {[string, Pair][]} */ ([
    ["w", W],
    ["b", B],
  ]).map(([name, [min, max]]) => {
    const start = slider(state, name, `start ${name}`, { min, max, step: 0.1 });
    start.addEventListener("input", restart);
    return start;
  });

  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: double the learning rate. Does the ball arrive in half as many steps? And if you double it again?",
    ),
    make("div", { class: "views" }, map.view, line.view, losses.view),
    make(
      "p",
      { class: "note" },
      "Each ellipse joins all w and b of equal loss; the cross is the lowest. The arrow points straight downhill. A step goes that way, by lr times the steepness.",
    ),
    report,
    make(
      "div",
      { class: "controls" },
      slider(state, "lr", "rate lr", { min: 0.01, max: 0.6, step: 0.01, show: (lr) => text(lr) }),
      steps,
      ...starts,
    ),
    make(
      "div",
      { class: "buttons" },
      play.button,
      jump("Step", () => state.get("step") + 1),
      jump("Reset", () => 0),
    ),
  );

  const drag = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1)) return;
    const { left, top, width, height } = map.view.getBoundingClientRect();
    const value = (/** @type {number} */ share, /** @type {Pair} */ [from, to]) =>
      Math.min(to, Math.max(from, Math.round(10 * (from + share * (to - from))) / 10));
    map.view.setPointerCapture(event.pointerId);
    play.stop();
    state.set({
      w: value((event.clientX - left) / width, W),
      b: value(1 - (event.clientY - top) / height, B),
      step: 0,
    });
  };
  map.view.addEventListener("pointerdown", drag);
  map.view.addEventListener("pointermove", drag);

  redraw(state, ["w", "b", "lr", "step"], () => {
    const step = state.get("step");
    const lr = state.get("lr");
    const { run, arrival, falls } = descend(state.get("w"), state.get("b"), lr);
    const sofar = run.slice(0, step + 1);
    const here = run[step];
    const there = inside(here);
    const words = `w ${is(here.w)}, b ${is(here.b)}`;
    const loss = `L ${is(here.loss, 3)}`;
    now.textContent = `Step ${step}: ${words}, loss ${loss}`;
    next.replaceChildren(
      make("span", {}, sum("w", here.w, lr, here.dw)),
      " ",
      make("span", {}, sum("b", here.b, lr, here.db)),
    );
    verdict.replaceChildren(...judge(lr, arrival, falls));
    map.show(
      sofar,
      there,
      `Map of the loss over w and b, with its minimum at w = ${text(BEST.w)}, b = ${text(BEST.b)}. The ball is ${there ? "at" : "off the map, at"} ${words}.`,
    );
    line.show(here, `Six points, and the line ŷ = w x + b with ${words}.`);
    losses.show(
      sofar,
      `Loss at step ${step}: ${loss}. At the start it is ${text(run[0].loss, 3)}; lowest is ${text(FLOOR, 3)}.`,
    );
  });
}

export default figure(build);
