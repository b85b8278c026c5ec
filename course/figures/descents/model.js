/** Three ways down one long valley, L = (w₁² + k w₂²) / 2: SGD, Momentum and Adam, from the same start. */
import { Adam, Momentum, SGD } from "../mathematics/optimizers.js";
import { drawable, edgeTowards, isWithin, spotOn } from "../shared/landscape.js";
import { fixed, short, significant } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";

/**
 * @typedef {import("../shared/landscape.js").Pair} Pair
 * @typedef {{ k: number, lr_sgd: number, lr_momentum: number, beta: number, lr_adam: number, slopes: number,
 *   step: number }} Values
 */

export const STEPS = 120;
export const NAMES = ["SGD", "Momentum", "Adam"];
const START = [-10, 1];
const NEAR = 0.1;
// What is further away than this does not come back, and numbers end.
const LOST = 1e9;
const LEVELS = [80, 55, 35, 20, 10, 5, 2, 0.5];

/** The stops of the sliders. */
const DECADE = [1, 1.5, 2, 2.5, 3, 3.4, 3.8, 4, 4.2, 5, 6, 7.5];
export const RATES = [-3, -2, -1, 0]
  .flatMap((power) => DECADE.map((one) => Number(`${one}e${power}`)))
  .filter((lr) => lr <= 5);
export const ADAMS_RATES = [0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2];
export const BETAS = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
export const VALLEYS = [1, 2, 5, 10, 20, 50, 100];

/** The axes of the maps and of the losses; of those the heights are powers of ten. */
export const MAP = { x: /** @type {Pair} */ ([-11, 5.5]), y: /** @type {Pair} */ ([-1.5, 1.5]) };
export const LOSSES = { x: /** @type {Pair} */ ([-2, STEPS + 4]), y: /** @type {Pair} */ ([-4, 2.6]) };
const onMap = spotOn(MAP);
const onLosses = spotOn(LOSSES);
/** The height of a loss on its axis, in percent. @param {number} loss */
export const heightOf = (loss) => drawable(onLosses(0, Math.log10(loss)))[1];

/** The lowest point of the map and an ellipse for each level, in percent. @param {number} k */
export function contours(k) {
  const [cx, cy] = onMap(0, 0);
  const [right, up] = [onMap(1, 0)[0] - cx, cy - onMap(0, 1)[1]];
  const ellipses = LEVELS.map((level) => ({ rx: right * Math.sqrt(2 * level), ry: up * Math.sqrt((2 * level) / k) }));
  return { cx, cy, ellipses };
}

/** The places of a rule after every step, until it is lost. @param {SGD} rule @param {Values} values */
function descend(rule, { k, slopes }) {
  const w = Float64Array.from(START);
  const places = [[...w]];
  while (places.length <= STEPS && Math.hypot(...w) < LOST) {
    rule.step([w], [Float64Array.of(slopes * w[0], slopes * k * w[1])]);
    places.push([...w]);
  }
  return places;
}

/** A factor below 1, with the digits that tell it from 1. @param {number} factor */
const factorOf = (factor) => fixed(factor, Math.max(2, Math.ceil(1 - Math.log10(1 - factor) - 1e-9)));

/** A length on the map, however short. @param {number} length */
const lengthOf = (length) => significant(length, 2, 2);

/** The longest step of a path in each direction. @param {number[][]} places */
const longest = (places) =>
  [0, 1].map((i) => lengthOf(Math.max(...places.slice(1).map((place, s) => Math.abs(place[i] - places[s][i])))));

