/** The network: its units with small maps and biases, its weights as lines, and one unit as a formula. */
import { make, OWN_KEYS, say, set } from "../shared/elements.js";
import { subscript } from "../shared/numbers.js";
import { CELLS } from "./map.js";
import { shades } from "./model.js";

/**
 * @typedef {import("../mathematics/network.js").Network} Network
 * @typedef {{ canvas: HTMLCanvasElement, element: HTMLElement, label: HTMLElement }} Unit
 */

const ROW = 56;
const HEAD = 34;
/** The middle of a unit's map, above the middle of the unit. */
const ABOVE = 7;
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {ReturnType<typeof import("../shared/plane.js").painter>} painter
 * @param {{ resize: (hidden: number[]) => void, redraw: () => void }} how
 */
export function networkView(painter, { resize, redraw }) {
  let widths = [0];
  let chosen = [0, 0];
  /** @type {Unit[][]} */
  let units = [];
  /** @type {SVGLineElement[][]} */
  let lines = [];
  const drawing = make("svg:svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
  const view = make("div", {
    class: "network",
    role: "group",
    "aria-label": "The network. Arrow keys go from unit to unit.",
  });
  const formula = make("p", { class: "formula" });

  /** @param {number} layer @param {number} unit */
  function choose(layer, unit) {
    const l = Math.max(1, Math.min(widths.length - 1, layer));
    chosen = [l, Math.max(0, Math.min(widths[l] - 1, unit))];
    redraw();
  }
  view.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const move = MOVES[event.key];
    if (!move || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    choose(chosen[0] + move[0], chosen[1] + move[1]);
    units[chosen[0]][chosen[1]].element.focus();
  });

  /** What is above a layer: the name of the inputs and of the output, else how many units there are. @param {number} l */
  function head(l) {
    if (l === 0 || l === widths.length - 1) return make("span", {}, l ? "output" : "inputs");
    const options = [1, 2, 3, 4, 5, 6, 7, 8].map((width) => make("option", { value: width }, String(width)));
    const select = make("select", { "aria-label": `units in hidden layer ${l}`, ...OWN_KEYS }, ...options);
    select.value = String(widths[l]);
    select.addEventListener("change", () => resize(widths.slice(1, -1).with(l - 1, Number(select.value))));
    return select;
  }

  /** @param {number} l @param {number} i @returns {Unit} */
  function unit(l, i) {
    const canvas = make("canvas", { width: CELLS + 1, height: CELLS + 1 });
    const label = make("span", {}, l ? "" : `x${subscript(i + 1)}`);
    const element = l
      ? make("button", { type: "button", class: "unit", ...OWN_KEYS }, canvas, label)
      : make("div", { class: "unit" }, canvas, label);
    if (l) element.addEventListener("click", () => choose(l, i));
    return { canvas, element, label };
  }

  /** Make a network of other widths. @param {number[]} hidden @param {number} outputs */
  function build(hidden, outputs) {
    const focused = view.contains(document.activeElement) && document.activeElement?.getAttribute("aria-label");
    widths = [2, ...hidden, outputs];
    chosen = [widths.length - 1, 0];
    const rows = Math.max(...widths);
    const height = HEAD + ROW * rows + 4;
    const x = (/** @type {number} */ l) => ((l + 0.5) / widths.length) * 100;
    const y = (/** @type {number} */ l, /** @type {number} */ i) => HEAD + ROW * ((rows - widths[l]) / 2 + i + 0.5);
    view.style.height = `${height}px`;
    view.classList.toggle("deep", hidden.length > 2);
    set(drawing, { viewBox: `0 0 100 ${height}` });
    lines = widths.slice(1).map((width, l) =>
      Array.from({ length: width * widths[l] }, (_, i) => {
        const [to, from] = [Math.floor(i / widths[l]), i % widths[l]];
        return make("svg:line", { x1: x(l), y1: y(l, from) - ABOVE, x2: x(l + 1), y2: y(l + 1, to) - ABOVE });
      }),
    );
    drawing.replaceChildren(...lines.flat());
    units = widths.map((width, l) => Array.from({ length: width }, (_, i) => unit(l, i)));
    units.forEach((layer, l) => {
      layer.forEach(({ element }, i) => {
        Object.assign(element.style, { left: `${x(l)}%`, top: `${y(l, i)}px` });
      });
    });
    const heads = widths.map((_, l) => head(l));
    heads.forEach((element, l) => {
      element.classList.add("head");
      element.style.left = `${x(l)}%`;
    });
    view.replaceChildren(drawing, ...heads, ...units.flat().map(({ element }) => element));
    painter.tidy();
    if (focused) heads.find((element) => element.getAttribute("aria-label") === focused)?.focus();
  }

  return {
    view,
    formula,
    build,
    /** Paint the units' maps: the network has just predicted the grid. @param {Network} network @param {ArrayLike<number>} inputs */
    paint({ layers }, inputs) {
      units[0].forEach(({ canvas }, i) => {
        painter.paint(canvas, shades(inputs, 2, i, "identity"));
      });
      layers.forEach(({ A, n_out, activation }, l) => {
        const kind = l === layers.length - 1 ? "output" : activation.name;
        units[l + 1].forEach(({ canvas }, i) => {
          const own = shades(A, n_out, i, kind);
          painter.paint(canvas, own, activation.name === "softmax" ? new Uint8Array(own.length).fill(i) : null);
        });
      });
    },
    /** Write weights and biases, or their gradients. @param {ReturnType<typeof import("./model.js").numbers>} numbers */
    write(numbers) {
      numbers.forEach((layer, l) => {
        layer.lines.forEach(({ kind, width }, i) => {
          set(lines[l][i], { class: kind, style: `stroke-width: ${width.toFixed(2)}px` });
        });
        layer.units.forEach(({ name, label }, i) => {
          const unit = units[l + 1][i];
          const here = chosen[0] === l + 1 && chosen[1] === i;
          say(unit.label, label);
          set(unit.element, {
            "aria-label": `${name}: ${label}`,
            "aria-pressed": here,
            tabindex: here ? 0 : -1,
          });
        });
      });
      say(formula, numbers[chosen[0] - 1].units[chosen[1]].formula);
    },
  };
}
