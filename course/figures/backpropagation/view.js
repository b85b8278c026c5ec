/** Backpropagation: a computational graph, its values step by step forward, then its gradients step by step backward. */
import { button, choice, figure, make, player, redraw, set, slider, text } from "./drawing.js";

/**
 * `write` and `rules` write what `value` and `locals` compute: of names and of numbers alike.
 * @typedef {{
 *   title: string, write: (inputs: string[]) => string, value: (inputs: number[]) => number,
 *   rules: (inputs: string[], output: string) => string[], locals: (inputs: number[], output: number) => number[]
 * }} Operation
 * @typedef {{ leaves: Record<string, string>, operations: string[][], wide: string[], phone: string[] }} Graph
 * @typedef {Record<string, number>} Numbers
 */

/** @type {Record<string, Operation>} */
const OPERATIONS = {
  add: {
    title: "sum",
    write: (x) => x.join(" + "),
    value: (x) => x.reduce((sum, value) => sum + value),
    rules: (x) => x.map(() => "1"),
    locals: (x) => x.map(() => 1),
  },
  subtract: {
    title: "difference",
    write: (x) => x.join(" − "),
    value: ([u, v]) => u - v,
    rules: () => ["1", "−1"],
    locals: () => [1, -1],
  },
  multiply: {
    title: "product",
    write: (x) => x.join(" · "),
    value: ([u, v]) => u * v,
    rules: ([u, v]) => [v, u],
    locals: ([u, v]) => [v, u],
  },
  square: {
    title: "square",
    write: ([e]) => `${e}²`,
    value: ([e]) => e * e,
    rules: ([e]) => [`2 · ${e}`],
    locals: ([e]) => [2 * e],
  },
  sigmoid: {
    title: "sigmoid",
    write: ([z]) => `σ(${z})`,
    value: ([z]) => 1 / (1 + Math.exp(-z)),
    rules: (_, a) => [`${a} · (1 − ${a})`],
    locals: (_, a) => [a * (1 - a)],
  },
  tanh: {
    title: "tanh",
    write: ([z]) => `tanh(${z})`,
    value: ([z]) => Math.tanh(z),
    rules: (_, a) => [`1 − ${a}²`],
    locals: (_, a) => [1 - a * a],
  },
};

/**
 * Leaves by the traits that hold them; operations in the order of computing: name, operation, inputs; and where each
 * stands on a wide page and on a phone.
 * @type {Record<string, Graph>}
 */
const GRAPHS = {
  "one neuron": {
    leaves: { w1: "w₁", x1: "x₁", w2: "w₂", x2: "x₂", b1: "b", y: "y" },
    operations: [
      ["p₁", "multiply", "w₁", "x₁"],
      ["p₂", "multiply", "w₂", "x₂"],
      ["z", "add", "p₁", "p₂", "b"],
      ["a", "sigmoid", "z"],
      ["e", "subtract", "a", "y"],
      ["L", "square", "e"],
    ],
    wide: [". w₁", "", "x₁ p₁", ". . z a e L", "x₂ p₂", ". . b . y", ". w₂"],
    phone: ["w₁ x₁ w₂", "p₁ x₂ p₂", "b z", ". a", ". e y", ". L"],
  },
  "two layers": {
    leaves: { w1: "w₁", b1: "b₁", w2: "w₂", b2: "b₂", x1: "x", y: "y" },
    operations: [
      ["p₁", "multiply", "w₁", "x"],
      ["z₁", "add", "p₁", "b₁"],
      ["a₁", "tanh", "z₁"],
      ["p₂", "multiply", "w₂", "a₁"],
      ["z₂", "add", "p₂", "b₂"],
      ["ŷ", "sigmoid", "z₂"],
      ["e", "subtract", "ŷ", "y"],
      ["L", "square", "e"],
    ],
    wide: [". w₁ b₁", "", "x p₁ z₁ a₁", "", "", ". p₂ z₂ ŷ e L", "", ". w₂ b₂ . y"],
    phone: ["x p₁ w₁", ". z₁ b₁", ". a₁", ". p₂ w₂", ". z₂ b₂", ". ŷ", ". e y", ". L"],
  },
  "a value used twice": {
    leaves: { w1: "w", x1: "x", y: "y" },
    operations: [
      ["z", "multiply", "w", "x"],
      ["s", "sigmoid", "z"],
      ["a", "multiply", "z", "s"],
      ["e", "subtract", "a", "y"],
      ["L", "square", "e"],
    ],
    wide: [". . s", "w", ". z . a e L", "x", ". . . . y"],
    phone: ["w z x", "s", ". a", ". e y", ". L"],
  },
};
/** @type {Record<string, string>} */
const KINDS = { w: "weight", b: "bias", x: "input", y: "target" };
const SECONDS = 1.5;