/** What SGD does: in each direction a step multiplies the distance by one factor. @param {Values} values */
function howSGD({ k, lr_sgd, slopes }) {
  const along = 1 - lr_sgd * slopes;
  const across = 1 - lr_sgd * slopes * k;
  const factors = `each step multiplies w₁ by ${factorOf(along)}, w₂ by ${factorOf(across)}`;
  if (Math.abs(across + 1) < 1e-9) return `is at its limit: ${factors}, from side to side for ever.`;
  if (across < -1)
    return `flies out: each step multiplies w₂ by ${factorOf(across)}. Its limit: lr = ${2 / slopes} / k = ${short(2 / slopes / k, 3)}.`;
  if (across < 0) return `overshoots across the valley: ${factors}.`;
  return `${along > 0.95 ? "crawls" : "never overshoots"}: ${factors}.`;
}

/** What Momentum has done so far. @param {Values} values @param {number[][]} places */
function howMomentum({ k, lr_momentum, beta, slopes }, places) {
  const limit = (2 * (1 + beta)) / slopes / k;
  if (lr_momentum > limit * (1 + 1e-9))
    return `flies out. Its limit: lr = ${2 / slopes} (1 + β) / k = ${short(limit, 3)}.`;
  if (beta === 0) return "has no memory: it is SGD, with its own lr.";
  if (places.length === 1) return "has no speed yet. Its first step will be one of SGD.";
  const [first] = longest(places.slice(0, 2));
  const speed = `Its first step along the valley was ${first}, its longest so far ${longest(places)[0]}`;
  const beyond = Math.max(...places.map(([w1]) => w1));
  if (beyond <= 0) return `rolls. ${speed}.`;
  return `rolls. ${speed}; it has rolled ${lengthOf(beyond)} past the lowest point.`;
}

/** What Adam has done so far. @param {Values} values @param {number[][]} places */
function howAdam({ lr_adam }, places) {
  const pace = "its lr, whatever the slopes";
  if (places.length === 1) return `will step ${lengthOf(lr_adam)} in both directions: ${pace}.`;
  const [along, across] = longest(places);
  return `walks at its own pace. Longest step so far: ${along} along the valley, ${across} across: ${pace}.`;
}

/** A rule's way so far: where it is, whether it is near, and what it does. @param {string} name @param {number[][]} whole @param {number} step @param {string} how */
function walk(name, whole, step, how) {
  const places = whole.slice(0, step + 1);
  const here = places[places.length - 1];
  const isThere = isWithin(MAP, here[0], here[1]);
  const arrival = places.findIndex(([w1, w2]) => Math.hypot(w1, w2) < NEAR);
  const lastThere = places.findLastIndex(([w1, w2]) => isWithin(MAP, w1, w2));
  const when = arrival < 0 ? `not yet within ${NEAR}` : `first within ${NEAR} at step ${arrival}`;
  const where = isThere ? `${fixed(Math.hypot(...here))} from the cross` : `off the map since step ${lastThere + 1}`;
  const spot = onMap(here[0], here[1]);
  // Of what is far outside the first place is enough.
  const far = places.findIndex(([w1, w2]) => Math.hypot(w1, w2) > 1000);
  return {
    name,
    places,
    path: places.slice(0, far < 0 ? places.length : far + 1).map(([w1, w2]) => onMap(w1, w2)),
    mark: isThere ? spot : null,
    gone: isThere ? null : edgeTowards(spot),
    where: `${where},`,
    when,
    how,
    description: `The valley with the path of ${name}: after step ${step} it is ${isThere ? `at w₁ = ${fixed(here[0])}, w₂ = ${fixed(here[1])}` : where}.`,
  };
}

