/** Backpropagation: the graph as boxes and arrows, what the step does, and the same as a table. */
import { asNamed, choice, slider } from "../shared/controls.js";
import { make, OWN_KEYS, set } from "../shared/elements.js";
import { figure, onWidth, redraw } from "../shared/figure.js";
import { asking } from "../shared/prediction.js";
import { steady, transport } from "../shared/transport.js";
import { layout } from "./layout.js";
import { asked, choose, evaluate, GRAPHS, labels, lastStep } from "./model.js";

/** @typedef {ReturnType<typeof evaluate>} Now */

const LEAVES = ["w1", "w2", "b1", "b2", "x1", "x2", "y"];
/** The width where there is none yet. */
const USUAL = 656;
/** Between words and the sides of their box. */
const PADDING = 3;

/** The boxes and arrows. */
function drawing() {
  const svg = make("svg:svg", { role: "img" });
  return {
    view: svg,
    /** @param {string} graph @param {Now} now */
    show(graph, now) {
      const width = svg.clientWidth || USUAL;
      const { boxes, arrows, half, height } = layout(graph, width);
      const edges = arrows.map(({ input, name, forth, back }, i) => {
        const { turned, look } = now.arrows[i];
        return make("svg:path", { d: turned ? back : forth, class: `edge ${look}`, "data-edge": `${input} ${name}` });
      });
      const nodes = now.boxes.map(({ name, operation, value, gradient, look }) => {
        const { x, y, high } = boxes[name];
        const top = operation ? y - 12 : y - 21;
        return make(
          "svg:g",
          { class: look, "data-name": name },
          make("svg:rect", { x: x - half, y: y - high, width: 2 * half, height: 2 * high, rx: 7, class: "node" }),
          make("svg:text", { x, y: top, class: "operation" }, operation),
          make("svg:text", { x, y: top + 16, class: "value" }, value ? `${name} = ${value}` : name),
          make("svg:text", { x, y: top + 31, class: "gradient" }, gradient && `d${name} = ${gradient}`),
        );
      });
      set(svg, { viewBox: `0 0 ${width} ${height}`, "aria-label": now.description });
      svg.replaceChildren(...edges, ...nodes);
      const room = 2 * (half - PADDING);
      for (const words of svg.querySelectorAll("text"))
        if (words.getComputedTextLength() > room) set(words, { textLength: room, lengthAdjust: "spacingAndGlyphs" });
    },
  };
}

/** All values and gradients so far, for those who rather read a table. */
function table() {
  const body = make("tbody");
  const heads = ["name", "computed as", "value", "gradient"].map((words) => make("th", { scope: "col" }, words));
  return {
    view: make(
      "details",
      {},
      make("summary", OWN_KEYS, "The same as a table"),
      make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body),
    ),
    /** @param {Now} now */
    show({ boxes }) {
      body.replaceChildren(
        ...boxes.map(({ name, kind, operation, value, gradient }) =>
          make(
            "tr",
            {},
            make("th", { scope: "row" }, name),
            make("td", {}, operation || kind),
            make("td", {}, value || "not yet"),
            make("td", { class: gradient && "gradient" }, gradient || "not yet"),
          ),
        ),
      );
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("backpropagation");
  const graph = drawing();
  const explanation = make("div", { class: "explanation" });
  const values = table();
  const { scrub, buttons, fit, stop } = transport(state, "step", {
    last: () => lastStep(state.get("graph")),
    live: [explanation],
    back: true,
    timeline: steady(1 / 2),
  });
  const chosen = {
    ...state,
    set(/** @type {Record<string, any>} */ { graph }) {
      stop();
      state.set(choose(graph));
    },
  };
  const sliders = LEAVES.map((name) => ({
    name,
    control: slider(state, name, "", { min: name === "y" ? 0 : -2, max: name === "y" ? 1 : 2, step: 0.1 }),
  }));
  const fitAll = () => {
    fit();
    const used = labels(state.get("graph"));
    for (const { name, control } of sliders) {
      control.hidden = !(name in used);
      control.querySelector("label").textContent = used[name] ?? "";
    }
  };
  state.on(["graph"], fitAll);
  fitAll();

  frame.append(
    asking(state, asked),
    choice(chosen, "graph", "graph", asNamed(Object.keys(GRAPHS))),
    graph.view,
    explanation,
    scrub,
    buttons,
    make("div", { class: "controls" }, ...sliders.map(({ control }) => control)),
    values.view,
  );

  let explained = "";
  const ask = redraw(state, (state) => {
    const now = evaluate(state);
    graph.show(state.graph, now);
    values.show(now);
    const words = JSON.stringify([now.title, now.lines]);
    if (words === explained) return;
    explained = words;
    explanation.replaceChildren(
      make("p", { class: "title" }, now.title),
      ...now.lines.map((line) => make("p", {}, ...line.map((part) => make("span", {}, part)))),
    );
  });
  onWidth(state, frame, ask);
}

export default figure(["graph", "step", ...LEAVES], build);
