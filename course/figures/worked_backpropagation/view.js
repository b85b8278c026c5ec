/** Worked backpropagation: the network, the way forward, and the steps back, solved or with fields for their numbers. */
import { button } from "../shared/controls.js";
import { freshId, make, OWN_KEYS, say, set } from "../shared/elements.js";
import { figure, question, redraw } from "../shared/figure.js";
import { exact } from "../shared/numbers.js";
import { enter, evaluate, fill, renew, STAGES } from "./model.js";

/** @typedef {import("../shared/figure.js").State} State */
/** @typedef {ReturnType<typeof evaluate>} Now */
/** @typedef {Now["steps"][0]["lines"][0]} Line */
/** @typedef {Line["fields"][0][0]} Field */

const MARKS = { "": "", unread: "✘", wrong: "✘", right: "✔" };

/** Where the nodes of the network stand. */
const COLUMNS = [30, 155, 275];
const ROWS = [45, 125];
const [WIDTH, HEIGHT, RADIUS] = [350, 150, 20];

/** The network with its weights, and in its nodes what they give on. @param {Now["network"]} network */
function drawing({ X, W1, A1, W2, Y_hat, Y }) {
  const middle = (ROWS[0] + ROWS[1]) / 2;
  const edge = (/** @type {number[]} */ [x, y], /** @type {number[]} */ [to, down], /** @type {number} */ w) => {
    // Two of the edges cross in their middle.
    const along = to === COLUMNS[1] && y !== down ? 0.3 : 0.5;
    return [
      make("svg:path", { d: `M${x} ${y}L${to} ${down}`, class: `edge ${w > 0 ? "positive" : "negative"}` }),
      make("svg:text", { x: x + along * (to - x), y: y + along * (down - y) + 5, class: "tag" }, exact(w)),
    ];
  };
  const node = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ words, kind = "") => [
    make("svg:circle", { cx: x, cy: y, r: RADIUS, class: `node ${kind}` }),
    make("svg:text", { x, y: y + 5 }, words),
  ];
  const edges = [
    ...W1.flatMap((row, i) => row.map((w, j) => edge([COLUMNS[0], ROWS[j]], [COLUMNS[1], ROWS[i]], w))),
    ...W2.map((w, i) => edge([COLUMNS[1], ROWS[i]], [COLUMNS[2], middle], w)),
  ];
  const paths = edges.map(([path]) => path);
  const nodes = [
    ...X.map((x, j) => node(COLUMNS[0], ROWS[j], exact(x))),
    ...A1.map((a, i) => node(COLUMNS[1], ROWS[i], exact(a), a === 0 ? "off" : "")),
    node(COLUMNS[2], middle, exact(Y_hat)),
  ];
  const label = `A network: the inputs ${X.map((x) => exact(x)).join(" and ")}, two ReLU neurons that give ${A1.map((a) => exact(a)).join(" and ")}, and a sigmoid neuron that answers ${exact(Y_hat)} where ${exact(Y)} is the target. Its numbers are listed beside it.`;
  return make(
    "svg:svg",
    { role: "img", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-label": label },
    ...paths,
    ...edges.map(([, tag]) => tag),
    ...nodes.flat(),
    ...["X", "A₁", "Ŷ"].map((name, i) => make("svg:text", { x: COLUMNS[i], y: i < 2 ? 15 : 55, class: "array" }, name)),
    make("svg:text", { x: COLUMNS[2] + RADIUS + 8, y: middle + 5, class: "target" }, `Y = ${exact(Y)}`),
  );
}

/** The numbers of a row as a list in brackets. @param {Node[]} parts */
const inBrackets = (parts) =>
  parts.length === 1 ? parts : ["[ ", ...parts.flatMap((part, i) => (i ? [", ", part] : [part])), "]"];

/** A field for a number, its mark, and what there is to say of it. @param {State} state @param {string} name @param {string} label */
function field(state, name, label) {
  const id = freshId(name);
  // A keyboard for decimals has no minus sign on some phones.
  const input = make("input", { type: "text", "aria-label": label, "aria-describedby": id, ...OWN_KEYS });
  set(input, { autocomplete: "off", maxlength: 12, "data-number": name });
  let kept = "";
  const check = () => {
    if (input.value !== kept) state.set(enter(state.values(), name, input.value));
  };
  input.addEventListener("change", check);
  // JupyterLab lets no change follow Enter.
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ { key }) => {
    if (key === "Enter") check();
  });
  const mark = make("span", { class: "mark", "aria-hidden": "true" });
  const words = make("span");
  const note = make("p", { id }, make("strong", {}, `${label}: `), words);
  return {
    note,
    view: make("span", { class: "field" }, input, mark),
    /** @param {Field} field */
    show(field) {
      if (kept !== field.text) input.value = field.text;
      kept = field.text;
      set(input, { "aria-invalid": String(field.kind === "wrong" || field.kind === "unread") });
      say(mark, MARKS[/** @type {keyof typeof MARKS} */ (field.kind)]);
      note.className = `note ${field.kind}`;
      note.hidden = !field.words;
      say(words, field.words);
    },
  };
}

