/** A quiz: questions with some answers each, and the explanation of the chosen one. */
import { freshId, make, marked, OWN_KEYS, say } from "../shared/elements.js";
import { figure, question as hint, redraw } from "../shared/figure.js";
import { explain, score } from "./model.js";

/** @param {ReturnType<typeof explain>} explained @param {string} where it stands: on the screen or on paper */
const paragraph = ({ kind, verdict, because }, where) =>
  make("p", { class: `because ${kind} ${where}` }, make("strong", {}, verdict), " ", ...marked(because));

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  const group = freshId("quiz");
  /** @type {import("./model.js").Values} */
  const { questions, words } = state.values();
  const asked = questions.map(({ question, choices }, number) => {
    const options = choices.map((choice, c) => {
      const explained = explain(choice, words);
      const input = make("input", { type: "radio", name: `${group}-${number}`, ...OWN_KEYS });
      input.addEventListener("change", () => state.set({ chosen: state.get("chosen").with(number, c) }));
      const live = make("div", { "aria-live": "polite" });
      const label = make("label", {}, input, make("span", {}, ...marked(choice.text)));
      return { explained, input, live, view: make("li", {}, label, live, paragraph(explained, "on-paper")) };
    });
    const legend = make("legend", { class: "asked" }, ...marked(question));
    const list = make("ul", {}, ...options.map(({ view }) => view));
    return { options, view: make("li", {}, make("fieldset", {}, legend, list)) };
  });
  const last = make("p", { class: "verdict", "aria-live": "polite" });
  frame.append(hint(words.hint), make("ol", { class: "quiz" }, ...asked.map(({ view }) => view)), last);

  redraw(state, (values) => {
    asked.forEach(({ options }, number) => {
      options.forEach(({ explained, input, live }, c) => {
        input.checked = values.chosen[number] === c;
        // What is there already is left alone: it would be read out again.
        if (input.checked === !!live.firstChild) return;
        live.replaceChildren(...(input.checked ? [paragraph(explained, "on-screen")] : []));
      });
    });
    say(last, score(values));
  });
}

export default figure(["chosen", "questions", "words"], build);
