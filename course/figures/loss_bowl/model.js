/** Gradient descent in a bowl: the loss of a straight line over its two parameters, and a ball that steps downhill. */
import { MSE } from "../mathematics/losses.js";
import { Network } from "../mathematics/network.js";
import { SGD } from "../mathematics/optimizers.js";
import { clamp } from "../mathematics/plane.js";
import { valueAt } from "../shared/dragging.js";
import { drawable, edgeTowards, isWithin, spotOn } from "../shared/landscape.js";
import { bracketed, fixed, scientific } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";

/**
 * @typedef {import("../shared/landscape.js").Pair} Pair
 * @typedef {{ w: number, b: number, dw: number, db: number, loss: number }} Place
 * @typedef {{ w: number, b: number, lr: number, step: number }} Values
 */

export const STEPS = 60;
export const X = Float64Array.of(-0.4, 0.2, 0.7, 1.2, 1.8, 2.5);
export const Y = Float64Array.of(-0.9, 0.2, -0.2, 0.9, 0.6, 1.7);
const NEAR = 0.05;
// At a rate just below the limit a ball needs any number of steps.
const PATIENCE = 10_000;
const LEVELS = [20, 10, 5, 2, 1, 0.5, 0.2];

/** The axes of the map, of the data and of the losses; of those the heights are powers of ten. */
export const MAP = { x: /** @type {Pair} */ ([-1.2, 2.8]), y: /** @type {Pair} */ ([-2.4, 1.6]) };
export const DATA = { x: /** @type {Pair} */ ([-0.8, 2.9]), y: /** @type {Pair} */ ([-2, 2.5]) };
export const LOSSES = { x: /** @type {Pair} */ ([-1, STEPS + 2]), y: /** @type {Pair} */ ([-1.8, 2]) };

const onMap = spotOn(MAP);
const onData = spotOn(DATA);
const onLosses = spotOn(LOSSES);
/** The height of a loss on its axis, in percent. @param {number} loss */
export const heightOf = (loss) => onLosses(0, Math.log10(loss))[1];

/**
 * Where the loss is lowest, and how it is curved there. It is quadratic, so its curvatures across the valley and along
 * it are the eigenvalues of one matrix: 2 [[mean of x², mean of x], [mean of x, 1]].
 */
function survey() {
  const mean = (/** @type {(x: number, y: number) => number} */ term) =>
    X.reduce((sum, x, i) => sum + term(x, Y[i]), 0) / X.length;
  const [x, y, xx, xy] = [mean((x) => x), mean((_, y) => y), mean((x) => x * x), mean((x, y) => x * y)];
  const w = (xy - x * y) / (xx - x * x);
  const b = y - w * x;
  const root = Math.hypot(xx - 1, 2 * x);
  const steep = xx + 1 + root;
  const flat = xx + 1 - root;
  const fitted = X.map((x) => w * x + b);
  return { w, b, loss: new MSE().call(fitted, Y), steep, flat, across: Math.atan2(steep - 2 * xx, 2 * x), alongW: xx };
}
export const LOWEST = survey();
const LIMIT = 2 / LOWEST.steep;

/** The map, in percent: the lowest point, an ellipse for each level, the highest first, and the levels of some written on them. */
export function contours() {
  const each = 100 / (MAP.x[1] - MAP.x[0]);
  const [cx, cy] = onMap(LOWEST.w, LOWEST.b);
  const degrees = (-LOWEST.across * 180) / Math.PI;
  const ellipses = LEVELS.map((level) => ({
    rx: each * Math.sqrt((2 * (level - LOWEST.loss)) / LOWEST.steep),
    ry: each * Math.sqrt((2 * (level - LOWEST.loss)) / LOWEST.flat),
  }));
  // Along w alone the loss rises by the mean of x² times the distance squared.
  const labels = [5, 2, 1].map((level) => ({
    words: level === 5 ? "L = 5" : String(level),
    x: cx - each * Math.sqrt((level - LOWEST.loss) / LOWEST.alongW),
  }));
  return { cx, cy, degrees, ellipses, labels };
}

/** The six points of the data, in percent of their plot. */
export const samples = () => Array.from(X, (x, i) => onData(x, Y[i]));

