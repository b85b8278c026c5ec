/** What a reader has solved and answered, kept in this browser and nowhere else. It may be forbidden, or full. */
import { empty, looked, merged, read, today, written } from "./progress.js";

/** @typedef {import("./progress.js").Progress} Progress */

export const NAME = "neural-network-from-scratch: my-progress.json";
const ASIDE = "neural-network-from-scratch: my-progress.unreadable.json";
/** What could not be kept, for as long as the page is open. @type {Progress | null} */
let unkept = null;

/** @param {string} name */
function stored(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** All looks at exercises and questions, by their ids. */
export const kept = () => merged(read(stored(NAME)) ?? empty(), unkept ?? empty());

/** Keep this, and what another page may have kept since; tells whether the browser allows it. @param {Progress} progress */
export function keep(progress) {
  const all = merged(kept(), progress);
  try {
    const before = stored(NAME);
    if (before && !read(before)) localStorage.setItem(ASIDE, before);
    localStorage.setItem(NAME, written(all));
    unkept = null;
  } catch {
    unkept = all;
  }
  return !unkept;
}

/** Remember a look at a question of a quiz. @param {string} id @param {boolean} isRight */
export function remember(id, isRight) {
  const look = looked(kept().answered[id] ?? null, isRight, today());
  return keep({ ...empty(), answered: { [id]: look } });
}

/** Begin anew: nothing is solved, nothing answered. */
export function forget() {
  unkept = null;
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing can be kept, nothing has to be forgotten.
  }
}