/** One line of a step. @param {State} state @param {Line} line */
function lineOf(state, { rule, worked, fields, isDone }) {
  const made = fields.map((row) => row.map(({ name, label }) => field(state, name, label)));
  const rows = made.map((row) => make("span", { class: "entries" }, ...inBrackets(row.map(({ view }) => view))));
  const numbers = make("span", { class: "numbers" }, ...worked.map((words) => make("span", {}, words)));
  return {
    fields: made.flat(),
    view: make(
      "div",
      { class: "line" },
      make("span", { class: "rule" }, rule),
      ...(rows.length ? [make("span", { class: "numbers" }, ...rows)] : []),
      numbers,
    ),
    /** @param {Line} line */
    show(line) {
      numbers.hidden = !line.isDone;
      line.fields.flat().forEach((one, i) => {
        made.flat()[i].show(one);
      });
    },
  };
}

/** One step. @param {State} state @param {Now["steps"][0]} step @param {number} number */
function stepOf(state, { title, why, isOpen, lines }, number) {
  const made = lines.map((line) => lineOf(state, line));
  const fields = made.flatMap(({ fields }) => fields);
  const reveal = button("Show this step", () => state.set(fill(state.values(), number)));
  const notes = make("div", { class: "notes", "aria-live": "polite" }, ...fields.map(({ note }) => note));
  return {
    view: make(
      "li",
      {},
      make("p", { class: "title" }, title),
      make("p", { class: "why" }, why),
      ...made.map(({ view }) => view),
      ...(isOpen ? [notes, make("div", { class: "buttons" }, reveal)] : []),
    ),
    /** @param {Now["steps"][0]} step */
    show(step) {
      // Not hidden or disabled: the keyboard may have come to it from the last blank.
      set(reveal, { "aria-disabled": String(step.lines.every(({ isDone }) => isDone)) });
      step.lines.forEach((line, i) => {
        made[i].show(line);
      });
    },
  };
}

/** The stages, as one choice among radio buttons. @param {State} state */
function stages(state) {
  const group = freshId("stage");
  const inputs = STAGES.map((_, i) => {
    const input = make("input", { type: "radio", name: group, ...OWN_KEYS });
    input.addEventListener("change", () => state.set({ stage: i + 1 }));
    return input;
  });
  const update = () => {
    inputs.forEach((input, i) => {
      input.checked = state.get("stage") === i + 1;
    });
  };
  state.on(["stage"], update);
  update();
  const labels = STAGES.map(({ name }, i) => make("label", {}, inputs[i], name));
  return make("fieldset", { class: "stages" }, make("legend", {}, "Left to you:"), ...labels);
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  const asked = question();
  const how = make("p", { class: "how" });
  const picture = make("div", { class: "picture" });
  const forward = make("ul", { class: "forward" });
  const back = make("ol", { class: "steps" });
  const verdict = make("p", { class: "verdict", "aria-live": "polite" });
  const again = button("New numbers", () => state.set(renew(state.values())));
  frame.append(
    asked,
    make(
      "div",
      { class: "worked-backpropagation" },
      stages(state),
      make("div", { class: "given" }, picture, forward),
      how,
      back,
    ),
    verdict,
    make("div", { class: "buttons" }, again),
  );

  let standing = "";
  /** @type {ReturnType<typeof stepOf>[]} */
  let steps = [];
  redraw(state, (values) => {
    const now = evaluate(values);
    const { stage, seeds } = values;
    // The fields stay as long as the numbers do: one of them has the reader's cursor.
    if (standing !== `${stage} ${seeds}`) {
      standing = `${stage} ${seeds}`;
      steps = now.steps.map((step, i) => stepOf(state, step, i));
      say(asked, now.question);
      say(how, now.how);
      how.hidden = !now.how;
      picture.replaceChildren(drawing(now.network));
      forward.replaceChildren(...now.forward.map((words) => make("li", {}, words)));
      back.replaceChildren(...steps.map(({ view }) => view));
    }
    now.steps.forEach((step, i) => {
      steps[i].show(step);
    });
    say(verdict, now.verdict);
  });
}

export default figure(["stage", "seeds", "entries", "words"], build);
