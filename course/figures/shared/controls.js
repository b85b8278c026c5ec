/** Labelled controls, each tied to a name of the state. */
import { freshId, make, OWN_KEYS } from "./elements.js";
import { fixed } from "./numbers.js";

/** @typedef {import("./figure.js").State} State */

/**
 * A labelled slider; its positions are the values, unless told otherwise.
 * @param {State} state @param {string} name @param {string} label
 * @param {{min: number, max: number, step: number, show?: (value: number) => string,
 *   value?: (position: number) => number, position?: (value: number) => number}} range
 */
export function slider(state, name, label, range) {
  const { min, max, step, show = (value) => fixed(value, 1), value = (at) => at, position = (at) => at } = range;
  const id = freshId(name);
  const input = make("input", { id, type: "range", min, max, step, ...OWN_KEYS });
  const output = make("output", { for: id });
  const update = () => {
    input.value = String(position(state.get(name)));
    output.value = show(state.get(name));
    input.setAttribute("aria-valuetext", output.value);
  };
  input.addEventListener("input", () => state.set({ [name]: value(input.valueAsNumber) }));
  state.on([name], update);
  update();
  return make("div", { class: "slider" }, make("label", { for: id }, label), input, output);
}

/**
 * The range of a slider over rising stops; the state may also stand between them.
 * @param {number[]} stops @param {(value: number) => string} show
 */
export const over = (stops, show = String) => ({
  min: 0,
  max: stops.length - 1,
  step: 1,
  show,
  value: (/** @type {number} */ at) => stops[at],
  position: (/** @type {number} */ value) =>
    Math.max(
      0,
      stops.findLastIndex((stop) => stop <= value),
    ),
});

/**
 * A labelled choice.
 * @param {State} state @param {string} name @param {string} label @param {Record<string, string>} choices
 * @param {(value: string) => any} [read] from an option's value to that of the state
 */
export function choice(state, name, label, choices, read = String) {
  const id = freshId(name);
  const options = Object.entries(choices).map(([value, words]) => make("option", { value }, words));
  const select = make("select", { id, ...OWN_KEYS }, ...options);
  const update = () => {
    select.value = state.get(name);
  };
  select.addEventListener("change", () => state.set({ [name]: read(select.value) }));
  state.on([name], update);
  update();
  return make("div", { class: "choice" }, make("label", { for: id }, label), select);
}

/** The choices that are called as they are. @param {string[]} names */
export const asNamed = (names) => Object.fromEntries(names.map((name) => [name, name]));

/** A button that does one thing. @param {string} words @param {() => void} act */
export function button(words, act) {
  const made = make("button", { type: "button", ...OWN_KEYS }, words);
  made.addEventListener("click", act);
  return made;
}
