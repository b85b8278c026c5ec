/** The Python of a page: a worker that runs one cell after the other, and is ended to stop one. */
import { make } from "../figures/shared/elements.js";

/** @typedef {Record<string, any>} Message */
/** @typedef {"done" | "failed" | "stopped"} Outcome of a cell */

/** What a worker may ask for: what is on this host, and no more. */
const POLICY = "connect-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:";

/**
 * A worker that has the content security policy of this page, as only one with an address of the page's own making has:
 * what it runs reaches no other host.
 * @param {string} address
 */
function policed(address) {
  if (!document.querySelector("meta[data-live]"))
    document.head.append(make("meta", { "http-equiv": "Content-Security-Policy", content: POLICY, "data-live": "" }));
  const source = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  const own = URL.createObjectURL(source);
  const worker = new Worker(own, { type: "module" });
  return { worker, forget: () => URL.revokeObjectURL(own) };
}

/**
 * @param {string} address of worker.js
 * @param {{ state: (words: string) => void, ready: () => void, failed: (words: string) => void,
 *   progress: (given: string, text: string) => void, view: (message: Message) => void }} page
 */
export function makePython(address, page) {
  /** @type {Worker | null} */
  let worker = null;
  let isReady = false;
  let serial = 0;
  /** @type {Map<number, { hear: (message: Message) => void, end: (outcome: Outcome) => void }>} */
  const cells = new Map();

  function start() {
    const { worker: fresh, forget } = policed(address);
    worker = fresh;
    isReady = false;
    fresh.onmessage = ({ data }) => worker === fresh && hear(data, forget);
    fresh.onerror = (event) => {
      event.preventDefault();
      if (worker === fresh) fail(event.message || "a file is missing, or you are offline");
    };
  }

  /** @param {Message} message @param {() => void} forget */
  function hear(message, forget) {
    const { type, id } = message;
    if (type === "state") page.state(message.words);
    else if (type === "ready") {
      forget();
      isReady = true;
      page.ready();
    } else if (type === "failed") fail(message.words);
    else if (type === "view") page.view(message);
    else if (type === "progress") page.progress(message.given, message.text);
    else if (type === "done") finish(id, message.ok ? "done" : "failed");
    else cells.get(id)?.hear(message);
  }

  /** @param {number} id @param {Outcome} outcome */
  function finish(id, outcome) {
    cells.get(id)?.end(outcome);
    cells.delete(id);
  }

  function end() {
    worker?.terminate();
    worker = null;
    isReady = false;
    for (const id of [...cells.keys()]) finish(id, "stopped");
  }

  /** @param {string} words */
  function fail(words) {
    end();
    page.failed(words);
  }

  return {
    start,
    end,
    isReady: () => isReady,
    isAlive: () => worker !== null,
    /** Run a cell after those that wait; `hear` gets what it prints and shows. */
    run(/** @type {string} */ source, /** @type {string} */ progress, /** @type {(message: Message) => void} */ hear) {
      const id = ++serial;
      return new Promise((/** @type {(outcome: Outcome) => void} */ resolve) => {
        cells.set(id, { hear, end: resolve });
        if (worker) worker.postMessage({ type: "run", id, source, progress });
        else finish(id, "stopped");
      });
    },
    tell: (/** @type {Message} */ message) => worker?.postMessage(message),
  };
}
