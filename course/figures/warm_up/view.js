/** A warm-up: three questions from earlier chapters, each answered by a number or a choice, and three new ones. */
import { choosing, paragraph, tell } from "../quiz/choosing.js";
import { button } from "../shared/controls.js";
import { freshId, make, marked, OWN_KEYS, say } from "../shared/elements.js";
import { figure, question as hint, redraw } from "../shared/figure.js";
import { NO_ANSWERS, questions, respond, revealed, score } from "./model.js";

/**
 * @typedef {import("./model.js").Asked} Asked
 * @typedef {import("./model.js").Values} Values
 * @typedef {{ view: Element, answer: (answer: string, values: Values) => void }} Shown
 */

/** A question that is answered by a choice. @param {Asked} question @param {Values} values @param {(answer: string) => void} give @returns {Shown} */
function choice(question, values, give) {
  const choices = "choices" in question ? question.choices : [];
  const said = choices.map(({ text }) => ({ text, said: respond(question, text, values) }));
  const { view, mark } = choosing(question.question, /** @type {any} */ (said), (c) => give(choices[c].text));
  return { view, answer: (answer) => mark(choices.findIndex(({ text }) => text === answer)) };
}

/**
 * A question that is answered by a number.
 * @param {Asked & import("./model.js").Numeric} question @param {number} number @param {Values} values
 * @param {(answer: string) => void} give @returns {Shown}
 */
function entry(question, number, values, give) {
  const id = freshId("answer");
  // No keyboard for numbers: on phones it lacks the minus sign, or the slash.
  const input = make("input", { id, type: "text", autocomplete: "off", autocapitalize: "off", ...OWN_KEYS });
  const label = make("label", { for: id, class: "asked" }, ...marked(question.question));
  const live = make("div", { "aria-live": "polite" });
  let shown = "";
  const check = () => {
    if (input.value.trim()) give(input.value.trim());
    else input.focus();
  };
  // Not a form, which gets no Enter key in JupyterLab.
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ { key }) => {
    if (key === "Enter") check();
  });
  const press = button(values.words.check, check);
  press.setAttribute("aria-label", `${values.words.check} ${number + 1}`);
  return {
    view: make(
      "div",
      {},
      make("div", { class: "entry" }, label, input, " ", press),
      live,
      paragraph(revealed(question, values), "on-paper"),
    ),
    answer(answer, latest) {
      // What is being typed stays while another question is answered.
      if (answer !== shown) input.value = answer;
      shown = answer;
      tell(live, respond(question, answer, latest));
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  const { words } = state.values();
  const list = make("ol", { class: "quiz warm-up", tabindex: -1 });
  const last = make("p", { class: "verdict", "aria-live": "polite" });
  const more = button(words.more, () => {
    isAsked = true;
    state.set({ round: state.get("round") + 1, answers: NO_ANSWERS });
  });
  frame.append(hint(words.hint), list, last, make("div", { class: "buttons" }, more));

  let isAsked = false;
  let drawn = "";
  /** @type {Asked[]} */
  let asked = [];
  /** @type {Shown[]} */
  let shown = [];
  redraw(state, () => {
    // A page that is told no seed draws one of its own.
    if (!state.get("seed")) state.set({ seed: 1 + Math.floor(Math.random() * 2 ** 31) });
    /** @type {Values} */
    const values = state.values();
    const which = [values.chapter, values.seed, values.round].join();
    if (which !== drawn) {
      asked = questions(values);
      shown = asked.map((question, number) => {
        const give = (/** @type {string} */ answer) =>
          state.set({ answers: state.get("answers").with(number, answer) });
        return "choices" in question ? choice(question, values, give) : entry(question, number, values, give);
      });
      list.replaceChildren(...shown.map(({ view }) => make("li", {}, view)));
      drawn = which;
    }
    for (const [number, { answer }] of shown.entries()) answer(values.answers[number], values);
    say(last, score(asked, values));
    // Whoever asks for new questions goes on at the first of them.
    if (isAsked) list.focus();
    isAsked = false;
  });
}

export default figure(["answers", "chapter", "round", "seed", "titles", "words"], build);
