/** The matrix product: the triple loop at one of its steps, in the matrices, in the code and in memory. */
import { button, figure, make, player, redraw, set, slider, text } from "./drawing.js";

// No entry and no sum on the way has more than two characters: sixteen cells fit side by side on a phone.
const A = [
  [2, -1, 3, 1],
  [4, 6, -2, -5],
  [9, 11, -6, -3],
  [5, 7, -4, 8],
];
const B = [
  [3, 1, 10, 8],
  [5, 7, -3, -5],
  [-1, 4, 9, -6],
  [-2, 6, 2, -4],
];

const whole = (/** @type {number} */ value) => text(value, 0);
const factor = (/** @type {number} */ value) => (value < 0 ? `(${whole(value)})` : whole(value));

/** The upper left part of a table as a flat array. @param {number[][]} table @param {number} rows @param {number} columns */
const flat = (table, rows, columns) => table.slice(0, rows).flatMap((row) => row.slice(0, columns));

/**
 * The three arrays after so many multiplications, and the last of these: its indices, where its numbers lie, and the
 * sum that it found.
 * @param {number} m @param {number} n @param {number} p @param {number} steps
 */
function multiply(m, n, p, steps) {
  const values = { A: flat(A, m, n), B: flat(B, n, p), C: Array(m * p).fill(0) };
  let last;
  for (let step = 0; step < steps; step++) {
    const i = Math.floor(step / (n * p));
    const j = Math.floor(step / n) % p;
    const k = step % n;
    const places = { A: i * n + k, B: k * p + j, C: i * p + j };
    last = { i, j, k, places, before: values.C[places.C] };
    values.C[places.C] += values.A[places.A] * values.B[places.B];
  }
  return { values, last };
}

/** @param {number} length @param {string} kind @returns {HTMLElement[]} */
const spans = (length, kind) => Array.from({ length }, () => make("span", { class: kind }));

/** Number the rows or columns of a matrix; the one that is lit carries its letter. @param {HTMLElement[]} heads @param {string} letter @param {number} [lit] */
const count = (heads, letter, lit) =>
  heads.forEach((head, at) => {
    head.textContent = at === lit ? `${letter}=${at}` : String(at);
    head.classList.toggle("lit", at === lit);
  });

/** An array twice: as the matrix that it is, and as the strip of memory in which it lies. @param {"A"|"B"|"C"} name */
function array(name) {
  const caption = make("p");
  const title = make("p", { class: "name" });
  const view = make("div", { class: `matrix ${name}` });
  const strip = make("div", { class: `strip ${name}`, role: "img" });
  let left = spans(0, "");
  let top = left;
  let cells = left;
  let stored = left;
  let places = left;
  return {
    view: make("div", { class: `block ${name}` }, title, view),
    memory: make("div", {}, caption, strip),
    strip,
    caption,
    cellAt: (/** @type {EventTarget|null} */ target) => cells.findIndex((cell) => cell === target),
    /** @param {number} rows @param {number} columns */
    shape(rows, columns) {
      const length = rows * columns;
      [left, top, cells] = [spans(rows, "head"), spans(columns, "head"), spans(length, "cell")];
      [stored, places] = [spans(length, "cell"), spans(length, "head")];
      count(places, "");
      title.textContent = `${name}: ${rows} × ${columns}`;
      view.style.setProperty("--columns", columns);
      strip.style.setProperty("--columns", length);
      view.replaceChildren(
        ...spans(1, "head"),
        ...top,
        ...left.flatMap((head, row) => [head, ...cells.slice(row * columns, (row + 1) * columns)]),
      );
      strip.replaceChildren(...stored, ...places);
    },
    /**
     * @param {number[]} values @param {(at: number) => string} kind
     * @param {[string, number]} [row] @param {[string, number]} [column] the letters that number them, and what is lit
     */
    show(values, kind, row, column) {
      values.forEach((value, at) => {
        for (const cell of [cells[at], stored[at]]) {
          cell.textContent = whole(value);
          cell.className = `cell ${kind(at)}`;
        }
        places[at].className = `head ${kind(at)}`;
      });
      if (row) count(left, ...row);
      if (column) count(top, ...column);
      set(strip, { "aria-label": `${name} in memory: ${values.map(whole).join(", ")}` });
    },
    /** Draw the way from place to place; the first hops are done. @param {number[]} walk @param {number} done */
    hops(walk, done) {
      const paths = walk.slice(1).map((to, k) =>
        make("svg:path", {
          class: k < done ? "hop done" : "hop",
          d: `M${walk[k] + 0.5} 1Q${(walk[k] + to + 1) / 2} -0.8 ${to + 0.5} 1`,
        }),
      );
      strip.querySelector("svg")?.remove();
      strip.prepend(make("svg:svg", { viewBox: `0 0 ${stored.length} 1`, preserveAspectRatio: "none" }, ...paths));
    },
  };
}

