/** Many workers: how long one step of training takes when they share its batch, and what they do in that time. */
import { clamp } from "../mathematics/plane.js";
import { exact, fixed, significant } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";

/**
 * @typedef {{ workers: number, parameters: number, batch: number, bandwidth: number, latency: number }} Values
 * @typedef {[unit: string, size: number, from?: number][]} Units
 */

/** The stops of the sliders. */
export const WORKERS = Array.from({ length: 11 }, (_, k) => 2 ** k);
export const PARAMETERS = [2410, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11];
export const BATCHES = Array.from({ length: 7 }, (_, k) => 2 ** (k + 10));
export const BANDWIDTHS = [0.0125, 0.05, 0.125, 0.5, 1.25, 5, 12.5, 50, 125, 500, 900].map((one) => one * 1e9);
export const LATENCIES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].map((one) => one / 1e6);

/** What a worker does in a step, from the bottom of a bar to its top. */
export const PARTS = ["computing", "bandwidth", "latency"];
export const NAMES = ["computing", "waiting for bandwidth", "waiting for latency"];

// Forward a parameter is multiplied and added once for each sample, backward twice.
const OPERATIONS = 6;
const SPEED = 1e13;
const BYTES = 4;
// Weights, gradient, and the two averages of Adam.
const KEPT = 4;
const MUCH = 1e10;
const MOST = WORKERS[WORKERS.length - 1];
// The bar of one worker leaves room above it for those that take longer.
const TOP = 1.25;