/** A new start under a pointer, at these shares of the map from its top left. @param {number} x @param {number} y */
export const startAt = (x, y) => ({ w: valueAt(MAP.x, x, 10), b: valueAt(MAP.y, 1 - y, 10), step: 0 });

/**
 * The places of the ball, one a step, and after how many steps it is near the lowest point, if it falls at all.
 * @param {Values} values
 */
function descend({ w, b, lr }) {
  const network = Network.load({ layers: [{ W: [[w]], b: [b], activation: "identity" }] });
  const optimizer = new SGD(lr);
  const loss = new MSE();
  const falls = lr < LIMIT;
  /** @type {Place[]} */
  const run = [];
  let arrival = Infinity;
  while (run.length <= STEPS || (falls && arrival === Infinity && run.length <= PATIENCE)) {
    const [[w], [b]] = network.parameters;
    if (arrival === Infinity && Math.hypot(w - LOWEST.w, b - LOWEST.b) < NEAR) arrival = run.length;
    const value = network.train_step(X, Y, loss, optimizer);
    const [[dw], [db]] = network.gradients;
    run.push({ w, b, dw, db, loss: value });
  }
  return { run: run.slice(0, STEPS + 1), arrival, falls };
}

/** With decimals, and of a ball that has diverged with a power of ten. @param {number} value */
const written = (value, decimals = 2) => (Math.abs(value) < 1000 ? fixed(value, decimals) : scientific(value));

/** Words that stay on one line. @param {string} words */
const together = (words) => words.replaceAll(" ", "\u00a0");

/** The sum that a step is. @param {string} name @param {number} value @param {number} lr @param {number} slope */
function stepOf(name, value, lr, slope) {
  const next = written(value - lr * slope);
  if (Math.max(Math.abs(value), Math.abs(slope)) >= 100) return `next ${name} = ${next}`;
  return `next ${name} = ${fixed(value)} − ${fixed(lr)} · ${bracketed(fixed(slope))} = ${next}`;
}

/** What the learning rate does to the ball. @param {number} lr @param {number} arrival @param {boolean} falls */
function judge(lr, arrival, falls) {
  const limit = `lr = ${fixed(LIMIT, 3)}`;
  const steps = arrival > PATIENCE ? "more than 10,000 steps" : arrival === 1 ? "1 step" : `${arrival} steps`;
  const when = `within ${NEAR} of the minimum after ${steps}`;
  if (!falls)
    return `Diverges: each step lands ${fixed(lr * LOWEST.steep - 1)} times as far across the valley. The steep sides of the valley set the limit, ${limit}.`;
  if (lr * LOWEST.steep > 1) return `Zig-zags down the valley: ${when}. Above ${limit} it would diverge.`;
  if (arrival > STEPS)
    return `Slow: ${when}. Each step leaves ${fixed(100 * (1 - lr * LOWEST.flat), 0)} % of the way along the valley.`;
  return `Good: down the steep side, then along the valley, ${when}.`;
}

/** The arrow from the ball, the steepest way down, and its words beside it, where there is room. @param {Place} here */
function arrowOf({ w, b, dw, db }) {
  const steepness = Math.hypot(dw, db);
  if (steepness <= 0.01) return null;
  const tail = onMap(w, b);
  const [x, y] = [-dw / steepness, db / steepness];
  const tip = /** @type {Pair} */ ([tail[0] + 11 * x, tail[1] + 11 * y]);
  const wings = [1, -1].map(
    (side) => /** @type {Pair} */ ([tip[0] - 3 * (x + (side * y) / 2), tip[1] - 3 * (y - (side * x) / 2)]),
  );
  const [left, right] = [Math.min(tail[0], tip[0]) - 4, Math.max(tail[0], tip[0]) + 4];
  const isRoom = right < 70;
  const label = {
    x: isRoom ? right : left,
    y: clamp((tail[1] + tip[1]) / 2, [8, 92]),
    side: isRoom ? "after" : "before",
  };
  return { tail, tip, wings: [wings[0], tip, wings[1]], label };
}