/** A line of code in its five parts, under the words that say what it shows. @param {string} words @param {string[]} parts */
function codeLine(words, ...parts) {
  const kinds = ["part C", "", "part A", "", "part B"];
  const cells = kinds.map((kind, at) => make("span", { class: kind }, parts[at] ?? ""));
  return { view: make("div", {}, make("p", {}, words), make("code", {}, ...cells)), cells };
}

/** @param {import("./drawing.js").State} state @param {HTMLElement} el */
function build(state, el) {
  el.classList.add("matrix-product");
  const arrays = { A: array("A"), B: array("B"), C: array("C") };
  const lines = [
    codeLine("The line of the loop", "C[i*p + j]", "+=", "A[i*n + k]", "*", "B[k*p + j]"),
    codeLine("With this step's numbers"),
    codeLine("So these places in memory"),
    codeLine("Their numbers"),
  ];
  const report = make("p", { class: "report", "aria-live": "polite" });
  const matrices = make(
    "div",
    { class: "matrices", role: "img" },
    make("span", { class: "title" }, "C = A · B"),
    arrays.B.view,
    arrays.A.view,
    arrays.C.view,
  );

  /** @param {Record<string, number>} [changed] */
  const total = (changed) =>
    ["m", "n", "p"].reduce((product, name) => product * (changed?.[name] ?? state.get(name)), 1);
  // Python sets the shapes first and then brings the step back: in between, it lies beyond the end.
  const now = () => Math.min(state.get("step"), total());
  const move = (/** @type {number} */ step) => state.set({ step: Math.max(0, Math.min(total(), step)) });
  const shapes = {
    ...state,
    set: (/** @type {Record<string, number>} */ values) =>
      state.set({ ...values, step: Math.min(now(), total(values)) }),
  };

  let clock = 0;
  const play = player(
    state,
    (seconds) => {
      clock += seconds;
      if (clock < 2 / 3) return true;
      clock = 0;
      move(now() + 1);
      return now() < total();
    },
    (playing) => {
      clock = 0;
      set(report, { "aria-live": playing ? "off" : "polite" });
      if (playing && now() === total()) move(0);
    },
  );
  /** @param {string} words @param {() => number} step */
  const jump = (words, step) =>
    button(words, () => {
      play.stop();
      move(step());
    });
  arrays.C.view.addEventListener("click", (/** @type {Event} */ event) => {
    const cell = arrays.C.cellAt(event.target);
    if (cell < 0) return;
    play.stop();
    move((cell + 1) * state.get("n"));
  });

  /** @param {string} name @param {string} label */
  const size = (name, label) =>
    slider(shapes, name, label, { min: 1, max: 4, step: 1, show: (value) => `${name} = ${value}` });
  const step = slider(state, "step", "step", { min: 0, max: 64, step: 1, show: String });
  const steps = make(
    "div",
    { class: "steps" },
    step,
    make(
      "div",
      { class: "buttons" },
      play.button,
      jump("Back", () => now() - 1),
      jump("Step", () => now() + 1),
      jump("Reset", () => 0),
    ),
  );
  const sizes = make(
    "div",
    { class: "controls" },
    size("m", "rows of A"),
    size("n", "columns of A = rows of B"),
    size("p", "columns of B"),
  );
  for (const sliders of [steps, sizes]) sliders.addEventListener("input", play.stop);

  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: which two numbers are multiplied next, and where do they lie in their arrays? Then press Step.",
    ),
    make(
      "div",
      { class: "panels" },
      matrices,
      make(
        "div",
        { class: "lines" },
        ...lines.map(({ view }) => view),
        report,
        make("p", { class: "hint" }, "Click a cell of C to see its last product."),
      ),
    ),
    steps,
    make(
      "div",
      { class: "memory" },
      make(
        "p",
        {},
        "In memory each matrix is one line, row after row. A processor fetches neighbours together: in large matrices stride 1 is fast, and long jumps are slow.",
      ),
      arrays.A.memory,
      arrays.B.memory,
      arrays.C.memory,
    ),
    sizes,
  );

  let drawn = "";
  redraw(state, ["m", "n", "p", "step"], () => {
    const [m, n, p] = ["m", "n", "p"].map((name) => state.get(name));
    const done = now();
    const end = total();
    const { values, last } = multiply(m, n, p, done);
    if (drawn !== `${[m, n, p]}`) {
      arrays.A.shape(m, n);
      arrays.B.shape(n, p);
      arrays.C.shape(m, p);
      matrices.style.setProperty("--cell", `${Math.min(44, Math.floor(216 / (n + Math.max(m, p))))}px`);
    }
    drawn = `${[m, n, p]}`;
    Object.assign(step.querySelector("input"), { max: end, value: done });

    const { i = -1, j = -1, k = -1, places = { A: -1, B: -1, C: -1 }, before = 0 } = last ?? {};
    const kind = (/** @type {boolean} */ lit, /** @type {boolean} */ here) => (here ? "lit here" : lit ? "lit" : "");
    arrays.A.show(values.A, (at) => kind(Math.floor(at / n) === i, at === places.A), ["i", i], ["k", k]);
    arrays.B.show(values.B, (at) => kind(at % p === j, at === places.B), ["k", k], ["j", j]);
    arrays.C.show(values.C, (at) => (at > places.C ? "waiting" : kind(false, at === places.C)));
    const row = last ? Array.from({ length: n }, (_, k) => i * n + k) : [];
    const column = last ? Array.from({ length: n }, (_, k) => k * p + j) : [];
    arrays.A.hops(row, k);
    arrays.B.hops(column, k);

    const jumps = p === 1 ? "neighbours" : `jumps of ${p}`;
    arrays.A.caption.textContent = `A: along ${last ? `row ${i}` : "a row"} the stride is 1: neighbours.`;
    arrays.B.caption.textContent = `B: down ${last ? `column ${j}` : "a column"} the stride is p = ${p}: ${jumps}.`;
    arrays.C.caption.textContent = last ? `C: the sum stays at ${places.C} while k runs.` : "C: every sum begins at 0.";

    const { A: a, B: b, C: c } = places;
    const sum = values.C[c];
    const written = last && [
      [`C[${i}·${p} + ${j}]`, "+=", `A[${i}·${n} + ${k}]`, "·", `B[${k}·${p} + ${j}]`],
      [`C[${c}]`, "+=", `A[${a}]`, "·", `B[${b}]`],
      [`${whole(sum)} = ${whole(before)}`, "+", factor(values.A[a]), "·", factor(values.B[b])],
    ];
    lines
      .slice(1)
      .forEach(({ cells }, line) => cells.forEach((cell, at) => (cell.textContent = written?.[line][at] ?? "")));
    report.replaceChildren(
      `${done} of m·n·p = ${end} multiplications done.`,
      make("br"),
      !last
        ? "No sum has begun."
        : done === end
          ? "C is finished."
          : `C[${c}] = ${whole(sum)} ${k < n - 1 ? "so far" : "is finished"}.`,
    );
    set(matrices, {
      "aria-label": `C = A · B. ${Object.entries(values)
        .map(([name, cells]) => {
          const columns = name === "A" ? n : p;
          const rows = Array.from({ length: cells.length / columns }, (_, at) =>
            cells
              .slice(at * columns, (at + 1) * columns)
              .map(whole)
              .join(", "),
          );
          return `${name} has the rows ${rows.join("; ")}.`;
        })
        .join(" ")} ${last ? `Row ${i} of A and column ${j} of B are lit, at k = ${k}.` : ""}`,
    });
  });
}

export default figure(build);