/** All that is to be seen of a state; places are in percent of their plot. @param {Values} values */
export function evaluate(values) {
  const { k, lr_sgd, lr_momentum, beta, lr_adam, step } = values;
  const heights = (/** @type {number[][]} */ places) => places.map(([w1, w2]) => (w1 ** 2 + k * w2 ** 2) / 2);
  const rules = [new SGD(lr_sgd), new Momentum(lr_momentum, beta), new Adam(lr_adam)];
  const hows = [howSGD, howMomentum, howAdam];
  const walks = rules.map((rule, i) => {
    const whole = descend(rule, values);
    const found = walk(NAMES[i], whole, step, hows[i](values, whole.slice(0, step + 1)));
    const losses = heights(found.places);
    return {
      ...found,
      losses,
      curve: losses.map((loss, s) => /** @type {Pair} */ ([onLosses(s, 0)[0], heightOf(loss)])),
    };
  });
  const words = walks.map(({ name, losses, places }) =>
    places.length <= step ? `${name} is lost` : `${name} ${short(losses[step], 3)}`,
  );
  return {
    contours: contours(k),
    walks,
    description: `Loss after step ${step}: ${words.join(", ")}. At the start it is ${fixed((START[0] ** 2 + k * START[1] ** 2) / 2, 1)}.`,
  };
}

/** Where a way ends, as a distance from the cross if it is on the map. @param {{ where: string }} walk */
const placeOf = ({ where }) => where.replace(/ from the cross,|,/, "");

/**
 * What becomes of Momentum in the same number of steps with another memory; at the start there are none yet.
 * @param {Values} values @param {number} beta @returns {import("../shared/prediction.js").Prediction}
 */
function withMemory(values, beta) {
  const { k, lr_momentum, slopes } = values;
  const step = values.step > 1 ? values.step : STEPS;
  const steps = values.step > 1 ? `the same ${step} steps` : `${STEPS} steps`;
  const [now, then] = [values.beta, beta].map((beta) => evaluate({ ...values, beta, step }).walks[1]);
  const [before, after] = [now, then].map(({ places }) => Math.hypot(...places[places.length - 1]));
  const change = beta ? `give Momentum a memory, β = ${beta}` : "take Momentum's memory away, β = 0";
  return {
    question: `Predict first: ${change}. Where is it after ${steps}, compared with now?`,
    answers: ["nearer to the cross", "further from it", "off the map"],
    how: "move β",
    gesture: { beta, step },
    seen: (one) => has(one, { k, lr_momentum, slopes, beta }) && one.step >= step,
    result: () => ({
      right: then.gone ? 2 : after < before ? 0 : 1,
      because: `Its distance is ${placeOf(then)} instead of ${placeOf(now)}. ${beta ? "Memory lets steps that agree grow" : "Without memory no step grows"}.`,
    }),
  };
}

/** What is asked in a state. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked(values) {
  const { k, lr_sgd, beta, slopes } = values;
  if (slopes < 1) {
    const lr = Number((lr_sgd / slopes).toPrecision(2));
    if (!RATES.includes(lr))
      return {
        question:
          "Try: every slope is a hundredth of what it was. Which rule walks as before? Multiply all slopes by 1 again.",
      };
    return {
      question:
        "Predict first: every slope is a hundredth of what it was. Which learning rate brings SGD back on its old path?",
      answers: ["a hundredth of it", "the same", "a hundred times it"],
      how: "move SGD's lr",
      gesture: { lr_sgd: lr },
      seen: (now) => has(now, { k, slopes, lr_sgd: lr }),
      result: () => ({
        right: 2,
        because: "A step is lr times a slope. Adam needs no other lr, since it divides by the size of its slopes.",
      }),
    };
  }
  if (lr_sgd * k > 2) return { question: "Try: SGD flies out. Make k smaller, or its lr, until it stays." };
  if (beta === 0) return withMemory(values, 0.9);
  if (k > 1) return withMemory(values, 0);
  return {
    question: "Predict first: this bowl is round. With which learning rate does SGD need a single step?",
    answers: ["0.5", "1", "2", "with none"],
    how: "move SGD's lr",
    gesture: { lr_sgd: 1 },
    seen: (now) => has(now, { k, slopes, lr_sgd: 1 }),
    result: () => ({
      right: 1,
      because:
        "Each step multiplies both distances by 1 − lr. In a long valley no lr is right for both, and a memory helps.",
    }),
  };
}
