/** The matrix product: three matrices, the line of code, and their strips of memory. */
import { slider } from "../shared/controls.js";
import { make, say, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { asking } from "../shared/prediction.js";
import { steady, transport } from "../shared/transport.js";
import { asked, evaluate, finishing, LARGEST, lastStep, resize } from "./model.js";

/** @typedef {ReturnType<typeof evaluate>["arrays"]["A"]} Stored */

/** The most that a cell is wide, and the room that cells have beside and above each other, in pixels. */
const CELL = 44;
const ROOM = 216;

/** @param {number} length @param {string} kind @returns {HTMLElement[]} */
const spans = (length, kind) => Array.from({ length }, () => make("span", { class: kind }));

/** Number the rows or columns of a matrix; the one that is lit carries its letter. @param {HTMLElement[]} heads @param {[string, number]} lit */
function count(heads, [letter, lit]) {
  heads.forEach((head, at) => {
    head.textContent = at === lit ? `${letter}=${at}` : String(at);
    head.classList.toggle("lit", at === lit);
  });
}

/** An array twice: as the matrix that it is, and as the strip of memory in which it lies. @param {"A" | "B" | "C"} name */
function twice(name) {
  const caption = make("p");
  const title = make("p", { class: "name" });
  const view = make("div", { class: `matrix ${name}` });
  const hops = make("svg:svg", { preserveAspectRatio: "none" });
  const strip = make("div", { class: `strip ${name}`, role: "img" });
  let left = spans(0, "");
  let top = left;
  let cells = left;
  let stored = left;
  let places = left;
  let shape = "";

  /** @param {number} rows @param {number} columns */
  function reshape(rows, columns) {
    const length = rows * columns;
    left = spans(rows, "head");
    top = spans(columns, "head");
    cells = spans(length, "cell");
    stored = spans(length, "cell");
    places = spans(length, "head");
    places.forEach((head, at) => {
      head.textContent = String(at);
    });
    view.style.setProperty("--columns", columns);
    strip.style.setProperty("--columns", length);
    set(hops, { viewBox: `0 0 ${length} 1` });
    view.replaceChildren(
      ...spans(1, "head"),
      ...top,
      ...left.flatMap((head, row) => [head, ...cells.slice(row * columns, (row + 1) * columns)]),
    );
    strip.replaceChildren(...(name === "C" ? [] : [hops]), ...stored, ...places);
  }

  /** Draw the way from place to place; the first hops are done. @param {number[]} walk @param {number} done */
  function hop(walk, done) {
    hops.replaceChildren(
      ...walk.slice(1).map((to, k) =>
        make("svg:path", {
          class: k < done ? "hop done" : "hop",
          d: `M${walk[k] + 0.5} 1Q${(walk[k] + to + 1) / 2} -0.8 ${to + 0.5} 1`,
        }),
      ),
    );
  }

  return {
    view: make("div", { class: `block ${name}` }, title, view),
    memory: make("div", {}, caption, strip),
    cellAt: (/** @type {HTMLElement} */ target) => cells.indexOf(target),
    /** @param {Stored} array */
    show(array) {
      if (shape !== array.title) reshape(array.rows, array.columns);
      shape = array.title;
      title.textContent = array.title;
      caption.textContent = array.caption;
      array.written.forEach((number, at) => {
        for (const cell of [cells[at], stored[at]]) {
          cell.textContent = number;
          cell.className = `cell ${array.looks[at]}`;
        }
        places[at].className = `head ${array.looks[at]}`;
      });
      if (array.row) count(left, array.row);
      if (array.column) count(top, array.column);
      hop(array.walk, array.done);
      set(strip, { "aria-label": array.memory });
    },
  };
}

/** A line of code in its five parts, under the words that say what it shows. @param {string} words @param {...string} parts */
function codeLine(words, ...parts) {
  const kinds = ["part C", "", "part A", "", "part B"];
  const cells = kinds.map((kind, at) => make("span", { class: kind }, parts[at] ?? ""));
  return {
    view: make("div", {}, make("p", {}, words), make("code", {}, ...cells)),
    /** @param {string[]} [parts] */
    show(parts) {
      cells.forEach((cell, at) => {
        cell.textContent = parts?.[at] ?? "";
      });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("matrix-product");
  const arrays = { A: twice("A"), B: twice("B"), C: twice("C") };
  const loop = codeLine("The line of the loop", "C[i*r + j]", "+=", "A[i*q + k]", "*", "B[k*r + j]");
  const lines = ["With this step's numbers", "So these places in memory", "Their numbers"].map((words) =>
    codeLine(words),
  );
  const report = make("p", { class: "report" }, make("span"), " ", make("span"));
  const matrices = make(
    "div",
    { class: "matrices", role: "img" },
    make("span", { class: "title" }, "C = A · B"),
    arrays.B.view,
    arrays.A.view,
    arrays.C.view,
  );

  const { scrub, buttons, fit, stop, jump } = transport(state, "step", {
    last: () => lastStep(state.values()),
    live: [report],
    back: true,
    timeline: steady(1),
  });
  const sized = {
    ...state,
    set(/** @type {Record<string, any>} */ sizes) {
      stop();
      state.set(resize(state.values(), sizes));
    },
  };
  state.on(["p", "q", "r"], fit);
  /** @param {string} name @param {string} label */
  const size = (name, label) =>
    slider(sized, name, label, { min: 1, max: LARGEST, step: 1, show: (value) => `${name} = ${value}` });
  arrays.C.view.addEventListener("click", (/** @type {{ target: HTMLElement }} */ { target }) => {
    const cell = arrays.C.cellAt(target);
    if (cell >= 0) jump(finishing(state.values(), cell));
  });

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "panels" },
      matrices,
      make(
        "div",
        { class: "lines" },
        loop.view,
        ...lines.map(({ view }) => view),
        report,
        make("p", { class: "hint" }, "Click a cell of C to see its last product."),
      ),
    ),
    make("div", { class: "steps" }, scrub, buttons),
    make(
      "div",
      { class: "memory" },
      make(
        "p",
        {},
        "In memory each matrix is one line, row after row. A processor fetches neighbours together: in large matrices going on to a neighbour is fast, and long jumps are slow.",
      ),
      arrays.A.memory,
      arrays.B.memory,
      arrays.C.memory,
    ),
    make(
      "div",
      { class: "controls" },
      size("p", "rows of A"),
      size("q", "columns of A = rows of B"),
      size("r", "columns of B"),
    ),
  );

  redraw(state, (values) => {
    const { p, q, r } = values;
    const now = evaluate(values);
    matrices.style.setProperty("--cell", `${Math.min(CELL, Math.floor(ROOM / (q + Math.max(p, r))))}px`);
    arrays.A.show(now.arrays.A);
    arrays.B.show(now.arrays.B);
    arrays.C.show(now.arrays.C);
    lines.forEach((line, at) => {
      line.show(now.code[at]);
    });
    now.report.forEach((words, at) => {
      say(report.children[at], words);
    });
    set(matrices, { "aria-label": now.description });
  });
}

export default figure(["p", "q", "r", "step"], build);
