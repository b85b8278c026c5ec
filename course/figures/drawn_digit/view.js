/** The drawn digit: a grid to draw in, the way to 64 numbers, and what the network answers. */
import { button, choice, slider } from "../shared/controls.js";
import { onDrag } from "../shared/dragging.js";
import { freshId, make, OWN_KEYS, say, set } from "../shared/elements.js";
import { figure, onTheme, redraw } from "../shared/figure.js";
import { fixed } from "../shared/numbers.js";
import { asking } from "../shared/prediction.js";
import { boundsOf, SIDE } from "./handwriting.js";
import { asked, BRIGHTEST, DIGITS, EMPTY, evaluate, examples, stroke, UNITS, weightsOf } from "./model.js";

/** @typedef {import("./handwriting.js").Bitmap} Bitmap */
/** @typedef {ReturnType<typeof evaluate>} Now */

/** The pixels of the canvas that one pixel of the drawing takes. */
const CELL = 10;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const INSIDE = { numbers: "the 64 numbers", units: "the 32 hidden units", scores: "the ten scores" };
const STEPS = ["cropped to the ink", "stretched to 20×32", "strokes evened", "left edge upright", "counted in 4×4"];

/** The colours of the theme, by their names. @param {Element} element */
function themeOf(element) {
  const style = getComputedStyle(element);
  return (/** @type {string} */ name) => style.getPropertyValue(`--figure-${name}`).trim() || "transparent";
}

/** A small square canvas. @param {number} side in its own pixels @param {string} kind */
const tile = (side, kind) => make("canvas", { width: side, height: side, class: kind, "aria-hidden": "true" });

/**
 * Paint a square of values, each with the colour and the strength that `look` gives it.
 * @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} values @param {string} paper
 * @param {(value: number, i: number) => { color: string, strength: number }} look
 */
function paint(canvas, values, paper, look) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const side = Math.sqrt(values.length);
  const size = canvas.width / side;
  context.globalAlpha = 1;
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < values.length; i++) {
    const { color, strength } = look(values[i], i);
    if (!strength) continue;
    context.globalAlpha = Math.min(1, strength);
    context.fillStyle = color;
    context.fillRect(size * (i % side), size * Math.floor(i / side), size, size);
  }
  context.globalAlpha = 1;
  return context;
}

/** The grid to draw in, by pointer and by keys. @param {import("../shared/figure.js").State} state @param {() => void} keep what is there, for undo */
function grid(state, keep) {
  const hint = freshId("keys");
  const canvas = make("canvas", {
    width: CELL * SIDE,
    height: CELL * SIDE,
    class: "grid dragged",
    role: "application",
    tabindex: 0,
    "aria-roledescription": "drawing grid",
    "aria-describedby": hint,
    ...OWN_KEYS,
  });
  const pen = { x: SIDE / 2, y: 6, isDown: false };
  /** @type {number[] | null} */
  let last = null;
  const told = make("span", { class: "pen", "aria-live": "polite" });

  const draw = (/** @type {number[]} */ to) => {
    state.set(stroke(state.values(), last ?? to, to));
    last = to;
  };
  canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1)) return;
    keep();
    last = null;
    pen.isDown = false;
    say(told, "");
  });
  onDrag(canvas, (x, y) => draw([SIDE * x, SIDE * y]));
  canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const move = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    if (move && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const far = event.shiftKey ? 4 : 1;
      pen.x = Math.min(SIDE - 1, Math.max(0, pen.x + far * move[0]));
      pen.y = Math.min(SIDE - 1, Math.max(0, pen.y + far * move[1]));
    } else if (event.key === " ") {
      pen.isDown = !pen.isDown;
      if (pen.isDown) keep();
      last = null;
    } else if (event.key === "Escape" && pen.isDown) {
      pen.isDown = false;
    } else return;
    event.preventDefault();
    event.stopPropagation();
    if (pen.isDown) draw([pen.x + 0.5, pen.y + 0.5]);
    if (!move) say(told, `Pen ${pen.isDown ? "down" : "up"} at column ${pen.x + 1}, row ${pen.y + 1}.`);
    show(state.values());
  });
  canvas.addEventListener("blur", () => {
    pen.isDown = false;
    show(state.values());
  });
  canvas.addEventListener("focus", () => show(state.values()));

  /** @param {any} values */
  function show(values) {
    const now = evaluate(values);
    const color = themeOf(canvas);
    const pixels = examples[values.example]?.pixels;
    const context = paint(canvas, pixels ?? now.drawing.ink, color("paper"), (value) => ({
      color: color("ink"),
      strength: pixels ? value / BRIGHTEST : value,
    }));
    context.strokeStyle = color("edge");
    for (let line = 4; line < SIDE; line += 4)
      for (const [x, y] of [
        [1, 0],
        [0, 1],
      ]) {
        context.beginPath();
        context.moveTo(CELL * line * x, CELL * line * y);
        context.lineTo(CELL * (line * x + SIDE * y), CELL * (line * y + SIDE * x));
        context.stroke();
      }
    if (canvas.matches(":focus-visible")) {
      context.beginPath();
      context.arc(CELL * (pen.x + 0.5), CELL * (pen.y + 0.5), pen.isDown ? 8 : 14, 0, 7);
      context.lineWidth = 4;
      context.strokeStyle = color("slope");
      context.stroke();
      context.lineWidth = 1;
    }
    set(canvas, { "aria-label": now.gridWords });
  }
  const keys =
    "Draw with mouse, finger or pen. By keys: arrows move the pen, with Shift farther; Space puts it down and lifts it.";
  return {
    view: make("div", { class: "paper" }, canvas),
    hint: make("p", { id: hint, class: "key" }, keys, " ", told),
    show,
  };
}