/** The values of all operations, from those of the leaves. @param {Graph} graph @param {Numbers} leaves */
function forward({ operations }, leaves) {
  const values = { ...leaves };
  for (const [name, kind, ...inputs] of operations)
    values[name] = OPERATIONS[kind].value(inputs.map((input) => values[input]));
  return values;
}

/**
 * The gradients after some steps backward, and what the last of these steps sent.
 * @param {Graph} graph @param {Numbers} values @param {number} steps
 */
function backward({ operations }, values, steps) {
  /** @type {Numbers} */
  const gradients = steps ? { L: 1 } : {};
  /** @type {{ input: string, local: number, part: number, before?: number }[]} */
  let sent = [];
  for (const [name, kind, ...inputs] of operations.toReversed().slice(0, steps)) {
    const locals = OPERATIONS[kind].locals(
      inputs.map((input) => values[input]),
      values[name],
    );
    sent = inputs.map((input, i) => {
      const before = gradients[input];
      const part = gradients[name] * locals[i];
      gradients[input] = (before ?? 0) + part;
      return { input, local: locals[i], part, before };
    });
  }
  return { gradients, sent };
}

/** A number to two digits, down to four decimals; below that as a power of ten, since it is not zero. @param {number} value */
const written = (value) => {
  const size = Math.abs(value);
  if (size && size < 0.0001) return value.toExponential(0).replaceAll("-", "−");
  return text(value, size >= 0.0995 || !size ? 2 : size >= 0.00995 ? 3 : 4);
};
/** The same inside a formula. @param {number} value */
const inside = (value) => written(value).replace(/^−.*/, "($&)");
/** A formula without needless brackets. @param {string} words */
const plain = (words) =>
  words
    .replace(/^\((−[\d.e−]+)\)(?!²)/, "$1")
    .replace(/\+ \(−([\d.e−]+)\)/g, "− $1")
    .replace(/\((\(.*?\))\)/, "$1");

/** The operation in numbers, and its value. @param {string[]} operation @param {Numbers} values */
function computed([name, kind, ...inputs], values) {
  const { write } = OPERATIONS[kind];
  return `${name} = ${write(inputs)} = ${plain(write(inputs.map((input) => inside(values[input]))))} = ${written(values[name])}`;
}

/**
 * Boxes and arrows of a graph, as wide as the page has room.
 * @param {Graph} graph @param {number} width
 */
function layout({ leaves, operations, wide, phone }, width) {
  const flat = width >= 620;
  const [columns, gap, down] = flat ? [6, 24, 32] : [3, 14, 70];
  const pitch = (width + gap) / columns;
  const half = (pitch - gap) / 2;
  const names = Object.values(leaves);
  const rows = (flat ? wide : phone).map((row) => row.split(" "));
  /** @type {Record<string, { x: number, y: number, column: number, row: number, high: number }>} */
  const boxes = {};
  rows.forEach((row, r) =>
    row.forEach((name, c) => {
      boxes[name] = { x: c * pitch + half, y: 28 + r * down, column: c, row: r, high: names.includes(name) ? 19 : 26 };
    }),
  );
  const arrows = operations.flatMap(([name, , ...inputs]) =>
    inputs.map((input) => {
      const from = boxes[input];
      const to = boxes[name];
      const across = flat ? to.column > from.column : to.row === from.row;
      const right = [Math.sign(to.x - from.x), 0];
      const below = [0, Math.sign(to.y - from.y)];
      // An arrow far up leaves through the top, and one far down arrives there, out of the way of those straight ahead.
      const steep = across && Math.abs(to.y - from.y) > 50;
      const leave = across && !(steep && to.y < from.y) ? right : below;
      const arrive = across && !(steep && to.y > from.y) ? right : below;
      const start = [from.x + leave[0] * half, from.y + leave[1] * from.high];
      const end = [to.x - arrive[0] * half, to.y - arrive[1] * to.high];
      const bend = leave === arrive ? Math.abs(leave === right ? end[0] - start[0] : end[1] - start[1]) / 2 : 24;
      const curve = `M${start} C${start[0] + leave[0] * bend} ${start[1] + leave[1] * bend} ${end[0] - arrive[0] * bend} ${end[1] - arrive[1] * bend} ${end}`;
      /** @param {number[]} tip @param {number[]} way @param {number} length */
      const head = ([x, y], [dx, dy], length) => {
        const backX = x - length * dx;
        const backY = y - length * dy;
        return `M${backX - 4 * dy} ${backY - 4 * dx}L${x} ${y}L${backX + 4 * dy} ${backY + 4 * dx}`;
      };
      return { input, name, forth: curve + head(end, arrive, 6), back: curve + head(start, leave, -6) };
    }),
  );
  return { boxes, arrows, half, height: 56 + (rows.length - 1) * down };
}