/** @type {Units} */
const SECONDS = [
  ["ns", 1e-9],
  ["µs", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
  ["min", 60, 180],
  ["h", 3600, 10800],
];
/** @type {Units} */
const SIZES = [
  ["bytes", 1],
  ["kB", 1e3],
  ["MB", 1e6],
  ["GB", 1e9],
  ["TB", 1e12],
];
/** @type {Units} */
const COUNTS = [
  ["million", 1e6],
  ["billion", 1e9],
];

/** The largest unit that a value is written in. @param {Units} units @param {number} value */
const unitOf = (units, value) => units.findLast(([, size, from = size]) => value >= 0.9995 * from) ?? units[0];

/** In its unit, with the decimals that it has among three digits. @param {Units} units @param {number} value */
function brief(units, value) {
  const [unit, size] = unitOf(units, value);
  return `${exact(Number((value / size).toPrecision(3)))}\u00a0${unit}`;
}

/** In its unit, with three digits. @param {number} seconds */
function long(seconds) {
  if (seconds === 0) return "0\u00a0s";
  const [unit, size] = unitOf(SECONDS, seconds);
  return `${significant(seconds / size)}\u00a0${unit}`;
}

/** A whole number. @param {number} value */
const whole = (value) => (value < 1e4 ? String(value) : value.toLocaleString("en-GB"));

/** How the numbers of the sliders are written. */
export const WRITTEN = {
  parameters: (/** @type {number} */ value) => (value < 1e6 ? whole(value) : brief(COUNTS, value)),
  batch: whole,
  bandwidth: (/** @type {number} */ value) => `${brief(SIZES, value)}/s`,
  latency: (/** @type {number} */ value) => brief(SECONDS, value),
};

/** A share in percent, in which only what is 1 is 100 %. @param {number} share */
function percent(share) {
  if (share === 0) return "0\u00a0%";
  if (share < 1e-4) return "<\u00a00.01\u00a0%";
  const rounded = share < 0.095 ? significant(100 * share, 1) : fixed(100 * share, 0);
  return share < 1 && rounded === "100" ? ">\u00a099\u00a0%" : `${rounded}\u00a0%`;
}

/** The seconds of each part of a step, and of the whole. @param {Values} values @param {number} p how many workers */
export function step({ parameters, batch, bandwidth, latency }, p) {
  const rounds = 2 * (p - 1);
  const seconds = [
    (batch * OPERATIONS * parameters) / SPEED / p,
    (rounds * BYTES * parameters) / p / bandwidth,
    rounds * latency,
  ];
  const time = seconds.reduce((sum, one) => sum + one, 0);
  return { p, rounds, seconds, time, largest: PARTS[seconds.indexOf(Math.max(...seconds))] };
}

/** What a worker waits for longer. @param {ReturnType<typeof step>} one */
const waitOf = ({ seconds }) => (seconds[1] > seconds[2] ? PARTS[1] : PARTS[2]);

/** The number of workers with the shortest step. @param {Values} values */
const fastestOf = (values) =>
  WORKERS.map((p) => step(values, p)).reduce((best, one) => (one.time < best.time ? one : best));

/** The marks of an axis of times: three to six, at round numbers of one unit. @param {number} highest */
function ticksUpTo(highest) {
  const [unit, size] = unitOf(SECONDS, highest / TOP);
  const most = highest / size;
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const each = [1, 2, 5, 10].map((one) => one * power).find((one) => most / one <= 5) ?? most;
  return Array.from({ length: Math.floor(most / each) + 1 }, (_, i) => ({
    height: (100 * i * each) / most,
    words: i ? `${exact(Number((i * each).toPrecision(3)))} ${unit}` : "0",
  }));
}

/** How many times as much. @param {number} ratio */
const times = (ratio) => (ratio < 1000 ? significant(ratio, 2) : whole(Number(ratio.toPrecision(3))));

/** What of parts, one on the other, is below 100. @param {number[]} parts */
function cut(parts) {
  let room = 100;
  return parts.map((part) => {
    const drawn = Math.min(part, room);
    room -= drawn;
    return drawn;
  });
}

/** What limits the workers. @param {Values} values */
function limit(values) {
  const { workers, parameters } = values;
  const now = step(values, workers);
  const next = step(values, 2 * workers);
  const change = `${long(next.time)} instead of ${long(now.time)}`;
  if (workers === 1)
    return next.time < now.time
      ? `Computing limits one worker: with two a step would take ${change}.`
      : `With two a step would take ${change}: they wait longer, mostly for ${waitOf(next)}, than they save.`;
  if (now.largest === "bandwidth")
    return `Bandwidth limits here: each worker sends ${brief(SIZES, (now.rounds * BYTES * parameters) / workers)} a step, and no less if there are more.`;
  if (now.largest === "latency")
    return `Latency limits here: ${now.rounds} rounds of messages, and two more for each further worker.`;
  if (workers === MOST) return `Computing limits here: even ${MOST} workers compute longer than they wait for either.`;
  return next.time < now.time
    ? `Computing limits here: with twice as many workers a step would take ${change}.`
    : `Computing is the largest part here, but with twice as many workers a step would take ${change}.`;
}

/** How each part of a step comes about, in words. @param {Values} values */
function hows({ workers, parameters, batch, bandwidth, latency }) {
  const each = brief(SECONDS, (OPERATIONS * parameters) / SPEED);
  const share = batch / workers;
  const computing = `${whole(share)} ${share === 1 ? "sample" : "samples"}, ${each} each`;
  if (workers === 1) return [computing, "nothing to send", "nobody to wait for"];
  const messages = `${2 * (workers - 1)} messages`;
  const size = brief(SIZES, Math.round((BYTES * parameters) / workers));
  return [
    computing,
    `${messages} of ${size}, at ${WRITTEN.bandwidth(bandwidth)}`,
    `${messages}, ${WRITTEN.latency(latency)} each`,
  ];
}

/** All that is shown of a state. Heights are in percent of their plot. @param {Values} values */
export function evaluate(values) {
  const { workers, parameters } = values;
  const alone = step(values, 1);
  const now = step(values, workers);
  const best = fastestOf(values);
  const highest = TOP * alone.time;
  const bars = WORKERS.map((p) => {
    const { seconds, time } = step(values, p);
    return {
      heights: cut(seconds.map((one) => (100 * one) / highest)),
      isBeyond: time > highest,
      shares: seconds.map((one) => (100 * one) / time),
      isChosen: p === workers,
      isFastest: p === best.p,
    };
  });
  const speedup = alone.time / now.time;
  const ratio =
    speedup < 1
      ? ` take ${times(1 / speedup)} times as long as one.`
      : `: ${times(speedup)} times as fast as one, efficiency ${percent(now.seconds[0] / now.time)}.`;
  const howFast = workers === 1 ? `One worker: ${long(now.time)} a step.` : `${workers} workers${ratio}`;
  const fastest =
    best.p === workers
      ? "None of the other bars is shorter."
      : best.p === 1
        ? "One alone is fastest."
        : `Fastest: ${best.p} workers, ${times(alone.time / best.time)} times.`;
  const gradient = brief(SIZES, BYTES * parameters);
  const room =
    parameters < MUCH
      ? ""
      : ` Each worker must hold four times that for weights, gradient and Adam, ${brief(SIZES, KEPT * BYTES * parameters)}: few machines have the room.`;
  return {
    bars,
    ticks: ticksUpTo(highest),
    alone: 100 / TOP,
    rows: now.seconds.map((one, i) => ({ how: hows(values)[i], time: long(one), share: percent(one / now.time) })),
    total: long(now.time),
    verdict: [`${howFast} ${fastest}`, limit(values)],
    gradient: `${gradient}.${room}`,
    timeDescription: `The time of one step for 1 to ${MOST} workers: one alone takes ${long(alone.time)}, ${workers} ${long(now.time)}, ${MOST} ${long(step(values, MOST).time)}. Fastest: ${best.p}, with ${long(best.time)}.`,
    shareDescription: `What each of ${workers} does in a step: ${PARTS.map((part, i) => `${part} ${percent(now.seconds[i] / now.time)}`).join(", ")}.`,
  };
}

/** The number of workers that a reader points at, at a share of the width of a plot. @param {number} share */
export const workersAt = (share) => WORKERS[clamp(Math.floor(share * WORKERS.length), [0, WORKERS.length - 1])];

/**
 * A prediction of what a change of the state brings.
 * @param {Values} values @param {Partial<Values>} gesture @param {string} how
 * @param {string} question @param {string[]} answers
 * @param {(now: ReturnType<typeof step>, then: ReturnType<typeof step>) => import("../shared/prediction.js").Result} result
 * @returns {import("../shared/prediction.js").Prediction}
 */
function change(values, gesture, how, question, answers, result) {
  const after = { ...values, ...gesture };
  return {
    question: `Predict first: ${question}`,
    answers,
    how,
    gesture,
    seen: (now) => has(now, after),
    result: () => result(step(values, values.workers), step(after, after.workers)),
  };
}

/** What is asked in a state. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked(values) {
  const { workers, parameters, batch, bandwidth } = values;
  const { largest } = step(values, workers);
  if (workers === 1)
    return change(
      values,
      { workers: 2 },
      "move p to 2",
      "two workers share the batch instead of one. What happens to the time of a step?",
      ["nearly half", "somewhat less", "more than before"],
      (now, then) => ({
        right: then.time < 0.55 * now.time ? 0 : then.time < now.time ? 1 : 2,
        because: `It is ${long(then.time)} instead of ${long(now.time)}: they save ${long(now.time / 2)} of computing and wait ${long(then.seconds[1] + then.seconds[2])}.`,
      }),
    );
  if (workers < MOST)
    return change(
      values,
      { workers: MOST },
      `move p to ${MOST}`,
      `${MOST} workers instead of ${workers}. What happens to the time of a step?`,
      ["less than half", "somewhat less", "more than now"],
      (now, then) => ({
        right: then.time < now.time / 2 ? 0 : then.time < now.time ? 1 : 2,
        because: `It is ${long(then.time)} instead of ${long(now.time)}: ${long(then.seconds[0])} of computing, and ${long(then.seconds[1] + then.seconds[2])} of waiting, mostly for ${waitOf(then)}.`,
      }),
    );
  if (largest === "latency" && parameters <= 1e9)
    return change(
      values,
      { parameters: 100 * parameters },
      "move the parameters",
      `a network a hundred times as large. What happens to the speed-up of ${MOST} workers?`,
      ["it grows", "it stays", "it shrinks"],
      (now, then) => {
        const [before, after] = [now, then].map(({ seconds, time }) => times((MOST * seconds[0]) / time));
        return {
          right: 0,
          because: `It is ${after} instead of ${before}: computing and bytes grow a hundred times, latency stays.`,
        };
      },
    );
  if (largest === "bandwidth" && batch < BATCHES[BATCHES.length - 1]) {
    const most = BATCHES[BATCHES.length - 1];
    return change(
      values,
      { batch: most },
      "move the batch",
      `a batch of ${whole(most)} samples instead of ${whole(batch)}. What happens to the efficiency?`,
      ["it rises", "it stays", "it falls"],
      (now, then) => ({
        right: 0,
        because: `It is ${percent(then.seconds[0] / then.time)} instead of ${percent(now.seconds[0] / now.time)}: each worker computes longer, and the gradient is as large as before.`,
      }),
    );
  }
  if (largest === "bandwidth" && BANDWIDTHS.includes(10 * bandwidth))
    return change(
      values,
      { bandwidth: 10 * bandwidth },
      "move the bandwidth",
      "every link sends ten times as many bytes a second. How much faster is a step?",
      ["not at all", "faster, but not ten times", "ten times"],
      (now, then) => ({
        right: 1,
        because: `It takes ${long(then.time)} instead of ${long(now.time)}: only the bytes go faster, and now ${then.largest} is the largest part.`,
      }),
    );
  /** @type {Record<string, string>} */
  const tries = {
    computing: "Try: computing is the largest part. Make the batch smaller, or the bandwidth, until waiting is.",
    bandwidth: "Try: the bandwidth is still the largest part. With how many workers is a step fastest?",
    latency: "Try: latency is the largest part even so. With how many workers is a step fastest?",
  };
  return { question: tries[largest] };
}