/** All that is to be seen of a state; places are in percent of their plot. @param {Values} values */
export function evaluate(values) {
  const { lr, step } = values;
  const { run, arrival, falls } = descend(values);
  const places = run.slice(0, step + 1);
  const here = places[step];
  const { w, b, dw, db } = here;
  const isThere = isWithin(MAP, w, b);
  const spot = onMap(w, b);
  // Of what is far outside the first place is enough.
  const far = places.findIndex((one) => Math.hypot(one.w, one.b) > 1000);
  const where = `w = ${written(w)}, b = ${written(b)}`;
  const loss = together(`L = ${written(here.loss, 3)}`);
  const y_hat = (/** @type {number} */ x) => w * x + b;
  return {
    places,
    isThere,
    arrival,
    falls,
    now: `Step ${step}: ${where}, loss ${loss}`,
    next: [stepOf("w", w, lr, dw), stepOf("b", b, lr, db)],
    verdict: judge(lr, arrival, falls),
    map: {
      path: places.slice(0, far < 0 ? places.length : far + 1).map((one) => onMap(one.w, one.b)),
      ball: isThere ? spot : null,
      gone: isThere ? null : edgeTowards(spot),
      arrow: isThere ? arrowOf(here) : null,
      description: `Map of the loss over w and b, with its minimum at w = ${fixed(LOWEST.w)}, b = ${fixed(LOWEST.b)}. The ball is ${isThere ? "at" : "off the map, at"} ${where}.`,
    },
    fit: {
      line: DATA.x.map((x) => drawable(onData(x, y_hat(x)))),
      errors: Array.from(X, (x, i) => [onData(x, Y[i]), drawable(onData(x, y_hat(x)))]),
      description: `Six points, and the line ŷ = w x + b with ${where}.`,
    },
    losses: {
      path: places.map(({ loss }, step) => drawable(onLosses(step, Math.log10(loss)))),
      description: `Loss at step ${step}: ${loss}. At the start it is ${fixed(run[0].loss, 3)}; lowest is ${fixed(LOWEST.loss, 3)}.`,
    },
  };
}

/** A prediction about another learning rate from the same start. @param {Values} values @param {number} lr @param {string} question @param {string[]} answers @param {number} right @param {string} because @returns {import("../shared/prediction.js").Prediction} */
const withRate = ({ w, b }, lr, question, answers, right, because) => ({
  question,
  answers,
  how: "move the rate",
  gesture: { lr },
  seen: (now) => has(now, { w, b }) && Math.abs(now.lr - lr) < 0.001,
  result: () => ({ right, because }),
});

/** What is asked in a state. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked(values) {
  const { lr } = values;
  const rate = (/** @type {number} */ value) => Math.round(100 * value) / 100;
  if (lr >= LIMIT) {
    const { arrival } = descend({ ...values, lr: rate(lr / 2) });
    return withRate(
      values,
      rate(lr / 2),
      `Predict first: halve the learning rate, to ${fixed(rate(lr / 2))}. Does the ball arrive then, and how soon?`,
      ["within 30 steps", "in more than 30", "never"],
      arrival <= 30 ? 0 : arrival < Infinity ? 1 : 2,
      `It takes ${arrival} steps: the rate is below the limit, ${fixed(LIMIT, 3)}, and still large.`,
    );
  }
  if (lr > 0.3)
    return {
      question:
        "Try: raise the learning rate a little at a time. What becomes of the number of steps just below the limit?",
    };
  const [now, then] = [lr, rate(2 * lr)].map((one) => descend({ ...values, lr: one }));
  const share = then.arrival / now.arrival;
  const kinds = [share > 0.4 && share < 0.6, share > 1 && then.falls, !then.falls];
  const twice = `double the learning rate, from ${fixed(lr)} to ${fixed(rate(2 * lr))}`;
  if (!kinds.includes(true)) return { question: `Try: ${twice}. In how many steps does the ball arrive?` };
  return withRate(
    values,
    rate(2 * lr),
    `Predict first: ${twice}. How many steps does the ball take then?`,
    ["about half as many", "more than now", "it never arrives"],
    kinds.indexOf(true),
    [
      `${then.arrival} instead of ${now.arrival}: along the valley each step goes twice as far.`,
      `${then.arrival} instead of ${now.arrival}: it zig-zags, for the rate is just below its limit, ${fixed(LIMIT, 3)}.`,
      `The limit is ${fixed(LIMIT, 3)}: above it each step lands further out on the other side of the valley.`,
    ][kinds.indexOf(true)],
  );
}
