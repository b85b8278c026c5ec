/** Questions with some answers each, of which the chosen one says why it is right or not. */
import { freshId, make, OWN_KEYS } from "../shared/elements.js";
import { explain } from "./model.js";

/** A text in which backticks mark code. @param {string} text @returns {(Node | string)[]} */
const marked = (text) => text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));

/** @param {ReturnType<typeof explain>} explained @param {string} where it stands: on the screen or on paper */
const paragraph = ({ kind, verdict, because }, where) =>
  make("p", { class: `because ${kind} ${where}` }, make("strong", {}, verdict), " ", ...marked(because));

/**
 * A list of questions, and how it shows what is chosen.
 * @param {import("./model.js").Question[]} questions @param {import("./model.js").Words} words
 * @param {(number: number, choice: number) => void} choose
 */
export function makeQuestions(questions, words, choose) {
  const group = freshId("quiz");
  const asked = questions.map(({ question, choices }, number) => {
    const options = choices.map((choice, c) => {
      const explained = explain(choice, words);
      const input = make("input", { type: "radio", name: `${group}-${number}`, ...OWN_KEYS });
      input.addEventListener("change", () => choose(number, c));
      const live = make("div", { "aria-live": "polite" });
      const label = make("label", {}, input, make("span", {}, ...marked(choice.text)));
      return { explained, input, live, view: make("li", {}, label, live, paragraph(explained, "on-paper")) };
    });
    const legend = make("legend", { class: "asked" }, ...marked(question));
    const list = make("ul", {}, ...options.map(({ view }) => view));
    return { options, view: make("li", {}, make("fieldset", {}, legend, list)) };
  });
  return {
    view: make("ol", { class: "quiz" }, ...asked.map(({ view }) => view)),
    show(/** @type {number[]} */ chosen) {
      asked.forEach(({ options }, number) => {
        options.forEach(({ explained, input, live }, c) => {
          input.checked = chosen[number] === c;
          // What is there already is left alone: it would be read out again.
          if (input.checked === !!live.firstChild) return;
          live.replaceChildren(...(input.checked ? [paragraph(explained, "on-screen")] : []));
        });
      });
    },
  };
}
