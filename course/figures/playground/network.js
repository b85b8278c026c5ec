/** The playground's network: its units with small maps and biases, its weights as lines, and one unit in numbers. */
import { make, paint, set, text } from "./drawing.js";

const ROW = 56;
const HEAD = 34;
const DIGITS = "₁₂₃₄₅₆₇₈";

/** A number of any size in few signs: without `digits`, small ones stand as powers of ten too. @param {number} value */
export function brief(value, digits = NaN) {
  const size = Math.abs(value);
  const small = Number.isNaN(digits) && size > 0 && size < 0.001;
  if (small || size >= 1000) return value.toExponential(1).replace("e+", "e").replaceAll("-", "−");
  return text(value, digits || 3);
}

/** The sum of a unit, as a formula. @param {number[]} weights @param {number} bias @param {string} input */
function sumOf(weights, bias, input) {
  const terms = weights.map((w, i) => `${brief(w, 2)} ${input}${DIGITS[i]}`).concat(brief(bias, 2));
  return terms.join(" + ").replaceAll("+ −", "− ");
}

/**
 * @param {import("./drawing.js").State} state @param {number} side of the maps, in cells
 * @param {(hidden: number[]) => void} resize @param {() => void} redraw
 */
export function networkView(state, side, resize, redraw) {
  let widths = [0];
  let chosen = [0, 0];
  /** @type {{ canvas: HTMLCanvasElement, element: HTMLElement, label: HTMLElement }[][]} */
  let units = [];
  /** @type {SVGLineElement[][]} */
  let edges = [];
  const lines = make("svg:svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
  const network = make("div", {
    class: "network",
    role: "group",
    "aria-label": "The network. Arrow keys go from unit to unit.",
  });
  const formula = make("p", { class: "formula", "aria-live": "polite" });

  /** @param {number} layer @param {number} unit */
  function choose(layer, unit) {
    const l = Math.max(1, Math.min(widths.length - 1, layer));
    chosen = [l, Math.max(0, Math.min(widths[l] - 1, unit))];
    redraw();
  }
  network.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    /** @type {Record<string, number[]>} */
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const move = moves[event.key];
    if (!move || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    choose(chosen[0] + move[0], chosen[1] + move[1]);
    units[chosen[0]][chosen[1]].element.focus();
  });

  /** What stands above a layer: the inputs' and the output's name, else how many units there are. @param {number} l */
  function head(l) {
    if (l === 0 || l === widths.length - 1) return make("span", {}, l ? "output" : "inputs");
    const options = [1, 2, 3, 4, 5, 6, 7, 8].map((value) => make("option", { value }, String(value)));
    const select = make(
      "select",
      { "aria-label": `units in hidden layer ${l}`, "data-lm-suppress-shortcuts": "true" },
      ...options,
    );
    select.value = String(widths[l]);
    select.addEventListener("change", () => resize(widths.slice(1, -1).with(l - 1, Number(select.value))));
    return select;
  }

  /** @param {number} l @param {number} i */
  function unit(l, i) {
    const canvas = make("canvas", { width: side, height: side });
    const label = make("span", {}, l ? "" : `x${DIGITS[i]}`);
    const element = l
      ? make("button", { type: "button", class: "unit", "data-lm-suppress-shortcuts": "true" }, canvas, label)
      : make("div", { class: "unit" }, canvas, label);
    if (l) element.addEventListener("click", () => choose(l, i));
    return { canvas, element, label };
  }

  /** @param {number[]} hidden */
  function build(hidden) {
    const focused = network.contains(document.activeElement) && document.activeElement?.getAttribute("aria-label");
    widths = [2, ...hidden, 1];
    chosen = [widths.length - 1, 0];
    const rows = Math.max(...widths);
    const height = HEAD + ROW * rows + 4;
    const x = (/** @type {number} */ l) => ((l + 0.5) / widths.length) * 100;
    const y = (/** @type {number} */ l, /** @type {number} */ i) => HEAD + ROW * ((rows - widths[l]) / 2 + i + 0.5);
    network.style.height = `${height}px`;
    set(lines, { viewBox: `0 0 100 ${height}` });
    edges = widths.slice(1).map((width, l) =>
      Array.from({ length: width * widths[l] }, (_, i) =>
        make("svg:line", {
          x1: x(l),
          y1: y(l, i % widths[l]) - 7,
          x2: x(l + 1),
          y2: y(l + 1, Math.floor(i / widths[l])) - 7,
        }),
      ),
    );
    lines.replaceChildren(...edges.flat());
    units = widths.map((width, l) => Array.from({ length: width }, (_, i) => unit(l, i)));
    units.forEach((layer, l) =>
      layer.forEach(({ element }, i) => Object.assign(element.style, { left: `${x(l)}%`, top: `${y(l, i)}px` })),
    );
    const heads = widths.map((_, l) => head(l));
    heads.forEach((element, l) => {
      element.classList.add("head");
      element.style.left = `${x(l)}%`;
    });
    network.replaceChildren(lines, ...heads, ...units.flat().map(({ element }) => element));
    if (focused) heads.find((element) => element.getAttribute("aria-label") === focused)?.focus();
  }

  /**
   * Colour a unit's map: sigmoid and tanh by their range, others by their largest value on the map.
   * @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} values @param {number} i @param {number} width
   * @param {string} activation @param {Uint8ClampedArray} colors
   */
  function colour(canvas, values, i, width, activation, colors) {
    const own = Float64Array.from({ length: side * side }, (_, cell) => values[cell * width + i]);
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    const [low, high] = activation === "sigmoid" ? [0, 1] : activation === "tanh" ? [-1, 1] : [-largest, largest];
    paint(
      canvas,
      own.map((value) => (value - low) / (high - low)),
      colors,
    );
  }

  return {
    network,
    formula,
    build,
    /**
     * Show the maps: the network has just predicted the grid.
     * @param {import("./network.js").Network} net @param {ArrayLike<number>} grid @param {Uint8ClampedArray} colors
     */
    colour(net, grid, colors) {
      for (const i of [0, 1]) colour(units[0][i].canvas, grid, i, 2, "identity", colors);
      net.layers.forEach(({ A, n_out, activation }, l) =>
        units[l + 1].forEach(({ canvas }, i) => colour(canvas, A, i, n_out, activation.name, colors)),
      );
    },
    /** Show weights and biases, or their gradients. @param {import("./network.js").Network} net @param {boolean} gradients */
    write(net, gradients) {
      const all = net.layers.map(({ W, b, dW, db }) => (gradients ? [dW, db] : [W, b]));
      const largest = Math.max(...all.flatMap(([W]) => [...W].map(Math.abs))) || 1;
      net.layers.forEach(({ n_out }, l) => {
        const [W, b] = all[l];
        edges[l].forEach((edge, i) => {
          const size = Math.abs(W[i]);
          const share = gradients ? size / largest : size / (1 + size);
          set(edge, {
            class: W[i] < 0 ? "against" : "for",
            style: `stroke-width: ${(0.4 + 4.6 * share).toFixed(2)}px`,
          });
        });
        for (let i = 0; i < n_out; i++) {
          const { element, label } = units[l + 1][i];
          const here = chosen[0] === l + 1 && chosen[1] === i;
          label.textContent = gradients ? `db ${brief(b[i])}` : `b ${brief(b[i], 2)}`;
          const name = l < net.layers.length - 1 ? `hidden layer ${l + 1}, unit ${i + 1}` : "output unit";
          set(element, {
            "aria-label": `${name}: ${label.textContent}`,
            "aria-pressed": here,
            tabindex: here ? 0 : -1,
          });
        }
      });
      const [layer, i] = [chosen[0] - 1, chosen[1]];
      const {
        n_in,
        activation: { name },
      } = net.layers[layer];
      const [W, b] = all[layer];
      const own = [...W.slice(i * n_in, (i + 1) * n_in)];
      const isOutput = layer === net.layers.length - 1;
      const sum = sumOf(own, b[i], layer ? "a" : "x");
      const words = `${isOutput ? "Output unit" : `Hidden layer ${layer + 1}, unit ${i + 1}`}: ${
        gradients
          ? `dW = (${own.map((dw) => brief(dw)).join(", ")}), db = ${brief(b[i])}`
          : `${isOutput ? "ŷ" : "a"} = ${name === "identity" ? sum : `${name}(${sum})`}`
      }`;
      if (formula.textContent !== words) formula.textContent = words;
    },
  };
}
