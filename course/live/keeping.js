/** What the browser keeps for a reader: changed cells and the exercises solved. It may be forbidden, or full. */

const PROGRESS = "neural-network-from-scratch: my-progress.json";
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
    progress: () => read(PROGRESS) ?? "",
    keepProgress: (/** @type {string} */ text) => write(PROGRESS, text || undefined),
  };
}

/** The ids of the exercises in a file of progress, or nothing if it is none. @param {string} text */
export function solvedIn(text) {
  try {
    const { solved } = JSON.parse(text);
    return Array.isArray(solved) && solved.every((id) => typeof id === "string")
      ? /** @type {string[]} */ (solved)
      : null;
  } catch {
    return null;
  }
}

/** A file of progress with all that is solved in two. @param {string} one @param {string[]} more */
export const merged = (one, more) =>
  JSON.stringify({ solved: [...new Set([...(solvedIn(one) ?? []), ...more])].sort() });

/** What a cell is, whatever its number: its exercise, or a hash of what the book has in it. @param {string} stored */
export function keyOf(stored) {
  const exercise = /^check\("([\w-]+)"/m.exec(stored);
  if (exercise) return `exercise ${exercise[1]}`;
  let hash = 0xcbf29ce484222325n; // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  for (const byte of new TextEncoder().encode(stored))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