/** The ten probabilities as bars. */
function bars() {
  const rows = DIGITS.map((digit) => {
    const bar = make("i");
    const value = make("span");
    const row = make(
      "li",
      {},
      make("b", {}, String(digit)),
      make("span", { class: "bar", "aria-hidden": "true" }, bar),
      value,
    );
    return { row, bar, value };
  });
  return {
    view: make("ol", { class: "bars", "aria-label": "The probability of each digit" }, ...rows.map(({ row }) => row)),
    /** @param {Now} now */
    show({ reading, written }) {
      const most = reading && Math.max(...reading.probabilities);
      rows.forEach(({ row, bar, value }, digit) => {
        const p = reading?.probabilities[digit] ?? 0;
        bar.style.width = `${100 * p}%`;
        row.classList.toggle("most", reading !== null && p === most);
        say(value, written[digit]);
      });
    },
  };
}

/** The steps from a drawing to 64 numbers. */
function way() {
  const tiles = STEPS.map((_, i) => tile(i < 4 ? 4 * SIDE : 96, "step"));
  const items = tiles.map((canvas, i) => make("span", { class: "stage" }, canvas, STEPS[i]));
  const caption = make("p", { class: "caption" });
  const list = make("div", { class: "steps", role: "img" }, ...items);
  return {
    view: make("div", {}, caption, list),
    /** @param {Now} now */
    show({ drawing, way, pixels, caption: words }) {
      const color = themeOf(list);
      const look = (/** @type {number} */ value) => ({ color: color("ink"), strength: value });
      items.forEach((item, i) => {
        item.hidden = i < 4 && !way;
      });
      if (way) {
        const context = paint(tiles[0], drawing.ink, color("paper"), look);
        const { top, bottom, left, right } = boundsOf(drawing);
        context.strokeStyle = color("slope");
        context.lineWidth = 3;
        context.strokeRect(4 * left, 4 * top, 4 * (right - left + 1), 4 * (bottom - top + 1));
        [way.stretched, way.evened, way.upright].forEach(({ ink }, i) => {
          paint(tiles[i + 1], ink, color("paper"), look);
        });
      }
      paint(tiles[4], pixels ?? new Array(64).fill(0), color("paper"), (value) => look(value / BRIGHTEST));
      say(caption, words);
      set(list, { "aria-label": way ? `The steps: ${STEPS.join(", ")}.` : "The 8 by 8 grey values." });
    },
  };
}

/** The 64 numbers, each on its grey. */
function numbers() {
  const cells = Array.from({ length: 64 }, () => make("span"));
  const view = make("div", { class: "numbers", role: "img" }, ...cells);
  return {
    view,
    /** @param {Now} now */
    show({ pixels }) {
      cells.forEach((cell, i) => {
        const value = pixels?.[i];
        say(cell, value === undefined ? "·" : String(value));
        cell.style.setProperty("--share", `${(100 * (value ?? 0)) / BRIGHTEST}%`);
        cell.classList.toggle("dark", (value ?? 0) > BRIGHTEST / 2);
      });
      const rows = pixels && DIGITS.slice(0, 8).map((row) => pixels.slice(8 * row, 8 * row + 8).join(" "));
      set(view, { "aria-label": rows ? `The 64 numbers, row by row: ${rows.join("; ")}.` : "No numbers yet." });
    },
  };
}

