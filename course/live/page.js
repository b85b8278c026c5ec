/** Run the code on this page: what the button does that stands below the title of a chapter. */
import { make, say } from "../figures/shared/elements.js";
import { opener, save } from "../figures/shared/files.js";
import { addedFrom, empty, read, written } from "../figures/shared/progress.js";
import { button, keepStill, makeCell, needsPyTorch } from "./cell.js";
import { makeKeeper } from "./keeping.js";
import { fill } from "./outputs.js";
import { makePython } from "./python.js";
import { makeViews } from "./views.js";

const PROGRESS = "from course.exercises import progress\nprogress()";
/** What else a reader can do. */
const ELSEWHERE = "../book/index.html#ways-to-use-it";

const elsewhere = () => make("a", { href: ELSEWHERE }, "Other ways to run the book");

/** What is said of the cells that stay as they are. @param {number} count */
const absent = (count) =>
  count === 1
    ? "One cell of this page needs PyTorch, which does not run in a browser. It keeps its output, and all others run here."
    : `${count} cells of this page need PyTorch, which does not run in a browser. They keep their outputs, and all others run here.`;

/** What this browser lacks, in words, or nothing. */
function lacking() {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof BigInt !== "function")
    return "This browser is too old to run Python. A current version of any browser can.";
  return "";
}

/** Why Python did not come, in words. @param {string} reason */
function explained(reason) {
  if (!navigator.onLine) return "Python could not be loaded, because you are offline.";
  if (/memory/i.test(reason)) return "There is not enough memory for Python here. Close other pages, and try again.";
  return `Python could not be loaded: ${reason.replace(/\.$/, "")}.`;
}

/**
 * Bring a page to life.
 * @param {HTMLElement} bar where the button was @param {string} folder where the files are
 */
export async function open(bar, folder) {
  const status = make("p", { class: "live-status", role: "status" });
  const note = make("p", { class: "live-note", role: "status" });
  const tools = make("div", { class: "live-tools" });
  bar.replaceChildren(status, note, tools);
  const lacks = lacking();
  if (lacks) {
    status.append(lacks, " ", elsewhere());
    return;
  }
  const keep = makeKeeper((words) => say(note, words));
  const python = makePython(new URL("worker.js", folder).href, {
    state: (words) => say(status, words || "Python is ready."),
    ready: () => say(status, "Python is ready."),
    failed,
    progress: keep.keepProgress,
    view: (message) => views.update(message),
  });
  const views = makeViews(python.tell);
  const figures = import(new URL("figures.js", folder).href);
  figures.catch(() => {});
  const shared = {
    keep,
    draw: views.draw,
    leave: views.leave,
    mount: async (/** @type {HTMLElement} */ box) => {
      if (box.querySelector("[data-figure]")) (await figures).mountIn(box);
    },
    run: (/** @type {string} */ source, /** @type {(message: any) => void} */ hear) =>
      python.run(source, keep.progress(), hear),
    stop() {
      python.end();
      python.start();
    },
    async runAbove(/** @type {any} */ last) {
      for (const cell of cells.slice(0, cells.indexOf(last) + 1)) if (!(await cell.go())) break;
    },
    next: (/** @type {any} */ cell) => cells[cells.indexOf(cell) + 1]?.focus(),
  };
  const codes = [...document.querySelectorAll("article div.cell")].filter((one) =>
    one.querySelector(".cell_input pre"),
  );
  /** @type {ReturnType<typeof makeCell>[]} */
  const cells = [];
  for (const [i, element] of codes.entries())
    if (needsPyTorch(element)) keepStill(element, i + 1);
    else cells.push(makeCell(/** @type {HTMLElement} */ (element), i + 1, shared));
  if (cells.length < codes.length) note.before(make("p", {}, absent(codes.length - cells.length), " ", elsewhere()));

  /** @param {string} reason */
  function failed(reason) {
    const again = button("Try again", start);
    status.replaceChildren(explained(reason), " ", again, " ", elsewhere());
  }

  async function start() {
    say(status, "Loading Python …");
    python.start();
    await cells[0]?.go();
  }

  const resetAll = button("Reset this page", () => {
    for (const cell of cells) cell.reset();
  });
  const saveProgress = button("Save my progress", () => save("my-progress.json", keep.progress() || written(empty())));
  const file = opener((text) => {
    const found = read(text);
    if (found) keep.keepProgress("", text);
    say(note, found ? addedFrom(found) : "That file is not a my-progress.json from this course.");
  });
  const loadProgress = button("Load my progress", file.choose);
  const solved = make("div", { class: "cell_output live-progress" });
  const showProgress = button("Show my progress", () => shared.run(PROGRESS, fill(solved, shared)));
  tools.append(resetAll, showProgress, saveProgress, loadProgress, file.field);
  tools.after(make("div", { class: "cell" }, solved));
  await start();
}
