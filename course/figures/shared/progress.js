/**
 * When what is solved and answered comes back for another look, and the text of the file that says so: the twin of
 * course/exercises/schedule.py, which has the reasons.
 */

/**
 * @typedef {{ last: string, good: number }} Look
 * @typedef {"solved" | "answered"} Kind
 * @typedef {Record<Kind, Record<string, Look>>} Progress
 */

const WAITS = [1, 1, 7, 30];
const DAY = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/;
/** @type {Kind[]} */
const KINDS = ["solved", "answered"];

/** What holds for each kind. @param {(kind: Kind) => Record<string, Look>} give @returns {Progress} */
const each = (give) => /** @type {Progress} */ (Object.fromEntries(KINDS.map((kind) => [kind, give(kind)])));

/** The progress of somebody new. */
export const empty = () => each(() => ({}));

/** A day some days later, or nothing if it is no day. @param {string} day @param {number} days */
function plus(day, days) {
  const then = new Date(`${day}T00:00Z`);
  if (Number.isNaN(then.getTime())) return "";
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/** The day that it is where the reader is. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day from which on another look is due. @param {Look} look */
export const due = ({ last, good }) => (last ? plus(last, WAITS[Math.min(good, WAITS.length - 1)]) : "");

/** @param {Look | null} before @param {boolean} isRight @param {string} today @returns {Look} */
export function looked(before, isRight, today) {
  if (!isRight) return { last: today, good: 0 };
  if (!before) return { last: today, good: 1 };
  return due(before) > today ? before : { last: today, good: before.good + 1 };
}

/** Of two looks at one thing, that which counts. @param {Look | undefined} one @param {Look | undefined} other */
function later(one, other) {
  if (!one || !other) return /** @type {Look} */ (one ?? other);
  if (one.last !== other.last) return one.last > other.last ? one : other;
  return one.good < other.good ? one : other;
}

/** All that two files know. @param {Progress} one @param {Progress} other */
export const merged = (one, other) =>
  each((kind) => {
    const [these, those] = [new Map(Object.entries(one[kind])), new Map(Object.entries(other[kind]))];
    const ids = [...new Set([...these.keys(), ...those.keys()])].sort();
    return Object.fromEntries(ids.map((id) => [id, later(these.get(id), those.get(id))]));
  });

/** What a file says, or nothing if it is no file of progress. @param {string} text */
export function read(text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const { solved, answered = {} } = content ?? {};
  if (![solved, answered].every((looks) => looks && typeof looks === "object")) return null;
  return each((kind) => readLooks(kind === "solved" ? solved : answered));
}

/** @param {any} looks */
function readLooks(looks) {
  /** @type {[string, any][]} */
  const pairs = Array.isArray(looks)
    ? looks.filter((id) => typeof id === "string").map((id) => [id, null])
    : Object.entries(looks);
  return Object.fromEntries(pairs.map(([id, look]) => [id, readLook(look)]));
}

/** @param {any} look @returns {Look} */
function readLook(look) {
  const { last, good } = look ?? {};
  const isDay = typeof last === "string" && DAY.test(last) && plus(last, 0) === last;
  return isDay && Number.isInteger(good) && good >= 0 && good < 1000 ? { last, good } : { last: "", good: 1 };
}

/** The text of the file. @param {Progress} progress */
export const written = (progress) => `${JSON.stringify(merged(progress, empty()), null, 1)}\n`;

/** @param {number} count @param {string} thing */
export const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** What a file that is loaded adds, in words. @param {Progress} progress */
export function addedFrom({ solved, answered }) {
  const [exercises, questions] = [solved, answered].map((looks) => Object.keys(looks).length);
  const parts = [counted(exercises, "solved exercise"), counted(questions, "answered question")];
  return `Your progress now has all of that file: ${parts.join(" and ")}.`;
}