/** @param {import("./drawing.js").State} state @param {HTMLElement} el */
function build(state, el) {
  el.classList.add("backpropagation");
  const chosen = () => GRAPHS[state.get("graph")];
  const last = () => 2 * chosen().operations.length;
  const svg = make("svg:svg", { role: "img" });
  const explanation = make("div", { class: "explanation", "aria-live": "polite" });
  const body = make("tbody");
  const head = ["name", "computed as", "value", "gradient"].map((words) => make("th", { scope: "col" }, words));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...head)), body);

  let waited = 0;
  const play = player(
    state,
    (seconds) => {
      waited += seconds;
      if (waited < SECONDS) return true;
      waited = 0;
      state.set({ step: state.get("step") + 1 });
      return state.get("step") < last();
    },
    (playing) => {
      set(explanation, { "aria-live": playing ? "off" : "polite" });
      waited = 0;
      if (playing && state.get("step") === last()) state.set({ step: 0 });
    },
  );
  /** @param {string} words @param {() => number} step */
  const jump = (words, step) =>
    button(words, () => {
      play.stop();
      state.set({ step: Math.max(0, Math.min(last(), step())) });
    });
  const graph = choice(state, "graph", "graph", Object.fromEntries(Object.keys(GRAPHS).map((name) => [name, name])));
  const step = slider(state, "step", "step", { min: 0, max: last(), step: 1, show: String });
  const sliders = ["w1", "w2", "b1", "b2", "x1", "x2", "y"].map((name) => {
    const control = slider(state, name, "", { min: name === "y" ? 0 : -2, max: name === "y" ? 1 : 2, step: 0.1 });
    return { name, control, label: control.querySelector("label") };
  });
  const fit = () => {
    set(step.querySelector("input"), { max: last() });
    const { leaves } = chosen();
    for (const { name, control, label } of sliders) {
      control.hidden = !(name in leaves);
      label.textContent = `${KINDS[name[0]]} ${leaves[name]}`;
    }
  };
  state.on(["graph"], fit);
  fit();
  step.addEventListener("input", play.stop);
  // Each graph has one sigmoid, and the step back through it is the one to look at first.
  graph.addEventListener("change", () => {
    play.stop();
    state.set({ step: last() - chosen().operations.findIndex(([, kind]) => kind === "sigmoid") });
  });

  el.append(
    make(
      "p",
      { class: "question" },
      "Predict first: which gradients come next, and will they be larger than the one they come from, smaller, or the same? Then press Step.",
    ),
    graph,
    svg,
    explanation,
    step,
    make(
      "div",
      { class: "buttons" },
      play.button,
      jump("Back", () => state.get("step") - 1),
      jump("Step", () => state.get("step") + 1),
      jump("Reset", () => 0),
    ),
    make("div", { class: "controls" }, ...sliders.map(({ control }) => control)),
    make("details", {}, make("summary", { "data-lm-suppress-shortcuts": "true" }, "The same as a table"), table),
  );

  const draw = () => {
    const graph = chosen();
    const { leaves, operations } = graph;
    const count = operations.length;
    const step = Math.min(state.get("step"), 2 * count);
    const back = Math.max(0, step - count);
    const values = forward(
      graph,
      Object.fromEntries(Object.entries(leaves).map(([trait, name]) => [name, state.get(trait)])),
    );
    const { gradients, sent } = backward(graph, values, back);
    const current = step ? operations[back ? count - back : step - 1] : [];
    const [now, kind, ...inputs] = current;
    const ahead = operations.slice(step).map(([name]) => name);
    const unsent = operations.slice(0, count - back);

    /** @param {string} name */
    const awaited = (name) => unsent.some(([, , ...inputs]) => inputs.includes(name));
    /** @type {(name: string) => string} */
    const valueOf = (name) => (ahead.includes(name) ? "" : written(values[name]));
    /** @type {(name: string) => string} */
    const gradientOf = (name) => (name in gradients ? written(gradients[name]) + (awaited(name) ? " + …" : "") : "");

    const width = svg.clientWidth || 656;
    const { boxes, arrows, half, height } = layout(graph, width - 4);
    set(svg, { viewBox: `-2 0 ${width} ${height}` });
    const edges = arrows.map(({ input, name, forth, back: reversed }) => {
      const active = name === now;
      const passed = back > 0 && !unsent.some(([other]) => other === name);
      const look = passed ? "backward" : active ? "forward" : ahead.includes(name) ? "ahead" : "";
      return make("svg:path", {
        d: passed ? reversed : forth,
        class: `${look} ${active ? "now" : ""}`,
        "data-edge": `${input} ${name}`,
      });
    });
    const rows = [...Object.values(leaves).map((name) => [name]), ...operations].map(([name, kind, ...inputs]) => ({
      name,
      operation: kind && OPERATIONS[kind].write(inputs),
      value: valueOf(name),
      gradient: gradientOf(name),
    }));
    const nodes = rows.map(({ name, operation, value, gradient }) => {
      const { x, y, high } = boxes[name];
      const reached = back && sent.some(({ input }) => input === name);
      const look = reached ? "backward now" : name === now ? `${back ? "backward" : "forward"} now` : "";
      const top = operation ? y - 12 : y - 21;
      return make(
        "svg:g",
        { class: look, "data-name": name },
        make("svg:rect", { x: x - half, y: y - high, width: 2 * half, height: 2 * high, rx: 7 }),
        make("svg:text", { x, y: top, class: "operation" }, operation ?? ""),
        make("svg:text", { x, y: top + 16, class: "value" }, value ? `${name} = ${value}` : name),
        make("svg:text", { x, y: top + 31, class: "gradient" }, gradient && `d${name} = ${gradient}`),
      );
    });
    svg.replaceChildren(...edges, ...nodes);
    for (const words of svg.querySelectorAll("text"))
      if (words.getComputedTextLength() > 2 * half - 6)
        set(words, { textLength: 2 * half - 6, lengthAdjust: "spacingAndGlyphs" });
    body.replaceChildren(
      ...rows.map(({ name, operation, value, gradient }) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, name),
          make("td", {}, operation ?? KINDS[name[0]]),
          make("td", {}, value || "not yet"),
          make("td", { class: gradient && "gradient" }, gradient || "not yet"),
        ),
      ),
    );

    const title = make("p", { class: "title" });
    const lines = [];
    if (!step) {
      title.textContent = "Before the first step";
      lines.push("Only weights, inputs and target have values. Each step forward computes one more.");
    } else if (!back) {
      title.textContent = `Forward, step ${step} of ${count}: a ${OPERATIONS[kind].title}`;
      lines.push(computed(current, values));
    } else {
      title.textContent = `Backward, step ${back} of ${count}: through the ${OPERATIONS[kind].title}${back === 1 ? ", from dL = dL/dL = 1" : ""}`;
      const rules = OPERATIONS[kind].rules(inputs, now);
      const numbers = OPERATIONS[kind].rules(
        inputs.map((input) => inside(values[input])),
        inside(values[now]),
      );
      const constant = rules.map((rule, i) => rule === numbers[i]);
      const locals = sent.map(({ input, local }, i) => {
        const chain = constant[i] ? [rules[i]] : new Set([rules[i], plain(numbers[i]), written(local)]);
        return make("span", {}, [`∂${now}/∂${input}`, ...chain].join(" = "));
      });
      lines.push(
        locals,
        ...sent.map(({ input, local, part, before }, i) => {
          const product = plain(
            `${inside(gradients[now])} · ${constant[i] ? rules[i].replace("−1", "(−1)") : inside(local)}`,
          );
          const first = before === undefined;
          const chain = `d${now} · ∂${now}/∂${input} = ${product} = ${written(part)}`;
          if (first) return `d${input} = ${chain}${awaited(input) ? " (more to come)" : ""}`;
          return `d${input} += ${chain}: first ${written(before)}, plus ${written(part)} makes ${written(gradients[input])}`;
        }),
      );
    }
    explanation.replaceChildren(title, ...lines.map((line) => make("p", {}, ...[line].flat())));
    set(svg, {
      "aria-label": `Computational graph of ${state.get("graph")}. ${title.textContent}. The table below has every value and every gradient so far.`,
    });
  };
  redraw(state, ["graph", "step", ...sliders.map(({ name }) => name)], draw);
  const room = new ResizeObserver(draw);
  room.observe(el);
  state.atEnd(() => room.disconnect());
}

export default figure(build);