/** The hidden units: the weights of each as a picture, and how much it says. @param {import("../shared/figure.js").State} state */
function units(state) {
  const weights = Array.from({ length: UNITS }, (_, unit) => weightsOf(unit));
  const most = Math.max(...weights.flatMap((some) => Array.from(some, Math.abs)));
  const tiles = weights.map(() => tile(40, ""));
  const levels = weights.map(() => make("i"));
  const items = tiles.map((canvas, i) =>
    make("span", { class: "unit" }, canvas, make("span", { class: "bar" }, levels[i])),
  );
  const pictures = make("div", { class: "units", role: "img" }, ...items);
  pictures.addEventListener("click", (/** @type {{ target: HTMLElement }} */ { target }) => {
    const unit = items.findIndex((item) => item.contains(target));
    if (unit >= 0) state.set({ unit });
  });
  const words = make("p", { class: "words-of-unit" });
  const pick = slider(state, "unit", "hidden unit", {
    min: 0,
    max: UNITS - 1,
    step: 1,
    show: (unit) => String(unit + 1),
  });
  return {
    view: make("div", {}, pictures, pick, words),
    /** @param {Now} now @param {{ unit: number }} values */
    show({ reading, unitWords }, { unit }) {
      const color = themeOf(pictures);
      const largest = Math.max(1, ...(reading?.units ?? []));
      tiles.forEach((canvas, i) => {
        paint(canvas, weights[i], color("paper"), (w) => ({
          color: color(w > 0 ? "positive" : "negative"),
          strength: Math.abs(w) / (0.7 * most),
        }));
        levels[i].style.width = `${(100 * (reading?.units[i] ?? 0)) / largest}%`;
        items[i].classList.toggle("chosen", i === unit);
      });
      say(words, unitWords);
      const on = reading?.units.filter((a) => a > 0).length ?? 0;
      set(pictures, { "aria-label": `The weights of the ${UNITS} hidden units as pictures; ${on} units are on.` });
    },
  };
}

/** The ten scores, and what softmax makes of them. */
function scores() {
  const rows = DIGITS.map((digit) => {
    const cells = [1, 2, 3].map(() => make("td"));
    return { cells, row: make("tr", {}, make("th", { scope: "row" }, String(digit)), ...cells) };
  });
  const heads = ["digit", "score z", "e to the z − max", "divided by the sum"];
  const head = make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)));
  return {
    view: make("table", { class: "scores" }, make("thead", {}, head), make("tbody", {}, ...rows.map(({ row }) => row))),
    /** @param {Now} now */
    show({ reading, written }) {
      const most = Math.max(...(reading?.scores ?? [0]));
      rows.forEach(({ cells }, digit) => {
        const z = reading?.scores[digit];
        const words = z === undefined ? ["", "", ""] : [fixed(z), fixed(Math.exp(z - most), 3), written[digit]];
        cells.forEach((cell, i) => {
          say(cell, words[i]);
        });
      });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("drawn-digit");
  /** @type {{ ink: string, example: number }[]} */
  const past = [];
  const keep = () => {
    past.push({ ink: state.get("ink"), example: state.get("example") });
    undo.disabled = false;
  };
  /** @param {{ ink?: string, example: number }} values */
  const change = (values) => {
    keep();
    state.set(values);
  };
  const undo = button("Undo", () => {
    state.set(past.pop() ?? {});
    undo.disabled = !past.length;
  });
  undo.disabled = true;
  const erase = button("Erase", () => change({ ink: EMPTY, example: -1 }));

  const paper = grid(state, keep);
  const status = make("p", { class: "answer", role: "status" });
  const chances = bars();
  const steps = way();
  const inside = { numbers: numbers(), units: units(state), scores: scores() };
  const thumbs = examples.map(() => tile(40, ""));
  const picks = examples.map(({ digit }, i) => {
    const pick = button("", () => change({ example: i }));
    set(pick, { "aria-label": `a ${digit} of the test set` });
    pick.append(thumbs[i]);
    return pick;
  });

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "panels" },
      make("div", {}, paper.view, make("div", { class: "buttons" }, erase, undo)),
      make(
        "div",
        {},
        status,
        chances.view,
        make("p", { class: "title" }, "Or take a picture of the test set:"),
        make("div", { class: "picks", role: "group", "aria-label": "Pictures of the test set" }, ...picks),
      ),
    ),
    paper.hint,
    steps.view,
    make("div", { class: "controls" }, choice(state, "inside", "Look inside", INSIDE)),
    ...Object.values(inside).map(({ view }) => view),
    make(
      "p",
      { class: "key" },
      "The network knows ten digits and nothing else. It gives a digit to whatever you draw, and its probability is no promise.",
    ),
  );

  const ask = redraw(state, (values) => {
    const now = evaluate(values);
    const color = themeOf(frame);
    say(status, now.answer);
    paper.show(values);
    chances.show(now);
    steps.show(now);
    for (const [name, part] of Object.entries(inside)) {
      part.view.hidden = name !== values.inside;
      if (name === values.inside) part.show(now, values);
    }
    thumbs.forEach((canvas, i) => {
      paint(canvas, examples[i].pixels, color("paper"), (value) => ({
        color: color("ink"),
        strength: value / BRIGHTEST,
      }));
      set(picks[i], { "aria-pressed": String(i === values.example) });
    });
  });
  onTheme(state, frame, ask);
}

export default figure(["ink", "example", "inside", "unit"], build);
