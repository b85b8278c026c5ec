/** What the browser keeps for a reader: changed cells, and the file of progress. It may be forbidden, or full. */
import { NAME } from "../figures/shared/keeping.js";
import { empty, merged, read as readProgress, written } from "../figures/shared/progress.js";

const CELL = "neural-network-from-scratch: cell ";

/** @param {(words: string) => void} complain */
export function makeKeeper(complain) {
  /** What could not be kept in the browser, for as long as the page is open. @type {Map<string, string>} */
  const unkept = new Map();

  /** @param {string} name */
  function read(name) {
    if (unkept.has(name)) return unkept.get(name);
    try {
      return localStorage.getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {string} name @param {string | undefined} text */
  function write(name, text) {
    unkept.delete(name);
    try {
      if (text === undefined) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
    } catch (error) {
      if (text === undefined) return;
      unkept.set(name, text);
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      complain(
        isFull
          ? "The browser has no room left for this page: what you change from now on is lost when you leave it."
          : "The browser does not let this page keep anything: what you change is lost when you leave it.",
      );
    }
  }

  return {
    cell: (/** @type {string} */ key) => read(CELL + key),
    keepCell: (/** @type {string} */ key, /** @type {string | undefined} */ source) => write(CELL + key, source),
    progress: () => read(NAME) ?? "",
    /**
     * Keep what a cell has made of the file that it was given, and what a quiz or another cell has written since; an
     * empty file is one that was forgotten.
     * @param {string} given @param {string} text
     */
    keepProgress(given, text) {
      const now = read(NAME) ?? "";
      write(NAME, (text && now !== given ? joined(now, text) : text) || undefined);
    },
  };
}

/** All that two files of progress know, as one. @param {string} one @param {string} other */
const joined = (one, other) => written(merged(readProgress(one) ?? empty(), readProgress(other) ?? empty()));

/** What a cell is, whatever its number: its exercise, or a hash of what the book has in it. @param {string} stored */
export function keyOf(stored) {
  const exercise = /^check\("([\w-]+)"/m.exec(stored);
  if (exercise) return `exercise ${exercise[1]}`;
  let hash = 0xcbf29ce484222325n; // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  for (const byte of new TextEncoder().encode(stored))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
